"""What is reviewed: the quotations of a corpus run's folder, or of a JSONL file, and the articles they stand in.

The run is read and never written. Quotations stay in Arrow, so that a run of a million of them can be gone through.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError
from quoteattr.export import from_jsonl, to_arrow
from quoteattr.types import Article, Quote

#: Columns of the quotations that the page shows, filters by or corrects.
SHOWN = (
    "quote_id", "quote", "kind", "stance", "negated", "via", "confidence", "spans", "source_start", "source_end",
    "cue_start", "cue_end", "speaker", "speaker_type", "role", "known_as", "said_on", "said_iso", "said_text",
    "article_id", "outlet", "published", "title",
)  # fmt: skip
ABOUT = ("article_id", "title", "outlet", "published_iso", "url", "wire")


@dataclass(frozen=True, slots=True)
class Run:
    """quotes: an Arrow table with the columns of `SHOWN`. name: of the folder or file, to show."""

    name: str
    quotes: Any
    _articles: Any

    def article(self, article_id: str) -> Mapping[str, Any]:
        """What is known of an article, with its `text`, None where the run did not keep it. Raises KeyError."""
        found: Mapping[str, Any] = self._articles(article_id)
        return found

    def rows(self, numbers: list[int]) -> list[dict[str, Any]]:
        """Quotations by their place in the table."""
        found: list[dict[str, Any]] = self.quotes.take(numbers).to_pylist() if numbers else []
        return found

    def numbers_of(self, article_id: str) -> list[int]:
        """The places of an article's quotations."""
        import pyarrow.compute as pc  # type: ignore[import-untyped]

        found: list[int] = pc.indices_nonzero(pc.equal(self.quotes["article_id"], article_id)).to_pylist()
        return found


def open_run(path: str | Path) -> Run:
    """Open a folder with `quotes` and `articles` (Parquet), or a JSONL file as `quoteattr.to_jsonl` writes it.

    Raises InputError for what is neither.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path)
    if path.is_file() and path.suffix == ".jsonl":
        return _file(path)
    raise InputError(
        f"{path} is neither the folder of a corpus run, with quotes/ and articles/ in it, "
        "nor a .jsonl file of quoteattr extract."
    )


def _folder(path: Path) -> Run:
    import pyarrow.dataset as ds  # type: ignore[import-untyped]

    if not ((path / "quotes").is_dir() and (path / "articles").is_dir()):
        raise InputError(f"{path} is not the folder of a corpus run: it holds no quotes/ and articles/.")
    try:
        quotes = ds.dataset(path / "quotes", format="parquet").to_table(columns=list(SHOWN))
        articles = ds.dataset(path / "articles", format="parquet")
    except (OSError, ValueError) as error:
        raise InputError(f"{path} does not open as the folder of a corpus run: {error}.") from error
    columns = [name for name in (*ABOUT, "text") if name in articles.schema.names]

    @lru_cache(maxsize=64)
    def article(article_id: str) -> Mapping[str, Any]:
        found = articles.to_table(columns=columns, filter=ds.field("article_id") == article_id).to_pylist()
        if not found:
            raise KeyError(article_id)
        return {"text": None, **found[0]}

    return Run(path.resolve().name, _checked(quotes, path), article)


def _file(path: Path) -> Run:
    articles: dict[str, Mapping[str, Any]] = {}
    quotes = to_arrow(_pairs(path, articles)).select(SHOWN)
    return Run(path.name, _checked(quotes, path), articles.__getitem__)


def _pairs(path: Path, articles: dict[str, Mapping[str, Any]]) -> Iterator[tuple[Article, list[Quote]]]:
    """The articles, each with an id of its own, noted in `articles` as they pass."""
    for number, (article, quotes) in enumerate(from_jsonl(path), 1):
        name = article.id or f"article-{number}"
        if name in articles:
            name = f"{name}#{number}"
        named = replace(article, id=name)
        published = article.published.isoformat() if article.published else None
        articles[name] = {
            "article_id": name,
            "title": article.title,
            "outlet": article.outlet,
            "published_iso": published,
            "url": article.url,
            "wire": article.wire,
            "text": article.text,
        }
        yield named, [replace(quote, article=named) for quote in quotes]


def _checked(quotes: Any, path: Path) -> Any:
    """The table with days as ISO text, in which they are compared and shown."""
    import pyarrow as pa  # type: ignore[import-untyped]

    if not quotes.num_rows:
        raise InputError(f"There are no quotations in {path}.")
    for name in ("said_on", "published"):
        days = quotes[name].cast(pa.date32()).cast(pa.string())
        quotes = quotes.set_column(quotes.schema.get_field_index(name), name, days)
    return quotes.combine_chunks()
