"""Turns of dialogue behind dashes: what of a line is said, and which lines are none. All people are invented."""

import pytest

from quoteattr.annotations import Mark
from quoteattr.marks import find_marks


def said(text: str) -> list[str]:
    return [text[mark.inner_start : mark.inner_end] for mark in find_marks(text) if mark.style == "dash"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("– We have waited long enough, says Ann Lee.", ["We have waited long enough,"]),
        ("– It is late. It is the same boat, she says, and sits down.", ["It is late. It is the same boat,"]),
        ("– Why should I call? asks Ann Lee.", ["Why should I call?"]),
        ("– Too late, the oldest of them announces.", ["Too late,"]),
        ("— It is shut — said Ann Lee. — Come back on Monday.", ["It is shut", "Come back on Monday."]),
        ("—It is shut —said Ann Lee—. Nobody came.", ["It is shut"]),
        ("- The lift is broken, Ann Lee said in May.", ["The lift is broken,"]),
        ("– I have listened, she said after the vote. I will come back.", ["I have listened,", "I will come back."]),
        ("– I have listened, she said after the vote. Nobody clapped.", ["I have listened,"]),
    ],
)
def test_a_turn_goes_up_to_the_clause_that_says_whose_it_is(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_beside_turns_with_a_speaker_stand_others_without() -> None:
    text = "– It is ours, says Ann Lee.\n\nBo Kim looks away.\n\n– Of course. He asks, is it? I say: not yet."
    assert said(text)[1:] == ["Of course. He asks, is it? I say: not yet."]


@pytest.mark.parametrize(
    "text",
    [
        "The list:\n\n– Two eggs.\n– One loaf.",
        "“It leaks.”\n\n— Ann Lee, editor",
        "– It is ours, says Ann Lee.\n\n- Two eggs.\n\n- One loaf.",
        "– It is ours, says Ann Lee.\n\n– Two eggs and a loaf",
    ],
)
def test_lists_and_credits_are_no_turns(text: str) -> None:
    assert all("eggs" not in piece and "Lee" not in piece for piece in said(text))


def test_marks_within_a_turn_lie_deeper() -> None:
    text = "– They called it “ours” again, says Ann Lee. Then “that” came."
    assert [(mark.style, mark.depth) for mark in find_marks(text)] == [("dash", 0), ("double", 1), ("double", 0)]


def test_a_turn_out_of_which_a_pair_of_marks_reaches_is_none() -> None:
    text = "– He “was late, says Ann Lee, by two” hours."
    assert find_marks(text) == [Mark(5, 37, 6, 36)]
