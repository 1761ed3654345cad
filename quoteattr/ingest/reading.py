"""`read_articles`: articles from files, folders, buffers and tables, one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quoteattr.errors import ArticleError, InputError, MissingExtraError
from quoteattr.ingest.containers import unpack
from quoteattr.ingest.credits import Credit, find_credits
from quoteattr.ingest.fields import FIELDS, Found, check_columns, to_article
from quoteattr.ingest.formats import FORMATS, reader
from quoteattr.ingest.inputs import open_sources
from quoteattr.ingest.outlets import Outlets, load_outlets
from quoteattr.ingest.problems import OnProblem, warn_of_problem
from quoteattr.ingest.sources import Source
from quoteattr.ingest.titles import find_title
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

    Raises InputError as `read_articles` does, at once for a format or field that there is not.
    """
    if format is not None and format not in FORMATS:
        raise InputError.unknown("format", format, FORMATS)
    columns = check_columns(map)
    known = _checked_gaps(gaps or {})
    outlets = outlets or load_outlets()
    report = on_error or warn_of_problem
    sources = open_sources(path_or_buffer, format, columns, report)
    return (reading for source in sources for reading in _read_source(source, known, outlets))


def _checked_gaps(gaps: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in gaps.items() if value is not None}
    if unknown := next((name for name in known if name not in FIELDS), None):
        raise InputError.unknown("field of an article", unknown, FIELDS)
    article, notes = to_article(Found(record=None, values={"text": "", **known}))
    if notes:
        raise InputError(f"{notes[0].split(';')[0]}; give one such as 2031-05-14.")
    return {name: getattr(article, name) for name in known}


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
        source.report(_reason(error, last), last, lacking=isinstance(error, MissingExtraError))


def _reason(error: Exception, last: int | str | None) -> str:
    if isinstance(error, EOFError) or "Compressed file ended" in str(error):
        return "ends too early: the file is cut off; what came before was read"
    if isinstance(error, (InputError, MissingExtraError)):
        return str(error)
    after = " after this record" if last is not None else ""
    return f"cannot be read{after}: {type(error).__name__}: {error}"


def _raise_or_report(source: Source, error: Exception, any_read: bool) -> None:
    if not source.exact or any_read:
        source.report(_reason(error, None), lacking=isinstance(error, MissingExtraError))
    elif isinstance(error, MissingExtraError):
        raise error
    else:
        raise InputError(f"{source.name} {_reason(error, None).removesuffix('.')}.") from error


def _complete(found: Found, source: Source, gaps: dict[str, Any], outlets: Outlets) -> Reading | None:
    """The article with its gaps filled: by the caller, its own lines, and the table of outlets, in this order."""
    text = found.values.get("text")
    if not isinstance(text, str) or not text.strip():
        source.report(_without_text(text), found.record)
        return None
    try:
        article, notes = to_article(found)
    except ArticleError as error:
        source.report(str(error), found.record)
        return None
    for note in notes:
        source.report(note, found.record, skipped=False)
    origins = {name: origin for name, origin in found.origins.items() if getattr(article, name) not in (None, ())}
    label = source.label if found.record is None else f"{source.label}#{found.record}"
    credits = _told_by_lines(article)  # before the agency is taken out of the byline
    people = tuple(name for name in article.authors if not outlets.agency(name))
    article = replace(article, authors=people or article.authors)
    article = _filled(article, {name: (value, "the caller") for name, value in gaps.items()}, origins)
    article = _filled(article, credits, origins)
    known = {name: (value, "the table of outlets") for name, value in outlets.complete(article).items()}
    article = _filled(article, {**known, "id": (label, "the name of the file")}, origins)
    return Reading(article=article, file=source.name, record=found.record, format=source.format, origins=origins)


def _told_by_lines(article: Article) -> dict[str, Credit]:
    """What the article's own lines say about it: headline, byline, day of publication, agency."""
    credits = find_credits(article)
    if article.title is None and (title := find_title(article.text)):
        credits["title"] = title, "the first line"
    return credits


def _without_text(given: Any) -> str:
    if not given:
        return "has no text"
    return "has no text, only white space" if isinstance(given, str) else f"has no text, but {type(given).__name__}"


def _filled(article: Article, candidates: Mapping[str, tuple[Any, str]], origins: dict[str, str]) -> Article:
    """The article with candidates for the fields that nothing has told yet; notes their origins."""
    new = {name: pair for name, pair in candidates.items() if name not in origins}
    origins |= {name: origin for name, (_, origin) in new.items()}
    return replace(article, **{name: value for name, (value, _) in new.items()}) if new else article


def read_source(
    source: Source, gaps: Mapping[str, Any] | None = None, outlets: Outlets | None = None
) -> Iterator[Reading]:
    """The articles of one of the sources that `open_sources` gives."""
    return _read_source(source, _checked_gaps(gaps or {}), outlets or load_outlets())
