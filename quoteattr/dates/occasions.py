"""Occasions of speech that the article dates, and the words that come back to them.

"At Monday's hearing, Lee said ..." dates the hearing, and with it what is said further down "at the hearing". Where no
hearing has been named, "at the hearing" is the day that the article tells of: "The court fined Lee on Monday."
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.clauses import BLANK, Clause
from quoteattr.dates.calendar import Interval
from quoteattr.dates.expressions import TimeExpression
from quoteattr.lang.grammar import DEFINITE

#: What may stand between an occasion and its time: "the hearing in Larsen on Monday".
BETWEEN = r"(?:[ \u00a0]+(?:here|there)|[ \u00a0]+(?:in|at|with|of|before)(?:[ \u00a0]+[\w.’'-]+){1,5})?,?[ \u00a0]*"
LOOK = 90  # characters before a time, or behind it, in which its occasion stands
_BREAKER = re.compile(r"[;:—]|\b(?:who|which|that|where|because|while)\b")
STAYS = 25  # paragraphs in which an occasion that has been dated is still the one that is spoken of
GRAINS = ("time", "day", "week")
OPENING = 3  # lines, headline and dateline among them, whose day is the article's own
JUST = 400  # characters before a clause in which another occasion may be brought up
_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s")
RECENT = 2  # paragraphs in which a day told of further down is still the one
_AGAIN = rf"\b(?:at|in|during|after|told|to|from)[ \u00a0]+{DEFINITE}[ \u00a0]+"


class Occasion(NamedTuple):
    """Where an occasion is dated: the expression, its days, and the place in the text."""

    start: int
    paragraph: int
    expression: TimeExpression
    interval: Interval


class Occasions:
    """Finds the occasions that the expressions of one article date.

    nouns: what occasions are called. paragraphs: of each expression. days: those that take a day at most.
    telling: for each expression, whether it tells when something happened, so that the article is of that day.
    """

    def __init__(
        self,
        text: str,
        expressions: Sequence[TimeExpression],
        intervals: Sequence[Interval | None],
        paragraphs: Sequence[int],
        nouns: frozenset[str],
        days: frozenset[str] = frozenset(),
        telling: Sequence[bool] = (),
    ) -> None:
        self._text = text
        names = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
        new = r"\b(?:in|at|to)[ \u00a0]+an?[ \u00a0]+(?:[\w-]+[ \u00a0]+){0,3}?"
        self._introduced = re.compile(rf"{new}(?:{names})\b")
        self._named_before = re.compile(rf"\b({names}){BETWEEN}$", re.IGNORECASE)
        self._named_behind = re.compile(rf"[ \u00a0]+(?:[\w’'-]+[ \u00a0]+){{0,3}}?({names})\b", re.IGNORECASE)
        self._again = re.compile(
            _AGAIN + rf"(?:(?!{names})[\w’'-]+[ \u00a0]+){{0,2}}?({names})\b(?<!told the paper)",
            re.IGNORECASE,
        )
        shorter = "|".join(sorted(map(re.escape, days), key=len, reverse=True)) or "(?!)"
        self._unnamed = re.compile(_AGAIN + rf"(?:(?-i:[a-z])[\w’'-]*[ \u00a0]+){{0,2}}?(?:{shorter})\b", re.IGNORECASE)
        self._told = [
            Occasion(expression.start, paragraph, expression, interval)
            for expression, interval, paragraph, tells in zip(
                expressions, intervals, paragraphs, telling or [False] * len(expressions), strict=True
            )
            if tells and interval is not None and interval.grain in ("time", "day")
        ]
        self._found: dict[str, list[Occasion]] = {}
        for expression, interval, paragraph in zip(expressions, intervals, paragraphs, strict=True):
            if interval is not None and interval.grain in GRAINS and (noun := self._noun(text, expression)):
                self._found.setdefault(noun, []).append(Occasion(expression.start, paragraph, expression, interval))

    def _noun(self, text: str, expression: TimeExpression) -> str:
        """What is dated: "Monday's first hearing", "a hearing on Monday"."""
        if expression.possessive or expression.prenominal:
            match = self._named_behind.match(text, expression.end, expression.end + LOOK)
        elif expression.preposition == "aside":
            return ""
        else:
            match = self._named_before.search(text, max(0, expression.start - LOOK), expression.start)
        return match[1].lower() if match else ""

    def of(self, clause: Clause, paragraph: int) -> Occasion | None:
        """The occasion on which the clause sets its speech by naming it again, if it has been dated before."""
        return self._named_again(clause, paragraph) or self._of_the_day(clause, paragraph)

    def _of_the_day(self, clause: Clause, paragraph: int) -> Occasion | None:
        """The day last told of, if the clause is set on an occasion that has not been named before."""
        number = bisect_left(self._told, clause.cue[0], key=lambda told: told.start) - 1
        if number < 0:
            return None
        day = self._told[number]
        if day.paragraph >= OPENING and paragraph - day.paragraph > RECENT:
            return None
        for match in self._unnamed.finditer(clause.words):
            start, end = clause.start + match.start(), clause.start + match.end()
            if day.start < start and _near(clause, (start, end)) and not self._another_since(day, start):
                return day
        return None

    def _another_since(self, day: Occasion, place: int) -> bool:
        """Whether an occasion of its own, without a date, comes in a sentence between: "Lee spoke *at a gala*."."""
        sentence = _SENTENCE_END.search(self._text, max(day.expression.end, place - JUST), place)
        return sentence is not None and self._introduced.search(self._text, sentence.end(), place) is not None

    def _named_again(self, clause: Clause, paragraph: int) -> Occasion | None:
        """The occasion of that name that has been dated before."""
        if not self._found:
            return None
        for match in self._again.finditer(clause.words):
            start = clause.start + match.start()
            earlier = [
                occasion
                for occasion in self._found.get(match[1].lower(), ())
                if occasion.start < start and paragraph - occasion.paragraph <= STAYS
            ]
            if earlier and _near(clause, (start, clause.start + match.end())):
                return earlier[-1]
        return None


def _near(clause: Clause, span: Offsets) -> bool:
    """Whether nothing of another clause stands between the occasion and the cue."""
    low, high = sorted((span, clause.cue))
    gap = clause.words[max(0, low[1] - clause.start) : max(0, high[0] - clause.start)]
    return _BREAKER.search(gap) is None and len(gap.replace(BLANK, "")) <= LOOK
