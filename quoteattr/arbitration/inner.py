"""Which reports within reports stay: those that lie in what stays, of the network's or else of the patterns'."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.odds import LEAST
from quoteattr.arbitration.reporting import believes, is_reporting
from quoteattr.lang import reporting_forms
from quoteattr.patterns.contents import ANSWERS
from quoteattr.patterns.nesting import Neighbours, lies_within
from quoteattr.patterns.page import Page

#: The probability from which on an act or attitude is kept that only the network takes for a report.
LEAST_UNKNOWN = 0.55
#: The patterns of a verb with its clause; and of one that calls something something.
_CLAUSE = ("verb.clause", "verb.infinitive", "phrase.adjective")
_LABEL = "verb.label"
_OBJECT = "verb.object"
_TO = re.compile(r"(?:\S+\s){0,6}?(?:not\s)?to\s[a-z]")
_MARK = re.compile(r"[\"“‘«„]|(?<!\w)'")
#: "we have *to show* that": not done yet; and what is asked of who listens: "do *you* think".
_NOT_YET = re.compile(r"(?<!used )\bto\s[a-z]+$")
_YOU = re.compile(r"you|god", re.IGNORECASE)
#: Behind a cue, whom somebody tells or asks.
_HEARER = re.compile(r"\s(?:(?:me|us|him|her|them|you|it)\s)?")
_WORD = re.compile(r"[a-z]+")


def reported_within(inner: Sequence[Attribution], rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """Those of `inner` that lie in one of the rows, and whose cue is none of theirs."""
    if not inner:
        return []
    near = Neighbours()
    for index, row in enumerate(rows):
        near.add(row.content, index)
    found = []
    for att in inner:
        beside = [rows[index] for index in near.of(att.content)]
        sure = (att.confidence or 0.0) >= (LEAST if is_reporting(page.text, att) else LEAST_UNKNOWN)
        if sure and not _is_known(att, beside) and any(lies_within(att, row) for row in beside):
            found.append(att)
    return found


def told_within(patterns: Sequence[Attribution], rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The patterns' reports that lie in one of the rows and that none of them has: "“I hope *she turned it up*,” he
    said". A network that reads for who speaks outside passes over what they have thought, hoped and been told."""
    plain = [att for att in patterns if _is_plain(att, page)]
    if not plain:
        return []
    near = Neighbours()
    for index, row in enumerate(rows):
        near.add(row.content, index)
    found = []
    for att in plain:
        beside = [rows[index] for index in near.of(att.content)]
        held = any(_holds(row, att) for row in beside)
        if held and not _is_known(att, beside) and not any(row.content == att.content for row in beside):
            found.append(att._replace(id="p" + att.id))
    return found


def _is_plain(att: Attribution, page: Page) -> bool:
    """Whether somebody, a verb of reporting and its clause stand in a row, or what is promised, or "no"."""
    if att.cue is None or att.source is None or len(att.content) > 1 or page.finite is None:
        return False
    start, end = att.content[0]
    if not att.source[1] <= att.cue[0] or not att.cue[1] < start:
        return False
    if not is_reporting(page.text, att) and not believes(att, page):
        return False
    if not page.finite_in(*att.cue) or _NOT_YET.search(page.text, *att.cue) or _YOU.fullmatch(page.text, *att.source):
        return False
    if _HEARER.fullmatch(page.text, att.cue[1], start) is None:
        return False
    if page.text[start:end] in ANSWERS or (_OBJECT in att.evidence and _promises(page.text[slice(*att.cue)])):
        return True
    if any(name.startswith(_CLAUSE) for name in att.evidence):
        return page.finite_in(start, end) or _TO.match(page.text, start, end) is not None
    return _LABEL in att.evidence and _MARK.search(page.text, start, end) is not None


def _promises(cue: str) -> bool:
    return not reporting_forms("en", "promise").isdisjoint(_WORD.findall(cue.lower()))


def _holds(row: Attribution, att: Attribution) -> bool:
    """Whether all of a report lies in another one's content."""
    spans: list[Offsets | None] = [att.source, att.cue, *att.content]
    return row.content != att.content and all(
        span is None or any(start <= span[0] and span[1] <= end for start, end in row.content) for span in spans
    )


def _is_known(att: Attribution, rows: Sequence[Attribution]) -> bool:
    """Whether a row has the cue, or a part of it."""
    cues = [row.cue for row in rows if row.cue is not None]
    return att.cue is not None and any(att.cue[0] < end and start < att.cue[1] for start, end in cues)
