"""Who is a man and who a woman, agreed between all pronouns of an article.

Each pronoun means one of several, who then is of its sex; what one makes sure of somebody tells another whom it cannot
mean, wherever both stand. Sum-product belief propagation (Pearl 1988) over people and pronouns.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_ROUNDS = 6
#: What a single pronoun can say of somebody at most, in log odds: whom it means may not be among the candidates.
_MOST = 3.0


class Evidence(NamedTuple):
    """What a pronoun says. sex: m or f. share: how much it counts. people: whom it can mean by their keys, with the
    probabilities of that; rest: that of all who are known to be of its sex, and of nobody among them."""

    sex: str
    share: float
    people: Sequence[tuple[int, float]]
    rest: float


def odds_of_he(evidence: Sequence[Evidence]) -> dict[int, float]:
    """By the key of each person the log odds that "he", and not "she", means them."""
    odds: dict[int, float] = defaultdict(float)
    messages = [[0.0] * len(one.people) for one in evidence]
    for _ in range(_ROUNDS):
        for one, sent in zip(evidence, messages, strict=True):
            sign = 1 if one.sex == "m" else -1
            fits = [p * sigmoid(sign * (odds[key] - sent[n])) for n, (key, p) in enumerate(one.people)]
            total = one.rest + sum(fits)
            for n, (key, p) in enumerate(one.people):
                others = max(total - fits[n], 1e-3)
                said = sign * one.share * min(_MOST, math.log((others + p) / others))
                odds[key] += said - sent[n]
                sent[n] = said
    return dict(odds)


def chances(one: Evidence, odds: Mapping[int, float]) -> list[float]:
    """Of each of its people how likely it is that the pronoun means them."""
    sign = 1 if one.sex == "m" else -1
    fits = [p * sigmoid(sign * odds.get(key, 0.0)) for key, p in one.people]
    total = one.rest + sum(fits)
    return [fit / total for fit in fits]


def sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


__all__ = ["Evidence", "chances", "odds_of_he", "sigmoid"]
