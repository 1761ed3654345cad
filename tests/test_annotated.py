"""The reader of sentences that carry their answer."""

import pytest
from annotated import read_answer


def test_labels_leave_the_text_and_name_its_spans() -> None:
    answer = read_answer("[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [taxes will fall](CONTENT:Q1).")
    assert answer.text == "Ann Lee said taxes will fall."
    assert answer.spans == {"Q1": {"SOURCE": [(0, 7)], "CUE": [(8, 12)], "CONTENT": [(13, 28)]}}


def test_spans_nest_and_plain_brackets_stay() -> None:
    answer = read_answer(
        "[Ann](SOURCE:Q1) [said](CUE:Q1) [[Bo](SOURCE:Q2) [says](CUE:Q2) [he [sic] left](CONTENT:Q2)](CONTENT:Q1)."
    )
    assert answer.text == "Ann said Bo says he [sic] left."
    assert answer.pieces("CONTENT") == {"Q1": ["Bo says he [sic] left"], "Q2": ["he [sic] left"]}
    assert answer.pieces("SOURCE") == {"Q1": ["Ann"], "Q2": ["Bo"]}


def test_pieces_come_in_the_order_of_the_text() -> None:
    answer = read_answer('["A,"](CONTENT:Q1) [she](SOURCE:Q1) [said](CUE:Q1), ["B."](CONTENT:Q1)')
    assert answer.pieces("CONTENT") == {"Q1": ['"A,"', '"B."']}


def test_a_label_without_its_bracket_is_an_error() -> None:
    with pytest.raises(ValueError, match="closes nothing"):
        read_answer("Ann](SOURCE:Q1) said")
