"""Whose impression it is."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.impressions import without_holder


@pytest.mark.parametrize(
    ("cue", "held"),
    [
        ("seems", False), ("it should be obvious", False), ("is apparent", False), ("'s clear that", False),
        ("has appeared", False), ("appears to think", True), ("said", True), ("made clear", True),
    ],
)  # fmt: skip
def test_an_impression_has_no_source(cue: str, held: bool) -> None:
    att = Attribution("a", ((40, 60),), (5, 5 + len(cue)), (0, 4))
    text = "Lee, " + cue + " " * 60
    assert (without_holder(text, att).source is not None) is held
