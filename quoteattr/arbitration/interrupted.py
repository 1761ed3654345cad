"""Where the cue stands in the middle: sentences that their own report interrupts ("The levee, *engineers say*, will not
last"), and a speaker's name behind the cue."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import overlap
from quoteattr.lang import words
from quoteattr.patterns.page import Page

_REPORTS = re.compile(r"\s+(?:also\s+)?(?:reported|reports|wrote|said|cited|quoted)\b")
#: Behind a cue, to whom and where, to the comma that closes the parenthesis; and the rest of the sentence.
_AUDIENCE = re.compile(r"(?:\s(?:[\w’'-]+\s){0,9}[\w’'-]+)?,\s")
_TO_STOP = re.compile(r"[^\n.;!?\"“”]{1,600}(?=[.;!?](?:\s|$))")
#: The subject that a sentence begins with, before the speaker in commas.
_IN_FRONT = re.compile(r"(?:^|[.!?][\"”’]?\s+|\n)([A-Z][^.!?\n;:,\"“”]*(?:,[^.!?\n;:,\"“”]*)?),\s$")
_LONGEST = 160
#: Words of a clause that ends with its verb before the cue.
_FEW = 6
#: "The lake fell, the board says, *and the ferry stopped*", "*and nine, according to the mayor*": another clause.
_ANOTHER = re.compile(r"(?:and|but|or|so|while|whereas)\s|,?\s?according\s")
#: "It will close, they said, *ending years of doubt*": what the writer adds.
_PARTICIPLE = re.compile(r"(?:\w+ly\s)?[a-z]{2,}ing\s")
_RELATIVE = frozenset(("where", "which", "who", "whom", "when"))
#: The pattern of a quotation, its cue and then its source.
_BEHIND = "quotation.verb-subject"


def uninterrupted(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution with both halves of the sentence, where the pattern of the same cue has them.

    The network takes the first half for a part of the source, or leaves one of the two out.
    """
    for pattern in patterns:
        if pattern.cue is None or pattern.source is None or att.cue is None or att.source is None:
            continue
        if overlap(att.cue, pattern.cue) and _interrupts(pattern, page) and _holds(att, pattern):
            if len(att.content) > 1 and att.source[1] > pattern.content[-1][0]:
                return att  # "It was, according to *the mayor, Ann Lee,* late": the name is no content
            return att._replace(content=pattern.content, source=pattern.source)
    return att


def resumed(att: Attribution, page: Page) -> Attribution:
    """A network's attribution with the predicate of its clause behind the cue, where it has the subject alone: "*The
    mill*, Ann Lee told a room full of reporters, *had been dry for years*."."""
    if att.cue is None or att.source is None or page.quotations_in(*att.content[0]):
        return att
    (start, end), *further = att.content
    low, high = min(att.cue[0], att.source[0]), max(att.cue[1], att.source[1])
    if not end <= low or page.text[end:low].strip() != ",":
        return att
    behind = _AUDIENCE.match(page.text, high)
    if behind is None:
        return att
    if page.finite_in(start, end):
        if page.text[high : high + 2] != ", " or not _is_left_open(start, end, page) or _goes_on(behind.end(), page):
            return att
    elif not page.finite_in(behind.end(), behind.end() + 1):
        return att
    rest = _TO_STOP.match(page.text, behind.end())
    if rest is None or (further and further[0][0] < rest.end()):
        return att
    return att._replace(content=((start, end), rest.span(), *further))


def add_subject_ahead(att: Attribution, page: Page) -> Attribution:
    """With the subject of its clause in front of the speaker, where it has the predicate behind the cue alone: "*The
    dam*, its engineers now concede, *was built on the fault*"."""
    if att.cue is None or att.source is None or len(att.content) > 1 or not att.source[1] <= att.cue[0]:
        return att
    start, end = att.content[0]
    apart = start > att.cue[1] and page.text[att.cue[1] : start].rstrip().endswith(",")
    if not apart or page.quotations_in(start, end):
        return att
    front = _IN_FRONT.search(page.text, max(0, att.source[0] - _LONGEST), att.source[0])
    if front is None:
        return att
    if page.finite_in(*front.span(1)):
        open_ended = _is_left_open(*front.span(1), page) and not page.finite_in(start, start + 1)
        if not open_ended or _goes_on(start, page) or page.text[att.cue[1] : start] != ", ":
            return att
    elif not page.finite_in(start, start + 1):
        return att
    return att._replace(content=(front.span(1), (start, end)))


def _is_left_open(start: int, end: int, page: Page) -> bool:
    """Whether a few words end with their verb, whose clause goes on behind the cue: "*It was*, Ann Lee let slip, late",
    "*They would*, they wrote, keep it"."""
    few = page.text[start:end].split()
    return len(few) <= _FEW and page.finite_in(end - len(few[-1]), end) and not few[-1][:1].isupper()


def _goes_on(start: int, page: Page) -> bool:
    """Whether behind the cue begins another clause, or what the writer adds."""
    return _ANOTHER.match(page.text, start) is not None or _PARTICIPLE.match(page.text, start) is not None


def is_parenthesis(att: Attribution, page: Page) -> bool:
    """Whether speaker and cue stand in commas between the subject of a clause and its predicate."""
    if att.cue is None or att.source is None or len(att.content) != 2 or page.quotations_in(*att.content[0]):
        return False
    (_, end), (start, _) = att.content
    before, behind = page.text[end : att.source[0]], page.text[att.cue[1] : start]
    apart = end <= att.source[0] < att.cue[0] and before == ", " and _AUDIENCE.fullmatch(behind) is not None
    return apart and page.finite_in(start, start + 1)


def is_second_half(att: Attribution, n: int, page: Page) -> bool:
    """Whether the nth piece goes on with the one before where commas set source and cue off in the middle of a clause:
    "The roof was, Ann Lee said, *a disgrace*"."""
    if att.cue is None or att.source is None:
        return False
    (first, end), (start, _) = att.content[n - 1 : n + 1]
    if page.quotations_in(first, end):
        return False  # "“Wait,” she says, *until it is late*"
    low, high = min(att.cue[0], att.source[0]), max(att.cue[1], att.source[1])
    if not end <= low < high <= start or _ANOTHER.match(page.text, start) or _PARTICIPLE.match(page.text, start):
        return False
    return page.text[end:low].strip() == "," and page.text[high:start].strip() == ","


def without_main_clause(att: Attribution, page: Page) -> Attribution:
    """Without the clause to which a relative one belongs that the cue interrupts: "We met in the hall *where*, he
    claims, *the wine talks*"."""
    if att.cue is None or len(att.content) < 2 or page.quotations_in(*att.content[0]):
        return att
    end = att.content[0][1]
    low = min(att.cue[0], att.source[0]) if att.source is not None else att.cue[0]
    if not end <= low or page.text[end:low].strip() not in (",", ""):
        return att
    words = page.text[slice(*att.content[0])].rstrip(" ,").split()
    relative = len(words) > 2 and words[-1] in _RELATIVE
    return att._replace(content=att.content[1:]) if relative else att


def by_the_name_behind(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution with the source behind the cue, where the network took one from a sentence before the
    quotation: Nkele testified. "By whom?" asked *Quade*."""
    for pattern in patterns:
        if pattern.cue is None or pattern.source is None or att.cue is None or att.source is None:
            continue
        behind = _BEHIND in pattern.evidence and pattern.cue[1] <= pattern.source[0]
        if behind and overlap(att.cue, pattern.cue):
            start = pattern.content[0][0]
            between = page.text[att.source[1] : start] if att.source[1] <= start else ""
            if re.search(r"[.!?][\"”’')]*\s", between):
                return att._replace(content=pattern.content, source=pattern.source)
    return att


def by_whom_an_outlet_reports(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution with the speaker whom an outlet behind it only reports: "Lee praised it, adding that it
    was late," *state media reported*."""
    if att.source is None or att.cue is None or not page.text[slice(*att.cue)].rstrip().endswith("ing"):
        return att
    last = page.text[slice(*att.source)].split()[-1:]
    if not last or last[0].lower() not in words("en", "media_nouns"):
        return att
    if _REPORTS.match(page.text, att.source[1]) is None:
        return att
    for pattern in patterns:
        if pattern.cue is None or pattern.source is None:
            continue
        if overlap(att.cue, pattern.cue) and pattern.source[1] <= att.cue[0]:
            return att._replace(source=pattern.source)
    return att


def _interrupts(pattern: Attribution, page: Page) -> bool:
    """Whether commas set the source and cue off, between two halves without marks in one sentence."""
    assert pattern.cue is not None and pattern.source is not None
    if len(pattern.content) != 2 or any(page.quotations_in(*piece) for piece in pattern.content):
        return False
    (_, first), (second, end) = pattern.content
    low, high = min(pattern.cue[0], pattern.source[0]), max(pattern.cue[1], pattern.source[1])
    if page.finite_in(pattern.content[0][0], first) and _ANOTHER.match(page.text, second) is not None:
        return False
    return (
        first <= low < high <= second
        and page.text[first:low].strip() == ","
        and page.text[high:second].strip() == ","
        and "\n" not in page.text[first:end]
    )


def _holds(att: Attribution, pattern: Attribution) -> bool:
    """Whether the network's spans are the pattern's, the first half counted as source or left out."""
    assert att.source is not None and pattern.source is not None
    start, end = pattern.content[0][0], pattern.content[-1][1]
    inside = all(start <= piece[0] and piece[1] <= end for piece in att.content)
    return inside and overlap(att.source, pattern.source)


__all__ = ["by_the_name_behind", "by_whom_an_outlet_reports", "resumed", "uninterrupted", "without_main_clause"]
