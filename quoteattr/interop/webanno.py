"""Quotations as WebAnno TSV 3.3, which INCEpTION and WebAnno import (Klie et al. 2018)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from quoteattr.interop.tokens import edges_of, labelled, tokens_of
from quoteattr.types import Article, Quote

SPAN_LAYER, LINK_LAYER = "webanno.custom.Quotation", "webanno.custom.Attribution"
HEADER = (
    "#FORMAT=WebAnno TSV 3.3",
    f"#T_SP={SPAN_LAYER}|role|kind|stance|speaker",
    f"#T_RL={LINK_LAYER}|name|BT_{SPAN_LAYER}",
)

_SPECIAL = re.compile(r"[\\|\[\]\t\n\r;>*_]|->")
_BREAK = re.compile(r"\n[ \t]*\n[ \t\n]*")


class _Span(NamedTuple):
    start: int
    end: int
    number: int  # of the span in the file, by which its tokens are known to belong together
    features: tuple[str, ...]


class _Link(NamedTuple):
    head: _Span  # the first piece of the content
    child: _Span  # a further piece, the cue or the source
    name: str


def to_webanno(article: Article, quotes: Iterable[Quote], path: str | Path) -> Path:
    """Write one article, and return the path.

    Layers: ``webanno.custom.Quotation`` (spans with role, kind, stance and speaker) and
    ``webanno.custom.Attribution`` (relations from the first piece of a content). Create both in INCEpTION before the
    import, with overlap and crossing of sentences allowed. A paragraph is a sentence.
    `quoteattr.corpora.annotated.read_annotated` reads it back.
    """
    found = list(quotes)
    spans, links = _numbered(found)
    text = article.text.encode("utf-8", errors="replace").decode()
    units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]
    edges = edges_of(found)
    sentences = [list(tokens_of(text, edges, start, end)) for start, end in _sentences(text)]
    names = {
        start: f"{number}-{place}"
        for number, tokens in enumerate(sentences, 1)
        for place, (start, _) in enumerate(tokens, 1)
    }
    cells = _cells(spans, links, names)
    lines = [*HEADER, ""]
    for tokens in sentences:
        lines += ["", *(f"#Text={_escaped(line)}" for line in text[tokens[0][0] : tokens[-1][1]].split("\n"))]
        for start, end in tokens:
            word = text[start:end].replace("\\", "\\\\")
            row = (names[start], f"{units[start]}-{units[end]}", word, *cells.get(start, ("_",) * 6))
            lines.append("\t".join(row) + "\t")
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return Path(path)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: stretches between empty lines that hold a token."""
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        if next(tokens_of(text, (), start, end), None):
            yield start, end
        start = match.end() if match else end


def _numbered(quotes: list[Quote]) -> tuple[list[_Span], list[_Link]]:
    spans: list[_Span] = []
    links = []
    for quote in quotes:
        first = None
        for role, span in labelled(quote):
            stance = quote.cue.stance if quote.cue and role == "cue" else "_"
            speaker = quote.speaker.name if quote.speaker and role != "cue" else "_"
            kind = quote.kind if role == "content" else "_"
            made = _Span(span.start, span.end, len(spans) + 1, (role, kind, stance, _cell(speaker)))
            spans.append(made)
            if first is not None:
                links.append(_Link(first, made, role))
            first = first or made
    return spans, links


def _cells(spans: list[_Span], links: list[_Link], names: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """The six columns of every token, by where it begins."""
    starts = sorted(names)
    over: dict[int, list[_Span]] = {}
    for span in spans:
        for start in starts[_first(starts, span.start) : _first(starts, span.end)]:
            over.setdefault(start, []).append(span)
    heads: dict[int, list[_Link]] = {}
    for link in links:
        heads.setdefault(starts[_first(starts, link.child.start)], []).append(link)
    columns = {}
    for start, there in over.items():
        features = ["|".join(f"{span.features[n]}[{span.number}]" for span in there) for n in range(4)]
        relations = heads.get(start, [])
        columns[start] = (
            *features,
            "|".join(link.name for link in relations) or "_",
            "|".join(_base(link, names, starts) for link in relations) or "_",
        )
    return columns


def _first(starts: list[int], offset: int) -> int:
    return bisect_left(starts, offset)


def _base(link: _Link, names: dict[int, str], starts: list[int]) -> str:
    head = names[starts[_first(starts, link.head.start)]]
    return f"{head}[{link.head.number}_{link.child.number}]"


def _cell(value: str) -> str:
    return value if value == "_" else _SPECIAL.sub(lambda match: "\\" + match[0], " ".join(value.split()))


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r")
