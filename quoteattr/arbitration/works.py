"""Titles of works beside verbs that also report: "who wrote ‘Ask The Tide’ and two plays", "its quiz ‘Who Said That?’".

A title is in title case throughout, which hardly anybody's words are; and a verb of making stands before it, or a noun
for a work stands next to it. What stands behind "slogan" and its like is no title, but as little said here.
"""

import re
from functools import cache
from typing import NamedTuple

from quoteattr.annotations import Attribution, Mark
from quoteattr.arbitration.titles import is_title
from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import DETERMINER
from quoteattr.patterns.page import Page

_REACH = 60
_WRITES = re.compile(r"\b(?:co-)?(?:write|writes|wrote|written|writing|penned)$")
#: Behind what somebody wrote: "‘Ask The Tide’ *and two plays*", "*in 1971*", "*, a novel*".
_GOES_ON = re.compile(
    r"[,.]?[’'”\"]?(?:\s(?:and|in\s\d{4}|with\s(?:his|her|their|the)|for\s(?:the|a)|between|while|when|as\sa)\b"
    r"|\s?\(\d{4}|,\s(?:an?|his|her|their|its|the|then|and)\b)"
)


class _Patterns(NamedTuple):
    making: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    branded: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    kinds = one_of_kind("en", "unspoken_words")
    making, work, brand = (kinds[kind] for kind in ("making", "work", "brand"))
    return _Patterns(
        making=re.compile(rf"\b{making}$"),
        before=re.compile(rf"\b{work}s?,?\s$"),
        behind=re.compile(rf",?[’'”\"]?,?\s(?:{DETERMINER}|\w+[’']s)\s(?:[\w-]+\s){{0,3}}?{work}s?\b"),
        branded=re.compile(rf"\b(?:under|with|by|than|to|of|for|on|from|behind)\s(?:[\w’'-]+\s){{0,4}}?{brand}s?,?\s$"),
    )


def is_work(page: Page, att: Attribution) -> bool:
    """Whether all that is in marks are titles, or the first is one that somebody makes or reads; or a slogan."""
    if att.cue is None or att.floating:
        return False
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    if not inside:
        return False
    first = inside[0]
    found = _patterns()
    if att.cue[1] < first.start and _is_branded(page, att, first, found):
        return True
    if not is_title(page.text, first):
        return False
    cue = page.text[slice(*att.cue)]
    if 0 < first.start - att.cue[1] <= 1 and found.making.search(cue):
        return (
            _WRITES.search(cue) is None
            or _GOES_ON.match(page.text, first.inner_end) is not None
            or (att.source is not None and page.text[slice(*att.source)] == "who")
        )
    if not all(is_title(page.text, mark) for mark in inside):
        return False
    return (
        found.before.search(page.text, max(0, first.start - _REACH), first.start) is not None
        or found.behind.match(page.text, first.inner_end) is not None
    )


def _is_branded(page: Page, att: Attribution, first: Mark, found: _Patterns) -> bool:
    """ "holds 40 seats, four more than *under its old slogan*, “Ask us”": the slogan alone is taken for content."""
    if att.cue is None or len(att.content) > 1 or att.content[0] != (first.start, first.end):
        return False
    return found.branded.search(page.text, max(att.cue[1], first.start - _REACH), first.start) is not None


__all__ = ["is_work"]
