"""Quotations as tasks of Prodigy, to look at and correct them in ``rel.manual``."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quoteattr.interop.tokens import edges_of, labelled, tokens_of
from quoteattr.rows import Quotes, by_article, without_surrogates
from quoteattr.types import Article, Quote, TextSpan

LABELS = {"content": "CONTENT", "cue": "CUE", "source": "SOURCE"}


def to_prodigy(quotes: Quotes, path: str | Path) -> Path:
    """Write one task an article as JSON lines, and return the path.

    Contents, cues and sources are spans over tokens, tied by relations from the first piece of the content (PIECE_OF,
    CUE_OF, SOURCE_OF). Load it with ``prodigy rel.manual DATASET blank:en FILE --loader jsonl --label
    CUE_OF,SOURCE_OF,PIECE_OF --span-label CONTENT,CUE,SOURCE``; `quoteattr train` reads what comes out.
    """
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for article, of_article in by_article(quotes):
            task = prodigy_task(article, of_article)
            file.write(without_surrogates(json.dumps(task, ensure_ascii=False)) + "\n")
    return Path(path)


def prodigy_task(article: Article, quotes: Iterable[Quote]) -> dict[str, Any]:
    """One article as a task: text, tokens, spans, relations, and its id and outlet as `meta`."""
    found = list(quotes)
    offsets = list(tokens_of(article.text, edges_of(found)))
    begins = {start: number for number, (start, _) in enumerate(offsets)}
    ends = {end: number for number, (_, end) in enumerate(offsets)}
    spans: dict[tuple[str, int, int], dict[str, Any]] = {}
    relations = []
    for quote in found:
        made = []
        for role, span in labelled(quote):
            trimmed = _trimmed(span)
            if trimmed.text:
                one = _span(LABELS[role], trimmed, begins, ends)
                made.append(spans.setdefault((one["label"], one["start"], one["end"]), one))
        relations += [relation for one in made[1:] for relation in _relation(made[0], one)]
    meta = {"id": article.id, "outlet": article.outlet, "title": article.title}
    return {
        "text": article.text,
        "tokens": [
            {"text": article.text[s:e], "start": s, "end": e, "id": n, "ws": article.text[e : e + 1].isspace()}
            for n, (s, e) in enumerate(offsets)
        ],
        "spans": sorted(spans.values(), key=lambda one: (one["start"], one["end"])),
        "relations": relations,
        "meta": {name: value for name, value in meta.items() if value},
    }


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
