"""What the writer tells of somebody: the clauses in which a name or a pronoun stands, up to the next one's name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import WINDOW, Event, Trail
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon

_PARAGRAPHS = 8  # before the offset in which somebody has been spoken of
_LONGEST = 300  # characters of a clause
_POSSESSED = 40  # characters behind "Lee's" or "his"
_FRONTED = 80  # characters of a sentence before its subject: "*For the defence*, Ann Lee said"
_TITLED = 60  # characters before a name in which a title and a passive stand
_LEADING = ("subject", "pronoun", "speaker")
#: What says behind a name who that is, also where the name is no subject: "from Ann Lee, *who* fishes".
_TOLD_OF = re.compile(r",?[ ]who\b|,[ ](?:whose|an?|the|now|then|once|formerly|\d)\b")
#: What is done by the one named behind: "boilers *made* by Vale Works".
_DONE_BY = re.compile(r"(\b[\w\-]+)[ ]by[ ](?:[A-Z][\w.]*[ ]){0,2}$")
#: Where a clause turns to somebody else: "Ann Lee, *whose son* fishes", "was robbed *by a* sailor".
_TURNS = re.compile(
    r"\b(?:by|from|with|to|told|met)[ ](?:an?|one|another|the)[ ]|\b(?:his|her|their|whose)[ ]([a-z\-]+)"
)


class Telling(NamedTuple):
    """Of whom the clauses tell.

    latest: where a name or pronoun of theirs last leads, as a subject or as what its clause describes; -1: nowhere.
    """

    identity: Identity
    latest: int
    clauses: Sequence[Offsets]


def tellings(
    text: str, layout: Layout, index: Index, lexicon: Lexicon, trail: Trail, offset: int, kind: str
) -> Iterator[Telling]:
    """For each person, or each firm, of whom the paragraphs before the offset speak what they tell.

    kind: PERSON, which takes people without a name too, or ORG.
    """
    paragraph = layout.paragraph(offset)
    types = (PERSON, "UNNAMED") if kind == PERSON else (ORG,)
    events = [event for event in trail.events[-WINDOW:] if event.identity.type in types]
    latest: dict[Identity, int] = {}
    clauses: dict[Identity, list[Offsets]] = {}
    for number, event in enumerate(events):
        if paragraph - event.paragraph > _PARAGRAPHS or event.how in ("quoted", "modifier"):
            continue
        who = event.identity
        stop = next((later.offset for later in events[number + 1 :] if later.identity is not who), offset)
        told = list(_clauses(text, layout, index, lexicon, event, min(stop, offset)))
        clauses.setdefault(who, []).extend(told)
        latest.setdefault(who, -1)
        if event.how in _LEADING or (event.how in ("object", "other") and _tells(text, event.offset, told)):
            latest[who] = event.offset
    for who, spans in clauses.items():
        yield Telling(who, latest[who], spans)


def _tells(text: str, start: int, told: Sequence[Offsets]) -> bool:
    """Whether what stands behind the name says who that is."""
    return any(begin > start and _TOLD_OF.match(text, begin) for begin, _ in told)


def _clauses(text: str, layout: Layout, index: Index, lexicon: Lexicon, event: Event, stop: int) -> Iterator[Offsets]:
    """What the sentence tells of somebody: what it puts in front, and from the name to where it turns to another."""
    start = event.offset
    first, last = layout.sentence_span(start)
    if (done := _DONE_BY.search(text, max(0, start - _TITLED), start)) is not None:
        yield done.span(1)
    elif event.how == "subject" and start - first < _FRONTED:
        yield first, start
    named = next((m for m in index.between(start, start + _LONGEST) if m.start == start), None)
    start = named.end if named else start
    end = min(last, stop, start + _LONGEST)
    if event.how == "object" and not _TOLD_OF.match(text, start):
        return
    if event.how in ("possessive", "oblique"):
        end = min(end, start + _POSSESSED)
    for turn in _TURNS.finditer(text, start, end):
        if not turn[1] or turn[1] in lexicon.kin:
            end = turn.end()
            break
    if start < end:
        yield start, end


__all__ = ["Telling", "tellings"]
