"""Whom "it", "they", "the former" and "you" mean besides a firm just named. All people and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import Attribution, read_attributions, write_attributions
from quoteattr.components.speakers import Speakers

LEE, KIM, VALE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Vale Air", "ORG")


def said_by(marked: str, key: str = "a") -> str | None:
    """The speaker of one attribution."""
    return names(read(marked, (LEE, KIM, VALE)))[key]


# -- what is written ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "what"),
    [
        ("Ann Lee held up a letter.", "a letter"),
        ("Ann Lee’s first memo, shown on a screen, was dated June 12.", "Ann Lee’s first memo"),
        ("Ann Lee had a note from the dean.", "a note"),
        ("Ann Lee laid the statement on the table.", "the statement"),
        ("A wooden sign hung on the gate.", "A wooden sign"),
        ("Ann Lee kept the email. She is a cook.", "the email"),
    ],
)
def test_it_is_what_was_just_spoken_of_as_written(before, what):
    assert said_by(f"{before} [It](S:a) [stated](C:a) that [the mill was dry](Q:a).") == what


def test_what_is_written_is_spoken_of_in_quotations_too():
    text = '"[I have my own letter](Q:b)," [Ann Lee](S:b) [said](C:b). "[It](S:a) [says](C:a) [the mill is dry](Q:a)."'
    assert said_by(text) == "letter"


def test_only_what_is_written_reads():
    assert said_by("Vale Air sent a card. “[We are closed](Q:a),” [it](S:a) [read](C:a).") == "a card"


@pytest.mark.parametrize(
    "before",
    [
        "Vale Air posted a message on its site.",
        "Ann Lee sent the letter to Vale Air.",
        "Ann Lee read the letter. Vale Air was silent.",
    ],
)
def test_it_is_the_firm_that_acts_or_is_written_to(before):
    assert said_by(f"{before} [It](S:a) [said](C:a) [the mill was dry](Q:a).") == "Vale Air"


# -- the former and the latter -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "former", "latter"),
    [
        ("The weavers' union and the rowing club agree.", "The weavers' union", "the rowing club"),
        ("A farmer and his neighbour went to court.", "A farmer", "his neighbour"),
        ("Ann Lee and her clerk heard a bell.", "Ann Lee", "her clerk"),
        ("Talks between the port office and the dockers' union broke down.", "the port office", "the dockers' union"),
        ("Ann Lee and Bo Kim met the mayor and the clerk.", "Ann Lee", "Bo Kim"),
    ],
)
def test_the_former_and_the_latter_may_have_no_names(before, former, latter):
    text = f"{before} [The former](S:a) [said](C:a) [no](Q:a); [the latter](S:b) [said](C:b) [yes](Q:b)."
    assert (said_by(text, "a"), said_by(text, "b")) == (former, latter)


# -- people and bodies without a name ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ann Lee said her neighbours had heard a bang.", "her neighbours"),
        ("Bo Kim said that three tall men with axes had come.", "three tall men"),
        ("Bo Kim thanked the volunteers.", "the volunteers"),
    ],
)
def test_they_are_the_people_of_whom_the_sentence_before_tells(before, who):
    assert said_by(f"{before} [They](S:a) [said](C:a) [the mill was dry](Q:a).") == who


def test_in_a_quotation_they_are_not_who_tells_of_them():
    text = (
        "[Several guests](S:b) [said](C:b) [two young men had come](Q:b).\n\n"
        '"[They](S:a) [told](C:a) us [to swim](Q:a)," Ann Lee said.'
    )
    assert said_by(text) == "two young men"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The miners wrote to the drivers.", "The miners"),
        ("Ann Lee and her two sons left.", None),
        ("Bo Kim met the drivers and the miners.", None),
        ("Ann Lee, who uses they and them, met the drivers.", "Ann Lee"),
    ],
)
def test_they_may_be_more_than_are_told_of(before, who):
    assert said_by(f"{before} [They](S:a) [said](C:a) [the mill was dry](Q:a).") in (who, "Ann Lee", "Bo Kim")


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Bo Kim insisted that his party had won.", "his party"),
        ("Shares fell after the firm cut its plans.", "the firm"),
    ],
)
def test_it_is_the_body_of_which_somebody_tells(before, who):
    assert said_by(f"{before} [It](S:a) has long [argued](C:a) that [the mill is dry](Q:a).") == who


def test_it_is_the_firm_that_tells_of_another():
    text = "[Vale Air](S:b) [said](C:b) that [the council had lied](Q:b). [It](S:a) [said](C:a) [it would sue](Q:a)."
    assert said_by(text) == "Vale Air"


# -- you ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "by", "who"),
    [
        ("You wrote that it was dry", "[Ann Lee](S:b) [told](C:b) Bo Kim", "Bo Kim"),
        ("You wrote that it was dry, Kim", "[said](C:b) [Ann Lee](S:b)", "Bo Kim"),
        ("You wrote that it was dry", "[Ann Lee](S:b) [tells](C:b) me", "the author"),
        ("You wrote that it was dry", "[Ann Lee](S:b) [told](C:b) Bo Kim’s aunt", None),
        ("You wrote that it was dry", "[asked](C:b) [Ann Lee](S:b)", None),
    ],
)
def test_you_is_the_one_to_whom_it_is_said(said, by, who):
    doc = read(f'Bo Kim left. ["{said},"](Q:b) {by}.', (LEE, KIM))
    start = doc.text.index("You")
    inner = Attribution("a", ((start + 10, start + len(said)),), (start + 4, start + 9), (start, start + 3), parent="b")
    write_attributions(doc, [*read_attributions(doc), inner])
    assert names(Speakers()(doc))["a"] == who
