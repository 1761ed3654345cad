"""Occasions of speech that the article dates, and the words that come back to them.

"At Monday's hearing, Lee said ..." dates the hearing, and with it what is said further down "at the hearing".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.clauses import BLANK, Clause
from quoteattr.dates.calendar import Interval
from quoteattr.dates.expressions import TimeExpression

#: What may stand between an occasion and its time: "the hearing in Larsen on Monday".
BETWEEN = r"(?:[ \u00a0]+(?:here|there)|[ \u00a0]+(?:in|at|with|of|before)(?:[ \u00a0]+[\w.’'-]+){1,5})?,?[ \u00a0]*"
LOOK = 90  # characters before a time, or behind it, in which its occasion stands
_BREAKER = re.compile(r"[;:—]|\b(?:who|which|that|where|because|while)\b")
STAYS = 25  # paragraphs in which an occasion that has been dated is still the one that is spoken of
GRAINS = ("time", "day", "week")


class Occasion(NamedTuple):
    """Where an occasion is dated: the expression, its days, and the place in the text."""

    start: int
    paragraph: int
    expression: TimeExpression
    interval: Interval


class Occasions:
    """Finds the occasions that the expressions of one article date.

    nouns: what occasions are called. paragraphs: of each expression.
    """

    def __init__(
        self,
        text: str,
        expressions: Sequence[TimeExpression],
        intervals: Sequence[Interval | None],
        paragraphs: Sequence[int],
        nouns: frozenset[str],
    ) -> None:
        names = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
        self._named_before = re.compile(rf"\b({names}){BETWEEN}$", re.IGNORECASE)
        self._named_behind = re.compile(rf"[ \u00a0]+(?:[\w’'-]+[ \u00a0]+){{0,3}}?({names})\b", re.IGNORECASE)
        self._again = re.compile(
            rf"\b(?:at|in|during|after|told|to|from)[ \u00a0]+(?:the|that|this|his|her|their|its)[ \u00a0]+"
            rf"(?:(?!{names})[\w’'-]+[ \u00a0]+){{0,2}}?({names})\b(?<!told the paper)",
            re.IGNORECASE,
        )
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
