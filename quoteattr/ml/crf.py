"""Decoding of tag sequences in numpy, many sequences at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


def viterbi(
    scores: FloatArray, lengths: NDArray[np.int64], transitions: FloatArray, first: FloatArray
) -> NDArray[np.int64]:
    """The best tag sequences.

    scores: (sequences, steps, tags), padded. lengths: steps of each sequence. transitions: (tags, tags), with a very
    low score for what may not follow. first: (tags,) added to the first step. Returns (sequences, steps).
    """
    count, steps, size = scores.shape
    given = np.ascontiguousarray(scores.transpose(1, 2, 0))  # the loop's calls take time: sequences lie side by side
    steady = np.repeat(transitions[:, :, None], count, axis=2)
    best, reached = np.empty_like(given), np.empty_like(given[1:])
    best[0] = given[0] + first[:, None]
    through = np.empty_like(steady)
    for before, here, most, own in zip(best[:-1], best[1:], reached, given[1:], strict=True):
        np.add(before[:, None], steady, out=through)
        np.maximum.reduce(through, axis=0, out=most)
        np.add(most, own, out=here)
    back = np.empty(reached.shape, np.int64)
    for tag in range(size - 1, -1, -1):  # of equals the first
        np.copyto(back, tag, where=best[:-1, tag, None] + steady[tag] == reached)
    padding = np.arange(1, steps)[:, None] >= lengths
    np.copyto(back, np.arange(size)[:, None], where=padding[:, None])  # what ends earlier waits for its last step
    rows = np.arange(count)
    places = (back * count + rows).reshape(steps - 1, size * count)  # of tag and sequence in a row
    path = np.empty((steps, count), np.int64)
    path[-1] = best[lengths - 1, :, rows].argmax(1) * count + rows
    for step in range(steps - 1, 0, -1):
        path[step - 1] = places[step - 1][path[step]]
    tags: NDArray[np.int64] = path // count
    tags[np.arange(steps)[:, None] >= lengths] = 0
    return tags.T


def runs(tags: NDArray[np.int64], n_roles: int) -> list[tuple[int, int, int]]:
    """(role, start, end) of the spans in one BIO sequence; an inside tag without its beginning starts one."""
    found: list[tuple[int, int, int]] = []
    changes = np.flatnonzero(np.diff(tags, prepend=-1) != 0)
    open_role, open_start = -1, 0
    breaks = np.union1d(changes, np.flatnonzero(tags % 2 == 1))
    for index in breaks.tolist():
        tag = int(tags[index])
        role = (tag - 1) // 2 if tag else -1
        if open_role >= 0 and not (tag and tag % 2 == 0 and role == open_role):
            found.append((open_role, open_start, index))
            open_role = -1
        if tag and open_role < 0:
            open_role, open_start = role, index
    if open_role >= 0:
        found.append((open_role, open_start, len(tags)))
    return found


def marginals(
    scores: FloatArray, stretches: Sequence[tuple[int, int]], transitions: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Probabilities of every tag and of every pair of neighbouring tags, by the forward-backward algorithm.

    scores: (steps, tags) of a whole article. stretches: (start, end) of the sequences that it is made of, in order.
    Returns (steps, tags), and (steps, tags, tags) of the tag before and the tag here: zeros where a sequence begins.
    """
    size = scores.shape[1]
    tags = np.zeros((len(scores), size), np.float32)
    pairs = np.zeros((len(scores), size, size), np.float32)
    for start, end in stretches:
        here = scores[start:end].astype(np.float64)
        forward, backward = here.copy(), np.zeros_like(here)
        for step in range(1, len(here)):
            forward[step] += _logsumexp(forward[step - 1][:, None] + transitions)
        for step in range(len(here) - 2, -1, -1):
            backward[step] = _logsumexp((here[step + 1] + backward[step + 1])[:, None] + transitions.T)
        whole = _logsumexp(forward[-1][:, None])[0]
        tags[start:end] = np.exp(forward + backward - whole)
        after = (here + backward)[1:, None, :]
        pairs[start + 1 : end] = np.exp(forward[:-1, :, None] + transitions + after - whole)
    return tags, pairs


def _logsumexp(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Over the first axis."""
    most = values.max(0)
    return np.asarray(most + np.log(np.exp(values - most).sum(0)))
