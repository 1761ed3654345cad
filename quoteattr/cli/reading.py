"""What the command line reads: files, folders, standard input, and what `quoteattr extract` wrote before."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from quoteattr.cli.plain import counted
from quoteattr.errors import ArticleError, InputError, MissingExtraError, QuoteattrError
from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    from quoteattr.ingest import Problem

STDIN = "-"
NAMED = 3  # files that one message names


class Inputs:
    """The articles of several files, in order. What cannot be read is kept in `failures` and does not stop the rest;
    in `lacking` what an optional package is missing for: {what to say: files}.

    about: metadata from the command line, for what a file does not say itself. columns: which column or field of a
    table holds what. outlets: a table of the user's own. notes: what was read otherwise than the file says it is, as in
    another encoding, and what is in another language.
    """

    def __init__(
        self,
        files: Sequence[str],
        about: dict[str, Any],
        columns: dict[str, str] | None = None,
        outlets: Path | None = None,
    ) -> None:
        self.files = files
        self.about = about
        self.columns = columns or {}
        self.outlets = outlets
        self.read = 0
        self.failures: list[str] = []
        self.lacking: dict[str, list[str]] = {}
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[Article]:
        from quoteattr.given import language_complaint
        from quoteattr.ingest import load_outlets, read_articles

        options: dict[str, Any] = {**self.about, "map": self.columns, "outlets": load_outlets(self.outlets)}
        for name in self.files:
            try:
                given = sys.stdin.buffer if name == STDIN else name
                for article in read_articles(given, on_error=self._note, **options):
                    self.read += 1
                    named = replace(article, id=article.id or _identity(name))
                    if complaint := language_complaint(named):
                        self.notes.append(complaint)
                    yield named
            except MissingExtraError as error:
                self._lack(name, str(error))
            except QuoteattrError as error:
                self.failures.append(_about(name, str(error)))
            except OSError as error:
                self.failures.append(f"{name}: {(error.strerror or str(error)).lower()}")

    def _note(self, problem: "Problem") -> None:
        if problem.lacking:
            self._lack(problem.file, problem.reason)
        else:
            (self.failures if problem.skipped else self.notes).append(str(problem))

    def _lack(self, name: str, reason: str) -> None:
        self.lacking.setdefault(reason, []).append(name)

    def complaints(self) -> list[str]:
        """What failed, in words; what lacks the same package is one."""
        return [*self.failures, *(f"{_some(names)}: {reason}" for reason, names in self.lacking.items())]

    def skipped(self) -> int:
        """How many files and articles failed."""
        return len(self.failures) + sum(map(len, self.lacking.values()))

    def add(self, rest: "Inputs") -> None:
        """Count what others have read, and what they have failed on, as its own."""
        self.read += rest.read
        self.notes += rest.notes
        self.failures += rest.failures
        for reason, names in rest.lacking.items():
            self.lacking.setdefault(reason, []).extend(names)

    def fail(self, article: Article, error: Exception) -> None:
        """Note an article on which the pipeline failed."""
        self.failures.append(f"article {article.id!r}: {type(error).__name__}: {error}")


def _some(names: Sequence[str]) -> str:
    """The first of these files by name, and how many there are besides."""
    more = f" and {counted(len(names) - NAMED, 'more file')}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


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


def about_article(**given: str | None) -> dict[str, Any]:
    """Metadata from the command line, without what is not given. Raises InputError for what is not a date."""
    published = given.get("published")
    try:
        parsed = Article(text="", published=cast(Any, published)).published
    except ArticleError:
        raise InputError(f"--published is {published!r}; give a date such as 2031-05-14 or 2031-05-14T18:30.") from None
    return {name: parsed if name == "published" else value for name, value in given.items() if value is not None}


def column_map(pairs: Sequence[str] | None) -> dict[str, str]:
    """{field of Article: column} from "text=body". Raises InputError for another form, and an unknown field."""
    from quoteattr.ingest.fields import check_columns

    columns = {}
    for pair in pairs or ():
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not (field and equals and column):
            raise InputError(f"--map is {pair!r}; give FIELD=COLUMN, such as text=body.")
        columns[field] = column
    return check_columns(columns)


def first_of(articles: Inputs) -> Iterator[Article]:
    """The same articles, once it is known that there is one. Raises InputError, with what failed, if there is none."""
    stream = iter(articles)
    first = next(stream, None)
    if first is None:
        raise InputError("; ".join(articles.complaints()) or f"There is no article in {', '.join(articles.files)}.")
    return chain([first], stream)


def finish(inputs: Inputs, quiet: bool = False) -> None:
    """Report what failed, by name; the exit code is 1 if the rest went well. quiet: no notes and no sum."""
    for note in [*([] if quiet else inputs.notes), *inputs.complaints()]:
        print(f"quoteattr: {' '.join(note.split())}", file=sys.stderr)
    if inputs.skipped() and not quiet:
        skipped = f"read {counted(inputs.read, 'article')}, skipped {inputs.skipped():,}: see above"
        print(f"quoteattr: {skipped}", file=sys.stderr)
    if inputs.skipped():
        raise typer.Exit(1)
