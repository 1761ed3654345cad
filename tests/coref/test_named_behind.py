"""Whom a description means that gets a name only behind it, or an office by another's. All people are invented."""

import pytest
from components.test_speakers import names, read

ENTS = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Ora Roe", "PERSON"))
#: So that what follows is no headline.
LEAD = "A boy of nine was sent home from school, and the town has talked of little else since.\n\n"


def meant(before: str, source: str, behind: str = "") -> str | None:
    """Whom a source means between the sentences."""
    return names(read(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a). {behind}", ENTS))["a"]


@pytest.mark.parametrize(
    ("source", "behind"),
    [
        ("His mother", "\n\nThe mother, Ann Lee, said she would appeal."),
        ("The boy's mother", "\n\nThe board sat for hours. Ann Lee, 44, the boy's mum, left."),
        ("His mother", "\n\n“He cried all night,” said Ann Lee."),
        ("His coach", "\n\n“It was a sneeze,” Ann Lee said."),
    ],
)
def test_kin_and_others_of_his_are_named_further_on(source, behind):
    assert meant(LEAD + "He cried.", source, behind) == "Ann Lee"


@pytest.mark.parametrize(
    ("source", "behind"),
    [
        ("His mother", "\n\n“We followed the rules,” said Ann Lee, the head teacher."),
        ("His mother", "\n\n“We followed the rules,” said Ann Lee, of the school board."),
        ("His mother", "\n\nA neighbour heard it. “It was loud,” Ann Lee said."),
        ("His mother", "\n\nThe father, Ann Lee, said he would appeal."),
        ("His lawyer", "\n\n“The bell is ours,” said Ann Lee, who chairs the council."),
    ],
)
def test_who_is_introduced_as_somebody_else_is_not_meant(source, behind):
    assert meant(LEAD + "He cried.", source, behind) == source


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Det Con Ann Lee found the safe empty in the hall.", "The officer"),
        ("Insp Ann Lee found the safe empty in the hall.", "The officer"),
        ("The Rev Ann Lee found the safe empty in the hall.", "The vicar"),
        ("Prof Ann Lee found the safe empty in the hall.", "The academic"),
    ],
)
def test_a_rank_before_the_name_tells_what_somebody_is(before, source):
    assert meant(LEAD + before, source) == "Ann Lee"


def test_a_chief_is_of_another_rank_than_the_title_behind_it():
    before = "Supt Ann Lee took over from Chief Supt Bo Kim on Friday."
    assert meant(LEAD + before, "The superintendent") == "Ann Lee"


@pytest.mark.parametrize(
    ("source", "by"),
    [
        ("The Dunmere manager", "Ann Lee"),
        ("The Dunmere manager, a former nurse,", "Ann Lee"),
        ("The Wexcombe manager", "Bo Kim"),
    ],
)
@pytest.mark.parametrize("other", ["His opposite number, Ann Lee, blamed", "His opposite number saw {}"])
def test_an_opposite_number_has_the_same_office(source, by, other):
    other = other.format("sand. “It was bad,” said Ann Lee. She blamed")
    assert meant(f"{LEAD}Bo Kim, the Wexcombe manager, praised the pitch. {other} the pitch.", source) == by


@pytest.mark.parametrize("source", ["The first", "The second one", "The first statement", "The second letter"])
def test_one_of_two_statements_is_by_who_put_them_out(source):
    statements = meant(LEAD + "The mayor's office issued two short statements on Monday.", source)
    assert statements == ("The mayor's office" if "letter" not in source else source)
    assert meant(LEAD + "Ann Lee sent out three letters.", source) == (
        "Ann Lee" if "statement" not in source else source
    )
    assert meant(LEAD + "Ann Lee has written two novels.", source) == source
    assert meant(LEAD + "Ann Lee issued two statements and two letters. Two men came.", source) == source


def test_somebody_is_told_of_by_a_pronoun_who_has_put_out_two():
    assert meant(LEAD + "Ann Lee is away. She issued two statements on Monday.", "The second") == "Ann Lee"


def test_another_statement_is_by_who_put_out_one():
    before = LEAD + "Ann Lee issued a statement on Monday. It was short."
    assert meant(before, "Another statement") == "Ann Lee"
    assert meant(before, "A second witness") == "A second witness"
    assert meant(before, "The first statement") == "The first statement"


def test_the_second_of_two_letters_is_not_the_first():
    text = "Two letters came. [The first letter](S:a) [said](C:a) [no](Q:a). "
    text += "[The second letter](S:b) [said](C:b) [yes](Q:b)."
    assert names(read(LEAD + text, ENTS)) == {"a": "The first letter", "b": "The second letter"}


@pytest.mark.parametrize(
    ("behind", "by"),
    [
        ("\n\nMum Ann Lee said she would appeal.", "Ann Lee"),
        ("\n\nAnn Lee, 41, said nobody had rung.", "Ann Lee"),
        ("\n\nAnn Lee, 41, a guard at the school, said it was the rule.", None),
        ("\n\nAt the gate Ann Lee, 41, said it was the rule.", None),
        ("\n\nParents were divided.\n\nAnn Lee, 41, said it was the rule.", None),
        ("\n\nAnn Lee, 41, whose son is in that class, said it was the rule.", None),
    ],
)
def test_a_name_with_but_an_age_opens_the_next_paragraph(behind, by):
    assert meant(LEAD + "He cried.", "His mother", behind) == (by or "His mother")


def test_an_opposite_number_of_somebody_who_is_known_only_from_behind():
    before = (
        "Al Vey was sent off, an offence [his manager](S:b) [called](C:b) [a sneeze](Q:b). “It rained,” said Bo Kim."
        "\n\nHis opposite number saw sand. “It was bad,” said Ann Lee.\n\n"
    )
    ents = (*ENTS, ("Al Vey", "PERSON"))
    doc = read(f"{LEAD}{before}[The Dunmere manager](S:a) [said](C:a) [it was late](Q:a).", ents)
    assert names(doc) == {"b": "Bo Kim", "a": "Ann Lee"}


@pytest.mark.parametrize(
    ("before", "source", "by"),
    [
        ("Chief Superintendent Ann Lee closed the bridge.", "The officer", "Ann Lee"),
        ("Det Con Ann Lee found the safe. Another officer was called.", "The officer", "The officer"),
        ("Insp Ann Lee closed the bridge.", "The safety officer", "The safety officer"),
        ("Bo Kim, landlord of the Fox, has banned darts. Ann Lee came.", "The publican", "Bo Kim"),
    ],
)
def test_who_is_an_officer(before, source, by):
    assert meant(LEAD + before, source) == by


@pytest.mark.parametrize(
    ("other", "by"), [("Ann Lee, a lawyer for the bank", "Ann Lee"), ("Ann Lee, a banker", "The other lawyer")]
)
def test_the_other_one_with_the_office_has_not_just_spoken(other, by):
    before = f"{LEAD}Bo Kim, a lawyer for the widow, and {other}, came. [Kim](S:b) [said](C:b) [it was a loan](Q:b)."
    doc = read(f"{before} [The other lawyer](S:a) [said](C:a) [it was a gift](Q:a).", ENTS)
    assert names(doc)["a"] == by
