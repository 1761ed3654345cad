"""Times by which, from which or at which something is to be: "with more arrests expected by Friday". They lie ahead of
what is told, and date no saying."""

import re

from quoteattr.clauses import BLANK, Clause
from quoteattr.dates.expressions import TimeExpression

_DEADLINE = re.compile(r"(?:no later than|not later than|by)\b", re.IGNORECASE)
_FROM = re.compile(r"(?:as )?from\b", re.IGNORECASE)
#: What is said to come, and nothing but what it is behind it: "*due* in court", "*set to* resume".
_EXPECTED = re.compile(
    r"\b(?:anticipated|billed|booked|due|earmarked|expected|forecast|hoped|intended|likely|needed|pencilled in|planned"
    r"|predicted|projected|required|scheduled|set to|slated|supposed|tipped|timed)\b[^,;:.]*$",
    re.IGNORECASE,
)
#: Who has such a cue speaks of what is to come: "They *expected* more arrests on Friday".
_EXPECTING = re.compile(r"\b(?:aim|anticipat|await|expect|hop(?=e|ing)|intend|plan)\w*$", re.IGNORECASE)
#: "Lee said it had snowed, *with* more to fall on Friday".
_WITH = re.compile(r",\s*with\b")


def lies_ahead(expression: TimeExpression, clause: Clause, head: int) -> bool:
    """Whether the expression tells by when, from when or when something is to be.

    head: where speaker and cue begin. "By Friday he was saying that it rained" is when he said it, and so is "had said
    by Friday that it rained".
    """
    start, end = expression.start - clause.start, expression.end - clause.start
    before, words = clause.words[:start].rpartition(BLANK)[2], clause.words[start:end]
    if _EXPECTED.search(before[-80:]) is not None:
        return True
    if expression.start < clause.cue[1]:
        return _DEADLINE.match(words) is not None and expression.end > head
    between = clause.words[clause.cue[1] - clause.start : start]
    said_then = not between.strip() and clause.words[end:].lstrip(" ,\u00a0").startswith(BLANK)
    if _DEADLINE.match(words) is not None:
        return not said_then
    if _FROM.match(words) is not None:
        return between.strip() in ("", ",")
    return BLANK in between and (
        _WITH.search(between) is not None
        or _EXPECTING.search(clause.words, 0, clause.cue[1] - clause.start) is not None
    )
