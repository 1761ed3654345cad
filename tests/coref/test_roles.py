"""What the article says that somebody is, and for whom they work. All people and places are invented."""

import pytest
from components.test_speakers import names, read, speakers

from quoteattr.annotations import SpeakerRow
from quoteattr.coref.words.layout import Layout

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


# -- who tells it ------------------------------------------------------------------------------------------------------


def role_of(article: str) -> str | None:
    return speakers(read(f"{article} [I am well](Q:a), [Lee](S:a) [said](C:a).", (LEE, KIM, ("Lee", "PERSON"))))[
        "a"
    ].role


@pytest.mark.parametrize(
    "praise",
    [
        "Ann Lee was an outstanding leader.", "Ann Lee has been a poor captain.", "Ann Lee is a coward.",
        "Ann Lee was a great friend of mine.", "Ann Lee is the best coach of all.", "Ann Lee, a fool, fled.",
        "Ann Lee was a tireless and honest minister.", "With a vote expected on Friday, Ann Lee was calm.",
        "In a mood of gloom, Ann Lee left.",
    ],
)  # fmt: skip
def test_praise_and_blame_are_no_role(praise):
    assert role_of(praise) is None


@pytest.mark.parametrize(
    "quoted",
    [
        '"Ann Lee was minister of ports," Bo Kim said.', '"The captain was Ann Lee," Bo Kim said.',
        '"Ann Lee, a passing swimmer, saw it," Bo Kim said.',
    ],
)  # fmt: skip
def test_what_somebody_quoted_tells_of_another_is_no_role(quoted):
    assert role_of(quoted) is None


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Ann Lee is the captain of Dunmere.", "captain of Dunmere"),
        ("Ann Lee, a brave and tireless campaigner, died.", "campaigner"),
        ("Ann Lee, a passenger on the ferry, wept.", "passenger on the ferry"),
        ('"Mayor Ann Lee knew," Bo Kim said.', "Mayor"), ('"The mayor, Ann Lee, knew," Bo Kim said.', "mayor"),
        ("Brilliant surgeon Ann Lee left.", "surgeon"),
        ("Ann Lee is chief executive of Vale.", "chief executive of Vale"),
        ("Ann Lee was a leading surgeon.", "leading surgeon"),
    ],
)  # fmt: skip
def test_an_office_is_a_role_whoever_praises_it(told, role):
    assert role_of(told) == role


# -- for whom they work ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [
        ("president of the New Harwick Federation of Teachers", "New Harwick Federation of Teachers"),
        ("general secretary of the National Union of Dock Workers", "National Union of Dock Workers"),
        ("professor of Law at the University of East Dunmere", "University of East Dunmere"),
        ("a spokeswoman for the Royal Society for the Protection of Eels", "Royal Society for the Protection of Eels"),
        ("a scientist from Dunmere University", "Dunmere University"),
        ("chief operating officer of Vale Ports", "Vale Ports"), ("a partner at Roe & Vale in Cork", "Roe & Vale"),
        ("mayor of New Harwick", "New Harwick"), ("Vale Ports' chief executive", "Vale Ports"),
        ("a former Royal Navy officer", "Royal Navy"), ("the editor of the Dunmere Post", "Dunmere Post"),
        ("a father of three in Dunmere", None), ("a nurse from Dunmere", None), ("the author of Ferry Tales", None),
        ("Kim's captain", None), ("a lawyer for Bo Kim", None), ("the wife of Bo Kim", None),
        ("Minister for Health and Social Care", None), ("Secretary of State for Energy", None),
        ("leader of the Opposition", None), ("the Labour MP for Dunmere North", None),
    ],
)  # fmt: skip
def test_whom_a_role_names_as_employer(role, affiliation):
    row = said_by(f"Ann Lee, {role}", more="It rained, and Bo Kim left. ")
    assert (row.name, row.affiliation) == ("Ann Lee", affiliation)


@pytest.mark.parametrize(
    ("source", "affiliation"),
    [
        ("League of Lakes Secretary-General Ann Lee", "League of Lakes"),
        ("Ann Lee, a cardiologist at Vale General,", "Vale General"),
        ("Ann Lee, Vale Water's head of pipes,", "Vale Water"),
        ("The general secretary of the Union of Ward Nurses (UWN), Mrs Ann Lee,", "Union of Ward Nurses"),
    ],
)
def test_an_employer_is_named_whole(source, affiliation):
    assert said_by(source).affiliation == affiliation


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [
        ("Opposition leader", None), ("Council leader", None), ("Dunmere-born singer", None),
        ("Leeds-based analyst", None), ("Kim's party colleague", None), ("Dunmere United manager", "Dunmere United"),
        ("Bank of Norland governor", "Bank of Norland"),
        ("Department for Transport official", "Department for Transport"),
        ("Ex-President", None),
    ],
)  # fmt: skip
def test_a_common_noun_or_a_person_is_no_employer(role, affiliation):
    row = said_by(f"{role} Ann Lee", ("Dunmere United", "ORG"), more="It rained, and Bo Kim left. ")
    assert (row.name, row.role, row.affiliation) == ("Ann Lee", role, affiliation)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("“Fine, Bo Kim,” said Dame Anna Leeds, Bishop North.", False),
        ("Jailing Dame Anna Leeds on Friday, Judge Kim called her “a liar”.", False),
        ("Present: Dame Anna Leeds, Judge Kim, Cora Flint.", False),
        ("Mayor Lee Tells Kim Everything About Money", True),
        ("Mayor Lee Tells Kim Everything about Money.", True),
        ("Mayor Lee Tells Kim Everything About Vale Inc.", True),
        ("Mayor Lee Tells Kim Everything About Money\n", True), ("\n", False),
    ],
)  # fmt: skip
def test_a_sentence_of_many_names_is_no_headline(line, title):
    assert Layout(line).headline(0) is title
    assert not Layout(line + "\n\n").headline(len(line) + 2)


# -- the bare office of a headline -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council met. Council leader Ann Lee rose.\n\nOpposition leader Bo Kim sat.", "Ann Lee"),
        ("The council met. Ann Lee, the council's leader, rose.", "Ann Lee"),
        ("The council met. Deputy leader Ann Lee rose.\n\nCouncil leader Bo Kim sat.", "Bo Kim"),
        ("The council met. Former leader Ann Lee rose.\n\nCouncil leader Bo Kim sat.", "Bo Kim"),
        ("The council met. Council leader Ann Lee and opposition leader Bo Kim rose.", "leader"),
    ],
)
def test_the_bare_office_of_a_headline_is_the_first_who_has_it(text, name):
    headline = "[Leader](S:a) [admits](C:a) [it rained](Q:a)\n\n"
    assert names(read(headline + text, (LEE, KIM)))["a"].lower() == name.lower()


def test_a_line_below_the_headline_is_read_as_one():
    lines = "Library stays\nFans smile as [leader](S:a) [admits](C:a) [it rained](Q:a)\n\n"
    assert names(read(lines + "It rained. Council leader Ann Lee rose.", (LEE, KIM))) == {"a": "Ann Lee"}


@pytest.mark.parametrize(("age", "name"), [("aged seven", "The bishop"), ("7", "The bishop"), ("57", "Ann Lee")])
def test_a_child_holds_no_office(age, name):
    text = f"It rained. [The bishop](S:a) [wrote](C:a) [that it rained](Q:a). Ann Lee, {age}, had seen it."
    assert names(read(text, (LEE,))) == {"a": name}


# -- a bare role of a headline that the text does not repeat ---------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        ("[Plumber](S:a): [I fell](Q:a)", "[Ann Lee](S:b), who was up the ladder, [said](C:b) [no](Q:b).", "Ann Lee"),
        ("[I fell](Q:a): [plumber](S:a) on the ladder", "[Ann Lee](S:b) [said](C:b) [no](Q:b).", "Ann Lee"),
        (
            "[I fell](Q:a), [says](C:a) [plumber at heart of row](S:a)",
            "[Ann Lee](S:b) [said](C:b) [no](Q:b).",
            "Ann Lee",
        ),
        ("[Vale boss](S:a) [admits](C:a) [it fell](Q:a)", "Chief executive Ann Lee came by tram.", "Ann Lee"),
        ("[It fell](Q:a), [says](C:a) [owner](S:a)", "It rained. The mill was bought in May by Ann Lee.", "Ann Lee"),
        ("[It fell](Q:a), [says](C:a) [mother of hurt rider](S:a)", "Ann Lee sat with her son, Bo Kim.", "Ann Lee"),
        ("[It fell](Q:a), [says](C:a) [mother of hurt rider](S:a)", "[Ann Lee](S:b) [said](C:b) [no](Q:b).", "mother"),
        (
            "[Surgeon](S:a): [I lost count](Q:a)",
            "[Ann Lee](S:b) [said](C:b) [no](Q:b). The nurse, [Bo Kim](S:c), [said](C:c) [yes](Q:c).",
            "Ann Lee",
        ),
        (
            "[Surgeon](S:a): [I lost count](Q:a)",
            "The nurse, [Bo Kim](S:c), [said](C:c) [yes](Q:c). [Ann Lee](S:b) [said](C:b) [no](Q:b).",
            "Surgeon",
        ),
        ("[Surgeon](S:a): [I fell](Q:a)", "[Ann Lee](S:b) [said](C:b) [the surgeon slept](Q:b).", "Surgeon"),
        ("[Ex-Surgeon](S:a) Ann Lee [I fell](Q:a)", "It rained.", "Ex-Surgeon"),
        ("[Surgeon](S:a): [I fell](Q:a)", "The nurse, [Ann Lee](S:b), [said](C:b) [no](Q:b).", "Surgeon"),
        ("[Surgeon](S:a): [Ann Lee fell](Q:a)", "[Ann Lee](S:b) [said](C:b) [no](Q:b).", "Surgeon"),
        ("[It fell](Q:a), [says](C:a) [widow](S:a)", "[Ann Lee](S:b) [said](C:b) [no](Q:b).", "widow"),
        ("[It fell](Q:a), [says](C:a) [widow](S:a)", "Ede Lee died. [Ann Lee](S:b) [said](C:b) [no](Q:b).", "Ann Lee"),
    ],
)
def test_the_bare_role_of_a_headline_is_who_speaks_and_can_be_meant(headline, text, name):
    found = names(read(f"{headline}\n\n{text}", (LEE, KIM, ("Ede Lee", "PERSON"))))
    assert found["a"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It rained. [The Norland embassy](S:b) [said](C:b) [no](Q:b).", "The Norland embassy"),
        ("It rained. [Ann Lee](S:b) [said](C:b) [no](Q:b).", "embassy"),
    ],
)
def test_the_bare_kind_of_body_in_a_headline_is_the_only_one_of_the_text(text, name):
    headline = "[Embassy](S:a) [insists](C:a) [it rained](Q:a)\n\n"
    assert names(read(headline + text, (LEE, KIM)))["a"].lower() == name.lower()


@pytest.mark.parametrize(("one", "other", "who"), [("landlady", "tenant", "Ann Lee"), ("tenant", "landlady", "Bo Kim")])
def test_a_role_in_brackets(one, other, who):
    text = f"Ann Lee ({one}) met Bo Kim ({other}). It rained. [No](Q:a), [the landlady](S:a) [wrote](C:a)."
    assert names(read(text, (LEE, KIM)))["a"] == who


def test_a_document_is_not_in_the_words_of_the_last_name_behind_it():
    text = "[A memo on fish, mines and the islands, Ann Lee](S:a) [said](C:a) [no](Q:a)."
    assert names(read(text, (LEE,)))["a"] != "Ann Lee"
