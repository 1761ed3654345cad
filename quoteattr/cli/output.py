"""What the command line prints and writes: files, tables, marked text."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.style import Style
from rich.text import Text

from quoteattr.cli.table import PLAIN_WIDTH, console, print_table, printable, sign_meanings
from quoteattr.errors import InputError
from quoteattr.export import jsonl_lines, to_csv, to_excel, to_jsonl, to_parquet
from quoteattr.rendering import render
from quoteattr.rendering.knowledge import signs
from quoteattr.rendering.segments import CONTENT, CUE, SOURCE, Segment, paragraphs, parts_of, segments
from quoteattr.rendering.voices import Voice, voices
from quoteattr.saving import check_target, whole_file
from quoteattr.types import Article, Quote

Pairs = Iterable[tuple[Article, Sequence[Quote]]]

FORMATS = ("table", "jsonl", "csv", "parquet", "xlsx", "html")
BINARY = ("parquet", "xlsx")

_COLOURS = ("blue", "dark_orange3", "green4", "magenta3", "yellow4", "deep_sky_blue3", "medium_purple3")
_LINES = {"direct": Style(underline=True), "mixed": Style(underline2=True), "indirect": Style(italic=True)}


def format_for(format: str | None, out: Path | None) -> str:
    """The format asked for, or the one that the file's name says. Raises InputError."""
    suffix = out.suffix.lstrip(".").lower() if out is not None else "table"
    named = {"htm": "html", "pq": "parquet", "txt": "table", "": "table", "json": "jsonl", "ndjson": "jsonl"}
    chosen = format or named.get(suffix, suffix)
    if chosen not in FORMATS:
        raise InputError.unknown("format", chosen, FORMATS)
    if chosen in BINARY and out is None:
        raise InputError(f"{chosen} is binary: say where to write it with -o FILE.{chosen}.")
    return chosen


def write(pairs: Pairs, format: str, out: Path | None, legend: bool = True) -> None:
    """Write articles with their quotations to a file, or to standard output. legend: below a table, what it means."""
    if out is None and format == "table":
        print_table(pairs, console(), legend)
    elif out is None and format == "jsonl":
        sys.stdout.writelines(jsonl_lines(pairs))
    elif out is None:
        with TemporaryDirectory() as folder:
            _write_file(pairs, format, path := Path(folder) / "out", legend)
            with open(path, encoding="utf-8", newline="") as file:
                shutil.copyfileobj(file, sys.stdout)
    else:
        _write_file(pairs, format, out, legend)


def _write_file(pairs: Pairs, format: str, path: Path, legend: bool) -> None:
    if format == "table":
        with whole_file(path) as part, open(part, "w", encoding="utf-8") as file:
            print_table(pairs, Console(file=file, width=PLAIN_WIDTH, no_color=True), legend)
    elif format == "html":
        check_target(path)
        render(pairs, path)
    else:
        {"jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet, "xlsx": to_excel}[format](pairs, path)


def marked(article: Article, quotes: Sequence[Quote], legend: bool = True) -> Text:
    """The article with its quotations marked for a terminal: in brackets with the speaker's initials, and in colour.

    legend: say below what stands in brackets.
    """
    people, numbers = voices(quotes)
    own = [people[number] for number in numbers]
    begins: dict[int, list[int]] = {}
    ends: dict[int, int] = {}
    for number, quote in enumerate(quotes):
        for piece in quote.content:
            begins.setdefault(piece.start, []).append(number)
            ends[piece.end] = ends.get(piece.end, 0) + 1
    drawn = Text()
    for start, end, parts in paragraphs(article.text, parts_of(quotes)):
        for segment in segments(start, end, parts):
            for number in begins.pop(segment.start, ()):
                drawn.append(f"[{_tag(quotes[number], own[number])} ", _faint(own[number]))
            drawn.append(printable(article.text[segment.start : segment.end]), _style(segment, quotes, own))
            drawn.append("]" * ends.pop(segment.end, 0))
        drawn.append("\n\n")
    for voice in people:
        about = f", {voice.about}" if voice.name and voice.about else ""
        drawn.append(printable(f"{voice.initials:>3}  "), _faint(voice))
        drawn.append(printable(f"{voice.name or 'no speaker found'}{about}: {voice.quotations}\n"))
    if legend and (found := {sign for quote in quotes for sign in signs(quote)}):
        drawn.append(f"\nIn brackets: {sign_meanings(found)}.\n", Style(dim=True))
    return drawn


def _tag(quote: Quote, voice: Voice) -> str:
    """The initials, with stance and negation in brackets, so that they are not read as words of the quotation."""
    told = signs(quote)
    return f"{voice.initials} ({', '.join(told)})" if told else voice.initials


def _faint(voice: Voice) -> Style:
    return Style(color=_COLOURS[voice.number % len(_COLOURS)] if voice.name else None, bold=True)


def _style(segment: Segment, quotes: Sequence[Quote], own: Sequence[Voice]) -> Style:
    style = Style()
    for part in segment.parts:
        if part.role == CONTENT:
            style += _faint(own[part.quote]) + Style(bold=False) + _LINES[quotes[part.quote].kind]
        elif part.role in (CUE, SOURCE):
            style += _faint(own[part.quote])
    return style
