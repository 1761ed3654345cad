"""Content spans, their sources, and who said each quoted segment."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from quoteattr.corpora.gold import GoldArticle
from quoteattr.scorer.matching import Alignment, Prediction, Predictions, Side, Words, align
from quoteattr.scorer.ratios import Counts, Ratio, percent, total
from quoteattr.types import Kind

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

_SEGMENT = re.compile(r'“[^“”\n]{2,}(?:”|(?=\n)|$)|"[^"\n]{2,}(?:"|(?=\n)|$)')
_SEGMENT_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRecall:
    """Of the gold contents of one kind: how many there are, percent found, percent found with the right source."""

    n: int
    found: float
    attributed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanScores:
    """token: words of contents. exact, overlap: contents. e2e: contents with their source. Source accuracies are over
    matched contents that have one in gold, None without any."""

    token: Ratio
    exact: Ratio
    overlap: Ratio
    e2e: Ratio
    source: float | None
    source_exact: float | None
    by_kind: dict[str, KindRecall]
    predicted: int
    gold: int


def count_spans(aligned: Alignment, kinds: Collection[Kind] = KINDS) -> Counts:
    """Counts of one article for `span_scores`. A matched prediction counts with the kind of its gold."""
    counts: Counts = Counter()
    gold_of = {j: i for i, j in aligned.pairs.items()}
    for i, gold in enumerate(aligned.gold):
        if gold.kind in kinds:
            counts["gold"] += 1
            counts["gold", gold.kind] += 1
            if i in aligned.pairs:
                _count_pair(counts, gold, aligned.predicted[aligned.pairs[i]])
    gold_words: set[int] = set().union(*(g.content for g in aligned.gold if g.kind in kinds))
    predicted_words: set[int] = set()
    for j, predicted in enumerate(aligned.predicted):
        if j not in aligned.free:
            counts["predicted"] += (aligned.gold[gold_of[j]] if j in gold_of else predicted).kind in kinds
            predicted_words |= predicted.content if predicted.kind in kinds else set()
    counts["words right"] += len(gold_words & predicted_words)
    counts["words predicted"] += len(predicted_words)
    counts["words gold"] += len(gold_words)
    return counts


def _count_pair(counts: Counts, gold: Side, predicted: Side) -> None:
    right = gold.shares_source(predicted) if gold.source else not predicted.source
    counts["overlap"] += 1
    counts["found", gold.kind] += 1
    counts["exact"] += gold.content == predicted.content
    counts["e2e"] += right
    counts["attributed", gold.kind] += right
    if gold.source:
        counts["sources"] += 1
        counts["source"] += right
        counts["source exact"] += gold.source == predicted.source


def span_scores(counts: Counts) -> SpanScores:
    """Scores from the added counts of the articles."""
    predicted, gold = counts["predicted"], counts["gold"]
    return SpanScores(
        token=Ratio.of(counts["words right"], counts["words predicted"], counts["words gold"]),
        exact=Ratio.of(counts["exact"], predicted, gold),
        overlap=Ratio.of(counts["overlap"], predicted, gold),
        e2e=Ratio.of(counts["e2e"], predicted, gold),
        source=percent(counts["source"], counts["sources"]),
        source_exact=percent(counts["source exact"], counts["sources"]),
        by_kind={
            kind: KindRecall(
                n=n, found=100 * counts["found", kind] / n, attributed=100 * counts["attributed", kind] / n
            )
            for kind in KINDS
            if (n := counts["gold", kind])
        },
        predicted=predicted,
        gold=gold,
    )


def score_spans(
    articles: Iterable[GoldArticle], predictions: Predictions, kinds: Collection[Kind] = KINDS
) -> SpanScores:
    """Content spans, sources and both together, over all articles."""
    return span_scores(total(count_spans(align(a, predictions.get(a.id, ())), kinds) for a in articles))


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentScores:
    """n quoted segments; percent of them found, and percent with the right source."""

    n: int
    found: float
    attributed: float


def count_segments(article: GoldArticle, predictions: Iterable[Prediction]) -> Counts:
    """Counts of one article for `score_segments`."""
    words = Words(article.text)
    gold = [(words.of(att.content), words.of(att.source)) for att in article.attributions if att.source]
    predicted = [(words.of(p.content), words.of(p.source)) for p in predictions]
    covered = frozenset().union(*(content for content, _ in predicted))
    counts: Counts = Counter()
    for match in _SEGMENT.finditer(article.text):
        segment = words.of((match.span(),))
        content, source = max(gold, key=lambda g: len(g[0] & segment), default=(frozenset(), frozenset()))
        if len(segment) < _SEGMENT_WORDS or len(content & segment) < 0.9 * len(segment):
            continue
        half = 0.5 * len(segment)
        counts["segments"] += 1
        counts["found"] += len(covered & segment) >= half
        counts["attributed"] += any(len(c & segment) >= half and s & source for c, s in predicted)
    return counts


def segment_scores(counts: Counts) -> SegmentScores:
    """Scores from the added counts of the articles."""
    n = counts["segments"]
    return SegmentScores(
        n=n, found=100 * counts["found"] / max(n, 1), attributed=100 * counts["attributed"] / max(n, 1)
    )


def score_segments(articles: Iterable[GoldArticle], predictions: Predictions) -> SegmentScores:
    """Who said each quoted segment: a unit that does not depend on how a tool groups quotations.

    A segment is a run of at least four words between double marks, or open to the paragraph's end, 90 % of them in one
    gold content that has a source. It is found when predictions cover half its words, and attributed when one
    of those names a source that shares a word with the gold source.
    """
    return segment_scores(total(count_segments(article, predictions.get(article.id, ())) for article in articles))
