"""Whether a name is somebody's, and which words belong to it. All people and places are invented."""

import pytest
from components.test_speakers import names, read, speakers

from quoteattr.coref.cast import nicknames
from quoteattr.coref.naming import collecting, vouched
from quoteattr.coref.resolver import DATELINE
from quoteattr.coref.words.names import RUN


def said_by(text: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    return names(read(text, ents))[key]


def type_of(name: str, label: str, deed: str, *more: tuple[str, str]) -> str:
    """PERSON, ORG, ... of a name of which something is told."""
    doc = read(f"{name} {deed}. [{name}](S:a) [said](C:a) [it was late](Q:a).", ((name, label), *more))
    return speakers(doc)["a"].type


# -- what tells a person ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["shrugged", "shook her head", "laughed and left", "was born in Dunmere", "wept"])
def test_who_does_what_only_people_do_is_somebody(deed):
    assert type_of("Rudo Zhou", "ORG", deed) == "PERSON"


@pytest.mark.parametrize(
    ("name", "deed"),
    [
        ("Norvik Sund", "shrugged off the loss"),
        ("Norvik Sund", "laughed off the bid"),
        ("Norvik Sund", "cried foul"),
        ("Norvik Sund", "bowed out in May"),
        ("Norvik Sund", "limped home"),
        ("Norvik Sund", "swallowed a rival"),
        ("Vale Holdings", "was born in 1931"),
    ],
)
def test_what_firms_and_clubs_do_too_tells_nothing(name, deed):
    assert type_of(name, "ORG", deed) == "ORG"


@pytest.mark.parametrize("verb", ["beat", "married", "replaced", "and", "interviewed"])
def test_who_stands_beside_somebody_as_an_equal_is_somebody(verb):
    text = f"Ann Lee {verb} Rudo Zhou. [Zhou](S:a) [said](C:a) [it was late](Q:a)."
    assert speakers(read(text, (("Ann Lee", "PERSON"), ("Rudo Zhou", "ORG"))))["a"].type == "PERSON"


@pytest.mark.parametrize("name", ["Vale Rovers", "Vale Trading", "Vale Council"])
def test_an_organisation_by_its_name_is_none_whoever_stands_beside(name):
    text = f"Ann Lee beat {name}. [{name}](S:a) [said](C:a) [it was late](Q:a)."
    assert speakers(read(text, (("Ann Lee", "PERSON"), (name, "ORG"))))["a"].type == "ORG"


# -- which words belong to a name -------------------------------------------------------------------------------------


def test_a_first_name_that_is_labelled_as_a_place():
    text = "Jordan Lee left at noon. [Lee](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Jordan", "GPE"), ("Lee", "PERSON")) == "Jordan Lee"


def test_what_is_said_of_a_town_is_no_first_name():
    text = "Police in Vale met Lee. [Lee](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Vale", "GPE"), ("Lee", "PERSON")) == "Lee"


@pytest.mark.parametrize(
    ("source", "label", "name"),
    [
        ("Chilean Ann Lee", "PERSON", "Ann Lee"),
        ("Danish Crown Foods", "ORG", "Danish Crown Foods"),
        ("Chilean Copper", "ORG", "Chilean Copper"),
    ],
)
def test_a_nationality_before_a_name(source, label, name):
    assert said_by(f"[{source}](S:a) [said](C:a) [it was late](Q:a).", (source, label)) == name


@pytest.mark.parametrize(("full", "short"), [("Ann van Dam", "Van Dam"), ("Rhys ap Owen", "Ap Owen")])
def test_a_surname_with_a_particle_is_nobody_else(full, short):
    text = f"{full} met Bo Kim. [{short}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, (full, "PERSON"), ("Bo Kim", "PERSON"), (short, "PERSON")) == full


def test_one_word_that_is_all_that_is_said_is_no_name():
    text = "“[Sit,](Q:a)” [said](C:a) [Ann Lee](S:a). Her dog slept. “[No](Q:b),” [he](S:b) [said](C:b)."
    assert said_by(text, ("Ann Lee", "PERSON"), ("Sit", "PERSON"), key="b") != "Sit"


def test_the_name_of_a_lifeboat_is_not_who_sails_it():
    text = "Ann Lee left at noon. The Tolmere lifeboat sank. [She](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON"), ("Tolmere", "PERSON")) == "Ann Lee"


def test_the_author_of_a_memo_is_not_the_one_whom_it_names_behind():
    text = "[A memo written by the clerk, Ann Lee,](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON")) != "Ann Lee"


# -- nationalities ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "noun"),
    [
        ("of Denmark", "Dane"),
        ("of New Zealand", "New Zealander"),
        ("of New Zealand", "Kiwi"),
        ("of Wales", "Welshman"),
        ("of the Netherlands", "Dutchman"),
    ],
)
def test_somebody_of_a_country(of, noun):
    text = f"Ann Lee of Chile beat Bo Kim {of}. [The {noun}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")) == "Bo Kim"


@pytest.mark.parametrize("noun", ["Turk", "Spaniard", "other Dane"])
def test_nobody_of_that_country(noun):
    text = f"Ann Lee of Chile beat Bo Kim of Denmark. [The {noun}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")) == f"The {noun}"


# -- who is asked and who answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ("“[Is it late](Q:a)?” [Lee](S:a) [asked](C:a).", "[He](S:b) [said](C:b) [no](Q:b).", "Bo Kim"),
        (
            "“[It is late](Q:a),” [Kim](S:a) [said](C:a).",
            "[She](S:b) [replied](C:b) [that it was not](Q:b).",
            "Ann Lee",
        ),
        ("“[It is late](Q:a),” [Lee](S:a) [said](C:a).", "[She](S:b) [added](C:b) [that it was](Q:b).", "Ann Lee"),
        ("[Lee](S:a) [asked](C:a) [that it be shut](Q:a).", "[She](S:b) [said](C:b) [it was cold](Q:b).", "Ann Lee"),
        ("“[It is late](Q:a),” [Lee](S:a) [said](C:a).", "Asked why, [she](S:b) [replied](C:b) [no](Q:b).", "Ann Lee"),
    ],
)
def test_who_replies(first, second, who):
    ents = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"))
    assert said_by(f"Ann Lee met Bo Kim. {first} {second}", *ents, key="b") == who


def test_he_is_not_she_to_whom_he_was_married():
    text = "Ann Lee, to whom he was married, met Bo Kim. She slept. [He](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")) == "Bo Kim"


# -- the name of a description ----------------------------------------------------------------------------------------


def test_the_ministry_is_named_in_full():
    text = "A man called the Norland trade ministry. [The ministry](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text) == "Norland trade ministry"


def test_another_ministry_is_not_that_one():
    text = "A man called the Norland trade board. [The ministry](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text) == "The ministry"


def test_somebody_s_own_admission():
    text = "By [the lobbyist's own](S:a) [admission](C:a), [it was late](Q:a)."
    assert said_by(text) == "the lobbyist"


@pytest.mark.parametrize("text", ["A. B. C. " * 40, "A.B.C." * 40, "Al " * 60, "A. Lee and " * 30])
def test_a_run_of_initials_is_read_to_its_end(text):
    """Each pattern that holds a run of names once took longer than anybody waits."""
    assert RUN.search(text) is not None
    for pattern in (nicknames._JOINED, nicknames._CALLED, collecting._TAKEN_UP, vouched._NAMED):
        pattern.search(text)


def test_a_name_of_many_capitals_is_read_to_its_end():
    assert DATELINE.match("ABCDEFGH" * 12 + " said") is None
    assert DATELINE.match("NORTH DEVPUR: It rained") is not None


def test_kin_is_not_the_only_one_who_is_named():
    text = "A man had left his daughter at Ann Lee's. Lee, a cook, called. [The father](S:a) [said](C:a) [no](Q:a)."
    assert said_by(text, ("Ann Lee", "PERSON")) == "The father"


@pytest.mark.parametrize(
    "name",
    [
        "Chamber of Shipping and Trade",
        "National Union of Bakers and Millers",
        "Department of Roads, Bridges and Ferries",
    ],
)
def test_a_body_is_called_to_the_end_of_its_fields(name: str) -> None:
    text = f"[The {name}](S:a) [said](C:a) [the dam would hold](Q:a)."
    assert said_by(text, (name[: name.index(" and ")], "ORG")) == name


@pytest.mark.parametrize(
    "office",
    ["County Director of Health", "Vice-Chancellor for Research", "Director of Public Prosecutions"],
)
def test_what_an_office_is_for_is_no_name(office: str) -> None:
    text = f"[{office} Ora Lind](S:a) [said](C:a) [the dam would hold](Q:a)."
    assert said_by(text, ("Ora Lind", "PERSON")) == "Ora Lind"


def test_one_of_two_whose_captain_somebody_is_does_not_speak() -> None:
    text = "[The Dunmere and Oulton captain, Ora Lind,](S:a) [said](C:a) [her side had slept](Q:a)."
    assert said_by(text, ("Dunmere", "GPE"), ("Ora Lind", "PERSON")) == "Ora Lind"


def test_what_two_are_is_no_part_of_the_first_ones_name() -> None:
    text = "[Shopkeepers Ora Lind and Bo Kim](S:a) [said](C:a) [they heard a bang](Q:a)."
    assert said_by(text, ("Bo Kim", "PERSON")) == "Ora Lind & Bo Kim"
