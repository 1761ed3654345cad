"""Which attributions hold where patterns and parser both propose some."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.patterns.nesting import arranged
from quoteattr.patterns.page import Page

#: A floating quotation goes on with a speaker at most this many line breaks before it.
NEAR = 4


def arbitrate(
    parser: Sequence[Attribution], patterns: Sequence[Attribution], additions: tuple[str, ...], page: Page
) -> list[Attribution]:
    """The attributions of the final layer.

    additions: beginnings of the names of patterns that may add to the parser's, and replace what they overlap.
    """
    if not parser:
        return _settled([att for att in patterns if _is_whole(att)], [0.0] * len(patterns))
    decided = [_floating(att, parser, page) for att in parser]
    rows = [_agreed(att, patterns) for att in decided if att is not None and page.is_read(att.content[0][0])]
    ranks = [att.confidence or 0.5 for att in rows]
    for att in patterns:
        if _may_add(att, additions) and not (att.floating and _covered(att, rows)):
            rows.append(att._replace(id="p" + att.id, inherits=_counterpart(att.inherits, patterns, rows)))
            ranks.append(2.0 if not att.floating else 0.1)
    return _settled(rows, ranks)


def _settled(rows: list[Attribution], ranks: list[float]) -> list[Attribution]:
    return arranged(rows, ranks[: len(rows)])


def _is_whole(att: Attribution) -> bool:
    return att.floating or att.cue is not None or att.source is not None


def _may_add(att: Attribution, additions: tuple[str, ...]) -> bool:
    return any(name.startswith(additions) for name in att.evidence)


def _agreed(att: Attribution, patterns: Sequence[Attribution]) -> Attribution:
    """With a note where the patterns have the same content and source."""
    for other in patterns:
        if shared(att.content, other.content) >= 0.8 and _meet(att.source, other.source):
            return att._replace(evidence=(*att.evidence, "patterns agree"))
    return att


def _floating(att: Attribution, parser: Sequence[Attribution], page: Page) -> Attribution | None:
    """An attribution without cue and source floats when it is quoted and somebody spoke before it; else it is none."""
    if _is_whole(att):
        return att
    if not page.quotations_in(*att.content[0]):
        return None
    start = att.content[0][0]
    before = [other for other in parser if other.source is not None and other.content[-1][1] <= start]
    if not before:
        return None
    last = max(before, key=lambda other: other.content[-1][1])
    if page.text.count("\n", last.content[-1][1], start) > NEAR:
        return None
    return att._replace(floating=True, inherits=last.id)


def _covered(att: Attribution, rows: Sequence[Attribution]) -> bool:
    return any(shared(att.content, row.content, of_first=True) >= 0.5 for row in rows)


def _counterpart(target: str | None, patterns: Sequence[Attribution], rows: Sequence[Attribution]) -> str | None:
    """The id, among the final rows, of the attribution that a floating one goes on with."""
    origin = next((att for att in patterns if att.id == target), None)
    if origin is None:
        return None
    best = max(rows, key=lambda row: shared(origin.content, row.content), default=None)
    if best is not None and shared(origin.content, best.content) > 0:
        return best.id
    return None


def shared(first: Sequence[Offsets], second: Sequence[Offsets], of_first: bool = False) -> float:
    """Characters in common, as a share of both together, or of the first alone."""
    common = sum(max(0, min(e, y) - max(s, x)) for s, e in first for x, y in second)
    one, two = (sum(e - s for s, e in spans) for spans in (first, second))
    whole = one if of_first else one + two - common
    return common / whole if whole else 0.0


def _meet(first: Offsets | None, second: Offsets | None) -> bool:
    if first is None or second is None:
        return first is second
    return first[0] < second[1] and second[0] < first[1]
