"""JSON lines, and JSON files with one object or a list of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quoteattr.errors import InputError
from quoteattr.ingest.fields import Found, choose_columns, from_row, some_of
from quoteattr.ingest.sources import Source


def read_jsonl(source: Source) -> Iterator[Found]:
    """One article a line. A line that is not a JSON object is reported, and the next one is read."""
    yield from _from_lines(source.lines(), source)


def _from_lines(lines: Iterable[tuple[int, str]], source: Source) -> Iterator[Found]:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            source.report(f"is not JSON: {_reason(error)}", number)
            continue
        yield from _from_value(value, source, number)


def read_json(source: Source) -> Iterator[Found]:
    """A list of objects, one object, or an object whose longest list of objects is the articles; else JSON lines.

    Raises InputError for what is neither.
    """
    text = source.read_text()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" in text.strip():
            yield from _from_lines(enumerate(text.split("\n"), start=1), source)
            return
        raise InputError(f"is not JSON: {_reason(error)}") from error
    for number, item in enumerate(_articles_in(value), start=1):
        yield from _from_value(item, source, number)


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _articles_in(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and "text" not in choose_columns(value, {}):
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], Mapping)]
        if lists and "article" not in value:
            return max(lists, key=len)
    return [value]


def _from_value(value: Any, source: Source, number: int) -> Iterator[Found]:
    if not isinstance(value, Mapping):
        source.report(f"is {type(value).__name__}, not an object with an article's fields", number)
        return
    if isinstance(value.get("article"), Mapping):  # the lines of `quoteattr.to_jsonl`
        value = value["article"]
    chosen = choose_columns(value, source.columns)
    if "text" not in chosen or chosen["text"].split(".")[0] not in value:
        source.report(f"has no text. Its fields: {some_of(value)}", number)
        return
    yield from_row(value, chosen, number)
