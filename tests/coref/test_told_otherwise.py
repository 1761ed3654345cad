"""Ties, ages, votes and documents that are told otherwise than by the common phrases. All people are invented."""

import pytest
from components.test_speakers import names, read

ENTS = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Ora Roe", "PERSON"))
#: So that what follows is no headline.
LEAD = "A boy of nine was sent home from school, and the town has talked of little else since.\n\n"


def meant(before: str, source: str, behind: str = "") -> str | None:
    """Whom a source means between the sentences."""
    return names(read(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a). {behind}", ENTS))["a"]


@pytest.mark.parametrize(
    ("before", "source", "by"),
    [
        ("Bo Kim and Ora Roe, brothers, fell out. Their mother, Ann Lee, wept.", "Their mother", "Ann Lee"),
        ("Bo Kim has a wife, Ann Lee, and two sons.", "His wife", "Ann Lee"),
        ("Bo Kim's first wife was Ann Lee.", "His first wife", "Ann Lee"),
        ("Ann Lee, now 70, won it in 1974. She met Ora Roe, 34.", "The older woman", "Ann Lee"),
        ("Ann Lee, a former champion, who is 70, met Ora Roe, 34.", "The older woman", "Ann Lee"),
        ("Ann Lee and Bo Kim gave evidence.", "The second of the two", "Bo Kim"),
    ],
)
def test_ties_and_ages_that_are_told_otherwise(before, source, by):
    assert meant(LEAD + before, source) == by


@pytest.mark.parametrize(
    ("before", "winner", "loser"),
    [
        ("Bo Kim narrowly lost to Ann Lee.", "Ann Lee", "Bo Kim"),
        ("Bo Kim was narrowly beaten by Ann Lee.", "Ann Lee", "Bo Kim"),
        ("Ann Lee pipped Bo Kim to the seat.", "Ann Lee", "Bo Kim"),
        ("Ann Lee was chosen over Bo Kim.", "Ann Lee", "Bo Kim"),
    ],
)
def test_who_won_and_who_lost_a_vote(before, winner, loser):
    assert meant(LEAD + before, "The winner") == winner
    assert meant(LEAD + before, "The loser") == loser


@pytest.mark.parametrize(
    "before",
    [
        "The complaint came from Chief Ann Lee.",
        "Ann Lee's report runs to nine pages.",
        "A letter by the cook, Ann Lee, was read out.",
    ],
)
def test_in_it_speaks_who_has_written_it(before):
    told = f"{LEAD}Bo Kim came late. [He](S:b) [said](C:b) [it rained](Q:b). {before} "
    assert names(read(f"{told}In it [she](S:a) [said](C:a) [no](Q:a).", ENTS))["a"] == "Ann Lee"
