"""Soft tags: what a teacher thinks of every piece, for a smaller network to learn from.

Hinton, Vinyals & Dean (2015) for the idea; for tag sequences the student's loss is its cross-entropy against the
teacher's distribution over whole sequences, which for a linear-chain CRF needs the teacher's marginals of tags and of
pairs of tags alone (Wang et al. 2020, "Structure-Level Knowledge Distillation for Multilingual Sequence Labeling").
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from quoteattr.errors import InputError
from quoteattr.marks import find_marks
from quoteattr.ml.crf import marginals
from quoteattr.ml.examples import SoftTags
from quoteattr.ml.pieces import paragraphs_of
from quoteattr.ml.routes import Reader


def soft_tags(readers: Sequence[Reader], text: str) -> SoftTags | None:
    """The mean of the readers' marginals, their own where windows meet; None for a text without a word.

    Raises InputError where the readers cut the text into different pieces: their tags have no mean.
    """
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return None
    found = []
    for reader in readers:
        _, windows, scores = reader.read(text, find_marks(text), paragraphs)
        found.append(marginals(scores.tags, [(w.core, w.end) for w in windows], reader.weights.transitions))
    if len({len(tags) for tags, _ in found}) > 1:
        raise InputError("The teachers cut the text into different pieces; take encoders of one vocabulary.")
    tags, pairs = (np.mean(part, axis=0) for part in zip(*found, strict=True))
    return SoftTags(tags.astype(np.float16), pairs.astype(np.float16))


def save_soft_tags(path: Path, soft: Mapping[str, SoftTags]) -> None:
    """Keep soft tags by article id."""
    arrays = {f"{id}/{name}": part for id, tags in soft.items() for name, part in tags._asdict().items()}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def load_soft_tags(path: Path) -> dict[str, SoftTags]:
    with np.load(path, allow_pickle=False) as kept:
        ids = sorted({name.rpartition("/")[0] for name in kept.files})
        return {id: SoftTags(*(kept[f"{id}/{name}"] for name in SoftTags._fields)) for id in ids}


__all__ = ["load_soft_tags", "save_soft_tags", "soft_tags"]
