"""Whom "he" and "she" mean where the article tells them apart. All people and places are invented."""

import pytest
from components.test_speakers import names, read

import quoteattr
from quoteattr.coref.pronouns.agreement import Evidence, chances, odds_of_he

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    """The speaker of one attribution, by default "a"."""
    return names(read(marked, ents))[key]


# -- all pronouns together -------------------------------------------------------------------------------------------


def test_whoever_is_he_for_one_is_not_she_for_another():
    sure = Evidence("f", 1.0, [(1, 0.9)], 0.1)
    open_ = Evidence("m", 1.0, [(1, 0.6), (2, 0.3)], 0.1)
    odds = odds_of_he([sure, open_])
    assert odds[1] < 0 < odds[2]
    assert chances(open_, odds)[1] > chances(open_, odds)[0]


def test_what_is_said_later_tells_of_what_was_said_before():
    text = (
        "Ann Lee sold the mill to Bo Kim. [He](S:a) [insists](C:a) [it was dry](Q:a). [She](S:b) [says](C:b) "
        "[it was damp](Q:b). Lee lives in Lund with her son."
    )
    assert names(read(text, (LEE, KIM))) == {"a": "Bo Kim", "b": "Ann Lee"}


def test_whose_deputy_somebody_is_is_another_one():
    text = "Ann Lee ran the port. Her deputy, Bo Kim, told nobody. “[He spoke too soon](Q:a),” [she](S:a) [said](C:a)."
    assert said_by(text, LEE, KIM) == "Ann Lee"


# -- those without a name --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "she", "who"),
    [
        ("Ann Lee was calm. The man next to her was less so.", "he", "The man"),
        ("Bo Kim lost his case. His mother, who lives in Lund, wept.", "she", "His mother"),
        ("Bo Kim kept his seat. The winner's mother, who bakes, rose.", "she", "The winner's mother"),
        ("Mr Bo Kim met the widow of a miller.", "she", "the widow"),
    ],
)
def test_a_man_or_a_woman_without_a_name_is_meant(before, she, who):
    assert said_by(f"{before} “[No](Q:a),” [{she}](S:a) [said](C:a).", LEE, KIM) == who


def test_what_is_said_of_somebody_is_nobody_else():
    text = "Bo Kim, a retired fireman, rose. “[No](Q:a),” [he](S:a) [said](C:a)."
    assert said_by(text, KIM) == "Bo Kim"


def test_as_for_somebody_he():
    text = "Mr Bo Kim slept. As for the captain, [he](S:a) [thought](C:a) [it was fine](Q:a)."
    assert said_by(text, KIM) == "the captain"


# -- who answers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Bo Kim wrote to the editor.", "the editor"),
        ("Bo Kim complained to Ann Lee.", "Ann Lee"),
        ("Bo Kim came home late.", "Bo Kim"),
    ],
)
def test_who_is_written_to_answers(before, who):
    assert said_by(f"{before} [He](S:a) [answered](C:a) [that it was late](Q:a).", LEE, KIM) == who


def test_who_asks_does_not_answer():
    text = (
        "Ann Lee sat by Bo Kim. “[Who did?](Q:a)” [asked](C:a) [Lee](S:a). “[A cook](Q:b),” [he](S:b) [replied](C:b)."
    )
    assert said_by(text, LEE, KIM, key="b") == "Bo Kim"


def test_a_lawyer_speaks_of_a_client():
    text = "Ann Lee stood with Bo Kim, her lawyer. “[My client was in Lund](Q:a),” [he](S:a) [said](C:a)."
    assert said_by(text, LEE, KIM) == "Bo Kim"


def test_whom_somebody_kneels_before_is_another():
    text = "Bo Kim wept. Ann Lee, who had run, sat down and knelt in front of him. “[No](Q:a),” [he](S:a) [said](C:a)."
    assert said_by(text, LEE, KIM) == "Bo Kim"


# -- whose somebody is who replies ------------------------------------------------------------------------------------


def test_her_rival_replies_to_her():
    text = (
        "[Ann Lee](S:a) [said](C:a) [that she had paved the road](Q:a). "
        "[Her rival, Bo Kim,](S:b) [replied](C:b) [that it led to her house](Q:b). "
        "[He](S:c) [said](C:c) [so twice](Q:c)."
    )
    found = names(read(text, (LEE, KIM)))
    assert (found["b"], found["c"]) == ("Bo Kim", "Bo Kim")


def test_who_is_mr_and_who_ms_and_what_they_are():
    text = (
        "Ann Furtel told the hall that she had paved the road. Her rival, Bo Furtel, laughed.\n\n"
        '["I go for the soup,"](Q:a) [said](C:a) [Mr Furtel, a dentist](S:a).\n\n'
        "[Ms Furtel](S:b) [said](C:b) [it was cold](Q:b). [The dentist](S:c) [said](C:c) [it was hot](Q:c)."
    )
    ents = (("Ann Furtel", "PERSON"), ("Bo Furtel", "PERSON"))
    assert names(read(text, ents)) == {"a": "Bo Furtel", "b": "Ann Furtel", "c": "Bo Furtel"}


def test_what_is_said_of_the_subject_is_nobody_else():
    text = (
        "[The driver of the 6.12, a woman with a whistle,](S:d) [said](C:d) [it was late](Q:d). "
        '["Badly,"](Q:a) [she](S:a) [said](C:a). '
        "Ann Lee, now a councillor, slept. [The councillor](S:b) [said](C:b) [it was hot](Q:b)."
    )
    found = names(read(text, (LEE,)))
    assert found["a"] == found["d"] and found["b"] == "Ann Lee"


# -- who is named in front, and who comes in ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "front",
    [
        "Cross-examined by Bo Kim, for the defence,",
        "Led by Bo Kim,",
        "Speaking outside the house of Bo Kim,",
        "Asked whether Bo Kim would go,",
    ],
)
def test_whom_a_participle_names_in_front_is_another_one(front):
    text = f"Ann Lee took the stand. {front} [she](S:a) [agreed](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM) == "Ann Lee"


def test_whoever_comes_in_without_a_name_goes_on_speaking():
    text = (
        "Ann Lee asked for boats. “[Now](Q:a),” [she](S:a) [said](C:a).\n\nIn Lund, [a nurse](S:b) [described](C:b) "
        "[carrying boys upstairs](Q:b). “[Three of them](Q:c),” [she](S:c) [said](C:c)."
    )
    assert said_by(text, LEE, key="c") == "a nurse"


def test_he_within_her_words_is_not_she_who_is_named_behind():
    text = "Ann Lee was met by the mayor, Bo Kim. “He told me it was fine,” she said."
    quotes = quoteattr.extract(text, quoteattr.load("rules"))
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Ann Lee", "Bo Kim"]
