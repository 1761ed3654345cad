"""How likely a candidate is right: logistic regression over what it is and what the other side has in its place.

The weights are fitted on articles that neither side was made on, by `models/scripts/fit_arbiter.py`.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import Relation

#: Log-odds of each feature, by side, for a network of middling quality; a packaged pipeline has its own in its config.
ODDS: dict[str, dict[str, float]] = {
    "parser": {"bias": 1.0, "confidence": 0.5, "differ": -1.5, "overlap": -1.2, "alone": -1.2, "quoted": 0.5},
    "patterns": {"bias": 2.4, "differ": -1.8, "overlap": -2.0, "alone": -2.0, "quoted": 0.3, "rival": -0.5},
}
#: The probability from which on a candidate is kept, and a report within another one.
LEAST = 0.4
#: Patterns that are alike enough to share a weight, by the beginnings of their names.
GROUPS = ("verb.clause", "verb.object", "verb.infinitive", "verb.label", "verb.", "phrase.", "quotation.")


class Candidate(NamedTuple):
    """row: what is proposed, by the parser or else by a pattern. relation: to what the other side has in its place,
    whose confidence is `rival`, where it is the parser's. quoted: a quotation stands in its content. around: what the
    other side has there is reported within it."""

    row: Attribution
    by_parser: bool
    relation: Relation
    quoted: bool
    rival: float | None = None
    around: bool = False


class Odds:
    """weights: see ODDS; a feature that is not there weighs nothing."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]] = ODDS) -> None:
        self._weights = {side: dict(values) for side, values in weights.items()}

    def probability(self, candidate: Candidate) -> float:
        weights = self._weights.get("parser" if candidate.by_parser else "patterns", {})
        score = sum(value * weights.get(name, 0.0) for name, value in features(candidate).items())
        return 1 / (1 + math.exp(-score))


def features(candidate: Candidate) -> dict[str, float]:
    """What the odds are calculated from."""
    found = {"bias": 1.0, candidate.relation: 1.0, "quoted": float(candidate.quoted)}
    if candidate.quoted:
        found[f"quoted {candidate.relation}"] = 1.0
    if candidate.row.source is None:
        found["sourceless"] = found[f"sourceless {candidate.relation}"] = 1.0
    if candidate.by_parser:
        sure = _logit(candidate.row.confidence)
        return found | {"confidence": sure, f"confidence {candidate.relation}": sure}
    name = next((name for name in candidate.row.evidence if "." in name), "")
    group = next((group for group in GROUPS if name.startswith(group)), None)
    if group is not None:
        found[group] = 1.0
    if candidate.relation in ("differ", "overlap"):
        found[f"rival {candidate.relation}"] = found["rival"] = _logit(candidate.rival)
    return found


def _logit(probability: float | None) -> float:
    p = min(max(0.5 if probability is None else probability, 0.01), 0.99)
    return math.log(p / (1 - p))
