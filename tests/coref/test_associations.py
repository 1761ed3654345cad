"""Descriptions that mean somebody by what goes with it. All people, firms and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.coref.words.inflections import forms_of
from quoteattr.coref.words.lexicon import Association, english
from quoteattr.lang import table

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Cy Roe", "PERSON")
VALE, ELM = ("Vale Holdings", "ORG"), ("Elm Partners", "ORG")


def said_by(before: str, description: str, *ents: tuple[str, str]) -> str | None:
    text = f"{before} [{description}](S:a) [said](C:a) [it was late](Q:a)."
    return names(read(text, ents or (LEE, KIM, ROE)))["a"]


# -- who is meant ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "description"),
    [
        ("Bo Kim had gone to town. Ann Lee walked her ewes to the hill.", "The shepherd"),
        ("Bo Kim was out. At the gate stood Ann Lee, who mends boilers in winter.", "The plumber"),
        ("Bo Kim denies it. Prosecuting, Ann Lee read from his diary.", "The barrister"),
        ("Bo Kim denies it. Ann Lee, prosecuting, read from his diary.", "The barrister"),
        ("Ann Lee put a saddle on the grey while Bo Kim held it.", "The old jockey"),
        ("Ann Lee spent 30 years sorting letters for Bo Kim.", "The former postwoman"),
        ("Bo Kim rang. Ann Lee had worked as a locksmith until May.", "The locksmith"),
        ("Bo Kim rang. Ann Lee, of the dockers' union, was at the gate.", "The union woman"),
    ],
)
def test_the_one_of_whom_it_tells_what_goes_with_the_description(before, description):
    assert said_by(before, description) == "Ann Lee"


def test_it_is_enough_for_another_than_who_was_spoken_of_last_only_where_much_is_told():
    little = "Ann Lee hung up her tongs. Bo Kim had been late."
    much = "Ann Lee left her anvil and forge. Bo Kim had been late."
    assert said_by(little, "The blacksmith") != "Ann Lee"
    assert said_by(much, "The blacksmith") == "Ann Lee"


def test_a_list_of_what_people_are_is_no_other_one():
    before = "A baker, a plumber and a nun stood for the seat. Bo Kim had 40 votes and Ann Lee, who fits radiators, 12."
    assert said_by(before, "The plumber") == "Ann Lee"


def test_who_was_meant_once_is_meant_again():
    text = (
        "Bo Kim was out. Ann Lee walked her ewes to the hill. [The shepherd](S:a) [said](C:a) [it was late](Q:a).\n"
        "Bo Kim came home. [The shepherd](S:b) [said](C:b) [it was cold](Q:b)."
    )
    assert names(read(text, (LEE, KIM)))["b"] == "Ann Lee"


def test_of_two_firms_the_one_with_what_such_firms_have():
    before = "Vale Holdings has 300 branches, takes deposits and gives mortgages. It sold Elm Partners in May."
    assert said_by(before, "The lender", VALE, ELM) == "Vale Holdings"


def test_the_words_of_the_name_say_what_kind_of_firm_it_is():
    lithium = ("Vale Lithium", "ORG")
    assert said_by("Ann Lee audited Vale Lithium for years.", "The miner", LEE, lithium) == "Vale Lithium"


# -- who is not ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "description"),
    [
        ("Ann Lee shears ewes. Bo Kim shears ewes.", "The shepherd"),  # both
        ("Ann Lee bought two ewes. Bo Kim was there.", "The shepherd"),  # what is bought
        ("Bo Kim and Cy Roe came. The mayor, Ann Lee, walked between the ewes.", "The shepherd"),  # she is the mayor
        ("Bo Kim came. Ann Lee walked between the ewes.", "The other shepherd"),
        ("Bo Kim came. Ann Lee walked between the ewes.", "The shepherd from Elm"),
        ("Bo Kim came. Ann Lee walked between the ewes.", "The shepherd on the hill"),
        ("Bo Kim came. Ann Lee, whose son keeps ewes, was late.", "The shepherd"),  # he does
        ("Bo Kim came. Ann Lee was taught by nuns.", "The teacher"),  # undergone
    ],
)
def test_otherwise_it_stands_for_itself(before, description):
    assert said_by(before, description) == description


@pytest.mark.parametrize(
    "before",
    [
        "Bo Kim and Cy Roe came. A shepherd had left. Ann Lee walked between the ewes.",  # another one
        "Bo Kim and Cy Roe came. “The ewes,” said Ann Lee, “are gone.”",  # in what she says
    ],
)
def test_it_is_not_who_stands_beside_it(before):
    assert said_by(before, "The shepherd") != "Ann Lee"


def test_who_is_named_in_what_is_said_does_not_say_it():
    before = "Bo Kim came. Ann Lee walked her ewes to the hill."
    text = f"{before} [The shepherd](S:a) [said](C:a) [that Ann Lee was late](Q:a)."
    assert names(read(text, (LEE, KIM)))["a"] == "The shepherd"


def test_somebody_without_a_name_who_has_just_spoken_goes_on():
    text = (
        "Ann Lee met Bo Kim. Kim hauled his nets in. [One of them](S:a) [said](C:a) [it was late](Q:a). "
        "[The fisherman](S:b) [said](C:b) [it was cold](Q:b)."
    )
    assert names(read(text, (LEE, KIM)))["b"] == "The fisherman"


# -- the table -------------------------------------------------------------------------------------------------------


def test_words_are_found_in_their_regular_forms():
    forms = forms_of(
        Association(frozenset(("ewe", "ferry")), frozenset(("plan", "carry", "teach:taught")), frozenset())
    )
    assert {"ewes", "ferries", "planned", "planning", "carried", "taught", "teaches"} <= set(forms)
    assert "teached" not in forms


def test_each_row_is_of_people_of_firms_or_of_any_and_says_something():
    rows = table("en", "associations")
    assert {kind for _, kind, *_ in rows} == {"person", "firm", "any"}
    assert all(len(cells) == 5 and set(cells[2:]) != {"-"} for cells in rows)


def test_a_noun_of_several_rows_has_the_words_of_all():
    conductor = english().people_by["conductor"]
    assert {"baton", "tickets"} <= conductor.words
