"""Fit the odds of candidates to articles whose attributions are known."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from quoteattr.arbitration.odds import ODDS, Candidate, features

#: Strength of the pull towards the odds that are there already: how many candidates they count for.
PRIOR = 5.0
STEPS = 30


class Judged(NamedTuple):
    """A candidate, and whether its content and source are right."""

    candidate: Candidate
    right: bool


def fit_odds(judged: Sequence[Judged], prior: Mapping[str, Mapping[str, float]] = ODDS) -> dict[str, dict[str, float]]:
    """Weights for `Odds`: logistic regression by Newton's method, drawn towards `prior` (ridge), for each side."""
    return {
        side: _fit([one for one in judged if one.candidate.by_parser == (side == "parser")], prior.get(side, {}))
        for side in ("parser", "patterns")
    }


def _fit(judged: Sequence[Judged], prior: Mapping[str, float]) -> dict[str, float]:
    rows = [features(one.candidate) for one in judged]
    names = sorted({name for row in rows for name in row} | set(prior))
    inputs = np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(-1, len(names))
    right = np.array([one.right for one in judged], np.float64)
    centre = np.array([prior.get(name, 0.0) for name in names])
    weights = centre.copy()
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (guess - right) + PRIOR * (weights - centre)
        curvature = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + PRIOR * np.eye(len(names))
        step = np.linalg.solve(curvature, gradient)
        weights -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
