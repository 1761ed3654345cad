"""Which stretches of what is reported are read once more."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.marks import find_marks
from quoteattr.ml.within import marks_within, stretches_within

TEXT = (
    "“My mother told me, ‘Never sign.’ It was raining, and cold,” Ilse Brandt said. "
    "She added that the baker had sworn the oven was off."
)


def _content(words: str, number: int, text: str = TEXT) -> Attribution:
    start = text.index(words)
    return Attribution(f"n{number}", ((start, start + len(words)),))


def _read(*contents: str, text: str = TEXT) -> list[str]:
    rows = [_content(words, number, text) for number, words in enumerate(contents)]
    return [text[start:end] for (start, end), _ in stretches_within(text, rows)]


def test_sentences_with_a_reporting_verb_are_read_without_what_stands_around_the_content() -> None:
    assert _read("“My mother told me, ‘Never sign.’ It was raining, and cold,”") == ["My mother told me, ‘Never sign."]
    assert _read("that the baker had sworn the oven was off") == ["the baker had sworn the oven was off"]


@pytest.mark.parametrize(
    "content", ["“It was raining, and cold,”", "that she told him", "that the oven knows and shows it", ""]
)
def test_contents_that_can_hold_no_report_are_not_read(content: str) -> None:
    assert _read(content, text=content) == []


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("that the pilot had radioed that the wing shook", True),
        ("that the pilot had radioed for the third time", False),
        ("that the pilot called the wing “a flag of tin”", True),
        ("that the pilot called at the tower at noon", False),
        ("that the pilot took the so-called “flag of tin”", False),
        ("what the pilot called “a flag of tin”", False),
    ],
)
def test_further_verbs_count_with_a_clause_or_marks_behind_them(content: str, read: bool) -> None:
    assert bool(_read(content, text=content)) is read


def test_stretches_know_their_attribution() -> None:
    rows = [_content("that the baker had sworn the oven was off", 1), _content("“My mother told me, ‘Never sign.’", 0)]
    assert [key for _, key in stretches_within(TEXT, rows)] == ["n0", "n1"]


def test_marks_in_a_stretch_are_read_as_if_nothing_stood_around_them() -> None:
    text = "“He told me, ‘Wait,’ and “left” us,” she said. “No.”"
    start = text.index("He")
    marks = marks_within(find_marks(text), [(start, text.index(",” she"))])
    assert next((text[mark.start : mark.end], mark.depth) for mark in marks) == ("‘Wait,’", 0)
    assert all(mark.end < text.index("she") for mark in marks)
