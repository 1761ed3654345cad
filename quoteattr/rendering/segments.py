"""An article's text cut where a span of a quotation begins or ends: nested and overlapping spans become flat runs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoteattr.types import Quote, TextSpan

CONTENT, CUE, SOURCE, VIA, DATE = "content", "cue", "source", "via", "date"


class Part(NamedTuple):
    """A span that plays a role in the quotation at `quote`, its place in the list of quotations."""

    start: int
    end: int
    role: str
    quote: int


class Segment(NamedTuple):
    """A run of text in which nothing begins or ends. parts: the spans that cover it, the longest first."""

    start: int
    end: int
    parts: tuple[Part, ...]


def parts_of(quotes: Sequence[Quote]) -> list[Part]:
    """Every span of the quotations that a page marks."""
    return [
        Part(span.start, span.end, role, number)
        for number, quote in enumerate(quotes)
        for role, span in _roles(quote)
        if span.start < span.end
    ]


def _roles(quote: Quote) -> Iterator[tuple[str, TextSpan]]:
    for piece in quote.content:
        yield CONTENT, piece
    if quote.cue is not None:
        yield CUE, quote.cue.span
    if quote.source is not None:
        yield SOURCE, quote.source
    if quote.via is not None:
        yield VIA, quote.via
    if quote.date is not None and quote.date.basis == "stated":
        yield DATE, quote.date.span


def segments(start: int, end: int, parts: Iterable[Part]) -> Iterator[Segment]:
    """Cut text[start:end] at the edges of the parts: the segments follow each other without a gap."""
    inside = [
        part._replace(start=max(part.start, start), end=min(part.end, end))
        for part in parts
        if part.start < end and start < part.end
    ]
    inside.sort(key=lambda part: part.start)
    edges = sorted({start, end, *(part.start for part in inside), *(part.end for part in inside)})
    active: list[Part] = []
    waiting = iter([*inside, None])
    coming = next(waiting)
    for left, right in pairwise(edges):
        active = [part for part in active if part.end > left]
        while coming is not None and coming.start == left:
            active.append(coming)
            coming = next(waiting)
        yield Segment(left, right, tuple(sorted(active, key=lambda part: (part.start - part.end, part.quote))))


def paragraphs(text: str, parts: Iterable[Part]) -> Iterator[tuple[int, int, list[Part]]]:
    """The text's lines that are not blank, each with the parts that touch it."""
    waiting = iter([*sorted(parts), None])
    coming = next(waiting)
    active: list[Part] = []
    position = 0
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        end = start + len(line.rstrip())
        active = [part for part in active if part.end > start]
        while coming is not None and coming.start < end:
            active.append(coming)
            coming = next(waiting)
        if end > start:
            yield start, end, [part for part in active if part.end > start]
