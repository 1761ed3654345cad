"""Whom the words beside a noun pick: where somebody is from, what was done to them, how it ended, who came before. All
people and places are invented."""

import pytest
from components.test_speakers import names, read

ENTS = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Dunmere", "GPE"), ("Corran", "GPE"))


def meant(before: str, source: str) -> str | None:
    """Whom a source means behind the sentences."""
    return names(read(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a).", ENTS))["a"]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee of Dunmere and Bo Kim of Corran shared the prize.", "The Dunmere woman"),
        ("Ann Lee of Dunmere and Bo Kim of Corran spoke at a fair.", "The Dunmere executive"),
        ("Bo Kim, mayor of Corran, wrote to his Dunmere counterpart, Ann Lee, in May.", "The Dunmere mayor"),
        ("Ann Lee, Liberal member for Dunmere, met Bo Kim, Labour member for Corran.", "The Liberal"),
        ("Bo Kim, the mayor, and his deputy, Ann Lee, fell out.", "The deputy mayor"),
        ("The panel, chaired by Ann Lee, cleared Bo Kim.", "Its chair"),
        ("Ann Lee, who plays for Dunmere, and Bo Kim, who plays for Corran, were sent off.", "The Dunmere player"),
        ("Ann Lee has captained Dunmere since May; Bo Kim is the Corran captain.", "The Dunmere captain"),
        ("Ann Lee, the Dunmere-based lawyer of the crew, met Bo Kim, the port's lawyer.", "The Dunmere lawyer"),
        ("Ann Lee learned the game on a cement court in Dunmere. Up next is Bo Kim.", "The 23-year-old from Dunmere"),
    ],
)
def test_a_place_picks_who_is_said_to_be_of_it(before, source):
    assert meant(before, source) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee was sacked on Monday. Bo Kim, who chairs the club, said it hurt.", "The sacked coach"),
        ("Ann Lee, injured in the crash, watched. Bo Kim had been driving.", "The injured player"),
        ("Police arrested Ann Lee on Monday. Bo Kim saw it from the window.", "The arrested driver"),
    ],
)
def test_a_participle_picks_to_whom_it_was_done(before, source):
    assert meant(before, source) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Bo Kim defeated Ann Lee in straight sets.", "The beaten finalist"),
        ("Ann Lee lost 3-0 to Bo Kim.", "The beaten player"),
        ("Bo Kim stepped down as editor of the Mail in May. Ann Lee was appointed in June.", "The new editor"),
        ("Ann Lee replaced Bo Kim as finance minister last week.", "The new minister"),
        ("Bo Kim replaced Ann Lee as finance minister last week.", "The former minister"),
        ("Bo Kim was appointed head of the inquiry in May, replacing Ann Lee.", "The former head"),
        ("Ann Lee was elected mayor of Dunmere on Sunday. Bo Kim is the police chief.", "The mayor-elect"),
        ("Ann Lee has been named editor of the Mail. Bo Kim, a lawyer, was glad.", "The editor"),
        ("Ann Lee, then the mayor, signed it. Bo Kim is the mayor.", "The former mayor"),
    ],
)
def test_who_has_an_office_now_and_who_had_it(before, source):
    assert meant(before, source) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee, a baker of Dunmere, rang the police.", "The Dunmere judge"),  # she is something else
        ("Ann Lee of Dunmere won the prize. Bo Kim of Corran lost.", "The Dunmere mayor"),  # an office, and not theirs
        ("A Dunmere sailor drowned. Ann Lee, of Dunmere, saw it.", "The Dunmere sailor"),  # brought in before
        ("Ann Lee was appointed head of the inquiry. Bo Kim, a baker, was glad.", "The former head"),
    ],
)
def test_who_is_not_told_it_is_not_picked(before, source):
    assert meant(before, source) not in ("Ann Lee", "Bo Kim")


def test_an_age_may_stand_before_what_somebody_is():
    before = "Ann Lee, 61, a tailor, lives above the shop. Bo Kim, 40, a nurse, lives below it."
    assert meant(before, "The tailor") == "Ann Lee"
    assert meant("Ann Lee, who is a tailor, lives above the shop. Bo Kim lives below it.", "The tailor") == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee scored twice. Bo Kim saved a penalty.", "The striker"),  # a goalkeeper is none
        ("Bo Kim had scored before Ann Lee, solid at centre-half, headed into her own net.", "The centre-half"),
        ("Ann Lee kept goal for nine seasons. Bo Kim scored against her.", "The goalkeeper"),
        ("Ann Lee bowled Bo Kim for 81.", "The bowler"),
    ],
)
def test_nobody_plays_in_two_positions(before, source):
    assert meant(before, source) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee – a plumber by trade – would not pay. Bo Kim wanted 400 pounds.", "The plumber"),
        ("The plumber was called Ann Lee. Bo Kim let her in.", "The plumber"),
        ("Ann Lee, herself a plumber, would not pay. Bo Kim wanted 400 pounds.", "The plumber"),
        ("Former mayor Bo Kim and his successor, Ann Lee, shook hands.", "The mayor"),
        ("Ann Lee, mayor of Dunmere from 2010 to 2014, opened it. Bo Kim cut the ribbon.", "The former mayor"),
    ],
)
def test_more_ways_to_say_what_somebody_is(before, source):
    assert meant(before, source) == "Ann Lee"


def test_of_two_who_plead_the_one_who_has_just_spoken_is_meant():
    before = "Bo Kim, prosecuting, opened. [Ann Lee, in mitigation,](S:b) [said](C:b) [he wept](Q:b)."
    assert meant(before, "the barrister") == "Ann Lee"


def test_an_age_with_a_noun_that_no_table_holds():
    assert meant("Ann Lee had been asleep in the second row.", "the 26-year-old fruit packer") == "Ann Lee"
