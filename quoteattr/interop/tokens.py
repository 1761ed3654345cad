"""Tokens for annotation tools that want some: runs of letters and digits, and every other character by itself.

They are cut wherever a span begins or ends, so that each span is a run of whole tokens.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from quoteattr.types import Quote, TextSpan

_TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens_of(text: str, edges: Iterable[int], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Offsets of the tokens of text[start:end]. edges: offsets at which a token is cut."""
    cuts = sorted(set(edges))
    at = 0
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        while at < len(cuts) and cuts[at] <= match.start():
            at += 1
        inner = []
        while at < len(cuts) and cuts[at] < match.end():
            inner.append(cuts[at])
            at += 1
        yield from pairwise([match.start(), *inner, match.end()])


def labelled(quote: Quote) -> Iterator[tuple[str, TextSpan]]:
    """The quotation's spans, each with its role: contents first, then cue and source."""
    for piece in quote.content:
        yield "content", piece
    if quote.cue is not None:
        yield "cue", quote.cue.span
    if quote.source is not None:
        yield "source", quote.source


def edges_of(quotes: Iterable[Quote]) -> set[int]:
    """Where a span of the quotations begins or ends."""
    return {edge for quote in quotes for _, span in labelled(quote) for edge in (span.start, span.end)}
