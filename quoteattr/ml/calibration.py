"""Probabilities that mean what they say: Platt scaling (Platt 1999)."""

from collections.abc import Sequence

import numpy as np

FEWEST = 30  # proposals below which a fit says nothing
_STEPS = 50


def platt(probabilities: Sequence[float], right: Sequence[bool]) -> dict[str, float]:
    """Slope and intercept that turn the log-odds of `probabilities` into those of being right.

    Newton's method on Platt's smoothed targets. The identity where there are too few proposals to tell.
    """
    if len(right) < FEWEST:
        return {"slope": 1.0, "intercept": 0.0}
    p = np.clip(np.asarray(probabilities, np.float64), 1e-6, 1 - 1e-6)
    inputs = np.stack([np.log(p / (1 - p)), np.ones_like(p)], 1)
    hits = np.asarray(right, bool)
    targets = np.where(hits, (hits.sum() + 1) / (hits.sum() + 2), 1 / ((~hits).sum() + 2))
    weights = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (guess - targets)
        curvature = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        weights -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    return {"slope": round(float(weights[0]), 4), "intercept": round(float(weights[1]), 4)}
