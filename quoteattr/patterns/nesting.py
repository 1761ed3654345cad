"""Attributions as a tree: duplicates out, overlaps settled, parents, and ids in the order of the text."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets

#: Two contents that share this much of their words are the same attribution.
SAME = 0.8
BLOCK = 1000  # characters
CROWD = 64  # of so many in one block only the last ones are compared; no real text has more


def arranged(attributions: Sequence[Attribution], ranks: Sequence[float]) -> list[Attribution]:
    """The attributions as the final layer wants them.

    ranks: how much each is preferred where two claim the same words. Of two with nearly the same content, the better
    stays. One that lies in a piece of another, and whose cue does too, is its child; where two overlap otherwise, the
    one that is preferred keeps its content and the other loses the shared words, or goes when too little is left.
    """
    order = sorted(range(len(attributions)), key=lambda i: (-ranks[i], attributions[i].content))
    kept: list[Attribution] = []
    neighbours = Neighbours()
    for i in order:
        content = attributions[i].content
        fitted = _fitted(attributions[i], [kept[place] for place in neighbours.of(content)])
        if fitted is not None:
            neighbours.add(content, len(kept))
            kept.append(fitted)
    return numbered(kept)


class Neighbours:
    """Contents by the stretches of the text that they reach into: keeps the comparison of all with all to few."""

    def __init__(self) -> None:
        self._by_block: dict[int, list[int]] = {}

    def add(self, content: Sequence[Offsets], number: int) -> None:
        for block in _blocks(content):
            self._by_block.setdefault(block, []).append(number)

    def of(self, content: Sequence[Offsets]) -> list[int]:
        """Numbers of the contents that reach into the same stretches, in order."""
        return sorted({number for block in _blocks(content) for number in self._by_block.get(block, ())[-CROWD:]})


def _blocks(content: Sequence[Offsets]) -> set[int]:
    return {block for start, end in content for block in range(start // BLOCK, end // BLOCK + 1)}


def _fitted(new: Attribution, kept: list[Attribution]) -> Attribution | None:
    """The attribution with what others have already taken left out; None when it is one of them or nothing is left."""
    for old in kept:
        if not _touch(new, old) or lies_within(new, old) or lies_within(old, new):
            continue
        if _meet(new.cue, old.cue) and new.source and old.source and new.source[0] != old.source[0]:
            return None  # another reading of the same report
        pieces = [part for piece in new.content for part in _cut(piece, old.content)]
        if _length(pieces) < 0.6 * _length(new.content):
            return None
        new = new._replace(content=tuple(pieces))
    return new


def _meet(a: Offsets | None, b: Offsets | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _touch(a: Attribution, b: Attribution) -> bool:
    return any(s < y and x < e for s, e in a.content for x, y in b.content)


def lies_within(a: Attribution, b: Attribution) -> bool:
    """Whether a is reported within b: content and cue of a in one piece of b, and something of b around them."""
    for start, end in b.content:
        if all(start <= s and e <= end for s, e in a.content):
            cue = a.cue
            if cue is None:
                return False
            return start <= cue[0] and cue[1] <= end and _length(a.content) < end - start
    return False


def _cut(piece: Offsets, holes: Sequence[Offsets]) -> list[Offsets]:
    parts = [piece]
    for cut, resume in holes:
        parts = [
            part
            for start, end in parts
            for part in (
                [(start, min(end, cut)), (max(start, resume), end)] if cut < end and start < resume else [(start, end)]
            )
            if part[1] - part[0] > 1
        ]
    return parts


def _length(pieces: Sequence[Offsets]) -> int:
    return sum(end - start for start, end in pieces)


def numbered(attributions: Sequence[Attribution]) -> list[Attribution]:
    """In the order of the text, with ids q1, q2, ..., parents by containment, and `inherits` following its target."""
    ordered = sorted(attributions, key=lambda a: (a.content[0][0], -a.content[-1][1], a.content, a.cue or (0, 0)))
    names = {att.id: f"q{number}" for number, att in enumerate(ordered, 1)}
    parents: list[str | None] = []
    open_: list[Attribution] = []
    for att in ordered:
        open_ = [outer for outer in open_[-CROWD:] if outer.content[-1][1] > att.content[0][0]]
        around = [outer for outer in open_ if lies_within(att, outer)]
        parents.append(names[min(around, key=lambda o: _length(o.content)).id] if around else None)
        open_.append(att)
    return [
        att._replace(id=names[att.id], parent=parent, inherits=names.get(att.inherits or ""))
        for att, parent in zip(ordered, parents, strict=True)
    ]
