"""Whom a description takes up by what an article tells beside a name: a country's letters, the ages of two, how a race
ended, who sacked whom, a word of a firm's name; and whom it does not mean. All people and firms are invented."""

import pytest
from components.test_speakers import names, read

PEOPLE = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Al Roe", "PERSON"))
FIRMS = (("Vale Textiles", "ORG"), ("Corran Foods", "ORG"), ("Dunmere Herald", "ORG"), ("Corran Council", "ORG"))


def meant(before: str, source: str, ents: tuple[tuple[str, str], ...] = PEOPLE) -> str | None:
    """Whom a source means behind the sentences."""
    return names(read(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a).", ents))["a"]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee (KOR) and Bo Kim (POL) shared the lead.", "The Korean"),
        ("Ann Lee (RSA) and Bo Kim (POL) shared the lead.", "The South African"),
        ("Ann Lee of South Africa beat Bo Kim of Poland.", "The South African"),
        ("Ann Lee, who grew up in Tuscany, met Bo Kim, from Dublin.", "The Italian"),
    ],
)
def test_letters_and_regions_tell_a_country(before, source):
    assert meant(before, source) == "Ann Lee"


def test_letters_make_a_name_somebody_s():
    assert meant("Ann Lee (ITA) led by a shot. It rained.", "The Italian", ()) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "younger", "elder"),
    [
        ("Ann Lee and Bo Kim, 19 and 24, met in May.", "The younger player", "The older player"),
        ("Ann Lee and Bo Kim (aged 19 and 24) met in May.", "The younger", "The elder"),
        ("Bo Kim, 63, and his sister, Ann Lee, 58, fell out.", "The younger sibling", "The older sibling"),
    ],
)
def test_the_ages_of_two_say_who_is_the_younger(before, younger, elder):
    assert meant(before, younger) == "Ann Lee"
    assert meant(before, elder) == "Bo Kim"


def test_siblings_are_ranked_by_their_ages_whatever_their_names():
    before = "Bo Kim, 63, and his brother Al Roe, 58, fell out."
    assert (meant(before, "The younger brother"), meant(before, "The older brother")) == ("Al Roe", "Bo Kim")


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Bo Kim took the gold in ten seconds, a hundredth ahead of Ann Lee.", "The silver medallist"),
        ("Bo Kim won the Masters by two shots from Ann Lee.", "The runner-up"),
        ("Bo Kim won the seat by 212 votes over Ann Lee.", "The loser"),
        ("Bo Kim sued his neighbour, Ann Lee, over a hedge.", "The defendant"),
        ("Ann Lee sued her neighbour, Bo Kim, over a hedge.", "The claimant"),
        ("Bo Kim hired Ann Lee in May and sacked her on Monday.", "The sacked woman"),
        ("Bo Kim dropped his captain, Ann Lee, for the final.", "The dropped player"),
        ("A jury acquitted Ann Lee on Monday; her brother, Bo Kim, wept.", "The acquitted woman"),
        ("Striker Ann Lee and defender Bo Kim collided.", "The forward"),
        ("Centre-half Ann Lee and winger Bo Kim collided.", "The defender"),
        ("Bo Kim went fishing with his son, Al Roe. Ann Lee and her son fished, too.", "The mother"),
    ],
)
def test_what_became_of_whom(before, source):
    assert meant(before, source) == "Ann Lee"


def test_who_sacks_somebody_is_not_the_sacked_man():
    assert meant("Bo Kim sacked two drivers in May.", "The sacked man") != "Bo Kim"


def test_the_boy_is_the_son_and_not_the_father():
    assert meant("Bo Kim and his son, Al Roe, were stuck for hours.", "The boy") == "Al Roe"
    assert meant("Bo Kim lost his daughter in the crowd.", "The boy") != "Bo Kim"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Bo Kim, the chief executive, met Sen. Ann Lee on Monday. Bo Kim sat down.", "The Norland Democrat"),
        ("Ann Lee fell on Monday. Her surgeon, Bo Kim, was on leave.", "The 61-year-old"),
    ],
)
def test_some_are_not_likely_to_be_called_that(before, source):
    assert meant(before, source) != "Bo Kim"


def test_a_noun_that_stands_behind_another_name_is_not_the_only_one_s():
    before = "Two brothers live abroad: Hamid, a dentist, and Al Roe, who sells carpets."
    assert meant(before, "The dentist", (("Al Roe", "PERSON"),)) != "Al Roe"


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Vale Textiles and Corran Foods share a warehouse.", "The textile maker", "Vale Textiles"),
        ("Vale Textiles is suing Corran Foods over a bill.", "The food group", "Corran Foods"),
        ("Corran Foods has agreed to be bought by Vale Textiles.", "The buyer", "Vale Textiles"),
        ("Corran Foods has agreed to be bought by Vale Textiles.", "The target", "Corran Foods"),
        ("The Dunmere Herald first reported it in May.", "The newspaper", "Dunmere Herald"),
        ("Corran Council voted to close the baths.", "The authority", "Corran Council"),
    ],
)
def test_which_body_is_meant(before, source, who):
    assert meant(before, source, FIRMS) == who


def test_whom_somebody_beat_is_no_place():
    before = "Bo Kim beat Ann Lee 6-4, 3-6, 6-2 on Sunday."
    assert meant(before, "The loser", (("Bo Kim", "PERSON"), ("Ann Lee", "GPE"))) == "Ann Lee"


def test_the_winning_manager_is_not_whoever_manages():
    before = "Al Roe manages Corran and Bo Kim manages Dunmere; they were at school together. Dunmere won."
    assert meant(before, "The winning manager") not in ("Al Roe", "Bo Kim")
