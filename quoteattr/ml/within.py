"""Where the network looks once more, for reports within reports: of what it reads it tags the outermost alone.

It learned from PolNeAR (Newell et al. 2018), which annotates no others. A content that is read as a paragraph of its
own has its reports outermost.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from quoteattr.annotations import Attribution, Mark, Offsets
from quoteattr.lang import one_of, reporting_forms, words
from quoteattr.lang.sentences import CLOSERS, STOPS

#: Fewer words hold no report with somebody who makes it.
LEAST_WORDS = 4
#: Where a sentence of a content ends: only what stands in one is read again, which is a third of it all. Unlike in
#: `coref.layout` "Mr." ends one, too: where it does not, other reports are found in one text of 270 (PolNeAR's dev
#: articles and the gate), and whether better ones is to be measured first.
_BREAK = re.compile(rf"(?<=[{STOPS}])[{CLOSERS}]?\s+(?=[\"'“‘]?[A-Z])")
REACH = 20  # characters before the end of a content in which its last mark and comma stand
_LABELS = frozenset(("branded", "called", "dubbed", "labeled", "labelled", "termed"))
_WORD = re.compile(r"[^\W\d_]+")
#: What stands before the words of a content: the mark that opens it, "that".
_LEAD = re.compile(r"\s*(``|[\"'“‘«»„‚‹›])?\s*(?:(?:that|whether|if)\s+)?")
_TAIL = re.compile(r"[\s,]*$")
_MARKED_TAIL = re.compile(r"[\s,]*(?:(?:''|[\"'”’«»“‘‹›])[\s,]*)?$")


def stretches_within(text: str, attributions: Sequence[Attribution]) -> list[tuple[Offsets, str]]:
    """The sentences of contents that hold a reporting verb, in order, without "that" and the marks around the content.

    Each comes with the id of its attribution.
    """
    found = []
    for attribution in attributions:
        for start, end in attribution.content:
            lead = _LEAD.match(text, start, end)
            assert lead is not None  # it may be empty
            start = lead.end()
            tail = (_MARKED_TAIL if lead[1] else _TAIL).search(text, max(start, end - REACH), end)
            end = tail.start() if tail is not None else end
            for first, last in _sentences(text, start, end):
                inside = [word.lower() for word in _WORD.findall(text, first, last)]
                if len(inside) >= LEAST_WORDS and _may_report(text, first, last, inside):
                    found.append(((first, last), attribution.id))
    return sorted(found)


def marks_within(marks: Sequence[Mark], stretches: Sequence[Offsets]) -> list[Mark]:
    """The marks that lie in a stretch, the outermost of each with depth 0."""
    starts = [start for start, _ in stretches]
    base: dict[int, int] = {}
    found = []
    for mark in sorted(marks):
        at = bisect_right(starts, mark.start) - 1
        if at >= 0 and mark.end <= stretches[at][1]:
            least = base.setdefault(at, mark.depth)
            found.append(mark._replace(depth=max(0, mark.depth - least), previous=-1))
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[Offsets]:
    at = start
    for match in _BREAK.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _may_report(text: str, first: int, last: int, inside: Sequence[str]) -> bool:
    """Whether a verb of reporting stands there: one that is worth it alone, or another in the past with "that" or what
    somebody is called behind it."""
    if not _cues().isdisjoint(inside):
        return True
    clause, label = _further()
    if "that" in inside and clause.search(text, first, last) is not None:
        return True
    return (
        inside[0] != "what" and any(word in _LABELS for word in inside) and label.search(text, first, last) is not None
    )


@cache
def _further() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = reporting_forms("en", "say", "claim", "write", "ask", "deny", "agree", "promise")
    past = one_of(sorted(form for form in forms if form.endswith("ed")))
    return (
        re.compile(rf"\b{past}\s(?:[\w’'-]+\s){{0,2}}that\b", re.IGNORECASE),
        re.compile(rf"(?<![-\w]){one_of(sorted(_LABELS))}\s[^\n\"“‘.;:]{{0,50}}[\"“‘]\w", re.IGNORECASE),
    )


@cache
def _cues() -> frozenset[str]:
    return frozenset(words("en", "inner_cues"))
