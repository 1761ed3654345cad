"""Words on things; the quotation stands in the sentence."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.inscriptions import is_inscription
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def inscription(text: str, cue: str | None = None) -> bool:
    mark, *_ = marks = find_marks(text)
    where = (text.index(cue), text.index(cue) + len(cue)) if cue else None
    return is_inscription(Page(text, marks, []), Attribution("a", ((mark.start, mark.end),), where, None, cue is None))


@pytest.mark.parametrize(
    "text",
    [
        "Scrawled in green across the mill door: “Ask the geese.” Vera Holm wept.",
        "It rained. Stitched on the cushion: “Ask the geese.”",
        "Above the oven in the bakery is cut, in letters of lead: “Ask the geese.”",
        "Round the lip of the jug runs, in brown glaze: “Ask the geese.”",
        "In the porch of the mill hangs a notice, brown with age: “Ask the geese.”",
        "At the foot of the statue, on a copper plate, are the words: “Ask the geese.”",
        "The stone by the weir is inscribed, in Latin: “Ask the geese.”",
        "The crate, sent to a Ms Holm, bore two labels: “Ask the geese”.",
        "Taped to the pump was a slip with three words on it: “Ask the geese.”",
        "Inside the lid, in pencil: “Ask the geese”.",
    ],
)
def test_what_a_thing_bears_is_nobodys_word(text: str) -> None:
    assert inscription(text)


def test_the_cue_in_the_lead_is_none() -> None:
    assert inscription("The crate, addressed to Ms Holm, bore a label: “Ask the geese”.", "addressed")


@pytest.mark.parametrize(
    "text",
    [
        "Painted geese stood by the miller, Nils Holm: “I like them.”",
        "Cut on the chin, Vera Holm was calm: “I like them.”",
        "Pinned to the ropes by the Dane, he told his corner: “I like them.”",
        "Vera Holm, who had hung up the notice, shrugged: “I like them.”",
        "In the porch stood the sign painter Nils Holm: “I like them.”",
        "He hung up the notice and went. “I like them.”",
        "Vera Holm wrote on the card: “I like them.”",
    ],
)
def test_who_writes_or_speaks_has_the_words(text: str) -> None:
    assert not inscription(text)


def test_a_cue_in_the_next_sentence() -> None:
    assert inscription("Daubed on the side of the tram: “Ask the geese.” Vera Holm laughed.", "laughed")


def test_a_cue_behind_the_words() -> None:
    assert not inscription("Carved over the gate: “Ask the geese,” said Vera Holm.", "said")
