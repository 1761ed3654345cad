"""From the network's scores to attributions, in numpy: tags by Viterbi, links by pointers, pieces to characters."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteattr.annotations import Offsets
from quoteattr.ml.crf import runs, viterbi
from quoteattr.ml.labels import (
    CONTENT_CUE,
    CONTENT_PREVIOUS,
    CONTENT_SOURCE,
    CUE_SOURCE,
    ENTITY_TYPES,
    ROLES,
    allowed,
    begin,
    inside,
)
from quoteattr.ml.pieces import MARKER, OTHER, Layout, Pieces, Window

FORBIDDEN = np.float32(-1e4)
_AT_ONCE = 256  # pointers whose links are scored together

FloatArray = NDArray[np.float32]


class Scores(NamedTuple):
    """The network's answer for an article, one row a piece, each from the window that decides the piece.

    tags: (n, 7). entities: (n, 11). starts, ends, keys: (n, 4, LINK_SIZE); a span's query is made of `starts` at its
    first and `ends` at its last piece.
    """

    tags: FloatArray
    entities: FloatArray
    starts: FloatArray
    ends: FloatArray
    keys: FloatArray


class Weights(NamedTuple):
    """What decoding needs beside the scores. transitions: (7, 7). null: (4, LINK_SIZE), null_bias: (4,),
    start_distance, end_distance: (4, 2 * max + 1), rank: (4, 2 * max), see `network.ParserNetwork.link_scores`."""

    transitions: FloatArray
    null: FloatArray
    null_bias: FloatArray
    start_distance: FloatArray
    end_distance: FloatArray
    rank: FloatArray


class Proposal(NamedTuple):
    """One attribution in pieces: (start, end) each; probability: of its tags and links, not calibrated."""

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    probability: float


def decode_tags(
    scores: FloatArray, windows: Sequence[Window], transitions: FloatArray, open_cost: float = 0.0
) -> NDArray[np.int64]:
    """The best tags of an article. open_cost: nats that beginning a span costs, to trade recall for precision."""
    if not windows:
        return np.zeros(0, np.int64)
    lengths = np.array([window.end - window.core for window in windows])
    grid = np.zeros((len(windows), int(lengths.max()), scores.shape[1]), np.float32)
    for row, window in enumerate(windows):
        grid[row, : lengths[row]] = scores[window.core : window.end]
    grid[:, :, 1::2] -= open_cost
    first = np.zeros(scores.shape[1], np.float32)
    tags = viterbi(grid, lengths, transitions, first)
    return np.concatenate([tags[row, : lengths[row]] for row in range(len(windows))])


def constrained(transitions: FloatArray, n_roles: int) -> FloatArray:
    """Transition scores with what BIO forbids made impossible."""
    return np.where(allowed(n_roles), transitions, FORBIDDEN).astype(np.float32)


def hold_together(tags: NDArray[np.int64], quoted: Sequence[tuple[int, int]], share: float = 0.5) -> NDArray[np.int64]:
    """Tags in which what one pair of marks holds is one content, where at least `share` of it already is content and
    no cue or source stands in it. quoted: the pairs with their marks, in pieces."""
    begins, goes_on = begin(0), inside(0)
    tags = tags.copy()
    for start, end in quoted:
        held = tags[start:end]
        is_content = (held == begins) | (held == goes_on)
        if is_content.all() and not (held[1:] == begins).any():
            continue
        if is_content.mean() >= share and not (held > goes_on).any():
            before = start > 0 and tags[start - 1] in (begins, goes_on) and held[0] != begins
            tags[start:end] = goes_on
            if not before:
                tags[start] = begins
    return tags


def decode(
    scores: Scores,
    windows: Sequence[Window],
    weights: Weights,
    layout: Layout | None = None,
    open_cost: float = 0.0,
) -> list[Proposal]:
    """The attributions of an article, in the order of their contents.

    layout: quotation marks and paragraphs, by default none and one. A span ends with its paragraph, and an attribution
    goes on into another only where marks hold the two together: of 19,300 contents in PolNeAR's training part 63 have
    their cue in another one. open_cost: see `decode_tags`.
    """
    if layout is None:
        layout = Layout([], *np.zeros((2, len(scores.tags)), np.int64))
    tags = hold_together(decode_tags(scores.tags, windows, weights.transitions, open_cost), layout.quoted)
    tags[np.flatnonzero(np.diff(layout.paragraph)) + 1] = 0  # the markers: what goes on behind one begins anew
    spans: list[list[tuple[int, int]]] = [[], [], []]
    for role, start, end in runs(tags, len(ROLES)):
        spans[role].append((start, end))
    contents, cues, sources = spans
    sure = _certainty(scores.tags, tags)
    to_cue = _link_table(scores, weights, CONTENT_CUE, contents, cues, windows, layout.stretch)
    to_source = _link_table(scores, weights, CONTENT_SOURCE, contents, sources, windows, layout.stretch)
    to_previous = _link_table(scores, weights, CONTENT_PREVIOUS, contents, contents, windows, layout.stretch)
    cue_to_source = _link_table(scores, weights, CUE_SOURCE, cues, sources, windows)
    found = []
    for group, cue in _groups(to_cue, to_previous):
        table = to_source[group].max(0) if cue < 0 else to_source[group].max(0) + cue_to_source[cue]
        source = int(table.argmax())
        pieces = tuple(contents[index] for index in group)
        tag_log = float(np.mean([sure[start:end].mean() for start, end in pieces]))
        found.append(
            Proposal(
                pieces,
                cues[cue] if cue >= 0 else None,
                sources[source - 1] if source else None,
                float(np.exp(tag_log + to_cue[group[0], cue + 1] + to_source[group, source].max())),
            )
        )
    return found


def _certainty(scores: FloatArray, tags: NDArray[np.int64]) -> FloatArray:
    """Log-probability of each piece's tag on its own."""
    if not len(scores):
        return np.zeros(0, np.float32)
    return np.asarray(_log_softmax(scores)[np.arange(len(tags)), tags], np.float32)


def _log_softmax(scores: FloatArray) -> FloatArray:
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def _link_table(
    scores: Scores,
    weights: Weights,
    link: int,
    pointers: Sequence[tuple[int, int]],
    candidates: Sequence[tuple[int, int]],
    windows: Sequence[Window],
    stretch: NDArray[np.int64] | None = None,
) -> FloatArray:
    """Log-probabilities (pointers, 1 + candidates) of pointing at nothing and at each candidate, by first pieces.

    Candidates are those in the window that decides the pointer, as in training, when nothing farther was ever seen; of
    contents to go on with only those before. stretch: number of each piece's; only the same one can be reached.
    """
    table = np.full((len(pointers), 1 + len(candidates)), FORBIDDEN, np.float32)
    start = np.array([span[0] for span in pointers], np.int64)
    end = np.array([span[1] - 1 for span in pointers], np.int64)
    at = np.array([span[0] for span in candidates], np.int64)
    of_pointer = np.searchsorted([window.core for window in windows], start, side="right") - 1
    first = np.array([window.start for window in windows], np.int64)[of_pointer]
    last = np.array([window.end for window in windows], np.int64)[of_pointer]
    for low in range(0, len(pointers), _AT_ONCE):  # a paragraph of 100,000 characters can hold thousands of each
        rows = slice(low, low + _AT_ONCE)
        near = slice(*np.searchsorted(at, (first[rows].min(), last[rows].max())))
        query = np.tanh(scores.starts[start[rows], link] + scores.ends[end[rows], link])
        scale = np.float32(weights.null.shape[1] ** -0.5)
        offset = at[None, near] - start[rows, None]
        values = query @ scores.keys[at[near], link].T * scale
        values += weights.start_distance[link][_bucket(offset, weights)]
        values += weights.end_distance[link][_bucket(at[None, near] - end[rows, None], weights)]
        before = (offset < 0).sum(1, keepdims=True)  # counts those out of reach too, which are all farther
        most = weights.rank.shape[1] // 2
        values += weights.rank[link][np.clip(np.arange(offset.shape[1])[None] - before + most, 0, 2 * most - 1)]
        out_of_reach = (at[None, near] < first[rows, None]) | (at[None, near] >= last[rows, None])
        if link == CONTENT_PREVIOUS:
            out_of_reach |= offset >= 0
        if stretch is not None:
            out_of_reach |= stretch[at[near]][None] != stretch[start[rows]][:, None]
        values[out_of_reach] = FORBIDDEN
        null = query @ weights.null[link] * scale + weights.null_bias[link]
        found = _log_softmax(np.concatenate([null[:, None], values], axis=1).astype(np.float32))
        table[rows, 0], table[rows, 1 + near.start : 1 + near.stop] = found[:, 0], found[:, 1:]
    return table


def _bucket(offset: NDArray[np.int64], weights: Weights) -> NDArray[np.int64]:
    limit = (weights.start_distance.shape[1] - 1) // 2
    size = np.floor(np.log2(np.maximum(np.abs(offset), 1))) + (offset != 0)
    return np.asarray(np.sign(offset) * np.minimum(size, limit) + limit, np.int64)


def _groups(to_cue: FloatArray, to_previous: FloatArray) -> list[tuple[list[int], int]]:
    """Contents that belong to one attribution, with its cue (-1 for none), in the order of the text.

    A cue belongs to one attribution: a content either goes on with an earlier group, which then lends its cue, or
    begins a group with a cue that no other has. Contents are taken in order of the text, each where it is likeliest.
    """
    groups: list[tuple[list[int], int]] = []
    group_of: dict[int, int] = {}
    owner: dict[int, int] = {}
    for index in range(len(to_cue)):
        choices = [(float(to_previous[index, 0] + to_cue[index, 0]), -1, -1)]
        for number in {group_of[before] for before in range(max(0, index - 8), index)}:
            members, cue = groups[number]
            joined = max(float(to_previous[index, 1 + member]) for member in members)
            choices.append((joined + float(to_cue[index, cue + 1]), number, cue))
        for cue in np.argsort(-to_cue[index, 1:])[:4].tolist():
            if cue not in owner:
                choices.append((float(to_previous[index, 0] + to_cue[index, cue + 1]), -1, cue))
        _, number, cue = max(choices)
        if number < 0:
            number = len(groups)
            groups.append(([], cue))
            if cue >= 0:
                owner[cue] = number
        groups[number][0].append(index)
        group_of[index] = number
    return groups


def offsets_of(pieces: Pieces, span: tuple[int, int]) -> Offsets:
    """Characters of a span of pieces, without paragraph markers at its ends, and with the whole of a word."""
    start, end = span
    while end < len(pieces.start) and _go_on(pieces, end):
        end += 1
    while start > 0 and _go_on(pieces, start):
        start -= 1
    while start < end - 1 and pieces.start[start] == pieces.end[start]:
        start += 1
    while end > start + 1 and pieces.start[end - 1] == pieces.end[end - 1]:
        end -= 1
    return int(pieces.start[start]), int(pieces.end[end - 1])


def _go_on(pieces: Pieces, at: int) -> bool:
    """Whether a piece goes on with the word of the piece before it."""
    beside = pieces.start[at] == pieces.end[at - 1] and pieces.start[at - 1] < pieces.end[at - 1]
    return bool(beside and not {OTHER, MARKER} & {pieces.shapes[at - 1], pieces.shapes[at]})


def decode_entities(scores: FloatArray, windows: Sequence[Window]) -> list[tuple[int, int, str]]:
    """Entities as (start, end, type) in pieces: the best tags that BIO allows."""
    tags = decode_tags(scores, windows, constrained(np.zeros((scores.shape[1],) * 2, np.float32), len(ENTITY_TYPES)))
    return [(start, end, ENTITY_TYPES[role]) for role, start, end in runs(tags, len(ENTITY_TYPES))]


def preference(scores: FloatArray, start: int, end: int, one: str, other: str) -> float:
    """By how much the pieces from start to end are rather of the one type of entity than of the other, on average."""
    first, second = (
        scores[start:end, [begin(ENTITY_TYPES.index(kind)), inside(ENTITY_TYPES.index(kind))]].max(axis=1)
        for kind in (one, other)
    )
    return float((first - second).mean())
