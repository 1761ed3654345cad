"""The three tables of a dataset as Arrow: quotations, articles, speakers. No pandas and no spaCy in here."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any, NamedTuple

from quoteattr.rows import ARTICLE_ORIGINS, DAY, FLAG, ORIGINS, REAL, TEXT, WHOLE, row
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article, Quote

QUOTES, ARTICLES, SPEAKERS = "quotes", "articles", "speakers"
TABLES = (QUOTES, ARTICLES, SPEAKERS)

NO_VALUE = "__HIVE_DEFAULT_PARTITION__"  # how Hive, and all that read its folders, write a null
_SLUG = 40  # characters of an outlet in a folder's name

_BY_NAME = {origin[0]: origin for origin in ORIGINS}
_OF_SPEAKER = [_BY_NAME[name] for name in (
    "speaker", "speaker_type", "speaker_id", "role", "affiliation", "members", "known_as", "wikidata", "article_id",
    "outlet", "published",
)]  # fmt: skip
_MORE_OF_ARTICLE = (("words", WHOLE), ("characters", WHOLE), ("quotes", WHOLE), ("error", TEXT), ("text", TEXT))
_MORE_OF_SPEAKER = (("mentions", TEXT), ("quotes", WHOLE))


class Read(NamedTuple):
    """An article as it came out of the pipeline; error: why it has no quotations, if that is so."""

    article: Article
    quotes: Sequence[Quote]
    error: str | None = None


@cache
def schemas() -> dict[str, Any]:
    """The Arrow schema of each table. Days are `date32`; every row ends with the id of the run that made it."""
    import pyarrow as pa

    types = {TEXT: pa.string(), WHOLE: pa.int64(), REAL: pa.float64(), FLAG: pa.bool_(), DAY: pa.date32()}
    columns = {
        QUOTES: [(name, kind) for name, kind, _ in ORIGINS],
        ARTICLES: [*((name, kind) for name, kind, _ in ARTICLE_ORIGINS), *_MORE_OF_ARTICLE],
        SPEAKERS: [*((name, kind) for name, kind, _ in _OF_SPEAKER), *_MORE_OF_SPEAKER],
    }
    return {
        table: pa.schema([*((name, types[kind]) for name, kind in listed), ("run_id", pa.string())])
        for table, listed in columns.items()
    }


def batches(read: Iterable[Read], run_id: str, partition: Sequence[str] = (), text: bool = True) -> dict[str, Any]:
    """The rows of articles as Arrow: {folder of the partition: {table: RecordBatch}}, in the order of the articles."""
    import pyarrow as pa

    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: {table: [] for table in TABLES})
    for one in read:
        rows = found[folder_of(one.article, partition)]
        rows[QUOTES] += [_days(row(quote)) for quote in one.quotes]
        rows[ARTICLES].append(_article_row(one, text))
        rows[SPEAKERS] += _speaker_rows(one.quotes)
    return {
        folder: {
            table: pa.RecordBatch.from_pylist([{**cells, "run_id": run_id} for cells in rows], schema=schemas()[table])
            for table, rows in tables.items()
        }
        for folder, tables in found.items()
    }


def _days(cells: dict[str, Any]) -> dict[str, Any]:
    """The row with days as dates in place of midnights."""
    return {name: cell.date() if hasattr(cell, "date") else cell for name, cell in cells.items()}


def _article_row(one: Read, text: bool) -> dict[str, Any]:
    stand_in: Any = SimpleNamespace(article=one.article)
    cells = {name: get(stand_in) for name, _, get in ARTICLE_ORIGINS}
    cells |= {
        "words": len(one.article.text.split()),
        "characters": len(one.article.text),
        "quotes": len(one.quotes),
        "error": one.error,
        "text": one.article.text if text else None,
    }
    return _days({name: without_surrogates(cell) if isinstance(cell, str) else cell for name, cell in cells.items()})


def _speaker_rows(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    """One row a speaker of the article, in the order in which they first speak."""
    firsts: dict[str, Quote] = {}
    counts: Counter[str] = Counter()
    for quote in quotes:
        if quote.speaker is not None:
            firsts.setdefault(quote.speaker.id, quote)
            counts[quote.speaker.id] += 1
    return [_speaker_row(quote, counts[id]) for id, quote in firsts.items()]


def _speaker_row(quote: Quote, count: int) -> dict[str, Any]:
    cells = {name: get(quote) for name, _, get in _OF_SPEAKER}
    mentions = quote.speaker.mentions if quote.speaker else ()
    cells |= {"mentions": ";".join(f"{span.start}-{span.end}" for span in mentions) or None, "quotes": count}
    return _days({name: without_surrogates(cell) if isinstance(cell, str) else cell for name, cell in cells.items()})


def folder_of(article: Article, partition: Sequence[str]) -> str:
    """The folder of an article's rows in each table: "year=2031/month=05", "" without a partition."""
    return "/".join(f"{_key(name)}={_value(article, name)}" for name in partition)


def _key(name: str) -> str:
    """The outlet is a column already; its folder, which spells it for file systems, has a name of its own."""
    return "outlet_folder" if name == "outlet" else name


def _value(article: Article, name: str) -> str:
    if name == "outlet":
        return outlet_folder(article.outlet) if article.outlet else NO_VALUE
    if article.published is None:
        return NO_VALUE
    return f"{article.published.year:04d}" if name == "year" else f"{article.published.month:02d}"


def outlet_folder(outlet: str) -> str:
    """The outlet's name for any file system, also one that takes capitals for small letters: slug and hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", outlet.lower()).strip("-")[:_SLUG]
    return f"{slug}-{blake2b(outlet.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"
