"""Quotations with a credit behind or below them."""

import pytest
from annotated import read_answer

from quoteattr.marks import find_marks
from quoteattr.patterns.credits import find_credits
from quoteattr.patterns.page import Page


def credits(text: str) -> list[tuple[str, str, str]]:
    found = find_credits(Page(text, find_marks(text), []))
    return [tuple(text[slice(*span)] for span in (f.content[0], f.cue, f.source)) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "[“It leaks.”](CONTENT:Q1) [—](CUE:Q1) [Meg Prowse](SOURCE:Q1)",
        "Readers wrote in.\n\n[“It leaks.”](CONTENT:Q1) [―](CUE:Q1) [Meg Prowse, engineer](SOURCE:Q1)\n\nMore to come.",
        '["It leaks."](CONTENT:Q1)\n[--](CUE:Q1) [A. Sand Jr.](SOURCE:Q1)\n',
        "[“It leaks.”](CONTENT:Q1)\n\n[–](CUE:Q1) [Julian Sand](SOURCE:Q1)",
        "The fair opened.\n\n[“It leaks when it rains”](CONTENT:Q1)[:](CUE:Q1) [Meg Prowse](SOURCE:Q1) at her stall.",
    ],
)
def test_a_credit_names_the_speaker(text: str) -> None:
    answer = read_answer(text)
    spans = answer.spans["Q1"]
    expected = tuple(answer.text[slice(*spans[label][0])] for label in ("CONTENT", "CUE", "SOURCE"))
    assert credits(answer.text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks.” — Then the roof fell in.",
        "“The Long Way Home”: Ann Lee at the organ.",
        "“It leaks when it rains”: the view of Meg Prowse",
        "She said “it leaks” — Meg Prowse",
        "“It leaks,” — he shook his head — “and it always will.”",
        "“It leaks.”\n\n— and so on",
        "“It leaks.”\n\nMeg Prowse",
        "“It leaks.” — " + "Very " * 20 + "Long",
    ],
)
def test_other_dashes_credit_nobody(text: str) -> None:
    assert credits(text) == []


def test_each_quotation_has_its_own_credit() -> None:
    text = "“One.” — Ann Lee\n“Two.” — Bo Kim\n“Three.”"
    assert [source for _, _, source in credits(text)] == ["Ann Lee", "Bo Kim"]
