"""What a training keeps in its folder beside its checkpoints: whose it is, how good each epoch was, its averages."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch

from quoteattr.corpora.gold import GoldArticle
from quoteattr.errors import InputError
from quoteattr.ml.examples import SoftTags

Entities = Sequence[tuple[int, int, str]]

CHOICE = "e2e.json"


class EpochChoice:
    """e2e F of each epoch, kept in a file so that a training that goes on remembers."""

    def __init__(self, path: Path, patience: int, least: int = 0) -> None:
        self._path, self._patience, self._least = path, patience, least
        known = json.loads(path.read_text(encoding="utf8")) if path.is_file() else {}
        self.e2e = {int(epoch): value for epoch, value in known.items()}

    @property
    def best(self) -> int:
        """Of equal ones the last: it was trained longer."""
        return max(self.e2e, key=lambda epoch: (self.e2e[epoch], epoch), default=0)

    @property
    def is_made(self) -> bool:
        """The last epochs were no better than one before them. Not in the first half of the training: over few articles
        F is nothing for a while, and then rises."""
        last = max(self.e2e, default=0)
        return last >= self._least and last - self.best >= self._patience

    def stop_after(self, epoch: int, value: float) -> bool:
        self.e2e[epoch] = round(value, 3)
        self._path.write_text(json.dumps(self.e2e, indent=1), encoding="utf8")
        return self.is_made


def average_of(folder: Path, epoch: int) -> Any:
    """The averaged weights after an epoch. Raises InputError where the training has not come so far."""
    path = folder / f"average-{epoch}.pt"
    if not path.is_file():
        raise InputError(f"There is no {path}: the training there has not come so far.")
    return weights_of(path)


def weights_of(path: Path) -> Any:
    """The weights in a file of ours, from a GPU too. Raises InputError where there is none, or no weights in it."""
    try:
        return torch.load(path, weights_only=True, map_location="cpu")
    except (OSError, RuntimeError, UnpicklingError) as error:
        raise InputError(f"There are no weights to read in {path}: {error}") from error


def claim(folder: Path, identity: dict[str, Any]) -> None:
    """Make the folder this training's own. Raises InputError where it is another's."""
    path = folder / "identity.json"
    content = json.dumps(identity, indent=1, sort_keys=True)
    if path.is_file() and path.read_text(encoding="utf8") != content:
        raise InputError(
            f"{folder} holds the checkpoints of a training with another recipe or other data ({path.name} says which). "
            "Give another folder, or delete this one."
        )
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf8")


def fingerprint(
    articles: Sequence[GoldArticle], entities: Mapping[str, Entities] | None, soft: Mapping[str, SoftTags] | None = None
) -> str:
    """A digest of what is learned from."""
    digest = hashlib.sha256()
    for article in articles:
        spans = [(att.content, att.cue, att.source) for att in article.attributions]
        known = (entities or {}).get(article.id, ())
        digest.update(repr((article.id, article.text, spans, [tuple(entity) for entity in known])).encode("utf8"))
    for id, tags in sorted((soft or {}).items()):
        digest.update(id.encode("utf8") + tags.tags.tobytes())
    return digest.hexdigest()


__all__ = ["CHOICE", "Entities", "EpochChoice", "average_of", "claim", "fingerprint", "weights_of"]
