"""Titles beside verbs that also report; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.works import is_work
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def work(sentence: str) -> bool:
    text, att = attribution(sentence)
    return is_work(Page(text, find_marks(text), []), att)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ole Vik, [who](SOURCE:Q1) [wrote](CUE:Q1) [‘Nobody Told The Geese’](CONTENT:Q1), lives here.",
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [“Nobody Told The Geese” and two plays](CONTENT:Q1).",
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [“Nobody Told The Geese”](CONTENT:Q1) in 1971.",
        "[Ole Vik](SOURCE:Q1) [directed](CUE:Q1) [“I Said Sunday”](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [announced](CUE:Q1) [“Ask The Old Geese”](CONTENT:Q1), a third novel by Ole Vik.",
        "[Radio Holm](SOURCE:Q1) [repeats](CUE:Q1) [its quiz ‘Who Said That?’](CONTENT:Q1) at ten.",
        "[The party](SOURCE:Q1) [holds](CUE:Q1) nine seats, more than under its old slogan, [“Ask us”](CONTENT:Q1).",
    ],
)
def test_a_work_is_not_said(sentence: str) -> None:
    assert work(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [“I shall never come back”](CONTENT:Q1) and posted it.",
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [“Thank You”](CONTENT:Q1) and left.",
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [“THIS MUST STOP NOW”](CONTENT:Q1) and left.",
        "[Ole Vik](SOURCE:Q1) [said](CUE:Q1) [“Nobody Told The Geese”](CONTENT:Q1).",
        "[The party](SOURCE:Q1) [promised](CUE:Q1) [“clean water by May”](CONTENT:Q1).",
    ],
)
def test_words_that_are_no_title(sentence: str) -> None:
    assert not work(sentence)
