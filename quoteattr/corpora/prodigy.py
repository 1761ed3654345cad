"""Annotations of Prodigy: one JSON line a text, with labelled spans and relations (`rel.manual`)."""

from collections.abc import Mapping
from typing import Any

from quoteattr.corpora.gold import GoldArticle
from quoteattr.corpora.linked import LinkedSpan, Place, assemble
from quoteattr.types import Article

#: Keys that only Prodigy's lines have.
SIGNS = frozenset({"_input_hash", "_task_hash", "_view_id", "answer", "spans", "relations"})


def is_prodigy(row: Mapping[str, Any]) -> bool:
    return "attributions" not in row and not SIGNS.isdisjoint(row)


def read_prodigy(row: Mapping[str, Any], place: Place) -> GoldArticle | None:
    """One line of an export; None where the annotator rejected or skipped it.

    Raises InputError for a line without text, and for spans and relations that do not fit.
    """
    if row.get("answer", "accept") != "accept":
        return None
    text = row.get("text")
    if not isinstance(text, str):
        raise place.error("a line of Prodigy needs its 'text'.")
    spans: dict[str, LinkedSpan] = {}
    for item in row.get("spans") or ():
        key, span = _span(item, place)
        spans[key] = span
    links = []
    for item in row.get("relations") or ():
        ends = []
        for name in ("head", "child"):
            key, span = _span(_end(item, name, row, place), place)
            spans.setdefault(key, span)
            ends.append(key)
        links.append((ends[0], ends[1], place))
    meta = row.get("meta")
    given = meta.get("id") if isinstance(meta, dict) else None
    article_id = row.get("id") or given or row.get("_input_hash") or place.number
    return assemble(Article(text=text, id=str(article_id)), spans, links)


def _end(relation: Any, name: str, row: Mapping[str, Any], place: Place) -> Any:
    """The span at one end of a relation: given itself, or by the number of a token in it."""
    if isinstance(relation, dict):
        if isinstance(relation.get(f"{name}_span"), dict):
            return relation[f"{name}_span"]
        for span in row.get("spans") or ():
            first, last = (span.get(f"token_{edge}") for edge in ("start", "end"))  # the last one is inside
            if None not in (first, last, relation.get(name)) and first <= relation[name] <= last:
                return span
    raise place.error(f"a relation lacks its '{name}_span'.")


def _span(item: Any, place: Place) -> tuple[str, LinkedSpan]:
    try:
        start, end, label = int(item["start"]), int(item["end"]), str(item["label"])
    except (KeyError, TypeError, ValueError) as error:
        raise place.error(f"{item!r} is not a span; it needs 'start', 'end' and 'label'.") from error
    return f"{label} {start}-{end}", LinkedSpan(label, ((start, end),), place)
