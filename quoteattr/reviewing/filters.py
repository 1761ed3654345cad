"""Which quotations of a run are gone through: by speaker, outlet, kind, day, confidence, words and decision."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from quoteattr.errors import InputError
from quoteattr.reviewing.runs import Run

#: What a quotation of a run can be: without a decision, or what was decided.
STATES = ("open", "accepted", "corrected", "rejected")
MOST = 500  # values of a facet that are offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; None asks for nothing.

    speaker: a part of the name. since, until: ISO days, of the quotation, or of publication where it has none.
    at_least, at_most: of the confidence; quotations without one pass. words: a part of the quotation.
    state: one of STATES.
    """

    speaker: str | None = None
    outlet: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    words: str | None = None
    state: str | None = None


def filter_of(asked: Mapping[str, str]) -> Filter:
    """A filter from the parameters of an address. Raises InputError for a number that is none, and for a state that
    there is not."""
    given: dict[str, Any] = {field.name: asked[field.name] for field in fields(Filter) if asked.get(field.name)}
    for name in ("at_least", "at_most"):
        if name in given:
            try:
                given[name] = float(given[name])
            except ValueError:
                raise InputError(f"{name} is {given[name]!r}; it must be a number from 0 to 1.") from None
    if given.get("state", STATES[0]) not in STATES:
        raise InputError(f"state is {given['state']!r}; there are: {', '.join(STATES)}.")
    return Filter(**given)


def matching(run: Run, asked: Filter, states: Mapping[int, str]) -> list[int]:
    """The places of the quotations that fit, in the order of the run. states: of those that are decided."""
    import pyarrow.compute as pc  # type: ignore[import-untyped]

    found: list[int] = pc.indices_nonzero(_mask(run.quotes, asked)).to_pylist()
    if asked.state is None:
        return found
    return [number for number in found if states.get(number, "open") == asked.state]


def _mask(quotes: Any, asked: Filter) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    mask = pa.chunked_array([pa.array([True] * quotes.num_rows, pa.bool_())])
    day = pc.coalesce(quotes["said_on"], quotes["published"])
    tests = []
    for name, column in (("speaker", "speaker"), ("words", "quote")):
        if wanted := getattr(asked, name):
            tests.append(pc.match_substring(quotes[column], wanted, ignore_case=True))
    for name in ("outlet", "kind"):
        if wanted := getattr(asked, name):
            tests.append(pc.equal(quotes[name], wanted))
    tests += [pc.greater_equal(day, asked.since)] if asked.since else []
    tests += [pc.less_equal(day, asked.until)] if asked.until else []
    if asked.at_least is not None:
        tests.append(pc.fill_null(pc.greater_equal(quotes["confidence"], asked.at_least), True))
    if asked.at_most is not None:
        tests.append(pc.fill_null(pc.less_equal(quotes["confidence"], asked.at_most), True))
    for test in tests:
        mask = pc.and_(mask, pc.fill_null(test, False))
    return mask


def facets(run: Run) -> dict[str, list[dict[str, Any]]]:
    """The values to choose from, the most frequent first, with how many quotations each has."""
    return {name: _counts(run.quotes[name]) for name in ("speaker", "outlet", "kind")}


def _counts(column: Any) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    counted = [pair for pair in pc.value_counts(column).to_pylist() if pair["values"] is not None]
    counted.sort(key=lambda pair: (-pair["counts"], pair["values"]))
    return [{"value": pair["values"], "count": pair["counts"]} for pair in counted[:MOST]]
