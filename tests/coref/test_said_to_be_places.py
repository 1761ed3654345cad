"""Places that a label calls people, by what the text says of them. Names are invented."""

import pytest
from coref.test_people_taken_up import said_by

PLACE = ("Vale Roe", "PERSON")


@pytest.mark.parametrize(
    "before",
    [
        "Vale Roe is a quiet fishing village.",
        "Vale Roe, a port of 400 houses, was cut off.",
        "Vale Roe has 1,400 inhabitants.",
        "In Vale Roe, the river rose by night.",
        "Near Vale Roe, a coach left the road.",
        "Snow fell on Vale Roe, where the pass is shut.",
    ],
)
def test_what_is_said_to_be_a_place_says_nothing(before):
    assert said_by(f"{before} [The driver](S:a) [said](C:a) [it was late](Q:a).", PLACE) == "The driver"


@pytest.mark.parametrize(
    "before",
    [
        "Vale Roe, a nurse in the fishing village of Dunmere, was cut off.",
        "The note was in Vale Roe's hand.",
        "Voters have lost confidence in Vale Roe.",
        "Vale Roe was driving, a village choir behind.",
    ],
)
def test_somebody_beside_a_place_is_none(before):
    assert said_by(f"{before} [The 40-year-old](S:a) [said](C:a) [it was late](Q:a).", PLACE) == "Vale Roe"


@pytest.mark.parametrize("by", ["The striker", "The Dutchman", "The 43-year-old"])
def test_a_name_before_a_noun_is_not_who_is_described(by):
    text = f"The Vale Roe goalkeeper was hurt. [{by}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, PLACE) == by
