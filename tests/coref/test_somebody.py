"""People without a name who are taken up by "he" and "she", and whose words the sentence before announces. All people
and places are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Al Roe", "PERSON")
FERRY = "Ann Lee has run the ferry for thirty years. "


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    return names(read(marked, ents))[key]


@pytest.mark.parametrize(
    ("told", "he", "expected"),
    [
        ("Ms Ann Lee hired a chauffeur last spring.", "he", "a chauffeur"),
        ("Ms Ann Lee took the letter to a lawyer in the port.", "he", "a lawyer"),
        ("It was put to the bishop by a girl of nine that angels like hats.", "he", "the bishop"),
        ("An elderly man stopped Ann Lee outside the bank.", "he", "An elderly man"),
        ("The burglar slept in the kitchen of Ann Lee.", "he", "The burglar"),
        ("Ann Lee's neighbour has complained about the bell.", "he", "Ann Lee's neighbour"),
    ],
)
def test_somebody_without_a_name_is_meant_where_nobody_named_can_be(told, he, expected):
    assert said_by(f'{told} "[It rang at three](Q:a)," [{he}](S:a) [said](C:a).', LEE) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (FERRY + "She praised the crew. Her aunt, who held the rope, was less sure.", "Her aunt"),
        (FERRY + "She praised the crew. Her deputy, Bo Kim, disagreed.", "Bo Kim"),
        (FERRY + "She praised the crew. Her mother-in-law had less to say.", "Her mother-in-law"),
        (FERRY + "She praised the crew. Her aunt held the rope.", "Ann Lee"),
    ],
)
def test_the_subject_of_a_sentence_that_announces_words_says_them(told, expected):
    assert said_by(f'{told} "[It slipped](Q:a)," [she](S:a) [said](C:a).', LEE, KIM) == expected


def test_no_one_is_both_he_and_she_in_two_sentences():
    text = (
        "The head of the bank, Al Roe, and the head of the port, Bo Kim, met. "
        "[He](S:a) [said](C:a) [it was close](Q:a). [She](S:b) [said](C:b) [it was not](Q:b)."
    )
    assert said_by(text, ROE, KIM) != said_by(text, ROE, KIM, key="b")


def test_whose_husband_is_told_of_is_likelier_she():
    text = (
        "Ann Lee, whose husband drowned in March, met the pilot, Bo Kim, on the quay. "
        '"[We went out late](Q:a)," [he](S:a) [said](C:a).'
    )
    assert said_by(text, LEE, KIM) == "Bo Kim"


def test_one_who_is_called_they_says_i():
    text = (
        "Ann Lee, the first non-binary player in the final, beat Hexley in four games. "
        '"[I was shaking](Q:a)," [they](S:a) [said](C:a).'
    )
    assert said_by(text, LEE, ("Hexley", "ORG")) == "Ann Lee"
