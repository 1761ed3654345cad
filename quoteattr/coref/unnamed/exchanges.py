"""Who speaks by turns: paragraphs that are each one quotation, of which some say whose they are.

“Have you a ticket?” asked the inspector. / “A season ticket.” / “It is last year's.” / “Then I am late,” said Lee.
"""

from collections.abc import Mapping, Sequence

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.unnamed.addresses import called
from quoteattr.coref.unnamed.holders import Decision
from quoteattr.coref.words.layout import Layout

#: Beside a quotation stand at most so many characters in its paragraph: who says it, and what else they do.
_CLAUSE = 80
#: Paragraphs that are looked at together.
_LONGEST = 100
#: What people say to each other is short.
_MOST_WORDS = 40
_OPENING = frozenset("\"'“‘«„")
#: Behind a dash words have no closing mark.
_DASHES = "–—―-"


class Exchanges:
    """The runs of at least three such paragraphs, with nothing between them. alone: all such paragraphs, by number."""

    def __init__(self, text: str, layout: Layout, index: Index, attributions: Sequence[Attribution]) -> None:
        self._text, self._layout, self._index = text, layout, index
        self._runs: dict[str, list[Attribution]] = {}
        run: list[Attribution] = []
        self.alone = alone = self._alone([att for att in attributions if att.parent is None])
        for number in sorted(alone):
            if run and (number - 1 not in alone or len(run) == _LONGEST):
                self._keep(run)
                run = []
            run.append(alone[number])
        self._keep(run)

    def _keep(self, run: list[Attribution]) -> None:
        if len(run) > 2 and any(att.source is None for att in run):
            self._runs |= {att.id: run for att in run}

    def _alone(self, outer: Sequence[Attribution]) -> dict[int, Attribution]:
        """The attributions that are all of a paragraph, by its number."""
        held: dict[int, list[Attribution]] = {}
        for att in outer:
            held.setdefault(self._layout.paragraph(att.content[0][0]), []).append(att)
        return {number: atts[0] for number, atts in held.items() if len(atts) == 1 and self._is_all(atts[0])}

    def _is_all(self, att: Attribution) -> bool:
        start, end = self._layout.paragraph_span(att.content[0][0])
        said = sum(stop - begin for begin, stop in att.content)
        words = sum(len(self._text[begin:stop].split()) for begin, stop in att.content)
        head, first = self._text[start:end].lstrip()[:1], self._text[att.content[0][0]]
        dashed = head != "" and head in _DASHES and not self._text[start : att.content[0][0]].strip(_DASHES + " ")
        closed = dashed or self._text[att.content[-1][1] - 1] in "\"'”’»"
        opened = dashed or (head in _OPENING and first in _OPENING)
        clause = len(self._text[start:end].strip()) - said
        return opened and closed and words <= _MOST_WORDS and clause <= (0 if att.source is None else _CLAUSE)

    def speaker(self, att: Attribution, decisions: Mapping[str, Decision]) -> Identity | None:
        """Whose turn a paragraph is that does not say it; None where two do not plainly take turns."""
        run = self._runs.get(att.id)
        if run is None or att.source is not None:
            return None
        known = {n: d.identity for n, one in enumerate(run) if one.source and (d := decisions.get(one.id)) is not None}
        told = {n: who for n, who in known.items() if who is not None and who.type in (PERSON, "UNNAMED")}
        if len(told) < len(known) or not told:
            return None
        parties = list(dict.fromkeys(told.values()))
        if len(parties) == 1 and (other := self._other(run, parties[0])) is not None:
            parties.append(other)
        if len(parties) != 2 or not self._is_exchange(run, told):
            return None
        first = next(iter(told))
        turns = (told[first], next(who for who in parties if who is not told[first]))
        if any(who is not turns[(n - first) % 2] for n, who in told.items()):
            return None
        return turns[(run.index(att) - first) % 2]

    def _is_exchange(self, run: Sequence[Attribution], told: Mapping[int, Identity]) -> bool:
        """Whether the paragraphs without a source stand between two that have one, or answer, or follow each other."""
        open_ = [n for n, att in enumerate(run) if att.source is None]
        between = all(n - 1 in told and n + 1 in told for n in open_)
        answers = any(n and self._asks(run[n - 1]) for n in open_)
        return between or answers or any(n + 1 in open_ for n in open_)

    def _asks(self, att: Attribution) -> bool:
        return self._text[att.content[-1][0] : att.content[-1][1]].rstrip("\"'”’» ").endswith("?")

    def _other(self, run: Sequence[Attribution], one: Identity) -> Identity | None:
        """The only other person of the paragraph before, of what stands beside the quotations, and of those whom they
        call by name, if one asks and the next answers."""
        if not any(self._asks(att) for att in run[:-1]):
            return None
        start = self._layout.paragraph_span(max(0, self._layout.paragraph_span(run[0].content[0][0])[0] - 1))[0]
        named = (m for m in self._index.between(start, run[-1].content[-1][1]) if not m.quoted)
        others = {m.identity for m in named if m.identity.type == PERSON}
        others |= {who for att in run for span in att.content for who in called(self._text, *span, self._index)}
        others.discard(one)
        return others.pop() if len(others) == 1 else None


__all__ = ["Exchanges"]
