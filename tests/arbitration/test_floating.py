"""Quotations without a cue: with whom they do not go on. All names are invented."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.floating import uncovered, without_far_source, without_writer
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(("between", "kept"), [("Kim frowned. ", False), ("He frowned. ", True), ("", True)])
def test_who_spoke_before_another_is_told_of_says_no_more(between: str, kept: bool) -> None:
    text = f"“It holds,” said Lee. {between}“It leaks badly.”"
    *_, mark = marks = find_marks(text)
    content, lee = ((mark.start, mark.end),), (text.index("Lee"), text.index("Lee") + 3)
    network = Attribution("n", content, None, lee)
    for inherits in (None, "q"):
        pattern = Attribution("p", content, None, None, floating=True, inherits=inherits)
        assert bool(without_far_source([network], [pattern], Page(text, marks, []))) is kept


@pytest.mark.parametrize(("source", "dropped"), [("I", True), ("Lee", False)])
def test_a_quotation_behind_what_the_writer_asks_is_not_the_writers(source: str, dropped: bool) -> None:
    text = f"{source} asked Kim whether it holds. “It leaks badly.”"
    *_, mark = marks = find_marks(text)
    network = Attribution("n", ((mark.start, mark.end),), None, (0, len(source)))
    assert (without_writer(network, Page(text, marks, [])).source is None) is dropped


@pytest.mark.parametrize(
    ("row", "covered"),
    [
        (Attribution("a", ((0, 15), (31, 45)), (26, 30), (16, 25)), True),  # its words stand around its cue
        (Attribution("a", ((2, 40),), (41, 44), (45, 48)), False),  # it is reported within
    ],
)
def test_a_quotation_is_covered_by_what_is_said_around_a_cue_in_it(row: Attribution, covered: bool) -> None:
    floating = Attribution("q", ((0, 50),), floating=True)
    assert (uncovered([floating], [floating], [row]) == []) is covered
