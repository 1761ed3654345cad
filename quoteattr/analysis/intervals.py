"""How sure a share is, when quotations come in articles.

Ten quotations of one article are not ten independent ones. The variance of a share is taken over articles (the
linearised ratio estimator; Cochran 1977, ch. 6), turned into the number of independent quotations that would be as sure
(Kish 1965), and put into Wilson's interval (Korn & Graubard 1998, with Wilson's in place of Clopper and Pearson's).
"""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Share(NamedTuple):
    """A share with its interval, each from 0 to 1. effective: independent cases that would be as sure."""

    share: float
    low: float
    high: float
    effective: float


def share_interval(parts: Sequence[float], wholes: Sequence[float], level: float = 0.95) -> Share:
    """The share sum(parts) / sum(wholes) with its interval. One item an article: how many of how many.

    Raises ValueError for sequences of different lengths or without anything in them.
    """
    cases = [(part, whole) for part, whole in zip(parts, wholes, strict=True) if whole > 0]
    total = sum(whole for _, whole in cases)
    if not total:
        raise ValueError("There is nothing to take a share of.")
    share = sum(part for part, _ in cases) / total
    effective = _effective(share, cases, total)
    return Share(share, *wilson(share, effective, level), effective)


def _effective(share: float, cases: list[tuple[float, float]], total: float) -> float:
    articles = len(cases)
    spread = sum((part - share * whole) ** 2 for part, whole in cases)
    if articles < 2 or not spread or not 0 < share < 1:
        return float(min(articles, total))  # nothing is known of the spread: an article counts as one case
    variance = articles / (articles - 1) * spread / total**2
    return min(share * (1 - share) / variance, total)


def wilson(share: float, cases: float, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval (1927) for a share of so many independent cases."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = share + z * z / (2 * cases)
    reach = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    scale = 1 + z * z / cases
    low, high = (middle - reach) / scale, (middle + reach) / scale
    return (max(0.0, min(low, share)) if share else 0.0), (min(1.0, max(high, share)) if share < 1 else 1.0)
