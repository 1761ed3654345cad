"""Which of the network's reports within reports stay: those that lie in what stays, and that no pattern has."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.patterns.nesting import Neighbours, lies_within
from quoteattr.patterns.page import Page

#: The network's probability from which on a report within a report is kept.
LEAST = 0.4
#: The probability from which on an act or attitude is kept that only the network takes for a report.
LEAST_UNKNOWN = 0.55


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


def _is_known(att: Attribution, rows: Sequence[Attribution]) -> bool:
    """Whether a row has the cue, or a part of it."""
    cues = [row.cue for row in rows if row.cue is not None]
    return att.cue is not None and any(att.cue[0] < end and start < att.cue[1] for start, end in cues)
