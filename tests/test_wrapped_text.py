"""Line breaks in mid-sentence cost no quotation, and offsets hold in the text as given."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import quoteattr
from quoteattr.marks import unwrap

ARTICLE = [
    '"The bridge will open in the spring, and not a day sooner than the council has promised," said Marta Hollis, the '
    "county engineer, who has worked on it since it was drawn.",
    "Bo Kim, the mayor, told the meeting that the vote would have to wait until June because two members were away.",
    "According to the board, the pump failed at noon and water reached the second step of the town hall before anybody "
    "was called.",
]


@pytest.mark.parametrize("width", [38, 60, 72])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_wrapped_lines_change_no_quotation(rules: Language, width: int, ending: str) -> None:
    text = f"{ending}{ending}".join(ending.join(textwrap.wrap(paragraph, width)) for paragraph in ARTICLE)
    found, expected = quoteattr.extract(text, rules), quoteattr.extract("\n\n".join(ARTICLE), rules)
    assert len(expected) == 3
    assert [" ".join(quote.text.split()) for quote in found] == [quote.text for quote in expected]
    assert [quote.speaker.name if quote.speaker else None for quote in found] == [
        quote.speaker.name if quote.speaker else None for quote in expected
    ]
    for quote in found:
        assert all(text[piece.start : piece.end] == piece.text for piece in quote.content)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry to Larsen Bay will be late again\nby Ann Lee\n\nThe ferry will be late, the board said.",
        "Bread\nmilk\neggs\nbutter and a little salt\nflour",
        "The ferry will be late.\nThe board said so.\nNobody was hurt.",
        "Q: Will the ferry to Larsen Bay be late?\nA: yes, it will be late again.\nQ: Why?\nA: nobody knows.",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrap(text) == text


def test_paragraphs_of_wrapped_text_stay_apart() -> None:
    wrapped = (
        "The ferry will be late again this\nweek, and nobody at the harbour can\nsay why.\n\nThe board meets in\nJune."
    )
    assert unwrap(wrapped).split("\n\n")[0] == wrapped.split("\n\n")[0].replace("\n", " ")
    assert "\n\n" in unwrap(wrapped)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ferry", "Ann", "harbour.", "“late”", "\n", "\r\n", "\n\n", "  ", "\u2028", "\x85", "\t"]),
        max_size=120,
    )
)
def test_only_line_breaks_and_what_stands_beside_them_become_spaces(pieces: list[str]) -> None:
    text = " ".join(pieces)
    after = unwrap(text)
    assert len(after) == len(text)
    assert all(new == old or (new == " " and old.isspace()) for old, new in zip(text, after, strict=True))
