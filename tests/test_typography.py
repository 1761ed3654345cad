"""Texts in capitals are read as others are, and come back as they were written."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import quoteattr
from quoteattr.typography import in_capitals, readable

ARTICLE = (
    '"The bridge will open in the spring," said Marta Hollis, the county engineer. Bo Kim, the mayor, said the vote '
    "would wait until June. The pump failed at noon. Water reached the second step of the town hall, and then the "
    "board closed the road."
)


def test_an_article_in_capitals(rules: Language) -> None:
    text = ARTICLE.upper()
    quotes = quoteattr.extract(text, rules)
    assert [quote.text for quote in quotes] == [quote.text.upper() for quote in quoteattr.extract(ARTICLE, rules)]
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["MARTA HOLLIS", "BO KIM"]
    [(_, piped)] = quoteattr.pipe([text], rules)
    assert piped == quotes


def test_only_texts_in_capitals_are_changed() -> None:
    assert readable(ARTICLE) == ARTICLE
    assert not in_capitals("BREAKING NEWS. " + ARTICLE)
    assert not in_capitals("NATO, UN AND EU")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_the_length_stays(text: str) -> None:
    assert len(readable(text)) == len(text)
    assert len(readable((text + "İẞŉ") * 80)) == len((text + "İẞŉ") * 80)
