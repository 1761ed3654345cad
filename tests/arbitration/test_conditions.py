"""A report in a condition, or of what somebody may say, is none, also in marks; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.conditions import is_conditional


@pytest.mark.parametrize(
    "sentence",
    [
        "If [the miller](SOURCE:Q1) [had said](CUE:Q1) [“sorry”](CONTENT:Q1), there would have been no second flood.",
        "If [the pilot](SOURCE:Q1) [says](CUE:Q1) [“jump”](CONTENT:Q1), guests are to hold their hats.",
        "The match goes on, and will be replayed unless [the umpire](SOURCE:Q1) [says](CUE:Q1) [“out”](CONTENT:Q1).",
        "He would have been believed had [he](SOURCE:Q1) [said](CUE:Q1) [that he was asleep](CONTENT:Q1).",
        "The treaty would be void should [either side](SOURCE:Q1) [declare](CUE:Q1) [that it was forced](CONTENT:Q1).",
        "If asked, [she](SOURCE:Q1) [would say](CUE:Q1) [that the eel came from the lake](CONTENT:Q1).",
        "What if [the owner](SOURCE:Q1) [denies](CUE:Q1) [that the goat is his](CONTENT:Q1)?",
        "[You](SOURCE:Q1) [may say](CUE:Q1) [“I object”](CONTENT:Q1) at any time.",
        "[A juror](SOURCE:Q1) [can ask](CUE:Q1) [that the map be shown](CONTENT:Q1), but seldom does.",
        "[The umpire](SOURCE:Q1) [can say](CUE:Q1) [“play on”](CONTENT:Q1) or stop the game.",
        "[An honest broker](SOURCE:Q1) [might say](CUE:Q1) [“damp”](CONTENT:Q1).",
        "[It](SOURCE:Q1) [would be unwise to claim](CUE:Q1) [that the vote was close](CONTENT:Q1).",
        "[The clause](SOURCE:Q1) [lets either side claim](CUE:Q1) [that the other has left](CONTENT:Q1).",
    ],
)
def test_it_stands_in_a_condition(sentence: str) -> None:
    assert is_conditional(*attribution(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "If [the miller](SOURCE:Q1) [says](CUE:Q1) [“it was a joke”](CONTENT:Q1), why did nobody laugh?",
        "If [the miller](SOURCE:Q1) [said](CUE:Q1) [that the weir was safe](CONTENT:Q1), he was the only one.",
        "The clerk asked if [the owner](SOURCE:Q1) [had said](CUE:Q1) [“sorry”](CONTENT:Q1), and would not say why.",
        "Even if [critics](SOURCE:Q1) [say](CUE:Q1) [it costs too much](CONTENT:Q1), the weir will be built.",
        "[I](SOURCE:Q1) [can say](CUE:Q1) [that the weir is safe](CONTENT:Q1).",
        "[The Evening Tern](SOURCE:Q1) [can report](CUE:Q1) [that the weir leaks](CONTENT:Q1).",
        "[A spokesman](SOURCE:Q1) [would say](CUE:Q1) only [that “it leaks”](CONTENT:Q1).",
        "[A spokeswoman](SOURCE:Q1) [could say](CUE:Q1) only [that “it leaks”](CONTENT:Q1).",
        "[She](SOURCE:Q1) [could say](CUE:Q1) [“good morning”](CONTENT:Q1) in nine languages.",
    ],
)
def test_it_was_said(sentence: str) -> None:
    assert not is_conditional(*attribution(sentence))
