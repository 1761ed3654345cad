"""Whom "he" and "she" mean who are said to say something in a turn of a conversation without quotation marks.

"COUNSEL: Where was *the manager*? / LEE: By the safe. *He* told me it was empty": nobody says "he" of himself, and
whom he means has been spoken of in this turn or in those just before.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.pronouns.nominals import people_spoken_of
from quoteattr.coref.unnamed.addresses import addressed
from quoteattr.coref.unnamed.holders import Reading
from quoteattr.coref.unnamed.interviews import ANSWER, QUESTION, TURN

_TURN = frozenset((TURN, ANSWER, QUESTION))
#: Somebody who has been spoken of before, at the head of a sentence.
_ACTS = re.compile(r"(?:(?<=[.?!] )|(?<=\n)|(?<=: ))(?:(?:And|But|Then|So|Did|Does|Was|Had|Has),? )?([Hh]e|[Ss]he)\b")
#: Between what somebody is and the name: "my friend*, Mr *Kim," is he by name.
_BESIDE = re.compile(r",?[ ](?:[A-Z][a-z]*\.?[ ])?")
_FAR = 1500  # characters of a long turn that are looked back over
_BACK = 4  # turns before that are looked at


class _SpokenOf(NamedTuple):
    """A noun phrase for one person, or a name. who: whom it means if it is a name."""

    span: Offsets
    sex: str  # m, f, or "-" where the noun does not tell
    who: Identity | None = None


class InTurns:
    """The turns of one article. holder: who speaks in one, as far as it is decided; described: whom a noun phrase
    means, said by somebody."""

    def __init__(
        self, reading: Reading, holder: Callable[[Attribution], Identity | None],
        described: Callable[[phrases.Phrase, Identity | None], Identity | None],
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index = reading.text, reading.layout, reading.index
        self._cast, self._lexicon = reading.cast, reading.lexicon
        self._holder, self._described = holder, described
        turns = [att for att in reading.attributions if att.parent is None and not _TURN.isdisjoint(att.evidence)]
        self._turns: Sequence[Attribution] = sorted(turns, key=lambda att: att.content[0][0])
        self._ends = [att.content[-1][1] for att in self._turns]

    def holds(self, offset: int) -> bool:
        """Whether the offset lies in a turn."""
        return self._number_at(offset) is not None

    def _number_at(self, offset: int) -> int | None:
        number = bisect_left(self._ends, offset + 1)
        within = number < len(self._turns) and self._turns[number].content[0][0] <= offset
        return number if within else None

    def meant(self, offset: int, sex: str) -> Identity | None:
        """Who "he" (m) or "she" (f) in a turn is, if somebody was spoken of, or has spoken, just before."""
        number = self._number_at(offset)
        if number is None or self._layout.quoted(offset) >= 0:
            return None
        turn = self._turns[number]
        speaker = self._holder(turn)
        before = self._turns[max(0, number - _BACK) : number][::-1]
        for other in (turn, *before):
            for start, end in reversed(other.content):
                high = min(end, offset)
                if (who := self._spoken_of(other, (max(start, high - _FAR), high), sex, speaker)) is not None:
                    return who
        parties = (who for other in before if (who := self._holder(other)) is not None and who is not speaker)
        return next((who for who in parties if who.gender == sex), None)

    def taking_part(self, offset: int) -> frozenset[int]:
        """Keys of who speaks there, also as the mere label, and of those who take the turns before and behind, and so
        are "you", as far as nothing tells their sex."""
        number = self._number_at(offset)
        if number is None:
            return frozenset()
        turn = self._turns[number]
        beside = (self._holder(other) for other in self._turns[max(0, number - 1) : number + 2])
        own = (m.identity for m in self._index.between(*turn.source)) if turn.source else ()
        return frozenset(who.key for who in beside if who is not None and not who.gender) | {who.key for who in own}

    def _spoken_of(self, turn: Attribution, span: Offsets, sex: str, speaker: Identity | None) -> Identity | None:
        """The first one in the last sentence of the span that speaks of somebody who can be meant. Behind "*He* asked
        for the manager" that is no manager."""
        called = addressed(self._text, (span,), self._index, self._cast, self._lexicon)
        taken_up = {
            self._layout.sentence(m.start()) for m in _ACTS.finditer(self._text, *span) if sex_of(m[1].lower()) == sex
        }
        fitting: dict[int, list[_SpokenOf]] = {}
        for one in self._people(*span):
            other = one.who is None or (one.who is not speaker and one.who.key not in called and one.who.fits(sex))
            if other and one.sex in (sex, "-"):
                fitting.setdefault(self._layout.sentence(one.span[0]), []).append(one)
        for sentence in sorted(fitting.keys() - taken_up, reverse=True):
            who = self._identity(fitting[sentence][0], self._holder(turn))
            if who is not None and who is not speaker and who.fits(sex):
                return who
        return None

    def _people(self, start: int, end: int) -> Iterator[_SpokenOf]:
        if start >= end:
            return
        named = [m for m in self._index.between(start, end) if m.identity.type == PERSON and not m.modifier]
        found = [_SpokenOf((m.start, m.end), "-", m.identity) for m in named]
        for span, noun in people_spoken_of(self._text, start, end, self._lexicon):
            if not any(_BESIDE.fullmatch(self._text, span[1], m.start) for m in named if m.start > span[1]):
                found.append(_SpokenOf(span, self._lexicon.persons[noun].gender))
        yield from sorted(found, key=lambda one: one.span)

    def _identity(self, one: _SpokenOf, by: Identity | None) -> Identity | None:
        phrase = phrases.parse(self._text, *one.span, self._index, self._lexicon)
        return one.who or self._described(phrase, by)


__all__ = ["InTurns"]
