"""The other of two: "The older of the pair says no; the other says yes", "the landlord" beside "the tenant".

Where an article has named two, a description that means one of them leaves the other to the description beside it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.opposites import are_opposites, nouns_of

_SENTENCES = 2  # between the two descriptions
_NAMED = 3  # before the first of them, in which the two are named
_OTHER = re.compile(
    r"(?:the|his|her|its)[ ]other(?:[ ](?:one|man|woman|half|driver|candidate|twin|side))?", re.IGNORECASE
)
#: Between two names that are joined, with what is said of the first: "Ann Lee, who sells boats, and her aide, Bo Kim".
_AND = re.compile(r"(?:,[^.;:“”\"]{1,90},)?[ ]and[ ](?:(?:the|an?|his|her|their)[ ](?:[\w\-]+[ ]){0,3}[\w\-]+,?[ ])?")
_BARE = re.compile(
    r"the[ ](?:(?:beaten|current|defeated|former|losing|new|older|outgoing|present|retired|rival|winning|younger)[ ])?"
    r"[a-z][\w\-]*",
    re.IGNORECASE,
)


class Described(NamedTuple):
    """A source and whom it was taken for. open: it is taken for nobody but what it says."""

    key: str
    phrase: Phrase
    identity: Identity | None
    open: bool


def contrasted(
    text: str, layout: Layout, index: Index, lexicon: Lexicon, sources: Sequence[Described]
) -> Iterable[tuple[str, Identity]]:
    """For the key of each open description the one of two whom the description beside it does not mean."""
    for number, source in enumerate(sources):
        other = _OTHER.fullmatch(text, source.phrase.start, source.phrase.end)
        if not source.open or not (other or _is_bare(text, source.phrase, lexicon)):
            continue
        for beside in (
            *sources[max(0, number - 2) : number][::-1],
            *(() if other else sources[number + 1 : number + 2]),
        ):
            far = abs(layout.sentence(beside.phrase.start) - layout.sentence(source.phrase.start)) > _SENTENCES
            if (
                far
                or beside.open
                or beside.identity is None
                or not (other or _contrasts(text, beside.phrase, source.phrase, lexicon))
            ):
                continue
            before = min(beside.phrase.start, source.phrase.start)
            left = _left(layout, index, before, beside.identity)
            joined = left is not None and (
                left.type == ORG
                or _are_opposites(text, beside.phrase, source.phrase, lexicon)
                or _joined(text, layout, index, before, beside.identity, left)
            )
            if left is not None and (other or (joined and _may_be(left, source.phrase, lexicon))):
                yield source.key, left
            break


def _is_bare(text: str, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the description says no more than a noun ("the landlord"), or what one of two is to the other."""
    speaks_for = phrase.head in lexicon.other_voices
    if phrase.possessor.lower() in ("his", "her") and not phrase.plural:
        kin = lexicon.kin.get(phrase.head)
        return phrase.head in lexicon.counterparts or (kin is not None and kin.relation == kin.inverse)
    return not (phrase.plural or phrase.possessor or speaks_for) and bool(
        _BARE.fullmatch(text, phrase.start, phrase.end)
    )


def _contrasts(text: str, one: Phrase, other: Phrase, lexicon: Lexicon) -> bool:
    """Whether the first is a description by another noun than the second one's, or of one who came before or after."""
    another = one.head != other.head or _are_opposites(text, one, other, lexicon)
    return one.kind == "description" and one.definite and not one.plural and another


def _are_opposites(text: str, one: Phrase, other: Phrase, lexicon: Lexicon) -> bool:
    """Whether of two who stand in a relation one is this and one that: the winner and the loser, the former mayor and
    the new one."""
    nouns, others = (nouns_of(text[phrase.start : phrase.end], phrase.head, lexicon) for phrase in (one, other))
    return are_opposites(nouns, others, lexicon)


def _left(layout: Layout, index: Index, before: int, one: Identity) -> Identity | None:
    """The other one where exactly two of that type are named in the sentences up to the offset."""
    near = {m.identity: None for m in _near(layout, index, before) if m.identity.type == one.type and not m.quoted}
    people = [identity for identity in near if not identity.place]
    return next((p for p in people if p is not one), None) if len(people) == 2 and one in people else None


def _joined(text: str, layout: Layout, index: Index, before: int, one: Identity, other: Identity) -> bool:
    """Whether "and" joins the two names in the sentences up to the offset: who only passes by is not one of them."""
    return any(
        {first.identity, second.identity} == {one, other} and _AND.fullmatch(text, first.end, second.start) is not None
        for first, second in pairwise(_near(layout, index, before))
    )


def _near(layout: Layout, index: Index, before: int) -> Sequence[Mention]:
    """Whom the sentences up to the offset name."""
    return index.between(layout.sentence_starts[max(0, layout.sentence(before) - _NAMED)], before)


def _may_be(left: Identity, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether nothing said of the one left speaks against it."""
    if left.type == ORG:
        called = {word for form in left.forms for word in form}
        return phrase.head in lexicon.company_nouns or bool(called & lexicon.org_kinds.get(phrase.head, frozenset()))
    noun = lexicon.persons.get(phrase.head)
    if left.type != PERSON or noun is None or (noun.kind == "kin" and not phrase.possessor):
        return False
    roles = {role.head for role in left.roles if role.how != "registry"}
    return not roles - {phrase.head} and left.fits(noun.gender if noun.gender in "mf" else left.gender)


__all__ = ["Described", "contrasted"]
