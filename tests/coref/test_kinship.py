"""Whose kin somebody is, and who is then meant by "the nephew". All people and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.coref.words.lexicon import english

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Al Roe", "PERSON")
DOW, IDA = ("Ed Dow", "PERSON"), ("Ida Lee", "PERSON")


def who_is(source: str, before: str, *more: tuple[str, str]) -> str | None:
    """Whom the source means behind the sentences before it."""
    text = f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a)."
    return names(read(text, (LEE, KIM, ROE, DOW, IDA, *more)))["a"]


@pytest.mark.parametrize(
    "before",
    [
        "Al Roe sold the mill with his nephew, Bo Kim.",
        "Bo Kim and his uncle, Al Roe, sold the mill.",
        "Al Roe, Bo Kim's uncle, sold the mill.",
        "Al Roe, the uncle of Bo Kim, sold the mill.",
        "Al Roe is Bo Kim's uncle.",
        "Al Roe sold the mill with his nephew, the painter Bo Kim.",
    ],
)
def test_whose_uncle_somebody_is_is_the_nephew(before):
    assert who_is("The nephew", before) == "Bo Kim"
    assert who_is("The uncle", before) == "Al Roe"


def test_an_uncle_is_no_aunt():
    assert who_is("The aunt", "Bo Kim and his uncle, Al Roe, sold the mill.") == "The aunt"


@pytest.mark.parametrize(
    ("source", "before", "who"),
    [
        ("Her husband", "Ann Lee is married to Bo Kim. She sells boats.", "Bo Kim"),
        ("Her husband", "Ann Lee sells boats to Al Roe, to whom she is married. She slept.", "Al Roe"),
        ("Her former husband", "Ann Lee was divorced from Bo Kim. She sells boats.", "Bo Kim"),
        ("The widow", "Bo Kim died in May. His widow, Ann Lee, slept.", "Ann Lee"),
        ("Her boyfriend", "Ann Lee lives with her boyfriend, Bo Kim. She slept.", "Bo Kim"),
        ("Her fiancé", "Ann Lee came with her fiancé, Bo Kim. She slept.", "Bo Kim"),
        ("The great-niece", "Ann Lee came with her great-uncle Bo Kim.", "Ann Lee"),
        ("Her mother", "Ida Lee is the daughter of Ann Lee. She slept.", "Ann Lee"),
        ("Al Roe's wife", "Al Roe, a baker, and his wife, Ann Lee, slept.", "Ann Lee"),
        ("The baker's wife", "Al Roe, a baker, and his wife, Ann Lee, slept.", "Ann Lee"),
        ("The wife of the baker", "Al Roe, a baker, and his wife, Ann Lee, slept.", "Ann Lee"),
        ("The girl's mother", "Ann Lee left with her daughter, Ida Lee.", "Ann Lee"),
        ("The older brother", "Ann Lee came with her elder brother, Bo Kim.", "Bo Kim"),
    ],
)
def test_who_is_meant_by_kin(source, before, who):
    assert who_is(source, before) == who


@pytest.mark.parametrize(
    ("source", "before"),
    [
        # of another relation, of somebody else, or another one
        ("The father", "Ann Lee and her mother, Ida Lee, own the mill."),
        ("His wife", "Bo Kim and his sister, Ann Lee, own a mill."),
        ("His wife", "Bo Kim met Ann Lee, his lawyer. He slept."),
        ("Her sister", "Ann Lee and her brother, Bo Kim, own the mill."),
        ("Her other brother", "Ann Lee and her brother, Bo Kim, slept. She ate."),
        ("Her former husband", "Ann Lee and her husband, Bo Kim, slept. She ate."),
        ("Her husband", "Ann Lee and her ex-husband, Bo Kim, slept. She ate."),
        ("My brother", "Ann Lee sat with her brother, Bo Kim."),
        ("A brother", "Ann Lee sat with her brother, Bo Kim."),
        ("Al Roe's wife", "Ann Lee married Bo Kim. Al Roe slept."),
        ("His father", "Bo Kim and his son, Al Roe, came. Ed Dow slept. He had a cold."),
        ("The victim's brother", "Ann Lee sat with her brother, Bo Kim."),
        ("The boy's mother", "Ann Lee left with her daughter, Ida Lee."),
        ("The mayor's wife", "Al Roe, a baker, and his wife, Ann Lee, slept."),
        ("The wife of the mayor", "Al Roe, a baker, and his wife, Ann Lee, slept."),
        ("The victim's mother", "Bo Kim, the judge, slept. Ann Lee had brought her children."),
        # no kin of those names
        ("The brother", "Al Roe sent his brother to Bo Kim."),
        ("His brother", "Al Roe sent his brother off."),
        ("The wife", "Ed Dow is a judge. Bo Kim, his wife and two children left."),
        ("Al Roe's wife", "Al Roe met a man and his wife, Ann Lee. Roe slept."),
        ("Al Roe's wife", "Al Roe's lawyer, whose wife, Ann Lee, slept, left. Ed Dow sang."),
        ("The mother", "Bo Kim slept. Ann Lee saw a woman who had lost her son. Al Roe ate."),
    ],
)
def test_no_other_is_meant_by_kin(source, before):
    found = who_is(source, before)
    assert found is not None and found.split()[-1] == source.split()[-1]  # "his brother" of before


def test_whose_children_are_told_of_is_a_parent():
    before = "Bo Kim, the judge, slept. Ann Lee had brought her children."
    assert who_is("The mother", before) == "Ann Lee"
    assert who_is("The father", before) == "The father"


def test_a_namesake_may_be_kin_unless_nothing_says_the_sex():
    assert who_is("His brother", "Bo Kim and Ed Kim met. Mr Bo Kim had a cold.", ("Ed Kim", "PERSON")) == "Ed Kim"
    assert who_is("His mother", "Bo Kim and Ed Kim met.", ("Ed Kim", "PERSON")) == "His mother"


def test_the_elder_of_a_name_by_age_or_by_kin():
    ents = (("Ed Kim", "PERSON"),)
    assert who_is("The elder Kim", "Bo Kim, 20, came with Ed Kim, 51.", *ents) == "Ed Kim"
    assert who_is("The younger Kim", "Ed Kim came with his son, Bo Kim.", *ents) == "Bo Kim"


def test_every_relation_has_its_inverse_in_the_table():
    kin = english().kin.values()
    relations = {row.relation for row in kin}
    assert all(row.inverse in relations for row in kin)


@pytest.mark.parametrize(
    ("told", "who"),
    [("mother and son", "Ida Lee"), ("son and mother", "Robin Lee"), ("bakers and poets", "The mother")],
)
def test_what_two_are_to_each_other_is_said_of_each(told, who):
    text = f"Ida Lee and Robin Lee, {told}, sell bread. [The mother](S:a) [said](C:a) [no](Q:a)."
    assert names(read(text, (("Ida Lee", "PERSON"), ("Robin Lee", "PERSON"))))["a"] == who
