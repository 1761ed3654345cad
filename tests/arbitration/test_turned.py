"""Reports that the network read the wrong way round."""

import pytest

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.turned import turned
from quoteattr.patterns.page import Page

TEXT = "The mayor, Ann Lee, said the engineer, Bo Kim, had closed the road."
VERB = TEXT.index("had")


def at(words: str, text: str = TEXT) -> Offsets:
    start = text.index(words)
    return start, start + len(words)


def page(text: str = TEXT, verb: int = VERB) -> Page:
    return Page(text, (), (), [text.index("said"), verb])


BY_TREE = Attribution("q", (at("the engineer, Bo Kim, had closed the road"),), at("said"), at("The mayor, Ann Lee,"))


@pytest.mark.parametrize(
    ("content", "source"),
    [
        (("had closed the road",), "the engineer, Bo Kim,"),
        (("had closed the road",), "Ann Lee"),
        (("had closed the road",), None),
        (("The mayor, Ann Lee", "had closed the road"), "the engineer, Bo Kim"),
        (("The mayor", "the engineer, Bo Kim, had closed the road"), "Ann Lee"),
    ],
)
def test_the_clause_behind_the_cue_is_whole(content: tuple[str, ...], source: str | None) -> None:
    found = Attribution("n", tuple(map(at, content)), at("said"), at(source) if source else None)
    put_right = turned(found, [BY_TREE], page())
    assert (put_right.content, put_right.source) == (BY_TREE.content, BY_TREE.source)


def test_a_clause_before_the_cue_is_said() -> None:
    text = "It was late, said Ann Lee, and had rained."
    found = Attribution("n", (at("It was late", text), at("had rained", text)), at("said", text), at("Ann Lee", text))
    by_tree = Attribution("q", (at("Ann Lee, and had rained", text),), at("said", text), at("It", text))
    assert (
        turned(found, [by_tree], Page(text, (), (), [text.index("was"), text.index("said"), text.index("had")]))
        == found
    )


def test_what_somebody_is_seen_as_stays_where_it_is() -> None:
    text = "The rebels are described as heroes."
    found = Attribution("n", (at("The rebels", text), at("as heroes", text)), at("are described", text), None)
    by_tree = Attribution("q", (at("as heroes", text),), at("are described", text), at("The rebels", text))
    assert turned(found, [by_tree], Page(text, (), (), [text.index("are")])) == found
