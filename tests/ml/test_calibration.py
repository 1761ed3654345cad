"""Platt scaling finds back what distorted the probabilities."""

import numpy as np
import pytest

from quoteattr.ml.calibration import FEWEST, platt


@pytest.mark.parametrize(("slope", "intercept"), [(1.0, 0.0), (0.5, 1.0), (2.0, -1.5)])
def test_slope_and_intercept_are_found(slope, intercept):
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 2, 20_000)
    right = rng.random(20_000) < 1 / (1 + np.exp(-(slope * logits + intercept)))
    found = platt(1 / (1 + np.exp(-logits)), right)
    assert found["slope"] == pytest.approx(slope, rel=0.06)
    assert found["intercept"] == pytest.approx(intercept, abs=0.08)


def test_too_few_to_tell():
    assert platt([0.9] * (FEWEST - 1), [True] * (FEWEST - 1)) == {"slope": 1.0, "intercept": 0.0}


@pytest.mark.parametrize("outcome", [True, False])
def test_all_right_or_all_wrong_stays_finite(outcome):
    found = platt([1.0] * 50 + [0.4] * 50, [outcome] * 100)
    assert all(map(np.isfinite, found.values()))
