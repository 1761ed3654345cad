"""CofeNet's protocol: exact spans over pieces of PolNeAR (Wang et al. 2022, table 6)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoteattr.corpora.cofenet import Piece, locate
from quoteattr.corpora.gold import GoldArticle
from quoteattr.scorer.matching import Prediction, Predictions
from quoteattr.scorer.ratios import Counts, Ratio

ROLES = ("source", "cue", "content")


def score_cofenet(
    articles: Iterable[GoldArticle], pieces: Mapping[str, Sequence[Piece]], predictions: Predictions
) -> dict[str, Ratio]:
    """Exact spans by role: one BIO label a token, attributions inside others left out."""
    by_id = {article.id: article for article in articles}
    counts: Counts = Counter()
    for annotated in pieces.values():
        article = by_id.get(annotated[0].article)
        if article is not None:
            _count_pieces(counts, article, annotated, predictions.get(article.id, ()))
    return {r: Ratio.of(counts[r, "right"], counts[r, "predicted"], counts[r, "gold"]) for r in ROLES}


def _count_pieces(
    counts: Counts, article: GoldArticle, pieces: Sequence[Piece], predictions: Iterable[Prediction]
) -> None:
    roles: dict[int, tuple[str, int, int]] = {}  # character -> role, attribution, piece; the first one keeps it
    for number, prediction in enumerate(p for p in predictions if not p.nested):
        for role in ("content", "cue", "source"):
            for k, (start, end) in enumerate(getattr(prediction, role)):
                for i in range(start, end):
                    roles.setdefault(i, (role, number, k))
    places = iter(locate(article.text, [token for piece in pieces for token in piece.tokens]))
    for piece in pieces:
        gold, predicted = _bio_spans(piece.labels), _bio_spans(_labels(piece.tokens, places, roles))
        for role in ROLES:
            g, p = {span for span in gold if span[0] == role}, {span for span in predicted if span[0] == role}
            counts[role, "gold"] += len(g)
            counts[role, "predicted"] += len(p)
            counts[role, "right"] += len(g & p)


def _labels(tokens: Sequence[str], places: Any, roles: Mapping[int, tuple[str, int, int]]) -> list[str]:
    """BIO labels of a piece; a token that is not in the text goes on with the label before it."""
    labels, previous = [], None
    for _ in tokens:
        place = next(places)
        current = roles.get(place[0]) if place else previous
        labels.append("O" if current is None else ("I-" if current == previous else "B-") + current[0])
        previous = current
    return labels


def _bio_spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    spans: set[tuple[str, int, int]] = set()
    role, start = "", 0
    for i, label in enumerate([*labels, "O"]):
        if role and label == f"I-{role}":
            continue
        if role:
            spans.add((role, start, i))
        role, start = ("", 0) if label == "O" else (label[2:], i)
    return spans
