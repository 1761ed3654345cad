"""Who speaks where that can be told only when the whole article has been read: what goes on with something that waits,
first persons and "you" within quotations, and who is left of two.
"""

from collections.abc import Mapping
from functools import partial

from quoteattr.annotations import Attribution
from quoteattr.coref.describing.contrast import Described, contrasted
from quoteattr.coref.describing.headings import Headings
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.pronouns.contents import Contents
from quoteattr.coref.unnamed.addresses import addressed, told_to
from quoteattr.coref.unnamed.exchanges import Exchanges
from quoteattr.coref.unnamed.holders import Decision, Holders, Reading
from quoteattr.coref.unnamed.interviews import OWN_LINES, TURN, Interview
from quoteattr.coref.unnamed.retorts import Retorts

#: So many are asked for the sake of one: a thousand "I" of one paragraph, of which none is known, each ask all others.
_MOST = 50


class Waiting:
    """The attributions of one article that wait. decisions: on those that were read; added to."""

    def __init__(
        self, reading: Reading, decisions: dict[str, Decision], contents: Contents, exchanges: Exchanges,
        interview: Interview, holders: Holders, headings: Headings,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index, self._cast = reading.text, reading.layout, reading.index, reading.cast
        self._lexicon, self._attributions, self._decisions = reading.lexicon, reading.attributions, decisions
        self._contents, self._exchanges, self._interview = contents, exchanges, interview
        self._holders, self._headings = holders, headings
        self._retorts = Retorts(reading.text, reading.layout, reading.attributions, exchanges.alone)

    def decide(self) -> None:
        """Add a decision for each attribution that has none."""
        self._of_two()
        known = {att.id: att for att in self._attributions}
        for att in self._attributions:
            if att.id not in self._decisions:
                self._decisions[att.id] = self._late(att, known, set())

    def _of_two(self) -> None:
        """Who is left where two descriptions stand beside each other and one of them is known."""
        sources = []
        for att in self._attributions:
            decision = self._decisions.get(att.id)
            if att.source is not None and decision is not None and TURN not in att.evidence:
                phrase = phrases.parse(self._text, *att.source, self._index, self._lexicon)
                alone = decision.evidence == ("description",)
                sources.append(Described(att.id, phrase, decision.identity, alone))
        for key, left in contrasted(self._text, self._layout, self._index, self._lexicon, sources):
            self._decisions[key] = Decision(left, ("the other of the two named",))

    def _late(self, att: Attribution, known: Mapping[str, Attribution], seen: set[str]) -> Decision:
        if att.id in self._decisions:
            return self._decisions[att.id]
        if att.id in seen:
            return Decision(None, ("inherits from itself",))
        if len(seen) == _MOST:
            return Decision(None, ("too many that wait for each other",))
        seen.add(att.id)
        if att.source is None:
            if (party := self._exchanges.speaker(att, self._decisions)) is not None:
                return Decision(party, ("one of two who speak by turns",))
            decide = partial(self._of_other, known, frozenset(seen))
            retorts = self._retorts.speaker(att, decide)
            if retorts is not None:
                return Decision(retorts, ("who has not spoken last of two",))
            if self._retorts.is_put_to(att, decide):
                return Decision(None, ("a question put to who speaks before and behind it",))
            other = known.get(att.inherits or "")
            if other is None:
                return self._holders.of(att)
            taken = self._late(other, known, seen)
            return Decision(taken.identity, (f"goes on with {other.id}", *taken.evidence))
        if self._text[slice(*att.source)].lower() == "you":
            return self._spoken_to(att.source[0], known, seen)
        if self._layout.heading(att.source[0]) and not self._is_in_own_line(att.source[0]):
            return self._headings.decide(att.source)
        for other in self._contents.around(att):
            taken = self._late(other, known, seen)
            if taken.identity is not None:
                return Decision(taken.identity, (f"first person inside {other.id}", *taken.evidence))
        return Decision(None, ("first person inside a quotation without a speaker",))

    def _of_other(self, known: Mapping[str, Attribution], seen: frozenset[str], other: Attribution) -> Decision:
        return self._late(other, known, set(seen))

    def _is_in_own_line(self, at: int) -> bool:
        """Whether a post or a turn stands there, which may look like a heading."""
        return any(not OWN_LINES.isdisjoint(other.evidence) for other in self._contents.holding(at))

    def _spoken_to(self, at: int, known: Mapping[str, Attribution], seen: set[str]) -> Decision:
        """Whom "you" of a turn means: who takes the next one."""
        turn = next((other for other in self._contents.holding(at) if TURN in other.evidence), None)
        reply = self._interview.next_turn(turn) if turn is not None else None
        by = self._late(turn, known, seen).identity if turn is not None else None
        who = self._late(reply, known, seen).identity if reply is not None else None
        if who is None or who is by:
            return self._told_to(at)
        return Decision(who, ("who answers in the next turn",))

    def _told_to(self, at: int) -> Decision:
        """Whom "you" means to whom it is said, by a name that is called or by the verb: "“*You* lied, *Lee*,”"."""
        for other in self._contents.holding(at):
            called = addressed(self._text, other.content, self._index, self._cast, self._lexicon)
            if len(called) == 1:
                return Decision(next(who for who in self._cast.identities if who.key in called), ("who is called so",))
            meant = told_to(self._text, other.cue, self._index)
            own = other.source is not None and meant in {m.identity for m in self._index.between(*other.source)}
            if meant and not own:  # "asked Lee" is by Lee
                who = self._holders.author(at) if meant is True else meant
                return Decision(who, ("to whom it is said",))
        return Decision(None, ("pronoun 'you' left open",))


__all__ = ["Waiting"]
