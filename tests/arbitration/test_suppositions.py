"""What nobody has said yet; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.suppositions import is_supposed


@pytest.mark.parametrize(
    "sentence",
    [
        "[A cynic](SOURCE:Q1) [would say](CUE:Q1) [that the weir was built for the inn](CONTENT:Q1).",
        "[Any miller](SOURCE:Q1) [could tell you](CUE:Q1) [that the wheel is rotten](CONTENT:Q1).",
        "[A lesser man](SOURCE:Q1) [would have said](CUE:Q1) [that the dog ate it](CONTENT:Q1).",
        "[Purists](SOURCE:Q1) [might argue](CUE:Q1) [that it is no weir](CONTENT:Q1).",
        "[A kinder umpire](SOURCE:Q1) [would say](CUE:Q1) [“play on”](CONTENT:Q1).",
        "It would be odd if [Vera Holm](SOURCE:Q1) [told](CUE:Q1) the town [that she slept](CONTENT:Q1).",
        "What might she answer if [the judge](SOURCE:Q1) [asks](CUE:Q1) her, [“Where is it?”](CONTENT:Q1)",
        "Nothing will be sold until [the board](SOURCE:Q1) [says](CUE:Q1) [that the well is dry](CONTENT:Q1).",
        "[Nobody](SOURCE:Q1) will go until the board, which met, [agrees](CUE:Q1) [that it is dry](CONTENT:Q1).",
        "The boat sails unless [the owners](SOURCE:Q1) [promise](CUE:Q1) [that it leaks](CONTENT:Q1).",
        "A rower [who](SOURCE:Q1) [told](CUE:Q1) the cox [“no”](CONTENT:Q1) would lose his seat.",
        "Passengers who [tell](CUE:Q1) the crew [“I feel ill”](CONTENT:Q1) may change seats.",
        "Any guest who is asked, “Where to?”, and [who](SOURCE:Q1) [says](CUE:Q1), [“Home,”](CONTENT:Q1) will pay.",
        "The game stops whenever [a player](SOURCE:Q1) [says](CUE:Q1) [“yes”](CONTENT:Q1).",
        "A captain [who](SOURCE:Q1) [shouts](CUE:Q1) [“mine”](CONTENT:Q1) from outside the line loses the throw.",
    ],
)
def test_it_is_only_supposed(sentence: str) -> None:
    assert is_supposed(*attribution(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "[A spokesman](SOURCE:Q1) [would only say](CUE:Q1) [that the talks went on](CONTENT:Q1).",
        "[The critic](SOURCE:Q1) [said](CUE:Q1) [that the play was long](CONTENT:Q1).",
        "[Critics](SOURCE:Q1) [say](CUE:Q1) [that the vote was bought](CONTENT:Q1).",
        "[A former umpire](SOURCE:Q1) [would say](CUE:Q1) [“play on”](CONTENT:Q1).",
        "He would not tell us if [the board](SOURCE:Q1) [thought](CUE:Q1) [that the weir was safe](CONTENT:Q1).",
        "The pier will be shut until May, and [the board](SOURCE:Q1) [says](CUE:Q1) [it is a pity](CONTENT:Q1).",
        "The pier will be shut until May, [the board](SOURCE:Q1) [says](CUE:Q1) [in a note](CONTENT:Q1).",
        "[Ole Vik](SOURCE:Q1) will stay until May and [says](CUE:Q1) [that the club is poor](CONTENT:Q1).",
        "[Ole Vik, who until his fall ran the docks,](SOURCE:Q1) [argues](CUE:Q1) [that they leak](CONTENT:Q1).",
        "The talks will fail unless [it](SOURCE:Q1) [wants](CUE:Q1) [to sell](CONTENT:Q1).",
        "They sat until [Ann Lee](SOURCE:Q1) [said](CUE:Q1) [that the well was dry](CONTENT:Q1).",
        "A man who [told](CUE:Q1) the guard [“I did it”](CONTENT:Q1) was held.",
        "A captain [who](SOURCE:Q1) [shouted](CUE:Q1) [“mine”](CONTENT:Q1) from outside the line lost the throw.",
        "When [a reporter](SOURCE:Q1) [asked](CUE:Q1) [“Where is it?”](CONTENT:Q1), he left.",
    ],
)
def test_it_was_said(sentence: str) -> None:
    assert not is_supposed(*attribution(sentence))
