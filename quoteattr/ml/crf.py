"""Decoding of tag sequences in numpy, many sequences at once."""

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
    back = np.zeros((steps, count, size), np.int64)
    best = scores[:, 0] + first
    final = best.copy()
    for step in range(1, steps):
        through = best[:, :, None] + transitions[None]
        back[step] = through.argmax(1)
        best = through.max(1) + scores[:, step]
        running = (lengths > step)[:, None]
        final = np.where(running, best, final)
    tags = np.zeros((count, steps), np.int64)
    rows = np.arange(count)
    now = final.argmax(1)
    for step in range(steps - 1, -1, -1):
        running = step < lengths
        tags[:, step] = np.where(running, now, 0)
        now = np.where(running & (step > 0), back[step][rows, now], now)
    return tags


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
