"""Questions without marks that their own report interrupts. All people are invented."""

import pytest

from quoteattr.marks import find_marks
from quoteattr.patterns.asked import find_asked
from quoteattr.patterns.page import Page


def asked(text: str) -> list[tuple[list[str], str]]:
    found = find_asked(Page(text, find_marks(text), []))
    return [([text[slice(*piece)] for piece in f.content], text[slice(*f.source)]) for f in found if f.source]


@pytest.mark.parametrize(
    ("text", "head", "who", "rest"),
    [
        ("It rained. Would the board, Ann Lee wanted to know, meet?", "Would the board", "Ann Lee", "meet?"),
        ("Would it, Ann Lee of Alder Ford wondered, last?", "Would it", "Ann Lee of Alder Ford", "last?"),
        ("“No.” Did she, the old judge asked her, expect more?", "Did she", "the old judge", "expect more?"),
    ],
)
def test_both_halves_are_asked(text: str, head: str, who: str, rest: str) -> None:
    assert asked(text) == [([head, rest], who)]


@pytest.mark.parametrize(
    "text",
    [
        "Would the board, Ann Lee wanted to know. It met.",
        "When the board met, Ann Lee asked, as ever, for tea.",
        "“Would the board, Ann Lee wanted to know, meet?” asked Kim.",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert asked(text) == []
