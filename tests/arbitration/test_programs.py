"""Lines of programs; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.programs import is_in_program
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def in_program(sentence: str) -> bool:
    text, att = attribution(sentence)
    return is_in_program(Page(text, find_marks(text), []), att)


@pytest.mark.parametrize(
    "line",
    [
        '-    note = "We [believe](CUE:Q1) [you are a goose](CONTENT:Q1)."',
        'pump.log("miller [says](CUE:Q1) [stop](CONTENT:Q1)");',
        'test("goose [says](CUE:Q1) [nothing](CONTENT:Q1)", () => {',
        "SELECT [said](CUE:Q1), [who FROM geese WHERE said <> 'no'](CONTENT:Q1)",
        "UPDATE [answers](CUE:Q1) SET [said = 'yes'](CONTENT:Q1)",
        'if (goose.[says](CUE:Q1)(["no"](CONTENT:Q1))) {',
        '+  "note": "We [think](CUE:Q1) [you are a goose](CONTENT:Q1)."',
        '$ git [commit](CUE:Q1) -m ["say no"](CONTENT:Q1)',
        '    return "miller [told](CUE:Q1) [us](CONTENT:Q1)"',
    ],
)
def test_a_line_of_a_program_says_nothing(line: str) -> None:
    assert in_program(line)
    assert in_program(f"The change was made on Friday.\n{line}\nNobody saw it.")


@pytest.mark.parametrize(
    "line",
    [
        "[Vera Holm](SOURCE:Q1) [said](CUE:Q1) [that she had typed x = 3 by mistake](CONTENT:Q1).",
        "[The miller](SOURCE:Q1) [said](CUE:Q1) [the weir (built in 1908) was sound](CONTENT:Q1);",
        "$5m for the mill, [miller](SOURCE:Q1) [says](CUE:Q1) [it is enough](CONTENT:Q1)",
        'print("geese") ran all night, and [Vera Holm](SOURCE:Q1) [said](CUE:Q1) [she was sorry](CONTENT:Q1).',
        '[<goose@mill.example> <Vera Holm>](SOURCE:Q1) [wrote](CUE:Q1): ["It rains."](CONTENT:Q1)',
    ],
)
def test_a_sentence_with_a_bit_of_code_is_one(line: str) -> None:
    assert not in_program(line)
