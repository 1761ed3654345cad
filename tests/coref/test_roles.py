"""What the article says that somebody is, and for whom they work. All people and places are invented."""

import pytest
from components.test_speakers import names, read, speakers

from quoteattr.annotations import SpeakerRow

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


def said_by(source: str, *ents: tuple[str, str], more: str = "") -> SpeakerRow:
    """Who the source is, with what the rest of the article says of them."""
    return speakers(read(f"{more}[{source}](S:a) [said](C:a) [it rains](Q:a).", (LEE, KIM, *ents)))["a"]


# -- an office and what it is for --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role",
    [
        "Cabinet member for culture", "shadow minister for rail", "Director of music", "head of legal and tax affairs",
        "Secretary of state for energy", "portfolio holder for housing", "professor of plant biology",
        "Minister for Health and Social Care", "leader of the opposition", "opposition spokesman on health",
        "US Treasury Secretary", "commissioner for veterans", "vice-president for research",
    ],
)  # fmt: skip
def test_an_office_with_what_it_is_for_stands_before_the_name(role):
    row = said_by(f"{role} Ann Lee")
    assert (row.name, row.type, row.role) == ("Ann Lee", "PERSON", role)


@pytest.mark.parametrize(
    "source",
    [
        "A lawyer for victim Ann Lee", "The father of patient Ann Lee", "Critics of housing minister Ann Lee",
        "An adviser to president Ann Lee", "A spokesman for mayor Ann Lee", "The head of a club Ann Lee joined",
        "A manager of builders Ann Lee Homes",
    ],
)  # fmt: skip
def test_who_works_for_somebody_named_is_somebody_else(source):
    assert said_by(source).name != "Ann Lee"


# -- what somebody was -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["then-Gov.", "Then-Sen.", "ex-mayor", "Ex-President", "former-minister", "Ex-Capt."])
def test_an_office_held_once_is_no_part_of_the_name(role):
    row = said_by(f"{role} Ann Lee", more="In 2018 it snowed. ")
    assert (row.name, row.type, row.role) == ("Ann Lee", "PERSON", role)


def test_a_sentence_does_not_end_behind_such_an_office():
    text = "When [then-Gov. Ann Lee](S:a) [said](C:a) [it rained](Q:a), [she](S:b) [meant](C:b) [hail](Q:b)."
    assert names(read(text, (LEE,))) == {"a": "Ann Lee", "b": "Ann Lee"}
