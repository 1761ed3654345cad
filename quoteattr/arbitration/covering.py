"""Quotations in which somebody is quoted, and whose own speaker the network does not see for that."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import meet
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
    if att.cue is None or att.source is None or att.floating or len(att.content) != 1:
        return False
    start, end = att.content[0]
    at = page.quotation_at(start)
    if at is None or not is_reporting(page.text, att):
        return False
    mark = page.quotations[at]
    if mark.state != "closed" or abs(mark.start - start) > 1 or abs(mark.end - end) > 1:
        return False
    return not any(mark.start < last and first < mark.end for first, last in (att.cue, att.source))


def _holds_all(att: Attribution, near: Sequence[Attribution]) -> bool:
    """Whether all that the network has there is by cues within, one at least, or by the pattern's own."""
    start, end = att.content[0]
    beside = [row for row in near if any(first < end and start < last for first, last in row.content)]
    within = [row.cue is not None and start < row.cue[0] and row.cue[1] < end for row in beside]
    return any(within) and all(inside or meet(row.cue, att.cue) for row, inside in zip(beside, within, strict=True))


__all__ = ["covering_ids"]
