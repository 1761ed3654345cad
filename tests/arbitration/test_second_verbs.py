"""Who says what a second verb reports; the answer stands in the sentence."""

import pytest
from annotated import read_answer

from quoteattr.annotations import Attribution
from quoteattr.arbitration.second_verbs import with_first_speaker
from quoteattr.patterns.page import Page


def speakers(marked: str) -> list[str]:
    answer = read_answer(marked)
    rows = [
        Attribution(key, tuple(labels["CONTENT"]), labels["CUE"][0], labels["SOURCE"][0])
        for key, labels in answer.spans.items()
    ]
    settled = with_first_speaker(rows, Page(answer.text, [], []))
    return [answer.text[slice(*row.source)] for row in settled if row.source]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [[the talks](SOURCE:Q2) were frank](CONTENT:Q1) and [added](CUE:Q2) "
        "[that more would follow](CONTENT:Q2).",
        "[Ann Lee](SOURCE:Q1) [says](CUE:Q1) [[she](SOURCE:Q2) was asleep](CONTENT:Q1), but [adds](CUE:Q2) "
        "[that the dog was not](CONTENT:Q2).",
        "[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [[Kim](SOURCE:Q2) had been paid](CONTENT:Q1) and then [said](CUE:Q2) "
        "[that nobody had](CONTENT:Q2).",
    ],
)
def test_the_first_speaker_goes_on(sentence: str) -> None:
    assert speakers(sentence) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [[the guards](SOURCE:Q2) came and [told](CUE:Q2) her "
            "[to leave](CONTENT:Q2)](CONTENT:Q1).",
            "the guards",
        ),
        (
            "[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [that [she](SOURCE:Q2) had lied but [said](CUE:Q2) "
            "[it was long ago](CONTENT:Q2)](CONTENT:Q1).",
            "she",
        ),
        (
            "[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [it leaked](CONTENT:Q1). [The owner](SOURCE:Q2) came and "
            "[said](CUE:Q2) [it did not](CONTENT:Q2).",
            "The owner",
        ),
    ],
)
def test_what_is_told_has_speakers_of_its_own(sentence: str, second: str) -> None:
    assert speakers(sentence) == ["Ann Lee", second]
