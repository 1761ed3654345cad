"""`read_articles`: articles from files, folders, buffers and tables, one at a time."""

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from quoteattr.errors import ArticleError, InputError, MissingExtraError
from quoteattr.ingest.arrow import is_table
from quoteattr.ingest.containers import unpack
from quoteattr.ingest.credits import find_credits
from quoteattr.ingest.fields import FIELDS, Found, check_columns, to_article
from quoteattr.ingest.formats import FORMATS, by_beginning, by_name, reader
from quoteattr.ingest.outlets import Outlets, load_outlets
from quoteattr.ingest.problems import OnProblem, warn_of_problem
from quoteattr.ingest.sources import Source
from quoteattr.types import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, and where it and its metadata come from.

    file, record: as in `Problem`. format: the reader that found it. origins: for each known field of the article,
    where it was found ("JSON-LD datePublished", "column body", "the caller", "the first line").
    """

    article: Article
    file: str
    record: int | str | None
    format: str
    origins: Mapping[str, str] = field(default_factory=dict)


def read_articles(
    path_or_buffer: Any,
    *,
    format: str | None = None,
    map: Mapping[str, str] | None = None,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    domain: str | None = None,
    country: str | None = None,
    published: Any = None,
    url: str | None = None,
    authors: Any = None,
    wire: str | None = None,
    section: str | None = None,
    genre: str | None = None,
    language: str | None = None,
    outlets: Outlets | None = None,
    on_error: OnProblem | None = None,
) -> Iterator[Article]:
    """Read articles, one at a time and in constant memory.

    path_or_buffer: a file, a folder (read with its subfolders, in the order of names), a binary or text stream, bytes,
    or a table (pandas, polars, pyarrow). Plain text, HTML, JSON and JSON lines, CSV, TSV, Excel, Parquet, WARC, RSS and
    Atom, the RTF, DOCX and TXT exports of Nexis Uni, Factiva and ProQuest, and gzip and zip of these.
    format: one of `quoteattr.ingest.FORMATS`, where the name and the beginning of the file do not tell it.
    map: which column or JSON field holds what, as {field of Article: column}; the others are guessed by their names.
    id ... language: fill gaps; what the file itself says stands. outlets: names, domains and countries of outlets,
    by default the table that comes with the package.
    on_error: called with a `Problem` (file, record, reason) for what cannot be read, by default a warning; the run
    goes on with the next record or file.

    Raises InputError if there is no such file, it is of a type that is not read, or it is broken as a whole, and
    MissingExtraError, which names the pip command, if a package for its format is not installed. Both are reported
    instead if the file lies in a folder or an archive.
    """
    gaps = {
        "id": id, "title": title, "outlet": outlet, "domain": domain, "country": country, "published": published,
        "url": url, "authors": authors, "wire": wire, "section": section, "genre": genre, "language": language,
    }  # fmt: skip
    readings = read(path_or_buffer, format=format, map=map, gaps=gaps, outlets=outlets, on_error=on_error)
    return (reading.article for reading in readings)


def read(
    path_or_buffer: Any,
    *,
    format: str | None = None,
    map: Mapping[str, str] | None = None,
    gaps: Mapping[str, Any] | None = None,
    outlets: Outlets | None = None,
    on_error: OnProblem | None = None,
) -> Iterator[Reading]:
    """As `read_articles`, with where each article and each of its fields was found.

    gaps: {field of Article: value} for what the file does not say.
    """
    if format is not None and format not in FORMATS:
        raise InputError(f"No format {format!r}. Formats: {', '.join(FORMATS)}.")
    columns = check_columns(map)
    known = _checked_gaps(gaps or {})
    outlets = outlets or load_outlets()
    report = on_error or warn_of_problem
    sources = _sources(path_or_buffer, format, columns, report)
    return (reading for source in sources for reading in _read_source(source, known, outlets))


def _checked_gaps(gaps: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in gaps.items() if value is not None}
    if unknown := next((name for name in known if name not in FIELDS), None):
        raise InputError(f"{unknown!r} is no field of an article. Fields: {', '.join(FIELDS)}.")
    article, notes = to_article(Found(record=None, values={"text": "", **known}))
    if notes:
        raise InputError(f"{notes[0].split(';')[0]}; give one such as 2031-05-14.")
    return {name: getattr(article, name) for name in known}


def _sources(given: Any, format: str | None, columns: dict[str, str], report: OnProblem) -> Iterator[Source]:
    """What was given, as sources; checked at once, opened when their turn comes."""
    if isinstance(given, (str, os.PathLike)):
        path = Path(given)
        if path.is_dir():
            return _folder(path, format, columns, report)
        if not path.exists():
            raise InputError(f"No file or folder {str(path)!r}.")
        return iter([_file(path, path.name, format, columns, report, exact=True)])
    if isinstance(given, (bytes, bytearray)):
        return iter([_buffer(io.BytesIO(bytes(given)), format, columns, report)])
    if hasattr(given, "read"):
        return iter([_buffer(given, format, columns, report)])
    if is_table(given):
        name = f"<{type(given).__module__.partition('.')[0]} {type(given).__name__}>"
        return iter([Source(name=name, label="row", opener=io.BytesIO, format="table", report_to=report,
                            columns=columns, exact=True, table=given)])  # fmt: skip
    raise InputError(
        f"{type(given).__name__} is nothing that articles are read from; give a path, a stream, bytes or a table."
    )


def _file(
    path: Path, label: str, format: str | None, columns: dict[str, str], report: OnProblem, exact: bool
) -> Source:
    format = format or by_name(path.name)
    if format is None:
        with path.open("rb") as stream:
            format = by_beginning(stream.read(4096))
    return Source(
        name=str(path), label=label, opener=lambda: path.open("rb"), format=format, report_to=report,
        columns=columns, exact=exact,
    )  # fmt: skip


def _folder(folder: Path, format: str | None, columns: dict[str, str], report: OnProblem) -> Iterator[Source]:
    for root, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith(".") and not _belongs_to_page(name, files))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith("."):
                continue
            label = path.relative_to(folder).as_posix()
            source = Source(name=str(path), label=label, opener=lambda: io.BytesIO(), format="text", report_to=report)
            if by_name(name) is None and format is None:
                source.report(f"is of no type that is read ({path.suffix or 'no suffix'})")
                continue
            try:
                yield _file(path, label, format, columns, report, exact=False)
            except OSError as error:
                source.report(str(error))


def _belongs_to_page(folder: str, files: list[str]) -> bool:
    """Whether a browser has put a saved page's pictures and frames there: "story_files" beside "story.html"."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}.{suffix}" in files for suffix in ("html", "htm"))


def _buffer(stream: Any, format: str | None, columns: dict[str, str], report: OnProblem) -> Source:
    """A stream can be read once: it is kept only as far as a seekable one or a small document needs it."""
    name = str(getattr(stream, "name", None) or "<stream>")
    if isinstance(stream, io.TextIOBase):
        stream = getattr(stream, "buffer", None) or io.BytesIO(stream.read().encode("utf-8", errors="surrogatepass"))
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(Any, _Raw(stream)), 1 << 16)
    format = format or by_name(name) or by_beginning(buffered.peek(4096)[:4096])
    if format in ("parquet", "zip", "excel", "docx"):  # read from their end
        data = buffered.read()
        return Source(name=name, label=Path(name).name, opener=lambda: io.BytesIO(data), format=format,
                      report_to=report, columns=columns, exact=True)  # fmt: skip
    return Source(name=name, label=Path(name).name, opener=lambda: cast(BinaryIO, _Unclosed(buffered)), format=format,
                  report_to=report, columns=columns, exact=True)  # fmt: skip


class _Raw(io.RawIOBase):
    """Any object with `read` as a raw stream."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        if isinstance(data, str):
            raise InputError("a stream of str without its encoding; open the file in binary mode")
        buffer[: len(data)] = data
        return len(data)


class _Unclosed:
    """The caller's stream is not ours to close."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def __enter__(self) -> "_Unclosed":
        return self

    def __exit__(self, *error: object) -> None:
        return None


def _read_source(source: Source, gaps: dict[str, Any], outlets: Outlets) -> Iterator[Reading]:
    """The articles of one source. What breaks is reported; only what the caller named himself raises."""
    any_read = False
    try:
        for inner in unpack(source):
            for reading in _read_one(inner, gaps, outlets):
                any_read = True
                yield reading
    except Exception as error:  # whatever a broken file makes its reader raise; the next one is read
        _raise_or_report(source, error, any_read)


def _read_one(source: Source, gaps: dict[str, Any], outlets: Outlets) -> Iterator[Reading]:
    """The articles of one source that is no container."""
    last: int | str | None = None
    try:
        for found in reader(source.format)(source):
            last = found.record
            reading = _complete(found, source, gaps, outlets)
            if reading is not None:
                yield reading
    except Exception as error:
        if source.exact and last is None:
            raise
        source.report(_reason(error, last), last)


def _reason(error: Exception, last: int | str | None) -> str:
    if isinstance(error, EOFError) or "Compressed file ended" in str(error):
        return "ends too early: the file is cut off; what came before was read"
    if isinstance(error, (InputError, MissingExtraError)):
        return str(error)
    after = " after this record" if last is not None else ""
    return f"cannot be read{after}: {type(error).__name__}: {error}"


def _raise_or_report(source: Source, error: Exception, any_read: bool) -> None:
    if not source.exact or any_read:
        source.report(_reason(error, None))
    elif isinstance(error, MissingExtraError):
        raise error
    else:
        raise InputError(f"{source.name} {_reason(error, None)}.") from error


def _complete(found: Found, source: Source, gaps: dict[str, Any], outlets: Outlets) -> Reading | None:
    """The article with its gaps filled: from its own text, the caller, and the table of outlets, in this order."""
    text = found.values.get("text")
    if not isinstance(text, str) or not text.strip():
        source.report(
            "has no text" if text is None or text == "" else "has no text: only white space or no str", found.record
        )
        return None
    try:
        article, notes = to_article(found)
    except ArticleError as error:
        source.report(str(error), found.record)
        return None
    for note in notes:
        source.report(note, found.record, skipped=False)
    credits = find_credits(article)  # before the agency is taken out of the byline
    people = tuple(name for name in article.authors if not outlets.agency(name))
    article = replace(article, authors=people or article.authors)
    values: dict[str, Any] = {}
    origins = {name: origin for name, origin in found.origins.items() if getattr(article, name, None) not in (None, ())}
    origins.pop("language", None) if "language" not in found.values else None
    for candidates in (credits, {name: (value, "the caller") for name, value in gaps.items()}):
        for name, (value, origin) in candidates.items():
            missing = name not in found.values if name == "language" else getattr(article, name) in (None, ())
            if missing and name not in values:
                values[name], origins[name] = value, origin
    article = replace(article, **values)
    for name, value in outlets.complete(article).items():
        values[name], origins[name] = value, "the table of outlets"
    if article.id is None:
        values["id"] = source.label if found.record is None else f"{source.label}#{found.record}"
        origins["id"] = "the name of the file"
    return Reading(
        article=replace(article, **values), file=source.name, record=found.record, format=source.format, origins=origins
    )
