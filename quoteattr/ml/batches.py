"""Batches of windows: what one step of a training reads."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from quoteattr.ml.examples import NULL, Example
from quoteattr.ml.labels import TAGS
from quoteattr.ml.pieces import Window, cut_windows
from quoteattr.ml.training_settings import Settings

UNKNOWN = -100  # a link that leaves the window: no loss


class Item(NamedTuple):
    example: Example
    window: Window


class Batch(NamedTuple):
    ids: Tensor
    mask: Tensor
    marks: Tensor
    shapes: Tensor
    core: Tensor
    tags: Tensor
    entities: Tensor
    rows: Tensor  # of each link: its window, its index in LINKS, first and last piece of what points,
    links: Tensor
    starts: Tensor
    ends: Tensor
    targets: Tensor  # and 0 for null, 1 + the piece pointed at, or UNKNOWN
    soft: Tensor  # (windows, length, 7): the teacher's tags, gold where none was asked
    pairs: Tensor  # (windows, length, 7, 7): the teacher's pairs of tags; both without windows where no teacher is


def collate(items: Sequence[Item], special: tuple[int, int]) -> Batch:
    """Pad windows to one batch; `special` are the ids that open and close an input ([CLS], [SEP])."""
    length = max(item.window.end - item.window.start for item in items) + 2
    grids = np.zeros((7, len(items), length), np.int64)
    ids, mask, marks, shapes, core, tags, entities = grids
    taught = any(item.example.soft is not None for item in items)
    soft = np.zeros((len(items) * taught, length, len(TAGS)), np.float32)
    pairs = np.zeros((*soft.shape, len(TAGS)), np.float32)
    found = []
    for row, (example, window) in enumerate(items):
        inner = slice(window.start, window.end)
        size = window.end - window.start
        ids[row, 0], ids[row, 1 + size] = special
        mask[row, : size + 2] = 1
        ids[row, 1 : 1 + size] = example.pieces.ids[inner]
        marks[row, 1 : 1 + size] = example.pieces.marks[inner]
        shapes[row, 1 : 1 + size] = example.pieces.shapes[inner]
        tags[row, 1 : 1 + size] = example.tags[inner]
        entities[row, 1 : 1 + size] = example.entities[inner]
        core[row, 1 + window.core - window.start : 1 + size] = 1
        if taught:
            soft[row, 1 : 1 + size], pairs[row, 1 : 1 + size] = _soft(example, inner)
        for link, first, last, point in example.links.tolist():
            if window.core <= first and last < window.end:
                ends = 1 + first - window.start, 1 + last - window.start
                found.append((row, link, *ends, _target(point, window)))
    columns = torch.tensor(found, dtype=torch.long).reshape(-1, 5).T
    return Batch(*[*map(torch.from_numpy, grids), *columns, *map(torch.from_numpy, (soft, pairs))])


def _soft(example: Example, inner: slice) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Tags and pairs of a window as probabilities: the teacher's, or gold's where there is none."""
    size = len(TAGS)
    if example.soft is None:
        tags = np.eye(size, dtype=np.float32)[example.tags[inner]]
        pairs = np.zeros((len(tags), size, size), np.float32)
    else:
        tags = example.soft.tags[inner].astype(np.float32)
        pairs = example.soft.pairs[inner].astype(np.float32)
    begun = pairs[1:].sum((1, 2)) == 0  # no pair known: the two tags as if they had nothing to do with each other
    pairs[1:][begun] = tags[:-1][begun][:, :, None] * tags[1:][begun][:, None, :]
    return tags, pairs


def _target(point: int, window: Window) -> int:
    if point == NULL:
        return 0
    return 2 + point - window.start if window.start <= point < window.end else UNKNOWN


def batches(
    articles: Sequence[Sequence[Example]], settings: Settings, special: tuple[int, int], rng: random.Random
) -> Iterator[Batch]:
    """One epoch. articles: for each the original first, then its variants."""
    items = []
    for variants in articles:
        varied = len(variants) > 1 and rng.random() < settings.varied
        example = rng.choice(variants[1:]) if varied else variants[0]
        size = rng.randint(settings.window * 3 // 4, settings.window)
        items += [Item(example, window) for window in cut_windows(example.pieces.paragraph, size, settings.context)]
    rng.shuffle(items)
    pools = [items[i : i + 512] for i in range(0, len(items), 512)]
    groups = [group for pool in pools for group in _by_length(pool, settings.batch_pieces)]
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, special)


def _by_length(pool: list[Item], batch_pieces: int) -> Iterator[list[Item]]:
    pool = sorted(pool, key=lambda item: item.window.end - item.window.start)
    group: list[Item] = []
    for item in pool:
        if group and (item.window.end - item.window.start + 2) * (len(group) + 1) > batch_pieces:
            yield group
            group = []
        group.append(item)
    if group:
        yield group
