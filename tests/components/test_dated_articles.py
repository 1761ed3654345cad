"""Articles that were written, with their dates, before the rules had seen them. All people and events are invented.

Each begins with "=== what it is, published DAY"; "dates" names the attributions that have one, with how they have it,
and "types" the speakers that are no persons. The letters of an attribution's id name its speaker. The articles of
later.txt were written when the rules stood.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from attributed import attributed

from quoteattr.annotations import SpeakerRow, read_attributions, write_speakers
from quoteattr.components.cues import Cues
from quoteattr.components.dates import Dates

FILES = sorted((Path(__file__).parent.parent / "data" / "dated").glob("*.txt"))


class Case(NamedTuple):
    """An attribution: what it is in, how it is dated ("stated", "inherited", "none"), the day, and what was found."""

    article: str
    id: str
    basis: str
    wanted: str | None
    found: str | None


def fields(lines: list[str], name: str) -> dict[str, str]:
    """The "key=value" pairs of a line of the head, which is taken out."""
    if not lines or not lines[0].startswith(name + " "):
        return {}
    return dict(pair.strip().split("=") for pair in lines.pop(0).removeprefix(name).split(";"))


def cases(block: str) -> list[Case]:
    title, *lines = block.split("\n")
    dates, types = fields(lines, "dates"), fields(lines, "types")
    published = re.search(r"\d{4}-\d\d-\d\d", title)
    doc, _ = attributed("\n".join(lines).strip(), published.group() if published else None)
    ids = defaultdict(list)
    for attribution in read_attributions(doc):
        ids[attribution.id.rstrip("0123456789")].append(attribution.id)
    assert set(dates) <= {key for group in ids.values() for key in group}
    write_speakers(doc, [SpeakerRow(n, n, types.get(n, "PERSON"), attributions=tuple(g)) for n, g in ids.items()])
    found = {row.id: row.iso for row in Dates().find(Cues()(doc))}
    return [case(title, key, dates.get(key, ""), found.get(key)) for group in ids.values() for key in group]


def case(article: str, key: str, date: str, found: str | None) -> Case:
    """date: "2031-05-14 stated", or "" for none."""
    wanted, _, basis = date.partition(" ")
    return Case(article, key, basis or "none", wanted or None, found)


CASES = [found for path in FILES for block in path.read_text("utf8").split("=== ")[1:] for found in cases(block)]


@pytest.mark.parametrize(("basis", "least"), [("stated", 0.88), ("inherited", 0.75), ("none", 0.97)])
def test_attributions_are_dated_as_a_reader_dates_them(basis: str, least: float) -> None:
    of_basis = [case for case in CASES if case.basis == basis]
    wrong = [case for case in of_basis if case.found != case.wanted]
    assert len(of_basis) >= 20
    assert 1 - len(wrong) / len(of_basis) >= least, wrong


def test_the_articles_are_many() -> None:
    assert len(Counter(case.article for case in CASES)) >= 20
