"""Two reports in one sentence, with a semicolon between them: "The pipes, Ann Lee said, were sound; the joints, *she
added*, were not"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.patterns.page import Page

_STOP = re.compile(r";\s+(?:and\s|but\s)?")
#: Between the subject of the second clause and the verb that reports it stands who speaks.
_SPEAKER = re.compile(r",\s[^.;:!?\n\"“”]{0,60}$")
_REACH = 62


def within_clauses(rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The rows, each within its own side of a semicolon where the other side has a verb of reporting in its middle."""
    cues = sorted(row.cue for row in rows if row.cue is not None)
    return [_within(row, cues, page) for row in rows]


def _within(row: Attribution, cues: Sequence[Offsets], page: Page) -> Attribution:
    if row.cue is None or len(row.content) < 2:
        return row
    first, *middle, last = row.content
    return row._replace(content=(_behind_stop(first, row.cue, cues, page), *middle, _to_stop(last, cues, page)))


def _behind_stop(piece: Offsets, cue: Offsets, cues: Sequence[Offsets], page: Page) -> Offsets:
    """Without the clause before, which is reported itself."""
    start, end = piece
    if not end <= cue[0] or page.quotations_in(start, end):
        return piece
    stops = [stop for stop in _STOP.finditer(page.text, start, end) if _has_cue(start, stop.start(), cues)]
    return (stops[-1].end(), end) if stops else piece


def _to_stop(piece: Offsets, cues: Sequence[Offsets], page: Page) -> Offsets:
    """Without the subject of the clause behind, which is reported itself."""
    start, end = piece
    stop = _STOP.search(page.text, start, end)
    if stop is None or page.quotations_in(start, end):
        return piece
    at = bisect_left(cues, (end, 0))
    behind = at < len(cues) and cues[at][0] < end + _REACH and _SPEAKER.match(page.text[end : cues[at][0]]) is not None
    return (start, stop.start()) if behind else piece


def _has_cue(start: int, end: int, cues: Sequence[Offsets]) -> bool:
    at = bisect_left(cues, (start, 0))
    return at < len(cues) and cues[at][1] <= end


__all__ = ["within_clauses"]
