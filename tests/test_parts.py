"""A text of any length is read, in parts where it is long; every offset holds, and one name is one speaker."""

import pytest
from spacy.language import Language

import quoteattr
from quoteattr import Article
from quoteattr.parts import MOST, NEAR, split_parts

PARAGRAPH = '"The bridge will open in the spring," said Marta Hollis, the county engineer. Bo Kim said it will not.\n\n'


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("quoteattr.pipeline.MOST", 700)
    monkeypatch.setattr("quoteattr.pipeline.split_parts", lambda article: split_parts(article, 700))
    return 700


@pytest.mark.parametrize("text", ["", "a", "a" * 25, "a b\n\nc" * 40, "One. Two. " * 30, "\n" * 90, "ab\ncd" * 50])
@pytest.mark.parametrize("most", [10, 24, 1000])
def test_parts_are_the_text_and_none_is_too_long(text: str, most: int) -> None:
    parts = list(split_parts(Article(text=text, title="T"), most))
    assert "".join(part.text for _, part in parts) == text
    assert all(text[offset : offset + len(part.text)] == part.text for offset, part in parts)
    assert all(len(part.text) <= most for _, part in parts)
    assert [part.title for _, part in parts] == ["T"] + [None] * (len(parts) - 1)


def test_a_part_ends_with_a_paragraph_where_it_can() -> None:
    text = PARAGRAPH * int(2.8 * MOST / len(PARAGRAPH))
    parts = [part.text for _, part in split_parts(Article(text=text))]
    assert len(parts) == 3
    assert all(part.endswith("\n\n") and len(part) > MOST - NEAR for part in parts[:-1])


def test_long_articles_are_read_as_short_ones_are(rules: Language, short_parts: int) -> None:
    text = PARAGRAPH * 16
    article = Article(text=text, title="The bridge", id="a")
    quotes = quoteattr.extract(article, rules)
    assert len(quotes) == 32
    assert len({quote.id for quote in quotes}) == 32
    assert [quote.content[0].start for quote in quotes] == sorted(quote.content[0].start for quote in quotes)
    for quote in quotes:
        assert quote.article is article
        assert quote.speaker is not None
        spans = [*quote.content, *quote.fragments, quote.source, quote.cue and quote.cue.span, *quote.speaker.mentions]
        assert all(text[span.start : span.end] == span.text for span in spans if span)
    assert len({quote.speaker.id for quote in quotes if quote.speaker and quote.speaker.name == "Marta Hollis"}) == 1
    assert len({quote.speaker.id for quote in quotes if quote.speaker}) == 2


def test_long_articles_keep_their_place_among_others(rules: Language, short_parts: int) -> None:
    articles = [Article(text=PARAGRAPH * n, id=str(n)) for n in (1, 12, 2)]
    found = list(quoteattr.pipe(articles, rules))
    assert [article.id for article, _ in found] == ["1", "12", "2"]
    assert [len(quotes) for _, quotes in found] == [2, 24, 4]


def test_more_than_spacy_takes_is_read(rules: Language, short_parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "max_length", 800)
    [(_, quotes)] = quoteattr.pipe([PARAGRAPH * 12], rules, on_error=lambda article, error: pytest.fail(str(error)))
    assert len(quotes) == 24
