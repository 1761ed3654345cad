"""Quotations without a cue: with whom they do not go on. All names are invented."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.floating import without_far_source
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
