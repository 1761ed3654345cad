"""Who speaks behind a paragraph of its own about somebody else. All people and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import read_attributions, write_attributions
from quoteattr.components.speakers import Speakers

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


def speaker_behind(between: str) -> str | None:
    """The speaker of a quotation that nobody is named for, behind what is told after Ann Lee has spoken of Bo Kim."""
    spoken = 'Bo Kim met Ann Lee. "[It was late](Q:a)," [Ann Lee](S:a) [said](C:a).'
    doc = read(f'{spoken}\n\n{between}\n\n["I like dogs."](Q:b)\n\nIt rained.', (LEE, KIM))
    rows = [a._replace(floating=a.id == "b", inherits="a" if a.id == "b" else None) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    return names(Speakers()(doc))["b"]


@pytest.mark.parametrize(
    "between",
    ["Kim laughed.", "Kim did not contest the story.", "What did Kim think?", "Kim rose to answer and took off a cap."],
)
def test_it_is_the_one_of_whom_the_paragraph_tells(between):
    assert speaker_behind(between) == "Bo Kim"


@pytest.mark.parametrize(("who", "speaker"), [("her aunt", "Ann Lee"), ("the town", "Bo Kim")])
def test_she_in_the_words_can_be_kin_of_whom_the_sentence_tells(who, speaker):
    told = f'"[It was late](Q:a)," [Bo Kim](S:a) [said](C:a). Ann Lee was raised by {who}. ["She sang to me."](Q:b)'
    doc = read(f"Ann Lee came, and she met Bo Kim, who lost his hat.\n\n{told}", (LEE, KIM))
    rows = [a._replace(floating=a.id == "b", inherits="a" if a.id == "b" else None) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    assert names(Speakers()(doc))["b"] == speaker


def test_she_is_one_known_for_a_woman_and_not_whoever_comes_in():
    doc = read(
        'Ann Lee drives the bus. "[I know it](Q:a)," [she](S:a) [says](C:a).\n\nHer mate, Bo Kim, counts coins.\n\n'
        '["She has hit most of them."](Q:b)\n\nIt rained.',
        (LEE, KIM),
    )
    rows = [a._replace(floating=a.id == "b", inherits="a" if a.id == "b" else None) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    assert names(Speakers()(doc))["b"] == "Bo Kim"


@pytest.mark.parametrize(
    "between",
    [
        "Lee turned to the window.",
        "Kim did not reply.",
        "Kim has since died.",
        "Kim laughed. Lee turned away.",
        "It was raining.",
    ],
)
def test_who_spoke_goes_on_where_nobody_else_can(between):
    assert speaker_behind(between) == "Ann Lee"
