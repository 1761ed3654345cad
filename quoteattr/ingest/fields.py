"""From what a record says to an article's fields: names of columns guessed, values made plain, gaps filled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from typing import Any

from quoteattr.errors import InputError
from quoteattr.ingest.names import split_authors
from quoteattr.ingest.published import parse_published
from quoteattr.types import Article

TOLD = 10  # names of columns in a message

FIELDS = tuple(spec.name for spec in dataclass_fields(Article))

#: What others call our fields, best first, in lower case with "_" between words.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "article_text", "articletext", "full_text", "fulltext", "maintext", "main_text", "body_text",
        "bodytext", "article_body", "articlebody", "content", "article_content", "articlecontent", "content_text",
        "plain_text", "raw_text", "article", "story", "document",
    ),
    "id": ("id", "article_id", "articleid", "doc_id", "docid", "document_id", "uuid", "guid", "uid", "_id"),
    "title": ("title", "headline", "article_title", "hed", "heading", "head"),
    "outlet": (
        "outlet", "outlet_name", "publication", "publication_title", "publication_name", "newspaper", "source_name",
        "site_name", "sitename", "media_name", "media_outlet", "publisher", "source", "journal", "medium",
    ),
    "domain": ("domain", "source_domain", "hostname", "site", "website"),
    "country": ("country", "source_country", "country_code"),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "publish_date", "date_publish",
        "publication_date", "published_date", "pub_date", "pubdate", "published_time", "pub_time", "date", "datetime",
        "date_time", "timestamp", "created_at", "day",
    ),
    "url": ("url", "link", "web_url", "article_url", "canonical_url", "permalink", "uri", "href"),
    "authors": ("authors", "author", "byline", "by_line", "creator", "writer", "author_name", "author_names"),
    "wire": ("wire", "agency", "wire_agency", "news_agency"),
    "dateline": ("dateline",),
    "section": ("section", "section_name", "news_desk", "category", "desk", "channel", "rubric"),
    "genre": ("genre", "article_type", "type_of_material", "news_type"),
    "language": ("language", "lang", "language_code"),
    "group": ("group", "group_id"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found of one article, before gaps are filled.

    record: its line, row or name in the file, None where the file is the article. values: by field of `Article`.
    origins: where each value comes from, e.g. {"published": "JSON-LD datePublished"}.
    """

    record: int | str | None
    values: dict[str, Any]
    origins: dict[str, str] = field(default_factory=dict)


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The caller's {field: column}. Raises InputError for a field that `Article` does not have."""
    unknown = [name for name in columns or () if name not in FIELDS]
    if unknown:
        raise InputError.unknown("field in map", unknown[0], FIELDS)
    return dict(columns or {})


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_") if name != "_id" else name


def choose_columns(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which field: {field: column}, the caller's choice first, then the likeliest name."""
    by_plain: dict[str, str] = {}
    names = [name for name in names if isinstance(name, str)]
    for name in names:
        by_plain.setdefault(_plain(name), name)
    chosen = dict(columns)
    for target, synonyms in SYNONYMS.items():
        if target not in chosen:
            match = next((by_plain[s] for s in synonyms if s in by_plain and by_plain[s] not in chosen.values()), None)
            if match is not None:
                chosen[target] = match
    return chosen


def missing_columns(names: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """What to say if a column that the caller mapped is not there, or none that could be the text."""
    names = list(names)
    for target, column in columns.items():
        if column not in names and column.split(".")[0] not in names:
            return f"has no column {column!r} for {target}. Columns: {some_of(names)}."
    if "text" not in choose_columns(names, columns):
        return (
            f"has no column that looks like the text. Columns: {some_of(names)}. Say which holds it: "
            "map={'text': 'body'}, on the command line --map text=body."
        )
    return None


def some_of(names: Iterable[Any]) -> str:
    """The first names, and how many there are besides: "a, b, c and 44 more"."""
    told = [str(name) for name in names]
    more = f" and {len(told) - TOLD} more" if len(told) > TOLD else ""
    return ", ".join(told[:TOLD]) + more


def from_row(row: Mapping[str, Any], chosen: Mapping[str, str], record: int | str | None) -> Found:
    """The fields of one row; empty cells are left out."""
    values, origins = {}, {}
    for target, column in chosen.items():
        value = _cell(row, column)
        if isinstance(value, Mapping) and target != "text":  # {"source": {"id": ..., "name": "The Elm"}}
            value = value.get("name")
        if not _is_empty(value):
            values[target], origins[target] = value, f"column {column}"
    return Found(record=record, values=values, origins=origins)


def _cell(row: Mapping[str, Any], column: str) -> Any:
    if column in row or "." not in column:
        return row.get(column)
    value: Any = row
    for step in column.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _is_empty(value: Any) -> bool:
    if value is None or (isinstance(value, float) and value != value):
        return True
    return isinstance(value, str) and (not value.strip() or value.strip().lower() in {"nan", "null", "none", "n/a"})


def to_article(found: Found) -> tuple[Article, list[str]]:
    """The article of these values, and notes on values that could not be used. Raises ArticleError without a text."""
    notes: list[str] = []
    values = {name: value for name, value in found.values.items() if name in FIELDS}
    if "published" in values:
        published = parse_published(values.pop("published"))
        if published is None:
            notes.append(f"publication date {str(found.values['published'])[:60]!r} cannot be read; left out")
        else:
            values["published"] = published
    if "authors" in values:
        values["authors"] = split_authors(values["authors"])
    for name, value in values.items():
        if name not in ("text", "published", "authors") and not isinstance(value, str):
            values[name] = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    if "language" in values:
        values["language"] = values["language"].replace("_", "-").split("-")[0].lower() or "en"
    values.setdefault("text", None)
    return Article(**values), notes
