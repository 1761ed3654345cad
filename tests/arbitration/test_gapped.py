"""Second reports without a verb of their own. All names are invented."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.gapped import split_off_gapped
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(
    ("content", "rest", "second"),
    [
        ("that it is an island, Kim that it is a reef", "", ("Kim", "that it is a reef")),
        ("that it is an island", ", others that it is a reef", ("others", "that it is a reef")),
        ("that it is an island; Bo Kim, a pilot, that it is a reef", "", ("Bo Kim, a pilot", "that it is a reef")),
        ("it is an island", ", the other half that it is a reef", ("the other half", "that it is a reef")),
        ("it is an island", "; those on the reef, that it is a rock", ("those on the reef", "that it is a rock")),
        ("that it is an island, Kim that", "", None),
        ("it is an island, Kim that it is a reef", "", None),
        ("that it is an island, a rock that is bare", "", None),
        ("that Bo and Kim that is a reef", "", None),
    ],
)
def test_what_another_says_without_a_verb(content: str, rest: str, second: tuple[str, str] | None) -> None:
    text = f"Lee says {content}{rest}. It was late."
    finite = [n for n in range(len(text)) if text.startswith(("is ", "says "), n) and text[n - 1] == " "]
    row = Attribution("a", ((9, 9 + len(content)),), (4, 8), (0, 3))
    first, *others = split_off_gapped(row, Page(text, find_marks(text), [], finite))
    found = [(text[slice(*other.source or (0, 0))], text[slice(*other.content[0])]) for other in others]
    assert found == ([second] if second else [])
    assert text[slice(*first.content[0])] == (content.split(",")[0].split(";")[0] if second else content)
    assert all(other.cue is None for other in others)
