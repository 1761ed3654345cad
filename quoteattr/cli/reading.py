"""What the command line reads: files, folders, standard input, and what `quoteattr extract` wrote before."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from quoteattr.errors import ArticleError, InputError
from quoteattr.types import Article, Quote

STDIN = "-"


class Inputs:
    """The articles of several files, in order. What cannot be read is kept in `failures` and does not stop the rest.

    about: metadata from the command line (outlet, published, title), which overrides what a file says.
    """

    def __init__(self, files: Sequence[str], about: dict[str, Any]) -> None:
        self.files = files
        self.about = about
        self.failures: list[str] = []
        self.read = 0

    def __iter__(self) -> Iterator[Article]:
        for name in self.files:
            try:
                for article in articles_of(name):
                    self.read += 1
                    yield replace(article, id=article.id or _identity(name), **self.about)
            except (InputError, ArticleError) as error:
                self.failures.append(_about(name, str(error)))
            except OSError as error:
                self.failures.append(f"{name}: {(error.strerror or str(error)).lower()}")

    def fail(self, article: Article, error: Exception) -> None:
        """Note an article on which the pipeline failed."""
        self.failures.append(f"article {article.id!r}: {type(error).__name__}: {error}")


def _identity(name: str) -> str:
    return "stdin" if name == STDIN else Path(name).name


def _about(name: str, message: str) -> str:
    return message if name in message else f"{name}: {message}"


def articles_of(name: str) -> Iterator[Article]:
    """The articles of one file. Raises InputError or OSError."""
    if name == STDIN:
        yield Article(text=_decoded(sys.stdin.buffer.read(), "standard input"))
        return
    try:
        from quoteattr.ingest import read_articles
    except ImportError:
        yield Article(text=_decoded(Path(name).read_bytes(), name))
        return
    yield from read_articles(Path(name))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}). "
            "Convert it first, e.g. with iconv -f latin1 -t utf-8."
        ) from None


def saved_quotes(name: str) -> Iterator[tuple[Article, tuple[Quote, ...]]] | None:
    """Articles with their quotations, if the file is what `quoteattr extract --format jsonl` wrote; else None."""
    if not name.endswith(".jsonl") or not _holds_records(Path(name)):
        return None
    from quoteattr.export import from_jsonl

    return from_jsonl(name)


def _holds_records(path: Path) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            first = json.loads(next(file, "null"))
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and {"article", "quotes"} <= set(first)


def about_article(outlet: str | None, published: str | None, title: str | None) -> dict[str, Any]:
    """Metadata from the command line. Raises InputError for a date that is none."""
    given = {"outlet": outlet, "published": published, "title": title}
    try:
        parsed = Article(text="", published=cast(Any, published)).published
    except ArticleError:
        raise InputError(f"--published is {published!r}; give a date such as 2031-05-14 or 2031-05-14T18:30.") from None
    return {name: parsed if name == "published" else value for name, value in given.items() if value is not None}


def first_of(articles: Inputs) -> Iterator[Article]:
    """The same articles, once it is known that there is one. Raises InputError, with what failed, if there is none."""
    stream = iter(articles)
    first = next(stream, None)
    if first is None:
        raise InputError("; ".join(articles.failures) or "There is no article in the input.")
    return chain([first], stream)
