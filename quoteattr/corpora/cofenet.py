"""PolNeAR in the pieces that CofeNet (Wang et al. 2022) publishes: Penn Treebank tokens with one BIO label each.

The pieces carry no offsets, so their tokens are looked up in the article's text.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quoteattr.errors import InputError

Offsets = tuple[int, int]

#: How the text may write a token that the treebank escapes.
_WRITTEN = {
    "``": ("“", '"', "``", "''", "‘‘"),
    "''": ("”", '"', "''", "“", "’’"),
    "`": ("‘", "'", "`", "’"),
    "'": ("’", "'", "‘", "`"),
    "-LRB-": ("(",), "-RRB-": (")",), "-LSB-": ("[",), "-RSB-": ("]",), "-LCB-": ("{",), "-RCB-": ("}",),
    "--": ("—", "–", "--", "―", "-"),
    "-": ("-", "–", "—", "―"),
    "...": ("…", "...", ". . ."),
}  # fmt: skip
_REACH = 60  # characters between one token and the next
_CONTEXT = 6  # tokens that find a piece again which stands out of order


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence or so of an article. article: its id. labels: "O", "B-content", "I-content", "B-cue", ..."""

    article: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def read_pieces(path: str | Path) -> dict[str, list[Piece]]:
    """Pieces by annotated article, in order: an article with two annotators stands once for each.

    Raises InputError where the file cannot be read.
    """
    pieces: dict[str, list[Piece]] = {}
    try:
        lines = Path(path).read_text(encoding="utf8").split("\n")
        for row in map(json.loads, filter(str.strip, lines)):
            article = row["id"].rsplit("_", 1)[0]  # the rest is the annotator
            piece = Piece(article=article, tokens=tuple(row["tokens"]), labels=tuple(row["labels"]))
            pieces.setdefault(row["id"], []).append(piece)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"Cannot read {path} as CofeNet's pieces: {type(error).__name__}: {error}") from error
    return pieces


def locate(text: str, tokens: Sequence[str]) -> list[Offsets | None]:
    """Where each token stands in `text`; None where it cannot be found."""
    found: list[Offsets | None] = []
    position = 0
    for number, token in enumerate(tokens):
        place = _next(text, token, position) or _elsewhere(text, tokens[number : number + _CONTEXT])
        found.append(place)
        position = place[1] if place else position
    return found


def _next(text: str, token: str, position: int) -> Offsets | None:
    """The nearest form of the token behind `position`; of two that start together the first in order."""
    best: Offsets | None = None
    for form in _forms(token):
        start = text.find(form, position, position + _REACH + len(form))
        if start >= 0 and (best is None or start < best[0]):
            best = start, start + len(form)
    return best


def _elsewhere(text: str, tokens: Sequence[str]) -> Offsets | None:
    words = [token for token in tokens if token.isalpha()]
    if len(words) < 3 or words[0] != tokens[0]:
        return None
    match = re.search(r"\W+".join(map(re.escape, words)), text)
    return (match.start(), match.start() + len(words[0])) if match else None


def _forms(token: str) -> list[str]:
    """The token's spellings, the likeliest first."""
    forms = list(_WRITTEN.get(token, (token,)))
    variants = {
        token.replace("'", "’"),
        token.replace("`", "‘").replace("'", "’"),
        token.replace("'", "‘"),
        token.replace("--", "—"),
        token.replace("...", "…"),
        token.replace("-", "‑"),
    }
    return forms + sorted(variants - set(forms))
