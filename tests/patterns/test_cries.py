"""Cries with who utters them behind. All people are invented."""

import pytest

from quoteattr.marks import find_marks
from quoteattr.patterns.cries import find_cries
from quoteattr.patterns.page import Page


def cries(text: str) -> list[tuple[str, str]]:
    found = find_cries(Page(text, find_marks(text), []))
    return [(text[slice(*f.cue)], text[slice(*f.source)]) for f in found if f.cue and f.source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It drew a shout of “Sack them!” from a man in a red hat.", ("shout of", "a man in a red hat")),
        ("There were cries of “Shame!” from the back row, and boos.", ("cries of", "the back row")),
        ("A chant of “Out!” went up from the stand.", ("chant of", "the stand")),
        ("A cry of “Speak up!” came from Ann Lee and she left.", ("cry of", "Ann Lee")),
    ],
)
def test_who_it_is_from_says_it(text: str, expected: tuple[str, str]) -> None:
    assert cries(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["A shout of “Sack them!” was heard.", "A copy of “The Tide” from a shop.", "A shout of “Out!” from behind it."],
)
def test_nobody_else_does(text: str) -> None:
    assert cries(text) == []
