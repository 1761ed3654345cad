"""Quotations without a cue of their own: with whom they go on, and which of them nothing else covers."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.joining import SAME
from quoteattr.arbitration.partners import is_within, shared
from quoteattr.arbitration.proposals import is_whole
from quoteattr.patterns.floating import WRITER
from quoteattr.patterns.nesting import Neighbours
from quoteattr.patterns.page import Page

#: A floating quotation goes on with a speaker at most this many line breaks before it.
NEAR = 4
#: A whole sentence right before a quotation, behind the end of another; and its first word.
_BETWEEN = re.compile(r"[.!?][\"”’)]*\s+(?=([A-ZÀ-Þ]\S*))[^.!?\n\"“”]*[.!?]\s+$")


def floating_behind(att: Attribution, parser: Sequence[Attribution], page: Page) -> Attribution | None:
    """An attribution without cue and source floats when it is quoted and somebody spoke before it; else it is none."""
    if is_whole(att):
        return att
    if not page.quotations_in(*att.content[0]) or not page.is_read(att.content[0][0]):
        return None
    start = att.content[0][0]
    before = [other for other in parser if other.source is not None and other.content[-1][1] <= start]
    if not before:
        return None
    last = max(before, key=lambda other: other.content[-1][1])
    if page.text.count("\n", last.content[-1][1], start) > NEAR:
        return None
    return att._replace(floating=True, inherits=last.id)


def without_far_source(parser: Sequence[Attribution], patterns: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The network's rows but for quotations that it gives, without a cue, to who spoke before, where the sentence in
    between tells what somebody else does: "“A,” said *Lee*. Kim shook her head. “B.”" """
    afloats = {att.content for att in patterns if att.floating}
    return [att for att in parser if att.content not in afloats or not _is_far(att, page)]


def without_writer(att: Attribution, page: Page) -> Attribution:
    """A quotation without a cue behind what the writer says is somebody else's, whom the network does not know: "*I*
    ask why. “The rain.”" """
    quoted = bool(page.quotations_in(*att.content[0])) and len(att.content) == 1
    if att.cue is not None or att.source is None or not quoted or att.source[1] > att.content[0][0]:
        return att
    own = page.text[slice(*att.source)] in WRITER and not page.quotations_in(*att.source)
    return att._replace(source=None) if own else att


def _is_far(att: Attribution, page: Page) -> bool:
    if att.cue is not None or att.source is None or att.source[1] > att.content[0][0]:
        return False
    between = _BETWEEN.search(page.text, att.source[1], att.content[0][0])
    return between is not None and between[1].lower() not in SAME


def uncovered(
    floating: Sequence[Attribution], patterns: Sequence[Attribution], rows: Sequence[Attribution]
) -> list[Attribution]:
    """Floating quotations that nothing else covers, each going on with what stands for the one it goes on with."""
    near = Neighbours()
    for index, row in enumerate(rows):
        near.add(row.content, index)
    by_id = {att.id: att for att in patterns}
    found = []
    for att in floating:
        if any(_covers(rows[index], att) for index in near.of(att.content)):
            continue
        origin = by_id.get(att.inherits or "")
        target = _counterpart(origin, rows, near) if origin is not None else None
        found.append(att._replace(id="p" + att.id, inherits=target))
    return found


def _covers(row: Attribution, floating: Attribution) -> bool:
    """Whether a row stands for most of the words, and does not report within them: "*I thought* it was a bus!"."""
    if shared(floating.content, row.content, of_first=True) < 0.5:
        return False
    return not is_within(row.cue, floating.content) or _is_around_cue(row)


def _is_around_cue(row: Attribution) -> bool:
    """Whether its words stand on both sides of its cue, as where marks are missing: "It is late, *Lee said.* Go."."""
    assert row.cue is not None
    return row.content[0][1] <= row.cue[0] and row.cue[1] <= row.content[-1][0]


def _counterpart(origin: Attribution, rows: Sequence[Attribution], near: Neighbours) -> str | None:
    """The id, among the final rows, of what stands in the place of an attribution."""
    best = max(
        (rows[index] for index in near.of(origin.content)),
        key=lambda row: shared(origin.content, row.content),
        default=None,
    )
    return best.id if best is not None and shared(origin.content, best.content) > 0 else None
