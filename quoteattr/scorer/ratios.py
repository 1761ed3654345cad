"""Ratios of counts that add up over articles, and how far chance moves them."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

Counts = Counter[Any]


class Ratio(NamedTuple):
    """Precision, recall and F1, in percent."""

    p: float
    r: float
    f: float

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> "Ratio":
        p = right / predicted if predicted else 0.0
        r = right / gold if gold else 0.0
        return cls(100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0)


def percent(part: int, whole: int) -> float | None:
    """Share in percent, None where there is nothing to share."""
    return 100 * part / whole if whole else None


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of all articles together."""
    added: Counts = Counter()
    for one in counts:
        added.update(one)
    return added


class Interval(NamedTuple):
    """The middle 95 % of a score over resampled articles."""

    low: float
    high: float


def interval(
    counts: Sequence[Counts], measure: Callable[[Counts], float], resamples: int = 1000, seed: int = 0
) -> Interval:
    """Bootstrap over articles (Efron 1979).

    counts: one for each article. measure: the score of the added counts. The same seed gives the same interval.
    """
    draw = random.Random(seed)
    values = sorted(measure(total(draw.choices(counts, k=len(counts)))) for _ in range(resamples)) if counts else []
    if not values:
        return Interval(0.0, 0.0)
    cut = round(0.025 * (len(values) - 1))
    return Interval(values[cut], values[-1 - cut])
