"""Every family of hard cases stays at its floor. Floors may be raised freely, and lowered only in the open."""

from collections import Counter
from functools import lru_cache

import pytest
from gate.families import PIPELINES, falls_short, gold_of, measure, read_cases, read_floors

import quoteattr
from quoteattr.errors import PipelineNotFoundError

CASES = read_cases()
FLOORS = read_floors()
FAMILIES = sorted({case.family for case in CASES})


@lru_cache
def measured(pipeline: str) -> dict[str, dict[str, float]]:
    try:
        nlp = quoteattr.load(PIPELINES[pipeline])
    except PipelineNotFoundError as error:
        pytest.skip(str(error))
    return measure(nlp, CASES)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("pipeline", FLOORS)
def test_family_stays_at_its_floor(pipeline: str, family: str) -> None:
    assert falls_short(measured(pipeline)[family], FLOORS[pipeline][family]) == {}


def test_cases_are_many_and_have_one_name_each() -> None:
    assert len(CASES) >= 300
    assert [name for name, n in Counter(case.id for case in CASES).items() if n > 1] == []
    assert [text for text, n in Counter(case.answer.text for case in CASES).items() if n > 1] == []


@pytest.mark.parametrize("pipeline", FLOORS)
def test_every_family_has_its_floors(pipeline: str) -> None:
    assert sorted(FLOORS[pipeline]) == FAMILIES


def test_answers_are_whole() -> None:
    for case in CASES:
        assert set(case.speakers) | set(case.stances) | set(case.dates) | case.negated <= set(case.ids), case.id
        counts = bool(case.ids) or bool(gold_of(case).optional)
        assert not case.ids if case.family.endswith("-none") else counts, case.id
        assert all(start < end for att in gold_of(case).attributions for start, end in att.content), case.id
