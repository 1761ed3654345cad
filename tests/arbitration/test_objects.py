"""A thing that a verb of reporting has for its object is no report; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.objects import is_abstract, is_of_things
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def of_things(sentence: str, *finite: str, weighed: bool = True) -> bool:
    text, att = attribution(sentence)
    page = Page(text, find_marks(text), [], sorted(text.index(verb) for verb in finite))
    return is_of_things(page, att, weighed=weighed)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Vera Holm](SOURCE:Q1) [acknowledged](CUE:Q1) [the crowd with one hand](CONTENT:Q1).",
        "[The ward](SOURCE:Q1) [admitted](CUE:Q1) [41 patients overnight](CONTENT:Q1).",
        "[The choir](SOURCE:Q1) [repeated](CUE:Q1) [the second verse](CONTENT:Q1).",
        "[The bakery](SOURCE:Q1) [plans](CUE:Q1) [14 new boats by next Easter](CONTENT:Q1).",
        "[The abbot](SOURCE:Q1) [addressed](CUE:Q1) [a full house of brewers](CONTENT:Q1).",
        "[Pupils](SOURCE:Q1) [recited](CUE:Q1) [the list of kings](CONTENT:Q1).",
        "[Alder Mills](SOURCE:Q1) [posted](CUE:Q1) [a loss of 3m crowns](CONTENT:Q1).",
        "[A walker](SOURCE:Q1) [found](CUE:Q1) [a “Mind the Geese” notice on the gate](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [was speaking on](CUE:Q1) [the steps of the flooded mill](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [spoke](CUE:Q1) [at the mill in Ashby](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [told](CUE:Q1) [the same old jokes](CONTENT:Q1) until noon.",
        "[Vera Holm](SOURCE:Q1) [thanked](CUE:Q1) [the divers](CONTENT:Q1) by name.",
    ],
)
def test_things_are_not_said(sentence: str) -> None:
    assert of_things(sentence)


def test_the_verb_behind_and_is_another_deed() -> None:
    assert of_things("[They](SOURCE:Q1) [noted](CUE:Q1) [the gauges at dawn and moved two boats](CONTENT:Q1).", "moved")


@pytest.mark.parametrize(
    ("sentence", "finite"),
    [
        ("[She](SOURCE:Q1) [acknowledged](CUE:Q1) [the mistake](CONTENT:Q1).", ()),
        ("[She](SOURCE:Q1) [thanked](CUE:Q1) [the divers for their patience](CONTENT:Q1).", ()),
        ("[She](SOURCE:Q1) [told](CUE:Q1) [a story that she had made up](CONTENT:Q1).", ("had",)),
        ("[She](SOURCE:Q1) [delivered](CUE:Q1) [a verdict on the soup](CONTENT:Q1).", ()),
        ("[She](SOURCE:Q1) [addressed](CUE:Q1) [the criticism of her choir](CONTENT:Q1).", ()),
        ("[He](SOURCE:Q1) [admitted](CUE:Q1) [a theft and two burglaries](CONTENT:Q1).", ()),
        ("[She](SOURCE:Q1) [noted](CUE:Q1) [the gauges were wrong](CONTENT:Q1).", ("were",)),
        ("[She](SOURCE:Q1) [repeated](CUE:Q1) [that the gauges stuck](CONTENT:Q1).", ("stuck",)),
        ("[He](SOURCE:Q1) [added](CUE:Q1) [“a small boat”](CONTENT:Q1).", ()),
        ("[The survey](SOURCE:Q1) [found](CUE:Q1) [two nests a mile](CONTENT:Q1).", ()),
        ("[A porter](SOURCE:Q1) [said](CUE:Q1) [a suitcase](CONTENT:Q1).", ()),
        ("[Vera Holm](SOURCE:Q1) [spoke on](CUE:Q1) [the mistake of the mill](CONTENT:Q1).", ()),
        ("[Vera Holm](SOURCE:Q1) [spoke of](CUE:Q1) [the flooded mill](CONTENT:Q1).", ()),
    ],
)
def test_clauses_thoughts_and_quotations_are(sentence: str, finite: tuple[str, ...]) -> None:
    assert not of_things(sentence, *finite)


def test_nothing_is_known_without_tags() -> None:
    text, att = attribution("[The ward](SOURCE:Q1) [admitted](CUE:Q1) [41 patients](CONTENT:Q1).")
    assert not is_of_things(Page(text, [], []), att)


@pytest.mark.parametrize(("noun", "abstract"), [("mistakes", True), ("kindness", True), ("bell", False)])
def test_abstract_nouns(noun: str, abstract: bool) -> None:
    assert is_abstract(noun) is abstract


def test_a_thing_with_the_ending_of_a_thought() -> None:
    assert not is_abstract("stations")


@pytest.mark.parametrize(
    "sentence",
    [
        "[Vera Holm](SOURCE:Q1) [spoke about](CUE:Q1) [the weir, the mill and the geese](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [has commented on](CUE:Q1) [the price](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [apologised for](CUE:Q1) [the noise](CONTENT:Q1).",
        "[The union](SOURCE:Q1) [criticised](CUE:Q1) [the new rota](CONTENT:Q1).",
    ],
)
def test_what_is_only_named_is_left_to_the_network(sentence: str) -> None:
    assert of_things(sentence, weighed=False)
    assert not of_things(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Vera Holm](SOURCE:Q1) [spoke of](CUE:Q1) [“a noise like a train”](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [spoke of](CUE:Q1) [how it began](CONTENT:Q1).",
        "[Vera Holm](SOURCE:Q1) [spoke about](CUE:Q1) [the need to sell](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [apologised for](CUE:Q1) [having lied](CONTENT:Q1).",
        "[The union](SOURCE:Q1) [criticised](CUE:Q1) [the rota as unfair](CONTENT:Q1).",
    ],
)
def test_what_is_said_of_it_stays(sentence: str) -> None:
    assert not of_things(sentence, weighed=False)


def test_a_title_that_somebody_speaks_about() -> None:
    assert of_things("[Ole Vik](SOURCE:Q1) [spoke about](CUE:Q1) [“Nobody Told The Geese”, his novel](CONTENT:Q1).")


def test_a_row_of_deeds() -> None:
    row = "[Vera Holm](SOURCE:Q1) thanked the crew, [attacked](CUE:Q1) [the press](CONTENT:Q1) and left."
    assert of_things(row, "thanked", "attacked", "left")
    assert not of_things("[Vera Holm](SOURCE:Q1) [attacked](CUE:Q1) [the press](CONTENT:Q1).", "attacked")


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("[The plan](CONTENT:Q1) [was welcomed](CUE:Q1) by [the mayor](SOURCE:Q1).", True),
        ("[The plan](CONTENT:Q1) [has been widely criticised by](CUE:Q1) [tenants](SOURCE:Q1).", True),
        ("[The plan](CONTENT:Q1) [was welcomed](CUE:Q1) in Ashby.", False),
        ("[“A fine plan”](CONTENT:Q1) [was praised](CUE:Q1) by [the mayor](SOURCE:Q1).", False),
        ("[Vera Holm](SOURCE:Q1) [admitted](CUE:Q1) [leaving the gate open](CONTENT:Q1).", False),
        ("[The ward](SOURCE:Q1) [admitted](CUE:Q1) [visiting sailors](CONTENT:Q1).", True),
    ],
)
def test_who_only_welcomes_it_says_nothing(sentence: str, none: bool) -> None:
    assert of_things(sentence) is none
