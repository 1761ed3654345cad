"""Two who are meant together by what they are to each other, or by what both are: "Ann Lee and her sister, Jo, were
late. *The sisters* said"; "Ann Lee and Bo Kim, his lawyers, stood up. *The lawyers* said"."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.describing.kinship import Kinship
from quoteattr.coref.describing.used_before import are_brought_in
from quoteattr.coref.facts.ties import SPOUSE
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon

#: What two must be to each other, and the sex of both.
_TIED = {
    "brothers": (("sibling",), "m"), "couple": ((SPOUSE, "partner"), ""), "newlyweds": ((SPOUSE,), ""),
    "siblings": (("sibling",), ""), "sisters": (("sibling",), "f"), "spouses": ((SPOUSE,), ""),
    "twins": (("sibling",), ""),
}  # fmt: skip
_WHO = re.compile(rf"the[ ](?:two[ ])?(?:[a-z]+ed[ ]|young[ ])?({'|'.join(_TIED)})(?=$|,)", re.IGNORECASE)
#: What both are, behind the second of two names and before the first.
_BEHIND = re.compile(
    r",[ ](?!(?:and|as|but|for|like|who|whose|with)\b)(?:(?:the|his|her|their|its|both|two|[A-Z]\w+['’]s)[ ]){0,2}"
    r"(?:(?!(?:an?|ex|former|her|his|of|the|their|two)\b)[\w\-]+[ ]){0,3}?(?!ex-)([a-z\-]+s)"
    r"(?=[,.;]|[ ](?:from|of|at|who|in|for|with)\b)"
)
_BEFORE = re.compile(r"\b([A-Za-z\-]+s),?[ ]$")
_COUNTED = re.compile(r"\b(?:three|four|five|six|seven|eight|nine|ten|\d+)\b")


def tied(text: str, phrase: Phrase, kinship: Kinship) -> tuple[Identity, ...]:
    """The two who are that to each other, or (); nobody where such a pair without names has been spoken of."""
    who = _WHO.fullmatch(text, phrase.start, phrase.end)
    pair = kinship.pair(*_TIED[who[1].lower()], phrase.start) if who is not None else ()
    since = max((min(person.mentions)[1] for person in pair), default=0)
    return () if who is None or are_brought_in(text, who[1].lower(), since, phrase.start) else pair


def both_so_called(phrase: Phrase, trail: Trail, lexicon: Lexicon) -> tuple[Identity, ...]:
    """The two named together last of whom the noun is said where they are named, or ()."""
    text = trail.layout.text
    if _COUNTED.search(text, phrase.start, phrase.end):
        return ()
    for event in reversed(trail.events[-WINDOW:]):
        members = event.identity.members
        if len(members) != 2 or any(member.type != PERSON for member in members):
            continue
        spans = {start: end for member in members for start, end in member.mentions}
        first = max((start for start in spans if start < event.offset), default=0)
        for told in (
            _BEHIND.match(text, spans.get(event.offset, len(text))),
            _BEFORE.search(text, max(0, first - 40), first),
        ):
            if told is not None and lexicon.singular(told[1].lower()) == phrase.head:
                return members
    return ()


__all__ = ["both_so_called", "tied"]
