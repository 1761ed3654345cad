"""What is reported in an article becomes articles in which reports within reports are outermost."""

from annotated import read_answer

from quoteattr.corpora.gold import GoldArticle, GoldAttribution
from quoteattr.training import inner_articles
from quoteattr.types import Article


def _gold(annotated: str) -> GoldArticle:
    answer = read_answer(annotated)
    return GoldArticle(
        article=Article(text=answer.text, id="a"),
        attributions=tuple(
            GoldAttribution(
                id=key,
                kind="indirect",
                content=tuple(spans.get("CONTENT", ())),
                cue=tuple(spans.get("CUE", ())),
                source=tuple(spans.get("SOURCE", ())),
            )
            for key, spans in answer.spans.items()
        ),
    )


def _words(article: GoldArticle) -> list[tuple[str, str]]:
    return [(article.text[slice(*att.cue[0])], article.text[slice(*att.content[0])]) for att in article.attributions]


def test_a_report_within_a_report_stands_in_an_article_of_its_own() -> None:
    gold = _gold(
        "[Ilse Brandt](SOURCE:Q1) [said](CUE:Q1) [that [the baker](SOURCE:Q2) [had sworn](CUE:Q2) "
        "[the oven was off](CONTENT:Q2)](CONTENT:Q1). It was not."
    )
    (inner,) = inner_articles([gold])
    assert inner.text == "the baker had sworn the oven was off"
    assert _words(inner) == [("had sworn", "the oven was off")]
    assert inner.id != gold.id


def test_a_content_with_a_verb_of_speech_and_no_report_is_an_article_without_one() -> None:
    (inner,) = inner_articles(
        [_gold("[Ilse Brandt](SOURCE:Q1) [said](CUE:Q1) [that nobody had told her](CONTENT:Q1).")]
    )
    assert inner.attributions == ()


def test_contents_without_a_verb_of_speech_give_none() -> None:
    assert inner_articles([_gold("[Ilse Brandt](SOURCE:Q1) [said](CUE:Q1) [that the oven was off](CONTENT:Q1).")]) == []
