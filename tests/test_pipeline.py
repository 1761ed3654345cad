"""load, extract, pipe: order, failures, metadata; with the rule pipeline and with stand-in components."""

import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quoteattr
from quoteattr import Article
from quoteattr.annotations import Attribution, read_article, write_attributions
from quoteattr.errors import PipelineNotFoundError
from quoteattr.pipeline import RULE_COMPONENTS, installed
from quoteattr.scans import Mended

TEXT = '"The bridge will open in the spring," said Marta Hollis, the county engineer.'


@Language.component("quoteattr_test_first_word")
def first_word(doc: Doc) -> Doc:
    """Quotes the first word; raises on a text that says so."""
    if "raise" in doc.text:
        raise RuntimeError("no luck")
    if len(doc):
        write_attributions(doc, [Attribution("Q1", ((0, len(doc[0])),))])
    return doc


@pytest.fixture
def toy() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_test_first_word")
    return nlp


def test_pipe_gives_every_article_once_and_in_order(toy: Language) -> None:
    articles = [Article(text=f"word{i} more", id=str(i)) for i in range(23)]
    results = list(quoteattr.pipe(articles, toy, batch_size=5))
    assert [article for article, _ in results] == articles
    assert [quotes[0].text for _, quotes in results] == [f"word{i}" for i in range(23)]


def test_pipe_keeps_the_kinds_asked_for_and_every_article(toy: Language) -> None:
    articles = [Article("word more"), Article("other words")]
    for kinds, left in ({"direct", "mixed"}, [0, 0]), ("indirect", [1, 1]), (None, [1, 1]):
        results = list(quoteattr.pipe(articles, toy, kinds=kinds))
        assert [len(quotes) for _, quotes in results] == left
        assert [article for article, _ in results] == articles


def test_a_failing_article_comes_back_empty_and_is_named(toy: Language) -> None:
    articles = [Article(text=text, id=text[0]) for text in ("a good", "b raise", "c good")]
    failures: list[tuple[str | None, str]] = []
    results = list(quoteattr.pipe(articles, toy, on_error=lambda a, e: failures.append((a.id, str(e)))))
    assert [(article.id, len(quotes)) for article, quotes in results] == [("a", 1), ("b", 0), ("c", 1)]
    assert failures == [("b", "no luck")]


def test_by_default_a_failure_is_a_warning(toy: Language) -> None:
    with pytest.warns(RuntimeWarning, match="article 'x' failed: RuntimeError: no luck"):
        [(_, quotes)] = quoteattr.pipe([Article(text="raise", id="x")], toy)
    assert quotes == ()


def test_pipe_is_lazy(toy: Language) -> None:
    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield "word"

    stream = quoteattr.pipe(endless(), toy, batch_size=2)
    assert next(stream)[1][0].text == "word"


def test_texts_and_articles_may_be_mixed(toy: Language) -> None:
    results = list(quoteattr.pipe(["plain", Article(text="given", id="g")], toy))
    assert [article.id for article, _ in results] == [None, "g"]


def test_nothing_in_nothing_out(toy: Language) -> None:
    assert list(quoteattr.pipe([], toy)) == []
    assert quoteattr.extract("", toy) == ()


def test_metadata_travels_with_the_doc(toy: Language) -> None:
    article = Article(text="word", id="a", outlet="The Ashby Herald", published="2031-05-14", authors=("Jo Ray",))
    doc = toy(quoteattr.make_doc(toy, article))
    assert read_article(doc) == article
    assert quoteattr.extract(article, toy)[0].article is article


def test_a_lone_surrogate_costs_no_offset(toy: Language) -> None:
    text = "wo\ud800rd and more"
    [quote] = quoteattr.extract(text, toy)
    assert quote.article.text == text
    assert quote.content[0].text == text[quote.content[0].start : quote.content[0].end]


def test_an_unknown_pipeline_is_an_error_that_says_what_there_is() -> None:
    with pytest.raises(PipelineNotFoundError, match="No pipeline 'en_quoteattr_xxl'") as caught:
        quoteattr.load("en_quoteattr_xxl")
    assert all(name in str(caught.value) for name in installed())


def test_a_folder_that_holds_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineNotFoundError, match=str(tmp_path)):
        quoteattr.load(tmp_path)


# -- the packaged rule pipeline ----------------------------------------------------------------------------------------


def test_the_rule_pipeline_has_its_components_in_order(rules: Language) -> None:
    assert [name for name in rules.pipe_names if name.startswith("quoteattr_")] == list(RULE_COMPONENTS)


def test_every_quotation_says_which_pipeline_found_it(rules: Language, tmp_path: Path) -> None:
    [quote] = quoteattr.extract(TEXT, rules)
    assert quote.evidence[-1] == f"en_quoteattr_rules {rules.meta['version']}"
    [(article, quotes)] = quoteattr.pipe([TEXT], rules)
    assert quotes == (quote,)
    assert str(quoteattr.to_dataframe(quotes)["evidence"][0]).endswith(quote.evidence[-1])
    path = quoteattr.to_jsonl([(article, quotes)], tmp_path / "q.jsonl")
    assert list(quoteattr.from_jsonl(path)) == [(article, quotes)]


def test_a_pipeline_loads_from_its_path(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path / "mine")
    again = quoteattr.load(tmp_path / "mine")
    assert quoteattr.extract(TEXT, again) == quoteattr.extract(TEXT, rules)


def test_who_said_what(rules: Language) -> None:
    [quote] = quoteattr.extract(TEXT, rules)
    assert quote.kind == "direct"
    assert quote.fragments[0].text == "The bridge will open in the spring,"
    assert quote.cue is not None and (quote.cue.lemma, quote.cue.stance) == ("say", "say")
    assert quote.speaker is not None and (quote.speaker.name, quote.speaker.type) == ("Marta Hollis", "PERSON")


def test_kinds_are_chosen_by_the_caller(rules: Language) -> None:
    text = TEXT + " Bo Kim said the vote would wait."
    assert {quote.kind for quote in quoteattr.extract(text, rules)} == {"direct", "indirect"}
    assert {quote.kind for quote in quoteattr.extract(text, rules, kinds={"indirect"})} == {"indirect"}


def test_components_work_in_a_pipeline_of_ones_own() -> None:
    for name in RULE_COMPONENTS:
        pytest.importorskip(f"quoteattr.components.{name.removeprefix('quoteattr_')}")
    nlp = spacy.blank("en")
    quoteattr.add_components(nlp)
    [quote] = nlp("Mayor says bridge will open in May\n\nThe bridge was closed in June. It is old.")._.quotes
    assert (quote.text, quote.section) == ("bridge will open in May", "headline")  # which asks for no parse
    assert quote.source is not None and quote.source.text == "Mayor"


def test_nothing_warns_on_an_ordinary_article(rules: Language) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quoteattr.extract(Article(text=TEXT, published="2031-05-14"), rules)


def test_a_text_that_cannot_be_mended_fails_alone(rules: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def mended(article: Article) -> Mended:
        if article.id == "b":
            raise ValueError("no")
        return Mended(article)

    monkeypatch.setattr(quoteattr.pipeline, "mended", mended)
    failed: list[str | None] = []
    articles = [Article(text="“It is late,” said Ann Lee.", id=name) for name in "abc"]
    found = list(quoteattr.pipe(articles, rules, on_error=lambda article, error: failed.append(article.id)))
    assert [(article.id, len(quotes)) for article, quotes in found] == [("a", 1), ("b", 0), ("c", 1)]
    assert failed == ["b"]
