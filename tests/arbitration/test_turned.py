"""Reports that the network read the wrong way round."""

import pytest

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.turned import turned, with_its_subject
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


def parsed(text: str, cue: str, source: str, content: str, verbs: tuple[str, ...]) -> str:
    found = Attribution("n", (at(content, text),), at(cue, text), at(source, text))
    read = with_its_subject(found, Page(text, (), (), [text.index(verb) for verb in verbs]))
    return text[slice(*read.content[0])]


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        (
            "Ada Roe insisted Bo Park, the pilot, had left.",
            "insisted",
            "had left",
            "Bo Park, the pilot, had left",
        ),
        (
            "Ada Roe told the Post the ferry (built in 1970) had sunk.",
            "told",
            "had sunk",
            "the ferry (built in 1970) had sunk",
        ),
        ("Ada Roe told the cook, a friend, had sunk.", "told", "had sunk", "had sunk"),
        ("Ada Roe warned of floods if it rained.", "warned", "if it rained", "of floods if it rained"),
    ],
)
def test_a_clause_has_its_subject(text: str, cue: str, content: str, whole: str) -> None:
    assert parsed(text, cue, "Ada Roe", content, ("had",) if "had" in text else ("rained",)) == whole


def test_behind_a_statement_the_clause_is_whole_too() -> None:
    text = "Ada Roe said in a note the ferry (built in 1970) had sunk."
    found = Attribution("n", (at("had sunk", text),), at("said", text), at("Ada Roe", text))
    whole = (at("the ferry (built in 1970) had sunk", text),)
    by_tree = Attribution("q", whole, at("said", text), at("Ada Roe", text))
    read = turned(found, [by_tree], Page(text, (), (), [text.index("said"), text.index("had")]))
    assert read.content == whole


def test_a_sentence_that_its_cue_interrupts_is_not_turned() -> None:
    text = "The ferry, Ada Roe, 51, said, had sunk."
    found = Attribution("n", (at("The ferry", text), at("had sunk", text)), at("said", text), at("Ada Roe, 51", text))
    by_tree = Attribution("q", (at("had sunk", text),), at("said", text), at("The ferry, Ada Roe, 51", text))
    assert turned(found, [by_tree], Page(text, (), (), [text.index("said"), text.index("had")])) == found
