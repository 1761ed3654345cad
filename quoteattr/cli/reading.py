"""What the command line reads: files, folders, standard input, and what `quoteattr extract` wrote before."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from quoteattr.errors import ArticleError, InputError, QuoteattrError
from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    from quoteattr.ingest import Problem

STDIN = "-"


class Inputs:
    """The articles of several files, in order. What cannot be read is kept in `failures` and does not stop the rest.

    about: metadata from the command line (outlet, published, title); they count for more than what a file says.
    notes: what was read otherwise than the file says it is, as in another encoding.
    """

    def __init__(self, files: Sequence[str], about: dict[str, Any]) -> None:
        self.files = files
        self.about = about
        self.failures: list[str] = []
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[Article]:
        from quoteattr.ingest import read_articles

        for name in self.files:
            try:
                for article in read_articles(sys.stdin.buffer if name == STDIN else name, on_error=self._note):
                    yield replace(article, id=article.id or _identity(name), **self.about)
            except QuoteattrError as error:
                self.failures.append(_about(name, str(error)))
            except OSError as error:
                self.failures.append(f"{name}: {(error.strerror or str(error)).lower()}")

    def _note(self, problem: "Problem") -> None:
        (self.failures if problem.skipped else self.notes).append(str(problem))

    def fail(self, article: Article, error: Exception) -> None:
        """Note an article on which the pipeline failed."""
        self.failures.append(f"article {article.id!r}: {type(error).__name__}: {error}")


def _identity(name: str) -> str:
    return "stdin" if name == STDIN else Path(name).name


def _about(name: str, message: str) -> str:
    return message if name in message else f"{name}: {message}"


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
