"""What the other side proposes in a candidate's place."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from quoteattr.annotations import Attribution, Offsets
from quoteattr.patterns.nesting import Neighbours, lies_within

#: Two contents with this share of their characters in common are the same quotation.
SAME = 0.5

Relation = Literal["agree", "differ", "inside", "overlap", "alone"]


class Partner(NamedTuple):
    """relation: the other side has the same content, with the same source ("agree") or another one ("differ"); this one
    is reported within what the other side has; that only overlaps; or it has nothing there. place: which of the other
    side's, -1 for none."""

    relation: Relation
    place: int = -1


def partners(rows: Sequence[Attribution], others: Sequence[Attribution]) -> list[Partner]:
    """For each of `rows` what stands nearest to it in `others`."""
    near = Neighbours()
    for index, other in enumerate(others):
        near.add(other.content, index)
    return [_partner(row, others, near.of(row.content)) for row in rows]


def _partner(row: Attribution, others: Sequence[Attribution], near: Sequence[int]) -> Partner:
    shares = [
        (shared(row.content, others[index].content), overlap(row.source, others[index].source), -index)
        for index in near
    ]
    if not shares or max(shares)[0] == 0:
        return Partner("alone")
    share, same_source, index = max(shares)
    if share < SAME:
        return Partner("inside" if lies_within(row, others[-index]) else "overlap", -index)
    return Partner("agree" if same_source else "differ", -index)


def shared(first: Sequence[Offsets], second: Sequence[Offsets], of_first: bool = False) -> float:
    """Characters in common, as a share of both together, or of the first alone."""
    if len(first) == len(second) == 1:  # nearly always, and this is asked often
        (s, e), (x, y) = first[0], second[0]
        common, one, two = max(0, min(e, y) - max(s, x)), e - s, y - x
        whole = one if of_first else one + two - common
        return common / whole if whole else 0.0
    common = sum(max(0, min(e, y) - max(s, x)) for s, e in first for x, y in second)
    one, two = (sum(e - s for s, e in spans) for spans in (first, second))
    whole = one if of_first else one + two - common
    return common / whole if whole else 0.0


def overlap(first: Offsets | None, second: Offsets | None) -> bool:
    """Whether two sources share a character, or both are none."""
    if first is None or second is None:
        return first is second
    return first[0] < second[1] and second[0] < first[1]


def is_within(cue: Offsets | None, pieces: Sequence[Offsets]) -> bool:
    """Whether the cue stands in one of the pieces."""
    return cue is not None and any(start <= cue[0] and cue[1] <= end for start, end in pieces)
