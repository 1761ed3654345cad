"""People without a name whom a sentence is about: he and she of the next one are theirs. All are invented."""

import pytest
from coref.test_people_taken_up import KIM, LEE, said_by

import quoteattr

ROE = ("Al Roe", "PERSON")
KNOWN = "Ann Lee is the mayor. She sails with Bo Kim, a baker. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[“Wet,”](Q:b) [Kim](S:b) [said](C:b). The mayor laughed. [“No,”](Q:a) [she](S:a) [said](C:a).", "Ann Lee"),
        ("Kim's wife, Ada Roe, woke. His wife shrugged. [“No,”](Q:a) [she](S:a) [said](C:a).", "Ada Roe"),
    ],
)  # fmt: skip
def test_whom_a_description_means_is_who_the_pronoun_takes_up(text, who):
    assert said_by(KNOWN + text, LEE, KIM, ("Ada Roe", "PERSON")) == who


def test_a_description_in_apposition_is_no_subject_of_its_own():
    text = KNOWN + "Al Roe, a former hurdler, had shut his eyes. [The ex-hurdler](S:a) [said](C:a) [it was dust](Q:a)."
    assert said_by(text, LEE, KIM, ROE) == "Al Roe"


def test_his_and_her_are_no_subjects():
    text = (
        "Bo Kim lost. Al Roe, who had been his rival, was glad. Roe sang. His hat fell. "
        "[“I walked,”](Q:a) [he](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, KIM, ROE) == "Al Roe"


def test_of_whom_only_the_words_speak_has_not_said_them():
    text = "Bo Kim sells boats. He is 90. [“My father used to sing that,”](Q:a) [he](S:a) [said](C:a)."
    assert said_by(text, KIM) == "Bo Kim"


@pytest.mark.parametrize("source", ["the old baker", "the ex-baker", "the former baker"])
def test_who_has_just_spoken_may_be_called_something_in_passing(source):
    text = (
        "Ann Lee met Al Roe. Roe left. [Ann Lee](S:b) [said](C:b) [it leaked](Q:b). [“Badly,”](Q:a) "
        f"[{source}](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, ROE) == "Ann Lee"


@pytest.mark.parametrize(
    ("between", "source"),
    [("", "the judge"), ("Al Roe came in.", "the old baker"), ("An old baker came in.", "the old baker")],
)
def test_nobody_else_is_taken_for_who_has_just_spoken(between, source):
    text = (
        f"Bo Kim met Al Roe. [Ann Lee](S:b) [said](C:b) [it leaked](Q:b). {between} [“Badly,”](Q:a) "
        f"[{source}](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, KIM, ROE) != "Ann Lee"


def test_whom_a_report_speaks_of_need_not_be_the_other_of_two():
    text = "“It leaks,” said Ann Lee. Bo Kim said that the mayor had promised that it would be mended."
    assert "Ann Lee" not in [
        quote.speaker.name for quote in quoteattr.extract(text, quoteattr.load("rules"))[1:] if quote.speaker
    ]


def test_a_surname_that_she_takes_up_is_a_person_s():
    text = (
        "[Bo Kim](S:b) [said](C:b) [“Ilse Vang knew”](Q:b). Vang shook a fist. [“Never,”](Q:a) [she](S:a) [said](C:a)."
    )
    assert said_by(text, KIM, ("Ilse Vang", "ORG"), ("Vang", "ORG")) == "Ilse Vang"


def test_a_firm_of_one_word_stays_a_firm():
    text = "Bo Kim left Vang. Vang fell by a tenth. [“Never,”](Q:a) [she](S:a) [said](C:a)."
    assert said_by(text, KIM, ("Vang", "ORG")) != "Vang"


def test_behind_a_preposition_a_description_is_no_subject():
    text = (
        "Bo Kim is the foreman. Ann Lee, the clerk, listened. Al Roe, for the foreman, was gentle. "
        "[“Was it?”](Q:a) [he](S:a) [asked](C:a)."
    )
    assert said_by(text, LEE, KIM, ROE) == "Al Roe"


def test_of_the_former_and_the_latter_only_people_count_where_they_are_two():
    text = "Ann Lee left the Dell Trust and Bo Kim stayed. [The latter](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM, ("Dell Trust", "ORG")) == "Bo Kim"


def test_place_and_agency_of_a_dateline_are_no_subjects():
    text = "PORT SEL (Elm) -- The Norland Bank kept its rate, [warning](C:a) [that food was dear](Q:a)."
    assert said_by(text, ("PORT SEL", "GPE"), ("Elm", "ORG"), ("Norland Bank", "ORG")) == "Norland Bank"
