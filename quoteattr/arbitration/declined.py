"""What somebody declines to say, or does not answer: "declined to comment" has no content."""

import re
from functools import cache
from typing import NamedTuple

from quoteattr.annotations import Attribution
from quoteattr.lang import one_of_kind
from quoteattr.lang.sentences import sentence_before
from quoteattr.patterns.page import DOUBLE_MARK

REACH = 160  # characters before a cue that are looked at
QUESTION = re.compile(r"\W*(?:how (?:many|much)|what|when|where|who|which)\b", re.IGNORECASE)
#: What one who declines says nothing of: "refused to discuss the matter", "refused to say anything".
_NOTHING = re.compile(
    r"\W*(?:to\s+(?:say|discuss|address|answer)\s+)?(?:anything|the\s+(?:matter|issue|case|question|report)s?)\b",
    re.IGNORECASE,
)
#: "refused *to comment on* whether it was safe"
_TO_COMMENT = re.compile(r"\bto\s+comment\b", re.IGNORECASE)
#: "refused *to say how many* there were".
_TO_SAY_WHAT = re.compile(
    r"\W*to\s+(?:say|disclose|reveal|specify)\s+(?:how (?:many|much)|what|when|where|who|which)\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(r"\W*no\s+(?:further\s+|immediate\s+)?comments?\W*", re.IGNORECASE)
_NEITHER_NOR = re.compile(r"\b(?:would|could|did|does|will|can)\sneither\b[^.]*\bnor\s$")
#: "has not said *a word*", "said nothing *in public*".
_WORDLESS = re.compile(
    r"\W*(?:(?:a|any|one|another)\s+(?:single\s+)?word\b(?!\s+(?:of|about|for|from|with)\b)|(?:anything|in\s+public)\W*$)",
    re.IGNORECASE,
)
_NO_STATEMENT = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:statements?|comments?|repl(?:y|ies)|answers?|responses?)\b", re.IGNORECASE
)
#: What one does not answer is short: "an email", "a request for comment on Friday".
_SHORT = 7
_NEITHER = re.compile(r"\bneither\b(?:(?!\bneither\b)[^.;:!?])*\bnor\b[^.;:!?]*$", re.IGNORECASE)


class _Patterns(NamedTuple):
    refusing: re.Pattern[str]
    commenting: re.Pattern[str]
    not_answering: re.Pattern[str]
    answering: re.Pattern[str]
    unnamed: re.Pattern[str]
    withheld: re.Pattern[str]
    request: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    one_of = one_of_kind("en", "unsaid_words")
    return _Patterns(
        refusing=re.compile(rf"\b{one_of['refusing']}\b", re.IGNORECASE),
        commenting=re.compile(rf"\W*(?:even\s+)?(?:to\s+)?(?:\w+ly\s+)?{one_of['commenting']}\b", re.IGNORECASE),
        not_answering=re.compile(rf"(?:\bnot\b|n[’']t\b|\bnever\b).*\b{one_of['answering']}", re.IGNORECASE),
        answering=re.compile(one_of["answering"], re.IGNORECASE),
        unnamed=re.compile(
            rf"\W*(?:not\s+to|to\s+not|to\s+remain|that\s+\w+\s+not)\s+{one_of['commenting']}", re.IGNORECASE
        ),
        withheld=re.compile(
            r"\b(?:(?:w(?:ould|ill)|c(?:ould|an)|ha(?:s|ve|d)|d(?:id|oes|o))(?:\s*not|n['’]t)(?:\s+yet)?"
            rf"|(?:declin|refus)(?:es?|ed|ing)\s+to|ha(?:s|ve|d)\s+yet\s+to)\s+({one_of['withheld']})\b"
        ),
        # "did not respond to *requests for comment about its warranty*"
        request=re.compile(
            r"(?:to\s+)?(?:(?:an?|any|several|multiple|repeated|many|two|three|our|its|the|this|[\w’']+[’']s)\s+)*"
            rf"(?:\w+\s+)?{one_of['request']}\b",
            re.IGNORECASE,
        ),
    )


def is_declined(text: str, att: Attribution) -> bool:
    """Whether an attribution reports that somebody does not say or answer something."""
    assert att.cue is not None
    content, cue = text[att.content[0][0] : att.content[-1][1]], text[slice(*att.cue)]
    found = _patterns()
    if found.refusing.search(cue) and (
        _TO_COMMENT.search(cue)
        or found.commenting.match(content)
        or _NOTHING.match(content)
        or _TO_SAY_WHAT.match(content)
    ):
        return True
    if _withholds(cue, content, sentence_before(text, att.cue[0], REACH), found):
        return True
    unanswered = found.not_answering.search(cue) is not None
    if (unanswered or _is_neither(text, att, cue, found)) and found.request.match(content):
        return True
    if DOUBLE_MARK.search(content):  # somebody wrote it down: only the signs above are enough against it
        return False
    if _NO_COMMENT.fullmatch(content) or found.unnamed.match(content) or _WORDLESS.match(content):
        return True
    return _NO_STATEMENT.search(cue) is not None or (unanswered and len(content.split()) < _SHORT)


def _withholds(cue: str, content: str, before: str, patterns: _Patterns) -> bool:
    """Whether what was asked for is not told: "would not say how many", "would neither discuss it nor *say* why"."""
    if _NEITHER_NOR.search(before) and QUESTION.match(content):
        return True
    found = patterns.withheld.search(cue)
    return found is not None and (not found[1].startswith("sa") or QUESTION.match(content) is not None)


def _is_neither(text: str, att: Attribution, cue: str, found: _Patterns) -> bool:
    """Whether nobody of two answers: "*Neither* the firm *nor* its owner responded to"."""
    if att.source is None or not found.answering.search(cue):
        return False
    return _NEITHER.search(text, max(0, att.source[0] - REACH), att.source[1]) is not None
