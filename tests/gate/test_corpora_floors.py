"""The figures on the corpora stay at their floors. Floors may be raised freely, and lowered only in the open."""

import json
from functools import lru_cache
from pathlib import Path

import pytest
from gate.families import PIPELINES
from gate.measures import FLOORS, is_ceiling, measure_corpora

from quoteattr.pipeline import installed

FLOORS_BY_PIPELINE: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf8"))


@lru_cache
def measured(pipeline: str, data: Path) -> dict[str, float]:
    return measure_corpora(pipeline, data)


@pytest.mark.parametrize(
    ("pipeline", "figure"), [(pipeline, name) for pipeline, floors in FLOORS_BY_PIPELINE.items() for name in floors]
)
def test_figure_stays_at_its_floor(corpora: Path, pipeline: str, figure: str) -> None:
    if PIPELINES[pipeline] not in installed():
        pytest.skip(f"{PIPELINES[pipeline]} is not installed")
    floor = FLOORS_BY_PIPELINE[pipeline][figure]
    found = measured(PIPELINES[pipeline], corpora)
    if figure not in found:
        pytest.skip("no reference scorers beside the corpora")
    assert found[figure] <= floor if is_ceiling(figure) else found[figure] >= floor


def test_what_was_promised_is_under_no_floor() -> None:
    """The floors themselves hold what the first version set out to reach."""
    rules = FLOORS_BY_PIPELINE["rules"]
    assert rules["polnear dev: direct+mixed e2e"] >= 70
    assert rules["polnear dev: segments attributed"] >= 80
    assert rules["polnear dev: all e2e"] >= 48
    assert rules["polnear dev: articles failed"] == 0
    assert rules["article: found"] == 10 and rules["article: intruders"] == 0
    assert rules["article: speakers"] >= 9 and rules["article: dates"] >= 9
