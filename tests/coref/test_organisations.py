"""Organisations and unnamed people as sources. All people, firms and places are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")
VALE, ROE = ("Vale Works", "ORG"), ("Roe Lines", "ORG")


def said_by(before: str, source: str, *ents: tuple[str, str], after: str = "") -> str | None:
    """The speaker of a source behind the sentences before it."""
    text = f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a).{after}"
    return names(read(text, ents or (LEE, KIM, VALE, ROE)))["a"]


# -- names in and beside descriptions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The most popular reply, from a user called mudlark_77,", "mudlark_77"),
        ("A commenter using the name gull9", "gull9"),
        ("One user, calling herself Nightjar,", "Nightjar"),
        ("Another user, who goes by gull9,", "gull9"),
        ("A group of former staff calling themselves Open Hearth", "Open Hearth"),
    ],
)
def test_who_says_under_which_name_somebody_goes_is_called_so(source, name):
    assert said_by("It was posted on Monday.", source) == name


def test_what_somebody_has_is_called_so_and_not_he():
    assert said_by("It rained.", "The owner of a dog called Rex") == "The owner of a dog called Rex"


@pytest.mark.parametrize(
    "source",
    [
        "The education and health ministers, Ann Lee and Bo Kim,",
        "The mayors of Dunmere and Tolmere, Ann Lee and Bo Kim,",
        "The mayor of Dunmere, Ann Lee, and the mayor of Tolmere, Bo Kim,",
    ],
)
def test_those_named_behind_what_several_are_speak_together(source):
    assert said_by("", source, LEE, KIM, ("Dunmere", "GPE"), ("Tolmere", "GPE")) == "Ann Lee & Bo Kim"


def test_of_a_pair_of_which_one_is_named_she_is_not_both():
    assert said_by("", "The mayor and her deputy, Bo Kim,") != "Bo Kim & The mayor"


@pytest.mark.parametrize(
    "source",
    [
        "The ship's managers, Vale Works of Dunmere,",
        "Its solicitors, Vale Works,",
        "The engineers who designed it, Vale Works,",
        "Lawyers for the family, Vale Works,",
        "Its author, the consultancy Vale Works,",
    ],
)
def test_people_of_a_firm_that_is_named_behind_are_the_firm(source):
    assert said_by("", source) == "Vale Works"


@pytest.mark.parametrize("source", ["Fans of the club, Vale Works,", "Residents of the town, Dunmere,"])
def test_those_of_whom_a_firm_is_only_told_are_not_the_firm(source):
    assert said_by("", source, VALE, ("Dunmere", "GPE")) not in ("Vale Works", "Dunmere")


# -- names of firms ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Roe, Kim & Sons", "Roe and Brothers", "Well Done! Ltd", "Told You So Ltd", "Roe, Kim and Lee LLP"]
)
def test_a_firm_is_one_by_what_its_name_ends_in(name):
    assert said_by("", name, ("Roe", "PERSON"), ("Kim", "PERSON")) == name


def test_a_name_without_its_legal_form_is_the_firm_too():
    assert said_by("Kim Roe plc has sold a mill. Kim Roe fell.", "Kim", ("Kim Roe", "PERSON")) == "Kim Roe plc"


def test_sons_that_are_listed_are_people():
    assert said_by("", "Her sons, Leo and Max,", ("Leo", "ORG"), ("Max", "PERSON")) == "Leo & Max"


def test_a_name_that_says_what_it_will_pay_itself_is_a_firms():
    text = "Calder Pike said it would appeal."
    assert said_by(text, "The company", ("Calder Pike", "PERSON")) == "Calder Pike"


# -- which organisation is meant --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Vale Works will cut jobs. The union Roe Lines called it reckless.", "The company"),
        ("Profits at Vale Works fell. Ann Lee, of the bank Roe Lines, was not surprised.", "The company"),
        ("Vale Works sank a barge. An analyst at Roe Lines shrugged.", "The firm"),
        ("Vale Works chief executive Ann Lee is ill.", "The company"),
        ("The regulator Vale Works fined Roe Lines.", "The watchdog"),
        ("Her union, the Vale Works, went to court. Roe Lines was silent.", "The union"),
        ("Vale Works of Dunmere turned down a bid from Roe Lines of Tolmere.", "The Dunmere firm"),
        ("Dunmere-based Vale Works turned down a bid from Roe Lines.", "The Dunmere company"),
        ("The Dunmere shipping group Vale Works turned down a bid from Roe Lines.", "The Dunmere group"),
    ],
)
def test_which_of_two_organisations_is_meant(before, source):
    assert said_by(before, source) == "Vale Works"


def test_a_council_is_called_by_its_town():
    assert said_by("Dunmere city council will close a library.", "The council") == "Dunmere city council"


@pytest.mark.parametrize("source", ["Both companies", "The two firms", "The companies"])
def test_two_firms_are_meant_together(source):
    assert said_by("Vale Works is to merge with Roe Lines.", source) == "Vale Works & Roe Lines"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The ferry is run by Vale Works.", "Its operator"),
        ("The theatre is owned by Vale Works.", "Its owner"),
        ("Vale Works makes the drug.", "Its maker"),
    ],
)
def test_whose_deed_says_what_a_firm_is_to_a_thing(before, source):
    assert said_by(before, source) == "Vale Works"


def test_who_has_founded_something_is_its_founder():
    assert said_by("The refuge was set up by Ann Lee in 2009.", "Its founder") == "Ann Lee"


# -- it, they, both ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        ("Ann Lee's lawyers appealed.", "They", "Ann Lee's lawyers"),
        ("The Lee family has left.", "They", "The Lee family"),
        ("Hundreds of farmers blocked a road.", "They", "Hundreds of farmers"),
        ("Ann Lee complained to the council.", "It", "the council"),
        ("Two climbers were found on Monday.", "Both", "Two climbers"),
    ],
)
def test_what_is_taken_up_without_a_name_of_its_own(before, pronoun, who):
    assert said_by(before, pronoun, LEE) == who


# -- named afterwards -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("A lifeguard", " [Ann Lee](S:b) [told](C:b) the jury [that nobody had answered](Q:b)."),
        ("A former teacher", " [Ann Lee, 61,](S:b) [said](C:b) [that nobody had paid](Q:b)."),
        ("One of the climbers", " [Ann Lee, 33,](S:b) [said](C:b) [that the rope was old](Q:b)."),
        ("A minister", " [Ann Lee, the farm minister,](S:b) [said](C:b) [that she was tired](Q:b)."),
    ],
)
def test_somebody_new_is_who_is_named_next(source, after):
    assert said_by("", source, LEE, after=after) == "Ann Lee"


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("A witness", " [Inspector Ann Lee](S:b) [said](C:b) [that nobody had answered](Q:b)."),
        ("A doctor", " [Ann Lee, his mother,](S:b) [said](C:b) [that nobody had answered](Q:b)."),
        ("A nurse who asked not to be named", " [Ann Lee](S:b) [said](C:b) [that nobody had answered](Q:b)."),
        ("A man", " [Ann Lee, the mayor,](S:b) [said](C:b) [that nobody had answered](Q:b)."),
    ],
)
def test_somebody_new_is_nobody_who_is_something_else(source, after):
    assert said_by("", source, LEE, after=after) != "Ann Lee"


@pytest.mark.parametrize("source", ["Those who live here", "The three who stayed", "Some of those who signed"])
def test_they_are_nobody_without_what_says_who_they_are(source):
    assert said_by("", source) == source


# -- seen in a second round -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("A doctor", " [Ann Lee](S:b) [said](C:b) [that she laughed](Q:b)."),
        ("A waiter", " “I sent mine back,” [said](C:b) [Ann Lee, a dentist,](S:b) [“and left.”](Q:b)"),
    ],
)
def test_who_is_spoken_to_or_something_else_is_not_somebody_new(source, after):
    text = f"[{source}](S:a) [told](C:a) Ann Lee [that it was late](Q:a).{after}"
    assert names(read(text, (LEE,)))["a"] != "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Calder Vale warned of a loss. Shares in the Dunmere carpet maker fell by a fifth.", "The company"),
        ("Shares in Calder Vale rose on Thursday.", "The Norwegian operator"),
        ("Calder Vale will shut a yard here.", "The Dunmere firm"),
        ("The trawler, owned by the Calder Vale company, was stopped.", "The owner"),
        ("Banco Roe, which financed four jets, has sued Calder Vale.", "The airline"),
    ],
)
def test_which_organisation_a_place_or_a_kind_leaves(before, source):
    ents = ("Calder Vale", "ORG"), ("Dunmere", "ORG"), ("Banco Roe", "ORG")
    assert said_by(before, source, *ents) == "Calder Vale"


def test_a_firm_that_has_made_something_is_no_place():
    text = "Roe Lines found cracks in blades made by Aldmer."
    assert said_by(text, "The manufacturer", ROE, ("Aldmer", "GPE")) == "Aldmer"


def test_an_operator_may_be_a_firm_as_its_label_says():
    assert said_by("Vale Works, the tour operator, collapsed.", "The company") == "Vale Works"


def test_they_are_those_whom_a_firm_pays():
    assert said_by("Vale Works pays its cleaners little.", "They") == "its cleaners"


def test_they_are_those_named_behind_what_they_are():
    text = "Its two authors, Ann Lee and Bo Kim, took questions."
    assert said_by(text, "They", LEE, KIM) == "Ann Lee & Bo Kim"
