"""Reports that close with whom they were told; invented people."""

import pytest

from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page
from quoteattr.patterns.told import find_told


def told(text: str, *finite: str) -> list[tuple[str, str]]:
    page = Page(text, find_marks(text), [], sorted(text.index(verb) for verb in finite))
    return [(text[slice(*f.content[0])], text[slice(*f.source)]) for f in find_told(page) if f.source]


def test_a_sentence_that_closes_with_the_court() -> None:
    text = (
        "It rained. The kiln had been cold for a week and nobody had noticed, potter Ann Lee told Alder county court."
    )
    wanted = "The kiln had been cold for a week and nobody had noticed"
    assert told(text, "had been") == [(wanted, "potter Ann Lee")]


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("When the kiln was cold for a second week, Ann Lee told the court.", "was"),
        ("In a long and very bitter week, Ann Lee told the court.", "told"),
        ("“The kiln was cold for a whole week,” the potter Ann Lee told the court.", "was"),
        ("The kiln was cold for a week, Ann Lee told the court that it rained.", "was"),
        ("The kiln had gone cold for a whole week, the court was told by Ann Lee.", "had gone"),
    ],
)
def test_no_other_sentence(text: str, finite: str) -> None:
    assert told(text, finite) == []


def test_a_long_sentence_that_closes_with_who_said_it() -> None:
    long = (
        "A batch of kilns, bought in good faith from a dealer who has since left the town and closed his shop, "
        "had been sold to sixteen schools"
    )
    assert told(f"It rained. {long}, kiln inspector Ann Lee said on Friday.", "had been") == [
        (long, "kiln inspector Ann Lee")
    ]
    assert told("The kiln had been cold for a week, Ann Lee said.", "had been") == []
