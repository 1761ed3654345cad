"""Whom the article names only afterwards: "The minister resigned. Ann Lee, 50, had held the post for a year."

News puts the deed first and the name second; it does so once, at its head, before anybody is named.
"""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout

_CLOSES = re.compile(r"[,.;:)—–\"”]|\s*$|[ ](?=(?:who|said|says|told)\b)")
_NAMED = re.compile(
    r",?[ ](?:who[ ])?(?:gave[ ](?:his|her|their)[ ]name[ ](?:only[ ])?as|named|called|identified[ ](?:only[ ])?as"
    r"|is[ ]called)[ ]$"
)
#: Who is named as somebody's is another one: "he says, and walks past *his deputy*, Ann Lee".
_OF_HIS = re.compile(r"\b(?:his|her)[ ](?:[a-z][\w\-]*[ ]){0,3}[a-z][\w\-]*,?[ ]$")
#: Who asks about what a description has just said is somebody else.
_ASKS = re.compile(
    r"[ ](?:then[ ])?(?:asks|asked)[ ](?:(?:him|her|them)[ ])?(?:who|whom|whether|if|why|what|how|when|where)\b"
)
_PARAGRAPHS = 3
_SENTENCES = 4  # within which "a woman" is named
#: Between the first of several fields and the name: ", food and the islands, Dame ".
_LISTED = re.compile(
    r"(?:,?[ ]and[ ](?!(?:its|his|her|their)\b)[a-z][a-z ]+|^[A-Z][a-z]+[ ]for[ ][^,]{3,40}),[ ]"
    r"(?:[A-Z][\w.]+[ ]){0,2}$"
)


def named_afterwards(
    index: Index, layout: Layout, offset: int, gender: str = "", beyond: bool = False
) -> Identity | None:
    """The only person whom the first sentence after the offset that names anybody names.

    gender: m, f or "" where it is not told. beyond: only in a later sentence; who is named in the same one as a
    description is somebody else ("the envoy told Al Roe"). None where somebody was named before, or too much stands
    between.
    """
    named = (m for m in index.mentions if m.identity.type == PERSON and not (m.modifier or m.quoted))
    people = (m for m in named if not layout.signed(m.start))  # who signs a letter speaks of others
    first = next(people, None)
    if first is None or first.start < offset:
        return None
    least = layout.sentence(offset) + beyond
    later = [m for m in (first, *people) if m.start > offset and m.sentence >= least]
    here = layout.sentence(offset)
    while later and later[0].sentence == here and _OF_HIS.search(layout.text, offset, later[0].start):
        del later[0]
    if not later or later[0].paragraph - layout.paragraph(offset) > _PARAGRAPHS:
        return None
    if beyond and later[0].sentence == here + 1 and _ASKS.match(layout.text, later[0].end):
        return None
    upright = [m for m in later if m.sentence == later[0].sentence and _is_upright(layout.text, m)]
    person = (upright if later[0].object and upright else later)[0].identity
    meant = {person, *(m.identity for m in upright)}
    return person if len(meant) == 1 and (not gender or person.fits(gender)) else None


def _is_upright(text: str, mention: Mention) -> bool:
    """Whether the name can be what its sentence is about: no "Ann Lee's", no "for Ann Lee", but "and Ann Lee"."""
    return not mention.possessive and (not mention.object or text.endswith("and ", 0, mention.start))


def named_beside(text: str, index: Index, end: int) -> tuple[Mention, ...]:
    """The people named in apposition directly behind the offset: "the defender", Jo Marsh."""
    found: list[Mention] = []
    at = end
    for mention in index.between(end, min(len(text), end + 120)):
        between = text[at : mention.start]
        joined = between in (", ", " and ", ", and ") if found else between in (", ", " ") or _NAMED.fullmatch(between)
        if not joined or mention.identity.type != PERSON or mention.possessive or mention.modifier:
            break
        found.append(mention)
        at = mention.end
    return tuple(found) if found and _CLOSES.match(text, at) else ()


def named_last(text: str, index: Index, start: int, end: int) -> Mention | None:
    """The name that a source [start, end) ends with, behind a list: "secretary for energy, food and mines, Ann Lee"."""
    last = next((m for m in reversed(index.between(start, end)) if m.identity.type == PERSON), None)
    if last is None or last.possessive or last.modifier or text[last.end : end].strip(" ,"):
        return None
    return last if _LISTED.search(text[start : last.start]) else None


def named_again(text: str, layout: Layout, index: Index, offset: int, noun: str) -> Identity | None:
    """The name that "a woman" gets in the sentences behind: "The woman, Ann Lee, had climbed out"."""
    number = layout.sentence(offset)
    ends = layout.sentence_starts[number + _SENTENCES : number + _SENTENCES + 1]
    for match in re.finditer(
        rf"\b[Tt]he[ ](?:[a-z]+[ ])?{re.escape(noun)}(?=,[ ])", text[offset : (*ends, len(text))[0]]
    ):
        beside = named_beside(text, index, offset + match.end())
        if beside:
            return beside[0].identity
    return None


def other_of_two(index: Index, layout: Layout, span: Offsets, owner: Identity | None) -> Identity | None:
    """Who "her colleague" is where the sentences before speak of two people, and she is one of them."""
    if owner is None:
        return None
    sentence = layout.sentence(span[0])
    near = {m.identity for m in index.mentions if m.start < span[0] and sentence - m.sentence <= 2}
    others = [person for person in near if person.type == PERSON and person is not owner]
    return others[0] if len(others) == 1 and owner in near else None
