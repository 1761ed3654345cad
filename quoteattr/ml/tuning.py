"""Measure a network while it is trained: e2e F on articles kept apart, and the calibration of its probabilities."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quoteattr.annotations import Mark
from quoteattr.corpora.gold import GoldArticle
from quoteattr.marks import find_marks
from quoteattr.ml.calibration import platt
from quoteattr.ml.decoding import Proposal, decode, offsets_of
from quoteattr.ml.pieces import Pieces, layout_of, paragraphs_of
from quoteattr.ml.routes import Reader
from quoteattr.scorer import Prediction, align, count_spans, span_scores, total


class Judged(NamedTuple):
    """An article's proposals against gold: F in percent over all, each proposal's probability, and if it was right.
    Proposals that count neither way are not among them."""

    e2e: float
    probabilities: list[float]
    right: list[bool]


def judge(reader: Reader, articles: Iterable[GoldArticle]) -> Judged:
    """Read the articles as the parser component does, and compare with gold."""
    counts, probabilities, right = [], [], []
    for article in articles:
        proposals, predictions = predict(reader, article.text, find_marks(article.text))
        aligned = align(article, predictions)
        counts.append(count_spans(aligned))
        gold_of = {j: i for i, j in aligned.pairs.items()}
        # `align` leaves predictions without a word out: found again by their content
        place = {prediction.content: j for j, prediction in enumerate(aligned.predictions)}
        for proposal, prediction in zip(proposals, predictions, strict=True):
            j = place.get(prediction.content)
            if j is None or j in aligned.free:
                continue
            gold = aligned.gold[gold_of[j]] if j in gold_of else None
            side = aligned.predicted[j]
            probabilities.append(proposal.probability)
            right.append(gold is not None and (gold.shares_source(side) if gold.source else not side.source))
    return Judged(span_scores(total(counts)).e2e.f, probabilities, right)


def calibration_of(judged: Judged) -> dict[str, float]:
    """Slope and intercept, see `calibration.platt`."""
    return platt(judged.probabilities, judged.right)


def predict(reader: Reader, text: str, marks: Sequence[Mark]) -> tuple[list[Proposal], list[Prediction]]:
    """What the network proposes in a text, in pieces and in characters."""
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return [], []
    pieces, windows, scores = reader.read(text, marks, paragraphs)
    proposals = decode(scores, windows, reader.weights, layout_of(pieces, marks))
    return proposals, [_prediction(proposal, pieces) for proposal in proposals]


def _prediction(proposal: Proposal, pieces: Pieces) -> Prediction:
    return Prediction(
        content=tuple(offsets_of(pieces, span) for span in proposal.content),
        cue=(offsets_of(pieces, proposal.cue),) if proposal.cue else (),
        source=(offsets_of(pieces, proposal.source),) if proposal.source else (),
    )
