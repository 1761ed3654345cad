"""Quotations and articles as JSON, both ways, checked at the edge by pydantic.

The objects themselves are plain dataclasses; pydantic is imported when the first of these functions is called.
One record is an article with its quotations, ``{"article": {...}, "quotes": [{...}, ...]}``, so that the text is kept
once; it is the line of the JSONL that `quoteattr.to_jsonl` writes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from quoteattr.errors import InputError
from quoteattr.types import Article, Quote, TextSpan

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

T = TypeVar("T", Article, Quote)

_FIELDS: dict[type[Any], set[str]] = {cls: {f.name for f in fields(cls)} for cls in (Article, Quote)}


@cache
def _adapter(cls: type[Any]) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


def json_schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of one record: an article with its quotations."""
    quote = _adapter(Quote).json_schema(ref_template="#/$defs/{model}")
    definitions = quote.pop("$defs")
    quote["properties"].pop("article")
    quote["required"] = [name for name in quote["required"] if name != "article"]
    for shape in (quote, definitions["Article"]):
        shape["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An article with its quotations",
        "type": "object",
        "properties": {
            "article": {"$ref": "#/$defs/Article"},
            "quotes": {"type": "array", "items": {"$ref": "#/$defs/Quote"}},
        },
        "required": ["article", "quotes"],
        "additionalProperties": False,
        "$defs": {**definitions, "Quote": quote},
    }


def article_to_dict(article: Article) -> dict[str, Any]:
    """The article as JSON types; dates in ISO 8601."""
    return cast(dict[str, Any], _adapter(Article).dump_python(article, mode="json"))


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """The article that `article_to_dict` wrote. Raises InputError, which names the field that does not fit."""
    if isinstance(data.get("text"), (bytes, bytearray)):
        Article(**data)  # complains of bytes, which pydantic would decode
    return _validated(Article, data)


def quote_to_dict(quote: Quote, with_article: bool = True) -> dict[str, Any]:
    """The quotation as JSON types. with_article: False leaves its article out, which is then kept apart."""
    return cast(
        dict[str, Any],
        _adapter(Quote).dump_python(quote, mode="json", exclude=None if with_article else {"article"}),
    )


def quote_from_dict(data: Mapping[str, Any], article: Article | None = None) -> Quote:
    """The quotation that `quote_to_dict` wrote.

    article: the one that it belongs to, where the data do not hold it.

    Raises InputError for a field that does not fit, and for a span that is not in the article's text where it says.
    """
    own = article if article is not None else data.get("article")
    if isinstance(own, Mapping):
        own = article_from_dict(own)
    quote = _validated(Quote, {**data, "article": own})
    for span in _spans(quote):
        if quote.article.text[span.start : span.end] != span.text:
            raise InputError(
                f"Quotation {quote.id!r} has {span.text[:60]!r} at {span.start}-{span.end}, "
                f"but the article has {quote.article.text[span.start : span.end][:60]!r} there."
            )
    return quote


def record(article: Article, quotes: Iterable[Quote]) -> dict[str, Any]:
    """An article and its quotations as one JSON object."""
    plain = [quote_to_dict(quote, with_article=False) for quote in quotes]
    return {"article": article_to_dict(article), "quotes": plain}


def from_record(data: Any) -> tuple[Article, tuple[Quote, ...]]:
    """The article and the quotations that `record` wrote. Raises InputError."""
    if not (
        isinstance(data, Mapping) and isinstance(data.get("article"), Mapping) and _are_mappings(data.get("quotes"))
    ):
        raise InputError('This is not a record of an article with its quotations, {"article": {...}, "quotes": [...]}.')
    article = article_from_dict(data["article"])
    return article, tuple(quote_from_dict(quote, article) for quote in data["quotes"])


def _are_mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, Mapping) for item in value)


def _validated(cls: type[T], data: Mapping[str, Any]) -> T:
    from pydantic import ValidationError

    names = _FIELDS[cast(Any, cls)]
    if unknown := sorted(set(data) - names):
        raise InputError(f"{cls.__name__} has no field {unknown[0]!r}; it takes {', '.join(sorted(names))}.")
    if "published" in data:
        data = {**data, "published": _moment(data["published"])}
    try:
        return cast(T, _adapter(cast(Any, cls)).validate_python(data))
    except ValidationError as error:
        raise InputError(_complaint(cls, error)) from None


def _moment(value: Any) -> Any:
    """An ISO string with a time stays a datetime: pydantic would make a date of midnight."""
    if isinstance(value, str) and len(value) > 10:
        try:
            return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            pass
    return value


def _complaint(cls: type[Any], error: "ValidationError") -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{cls.__name__}.{where} is {first['input']!r:.80}: {first['msg'][0].lower()}{first['msg'][1:]}."


def _spans(quote: Quote) -> Iterator[TextSpan]:
    yield from quote.content
    yield from quote.fragments
    if quote.speaker is not None:
        yield from quote.speaker.mentions
    if quote.cue is not None:
        yield quote.cue.span
    if quote.date is not None:
        yield quote.date.span
    yield from (span for span in (quote.source, quote.addressee, quote.via) if span is not None)
