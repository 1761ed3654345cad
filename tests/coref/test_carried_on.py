"""Whom "he" and "she" mean where somebody else has come in between. All people and places are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Eve Roe", "PERSON")
SHE_SAYS = '"[It was cold](Q:a)," [she](S:a) [says](C:a).'


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    return names(read(marked, ents))[key]


@pytest.mark.parametrize("telling", ["told her that she had been", "told her she was", "reminded her that she was"])
def test_who_is_told_what_she_is_is_she(telling):
    text = f'Ann Lee said she had seen it at six. Bo Kim {telling} late. "[Go home](Q:a)," [he](S:a) [said](C:a).'
    assert said_by(text, LEE, KIM) == "Bo Kim"


def test_who_taught_her_is_not_she():
    text = (
        "Ann Lee left school. She read at night.\n\nBo Kim, who taught her at evening class, is old. "
        '"[She wrote it all down](Q:a)," [he](S:a) [says](C:a).'
    )
    assert said_by(text, LEE, KIM) == "Bo Kim"


@pytest.mark.parametrize("front", ["Like her mother, the singer Eve Roe,", "Unlike Eve Roe,", "Alongside Eve Roe,"])
def test_the_sentence_is_about_who_stands_behind_the_comparison(front):
    text = f"{front} Ann Lee learned to sing in a church. {SHE_SAYS}"
    assert said_by(text, LEE, ROE) == "Ann Lee"


@pytest.mark.parametrize(
    ("words", "speaker"), [("She never spoke", "Ann Lee"), ("The soup was good", "Eve Roe"), ("He sang", "Eve Roe")]
)
def test_a_paragraph_goes_on_with_her_of_whom_another_has_spoken(words, speaker):
    text = (
        "Ann Lee was born in Lund. She left school at ten.\n\nHer first book failed. She wrote on.\n\n"
        f'Her editor, Eve Roe, knows why. "[{words}](Q:b)," [Roe](S:b) [says](C:b).\n\n'
        f"Now she lives above a bakery. {SHE_SAYS}"
    )
    assert said_by(text, LEE, ROE) == speaker


def test_whom_a_pronoun_was_thought_to_mean_can_still_speak():
    text = (
        'Bo Kim took it, and he denies it. Opening the case, Ann Lee said [he had been "trusted](Q:b)". '
        '"[He had the keys](Q:a)," [she](S:a) [said](C:a).'
    )
    assert said_by(text, LEE, KIM) == "Ann Lee"
