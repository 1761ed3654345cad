"""Quotations in which somebody is quoted, and whose own speaker the network does not see for that."""

from bisect import bisect_right
from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.partners import overlap
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.patterns.nesting import Neighbours
from quoteattr.patterns.page import Page


def covering_ids(patterns: Sequence[Attribution], parser: Sequence[Attribution], page: Page) -> frozenset[str]:
    """The ids of the patterns that have a whole quotation, by a cue and a speaker outside it, of which the network read
    only what is reported within: "“*The boss said go home and we went,*” said Piet Maas"."""
    near = Neighbours()
    for index, row in enumerate(parser):
        near.add(row.content, index)
    whole = (att for att in patterns if _is_whole_quotation(att, page))
    return frozenset(att.id for att in whole if _holds_all(att, [parser[index] for index in near.of(att.content)]))


def _is_whole_quotation(att: Attribution, page: Page) -> bool:
    """Whether each piece is a quotation in marks, and cue and speaker stand outside; several are one that re-opens."""
    if att.cue is None or att.source is None or att.floating or not is_reporting(page.text, att):
        return False
    for start, end in att.content:
        at = page.quotation_at(start)
        if at is None:
            return False
        mark = page.quotations[at]
        whole = abs(mark.start - start) <= 1 and abs(mark.end - end) <= 1
        if not whole or any(mark.start < last and first < mark.end for first, last in (att.cue, att.source)):
            return False
        if mark.state != "closed" and len(att.content) == 1:
            return False
    return len(att.content) == 1 or all(_re_opens(page, start) for start, _ in att.content[1:])


def _re_opens(page: Page, start: int) -> bool:
    at = page.quotation_at(start)
    return at is not None and page.quotations[at].previous >= 0


def _holds_all(att: Attribution, near: Sequence[Attribution]) -> bool:
    """Whether all that the network has there is by cues within, one at least, or by the pattern's own, or by none and
    a part of it."""
    starts = [start for start, _ in att.content]  # a letter may re-open thousands of times
    beside = [row for row in near if any(_held(piece, att, starts, whole=False) for piece in row.content)]
    within = [row.cue is not None and _held(row.cue, att, starts) for row in beside]
    parts = [row.cue is None and all(_held(piece, att, starts) for piece in row.content) for row in beside]
    return any(within) and all(
        inside or part or overlap(row.cue, att.cue) for row, inside, part in zip(beside, within, parts, strict=True)
    )


def _held(span: Offsets, att: Attribution, starts: Sequence[int], whole: bool = True) -> bool:
    """Whether one of the pieces of the content holds the span, or a part of it. starts: where they begin, in order."""
    last = bisect_right(starts, span[0] if whole else span[1] - 1) - 1
    return last >= 0 and (span[1] <= att.content[last][1] if whole else span[0] < att.content[last][1])


__all__ = ["covering_ids"]
