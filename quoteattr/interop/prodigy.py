"""Quotations as tasks of Prodigy, to look at and correct them in ``rel.manual``."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from quoteattr.interop.tokens import edges_of, labelled, tokens_of
from quoteattr.rows import Quotes, by_article
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article, Quote, TextSpan

LABELS = {"content": "CONTENT", "cue": "CUE", "source": "SOURCE"}


def to_prodigy(quotes: Quotes, path: str | Path) -> Path:
    """Write one task an article as JSON lines, and return the path.

    Contents, cues and sources are spans over tokens, tied by relations from the first piece of the content (PIECE_OF,
    CUE_OF, SOURCE_OF). Load it with ``prodigy rel.manual DATASET blank:en FILE --loader jsonl --label
    CUE_OF,SOURCE_OF,PIECE_OF --span-label CONTENT,CUE,SOURCE --wrap``; `quoteattr train` reads what comes out.
    Prodigy's relations know no overlapping spans, so that a quotation inside another one is left out.
    """
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for article, of_article in by_article(quotes):
            task = prodigy_task(article, of_article)
            file.write(without_surrogates(json.dumps(task, ensure_ascii=False)) + "\n")
    return Path(path)


def prodigy_task(article: Article, quotes: Iterable[Quote]) -> dict[str, Any]:
    """One article as a task: text, tokens, spans, relations, and its id, outlet and title as `meta`.

    As Prodigy has it, `token_end` is the last token of a span, not the one behind it, a relation's `head` and `child`
    are the last tokens of its spans, and the tokens with a space behind each that has `ws` give the text.
    """
    found = _apart(quotes)
    offsets = list(_with_space(article.text, tokens_of(article.text, edges_of(found))))
    begins = {start: number for number, (start, _) in enumerate(offsets)}
    ends = {end: number for number, (_, end) in enumerate(offsets)}
    spans: dict[tuple[str, int, int], dict[str, Any]] = {}
    relations = []
    for quote in found:
        made: list[dict[str, Any]] = []
        for role, span in labelled(quote):
            trimmed = _trimmed(span)
            if trimmed.text and not any(trimmed.start < one["end"] and one["start"] < trimmed.end for one in made):
                one = _span(LABELS[role], trimmed, begins, ends)
                made.append(spans.setdefault((one["label"], one["start"], one["end"]), one))
        relations += [relation for one in made[1:] for relation in _relation(made[0], one)]
    meta = {"id": article.id, "outlet": article.outlet, "title": article.title}
    return {
        "text": article.text,
        "tokens": [
            {"text": article.text[s:e], "start": s, "end": e, "id": n, "ws": article.text[e : e + 1] == " "}
            for n, (s, e) in enumerate(offsets)
        ],
        "spans": sorted(spans.values(), key=lambda one: (one["start"], one["end"])),
        "relations": relations,
        "meta": {name: value for name, value in meta.items() if value},
    }


def _apart(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotations no span of which overlaps one of a quotation before; of nested ones the outer one stays."""
    kept: list[Quote] = []
    taken: set[tuple[int, int]] = set()
    for quote in sorted(quotes, key=lambda quote: quote.parent is not None):
        spans = {(span.start, span.end) for _, span in labelled(quote)}
        if not any(start < e and s < end for start, end in spans for s, e in taken - spans):
            kept.append(quote)
            taken |= spans
    return kept


def _with_space(text: str, tokens: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The tokens, with tokens of white space for all that is more than one space behind a token, as in spaCy."""
    end = 0
    for token in chain(tokens, [(len(text), len(text))]):
        start = end + 1 if end and text[end : end + 1] == " " else end
        if start < token[0]:
            yield start, token[0]
        if token[0] < token[1]:
            yield token
        end = token[1]


def _trimmed(span: TextSpan) -> TextSpan:
    words = span.text.strip()
    start = span.start + len(span.text) - len(span.text.lstrip())
    return TextSpan(start=start, end=start + len(words), text=words)


def _span(label: str, span: TextSpan, begins: dict[int, int], ends: dict[int, int]) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "label": label,
        "token_start": begins[span.start],
        "token_end": ends[span.end],
    }


def _relation(head: dict[str, Any], child: dict[str, Any]) -> Iterator[dict[str, Any]]:
    name = {"CONTENT": "PIECE_OF", "CUE": "CUE_OF", "SOURCE": "SOURCE_OF"}[child["label"]]
    yield {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": name,
    }
