"""In whose words a place of the text lies."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quoteattr.annotations import Attribution
from quoteattr.coref.unnamed.holders import anchor
from quoteattr.coref.words.layout import Layout

_NEAR = 12  # attributions of a paragraph on either side


class Contents:
    """The contents of all attributions, to be asked by place: a page of short turns asks thousands of times."""

    def __init__(self, attributions: Sequence[Attribution], layout: Layout) -> None:
        self._attributions, self._layout = attributions, layout
        self._pieces = sorted((start, end, n) for n, att in enumerate(attributions) for start, end in att.content)
        self._starts = [start for start, _, _ in self._pieces]
        self._furthest = list(accumulate((end for _, end, _ in self._pieces), max))
        self._paragraphs: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, n in sorted((anchor(att), n) for n, att in enumerate(attributions)):
            self._paragraphs[layout.paragraph(at)].append((at, n))

    def holding(self, at: int) -> list[Attribution]:
        """The attributions in whose content the place lies, in their order."""
        return [self._attributions[n] for _, _, n in sorted(self._holding(at), key=lambda piece: piece[2])]

    def around(self, att: Attribution) -> list[Attribution]:
        """Others in whose content the source lies, the narrowest first; where there are none, those of the paragraph of
        the source, the nearest first, and not all of a long one."""
        assert att.source is not None
        at = att.source[0]
        held = [(end - start, other) for start, end, other in self._holding(at)]
        there = self._paragraphs[self._layout.paragraph(at)]
        place = bisect_right(there, (at, 0))
        beside = [(abs(start - at), n) for start, n in there[max(0, place - _NEAR) : place + _NEAR]]
        others = [
            [self._attributions[n] for _, n in sorted(found) if self._attributions[n].id != att.id]
            for found in (held, beside)
        ]
        return others[0] or others[1]

    def _holding(self, at: int) -> Iterator[tuple[int, int, int]]:
        for n in range(bisect_right(self._starts, at) - 1, -1, -1):
            if self._furthest[n] <= at:
                return
            if self._pieces[n][1] > at:
                yield self._pieces[n]


__all__ = ["Contents"]
