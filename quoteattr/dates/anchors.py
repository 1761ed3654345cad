"""Tie time expressions to the speech they date: the nearest in the cue's clause, then its sentence.

One that names a day still to come dates no speech.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from quoteattr.annotations import Attribution, Offsets
from quoteattr.clauses import Clause, Clauses
from quoteattr.dates.calendar import Interval
from quoteattr.dates.expressions import TimeExpression
from quoteattr.dates.occasions import Occasions
from quoteattr.dates.ranking import Ranking, counted_from
from quoteattr.dates.resolve import Moment, resolve
from quoteattr.lang.grammar import DEFINITE

MOST = 8  # expressions before and behind a cue that are looked at
FUTURE = re.compile(
    r"\b(?:will|plans? to|scheduled to|set to|expected to|going to|due to)\b(?:[ \w]{0,20})$", re.IGNORECASE
)
IN_THE = re.compile(rf"(?:earlier|later) (?:in|at|during) {DEFINITE}\b", re.IGNORECASE)
TO_COME = re.compile(r"(?:['’]ll|will)\b", re.IGNORECASE)


class Dated(NamedTuple):
    """The expression that dates an attribution, and its days; None where it is too vague to have any."""

    expression: TimeExpression
    interval: Interval | None


class Anchors:
    """Finds the date of each attribution of one article.

    speech_nouns: occasions and forms of speech. documents: those of them that are read, not attended. addressing:
    forms of verbs behind which stands whom they are said to. occasions: what takes a day at most.
    """

    def __init__(
        self,
        clauses: Clauses,
        expressions: Sequence[TimeExpression],
        published: date | None,
        speech_nouns: frozenset[str],
        documents: frozenset[str] = frozenset(),
        addressing: frozenset[str] = frozenset(),
        occasions: frozenset[str] = frozenset(),
    ) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.published = published
        self.ranking = Ranking(clauses, speech_nouns, addressing)
        nouns = "|".join(sorted(map(re.escape, speech_nouns), key=len, reverse=True))
        self.occasion = re.compile(
            rf"\b(?:in|at|during) (?:an?|another) (?:[\w-]+ ){{0,3}}?(?:{nouns})\b", re.IGNORECASE
        )  # one that has not been spoken of before
        self.expressions = expressions
        self.moments: list[Moment] = []
        self.intervals = self._resolve_all()
        paragraphs = [clauses.layout.paragraph(expression.start) for expression in expressions]
        self.occasions = Occasions(
            self.text,
            expressions,
            self.intervals,
            paragraphs,
            (speech_nouns - documents) | occasions,
            occasions,
            [self._tells(*pair) for pair in zip(expressions, self.intervals, strict=True)],
        )
        self._starts = [expression.start for expression in expressions]

    def _resolve_all(self) -> list[Interval | None]:
        """Resolve the expressions in the order of the text; each can be what the next ones are relative to."""
        found: list[Interval | None] = []
        day: date | None = None
        then: Interval | None = None
        day_in = then_in = -9  # paragraphs
        for expression in self.expressions:
            paragraph = self.clauses.layout.paragraph(expression.start)
            near = then if paragraph - then_in <= 1 else None
            moment = Moment(self.published, day if paragraph - day_in <= 1 else None, near)
            interval = resolve(expression, moment)
            self.moments.append(moment)
            found.append(interval)
            if interval is None or self._to_come(interval):
                continue
            then, then_in = interval, paragraph
            if interval.grain in ("day", "time"):
                day, day_in = interval.start, paragraph
        return found

    def _to_come(self, interval: Interval) -> bool:
        return self.published is not None and interval.start > self.published

    def _tells(self, expression: TimeExpression, interval: Interval | None) -> bool:
        """Whether it tells on which day something happened that is not only spoken of."""
        aside = expression.preposition in ("aside", "since") or expression.prenominal or expression.possessive
        return (
            interval is not None
            and not aside
            and not self._to_come(interval)
            and not self.clauses.in_content(expression.start)
        )

    def stated(self, attribution: Attribution, via: Offsets | None = None) -> Dated | None:
        """The date that stands in the attribution's own clause or sentence.

        via: the words that name the intermediary; a date at their heels counts too
        ("..., the Courier reported on Monday").
        """
        clause = self.clauses.of(attribution)
        if clause is None:
            return None
        ahead = clause.words[max(0, clause.cue[0] - clause.start - 60) : clause.cue[0] - clause.start]
        if FUTURE.search(ahead) or TO_COME.match(self.text[clause.cue[0] : clause.cue[1]]):
            return None
        ranked = []
        middle = bisect_left(self._starts, clause.cue[0])
        first = max(bisect_left(self._starts, clause.start), middle - MOST)
        for number in range(first, min(bisect_left(self._starts, clause.end), middle + MOST)):
            expression = self.expressions[number]
            behind_via = via is not None and 0 <= expression.start - via[1] <= 2
            rank = (0, 1) if behind_via else self.ranking.rank(expression, clause)
            if rank is not None:
                ranked.append((rank, number))
        for _, number in sorted(ranked):
            dated = self._dated(number, clause)
            if dated.interval is None and IN_THE.match(self.text, self.expressions[number].start):
                continue  # "earlier in the hearing": the occasion tells the day
            if dated.interval is None and self.expressions[number].operation == "anchor_later":
                continue  # "adding later": the speech that is spoken of goes on
            if dated.interval is None or not self._to_come(dated.interval):
                return dated
        return None

    def of_occasion(self, attribution: Attribution) -> Dated | None:
        """The date of the occasion that the attribution's clause names again: "at the hearing"."""
        clause = self.clauses.of(attribution)
        found = clause and self.occasions.of(clause, self.clauses.layout.paragraph(clause.cue[0]))
        if not found or self._to_come(found.interval):
            return None
        return Dated(found.expression, found.interval)

    def _dated(self, number: int, clause: Clause) -> Dated:
        expression = self.expressions[number]
        if counted_from(expression, clause, self.text):
            return Dated(expression, resolve(expression.reversed(), self.moments[number]))
        return Dated(expression, self.intervals[number])
