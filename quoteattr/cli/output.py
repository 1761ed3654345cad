"""What the command line prints: tables, marked text, files."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quoteattr.errors import InputError
from quoteattr.export import jsonl_lines, to_csv, to_excel, to_jsonl, to_parquet
from quoteattr.rendering import render
from quoteattr.rendering.knowledge import signs
from quoteattr.rendering.segments import CONTENT, CUE, SOURCE, Segment, paragraphs, parts_of, segments
from quoteattr.rendering.voices import Voice, position, voices
from quoteattr.saving import check_target, whole_file
from quoteattr.types import Article, Quote

Pairs = Iterable[tuple[Article, Sequence[Quote]]]

FORMATS = ("table", "jsonl", "csv", "parquet", "xlsx", "html")
BINARY = ("parquet", "xlsx")
PLAIN_WIDTH = 120  # columns where the output is no terminal

_COLOURS = ("blue", "dark_orange3", "green4", "magenta3", "yellow4", "deep_sky_blue3", "medium_purple3")
_LINES = {"direct": Style(underline=True), "mixed": Style(underline2=True), "indirect": Style(italic=True)}


def console(stderr: bool = False) -> Console:
    """A console with colours on a terminal only, and of a fixed width elsewhere."""
    found = Console(stderr=stderr, highlight=False, soft_wrap=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH, no_color=True)


def format_for(format: str | None, out: Path | None) -> str:
    """The format asked for, or the one that the file's name says. Raises InputError."""
    suffix = out.suffix.lstrip(".").lower() if out is not None else "table"
    named = {"htm": "html", "pq": "parquet", "txt": "table", "": "table", "json": "jsonl", "ndjson": "jsonl"}
    chosen = format or named.get(suffix, suffix)
    if chosen not in FORMATS:
        came = f"--format {format!r}" if format else f"a file name that ends in .{suffix}"
        raise InputError(f"{came} is no format of ours. There are: {', '.join(FORMATS)}.")
    if chosen in BINARY and out is None:
        raise InputError(f"{chosen} is binary: say where to write it with -o FILE.{chosen}.")
    return chosen


def write(pairs: Pairs, format: str, out: Path | None) -> None:
    """Write articles with their quotations to a file, or to standard output."""
    if out is None and format == "table":
        print_table((quote for _, quotes in pairs for quote in quotes), console())
    elif out is None and format == "jsonl":
        sys.stdout.writelines(jsonl_lines(pairs))
    elif out is None:
        with TemporaryDirectory() as folder:
            _write_file(pairs, format, path := Path(folder) / "out")
            with open(path, encoding="utf-8", newline="") as file:
                shutil.copyfileobj(file, sys.stdout)
    else:
        _write_file(pairs, format, out)


def _write_file(pairs: Pairs, format: str, path: Path) -> None:
    if format == "table":
        with whole_file(path) as part, open(part, "w", encoding="utf-8") as file:
            screen = Console(file=file, width=PLAIN_WIDTH, no_color=True)
            print_table((quote for _, quotes in pairs for quote in quotes), screen)
    elif format == "html":
        check_target(path)
        render(pairs, path)
    else:
        {"jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet, "xlsx": to_excel}[format](pairs, path)


def table(quotes: Iterable[Quote], width: int = PLAIN_WIDTH) -> Table | Text:
    """Speaker, role, kind, quotation, date and outlet of each quotation. width: of the screen, in characters."""
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", leading=1, width=width)
    some = width // 8
    for name, most in (
        ("speaker", some),
        ("role", some),
        ("kind", 10),
        ("quotation", 0),
        ("date", 10),
        ("outlet", some),
    ):
        drawn.add_column(name, max_width=most or None, ratio=None if most else 1, overflow="fold")
    for quote in quotes:
        drawn.add_row(*(Text(_printable(cell or "")) for cell in _cells(quote)))
    return drawn if drawn.row_count else Text("no quotations")


def print_table(quotes: Iterable[Quote], screen: Console) -> None:
    """The table, as wide as the screen."""
    screen.print(table(quotes, screen.width))


def _cells(quote: Quote) -> tuple[str | None, ...]:
    return (
        quote.speaker.name if quote.speaker else "?",
        position(quote.speaker),
        ", ".join((quote.kind, *signs(quote))),
        quote.text,
        quote.date.iso if quote.date else None,
        quote.article.outlet,
    )


def _printable(text: str) -> str:
    """Without control characters, which could move the cursor or recolour the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def marked(article: Article, quotes: Sequence[Quote]) -> Text:
    """The article with its quotations marked for a terminal: in brackets with the speaker's initials, and in colour."""
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
                drawn.append("[" + " ".join((own[number].initials, *signs(quotes[number]))) + " ", _faint(own[number]))
            drawn.append(_printable(article.text[segment.start : segment.end]), _style(segment, quotes, own))
            drawn.append("]" * ends.pop(segment.end, 0))
        drawn.append("\n\n")
    for voice in people:
        about = f", {voice.about}" if voice.name and voice.about else ""
        drawn.append(_printable(f"{voice.initials:>3}  "), _faint(voice))
        drawn.append(_printable(f"{voice.name or 'no speaker found'}{about}: {voice.quotations}\n"))
    return drawn


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
