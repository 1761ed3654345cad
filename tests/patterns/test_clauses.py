"""Which verbs of a quotation report what somebody else has said."""

import pytest
from spacy.language import Language

import quoteattr


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ("They promised us a warm ward", ["a warm ward"]),
        ("They ordered us to leave", ["us to leave"]),
        ("They can no longer promise us a warm ward", []),
        ("I like the plan", []),
    ],
)
def test_in_a_quotation_only_what_was_done_is_reported(rules: Language, words: str, inner: list[str]) -> None:
    quotes = quoteattr.extract(f"“{words},” said Ann Lee.", rules)
    assert [quote.content[0].text for quote in quotes if quote.parent is not None] == inner
