"""Annotated articles as training examples: pieces with their tags, entities and links."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteattr.annotations import Mark
from quoteattr.ml.labels import (
    CONTENT_CUE,
    CONTENT_PREVIOUS,
    CONTENT_SOURCE,
    CUE_SOURCE,
    ENTITY_TYPES,
    ROLES,
    begin,
    inside,
)
from quoteattr.ml.pieces import IntArray, Pieces, paragraphs_of, split_pieces

NULL = -1  # the attribution has no such piece


class SoftTags(NamedTuple):
    """What a teacher thinks of every piece.

    tags: (pieces, 7) probabilities. pairs: (pieces, 7, 7) of the tag before and the tag here; nothing for a piece with
    which a reading began. Half precision, since thousands of articles are held in memory.
    """

    tags: NDArray[np.float16]
    pairs: NDArray[np.float16]


class Example(NamedTuple):
    """An article to learn from; soft: where a teacher has read it."""

    pieces: Pieces
    tags: IntArray
    entities: IntArray
    links: IntArray  # (n, 4): index in LINKS, first and last piece of what points, first piece pointed at or NULL
    soft: SoftTags | None = None


def make_example(
    text: str,
    attributions: Iterable[dict[str, Any]],
    entities: Iterable[tuple[int, int, str]],
    marks: Sequence[Mark],
    tokenizer: Any,
) -> Example:
    """attributions: {"content", "cue", "source"}, each a list of character spans, as in PolNeAR's records. Only the
    outermost are learned: a piece has one tag, and those of a report within a report would stand amid the outer one's.
    """
    pieces = split_pieces(text, marks, paragraphs_of(text), tokenizer)
    tags = np.zeros(len(pieces.ids), np.int64)
    rows = []
    for attribution in _outermost(attributions):
        first: dict[str, tuple[int, int]] = {}
        contents = []
        for role, name in enumerate(ROLES):
            for span in sorted(map(tuple, attribution.get(name) or ())):
                at = _paint(tags, pieces, span, role)
                if at is not None:
                    first.setdefault(name, at)
                    if name == "content":
                        contents.append(at)
        cue, source = first.get("cue", (NULL, NULL)), first.get("source", (NULL, NULL))
        for order, content in enumerate(contents):
            previous = contents[order - 1][0] if order else NULL
            rows.append((CONTENT_CUE, *content, cue[0]))
            rows.append((CONTENT_SOURCE, *content, source[0]))
            rows.append((CONTENT_PREVIOUS, *content, previous))
        if cue[0] != NULL and contents:
            rows.append((CUE_SOURCE, *cue, source[0]))
    entity_tags = np.zeros(len(pieces.ids), np.int64)
    for start, end, kind in entities:
        if kind in ENTITY_TYPES:
            _paint(entity_tags, pieces, (start, end), ENTITY_TYPES.index(kind))
    return Example(pieces, tags, entity_tags, np.array(sorted(rows), np.int64).reshape(-1, 4))


def _outermost(attributions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose cue, or what stands for it, lies in no other's content."""
    given = list(attributions)
    contents = [(start, end, n) for n, att in enumerate(given) for start, end in att.get("content") or ()]
    kept = []
    for n, attribution in enumerate(given):
        by = attribution.get("cue") or attribution.get("source") or ()
        within = (n != other and start <= by[0][0] and by[0][1] <= end for start, end, other in contents if by)
        if not any(within):
            kept.append(attribution)
    return kept


def _paint(tags: IntArray, pieces: Pieces, span: Sequence[int], role: int) -> tuple[int, int] | None:
    """Write B and I over the pieces of a span; its first and last piece, or None where it holds none."""
    first = int(np.searchsorted(pieces.end, span[0], side="right"))
    while first < len(tags) and pieces.end[first] == pieces.start[first]:
        first += 1  # a paragraph marker begins nothing
    last = int(np.searchsorted(pieces.start, span[1], side="left"))
    if first >= last:
        return None
    tags[first:last] = inside(role)
    tags[first] = begin(role)
    return first, last - 1
