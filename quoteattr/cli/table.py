"""Quotations as a table for the screen: a row a quotation, and below it what its signs mean."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from quoteattr.rendering.knowledge import MEANINGS, signs
from quoteattr.rendering.voices import position
from quoteattr.types import Article, Quote

Pairs = Iterable[tuple[Article, Sequence[Quote]]]

PLAIN_WIDTH = 120  # columns where the output is no terminal
NARROW = 100  # below so many columns the role has no column of its own
UNKNOWN = "?"  # in the place of a speaker


def console(stderr: bool = False) -> Console:
    """A console with colours on a terminal only, and elsewhere as wide as COLUMNS says, or of a fixed width."""
    found = Console(stderr=stderr, highlight=False, soft_wrap=False)
    if found.is_terminal:
        return found
    told = os.environ.get("COLUMNS", "")
    width = int(told) if told.isdecimal() and int(told) else PLAIN_WIDTH
    return Console(stderr=stderr, highlight=False, width=width, no_color=True)


def put(screen: Console, what: RenderableType) -> None:
    """Print it; elsewhere than on a terminal without the spaces that fill lines up."""
    if screen.is_terminal:
        screen.print(what)
        return
    with screen.capture() as captured:
        screen.print(what)
    screen.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def print_table(pairs: Pairs, screen: Console, legend: bool = True) -> None:
    """The quotations, as wide as the screen, below a line that tells of their article what is known."""
    stream = iter(pairs)
    first = next(stream, None)
    second = next(stream, None)
    known = _Legend()
    for article, quotes in chain(*([pair] for pair in (first, second) if pair is not None), stream):
        if quotes:
            if heading := _heading(article, alone=second is None):
                put(screen, Text(heading, style="bold"))
            put(screen, table(quotes, screen.width))
            known.add(article, quotes)
    if not known.any:
        screen.print("no quotations")
    elif legend:
        put(screen, Text("\n".join(known.lines()), style="dim"))


def table(quotes: Iterable[Quote], width: int = PLAIN_WIDTH) -> Table:
    """Speaker, role, kind, quotation and date of each quotation. width: of the screen, in characters.

    A narrow one has the role below the speaker: long words would be cut there. The outlet has a column where there are
    several, since else a line above tells it.
    """
    quotes = list(quotes)
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", leading=1, width=width)
    narrow = width < NARROW
    some = max(width // 4, 10) if narrow else width // 8
    widths = {"speaker": some, "role": some, "kind": 10, "quotation": 0, "date": 10, "outlet": some}
    several = len({quote.article.outlet for quote in quotes}) > 1
    left_out = {*(("role", "outlet") if narrow else ()), *(() if several else ("outlet",))}
    shown = [name for name in widths if name not in left_out]
    for name in shown:
        most = widths[name] or None
        drawn.add_column(name, max_width=most, ratio=None if most else 1, overflow="fold")
    for quote in quotes:
        cells = _cells(quote)
        if narrow and cells["role"]:
            cells["speaker"] += f"\n{cells['role']}"
        drawn.add_row(*(Text(printable(cells[name])) for name in shown))
    return drawn


def _cells(quote: Quote) -> dict[str, str]:
    return {
        "speaker": one_line(quote.speaker.name) if quote.speaker else UNKNOWN,
        "role": one_line(position(quote.speaker)),
        "kind": ", ".join((quote.kind, *signs(quote))),
        "quotation": one_line(quote.text),
        "date": quote.date.iso if quote.date else "",
        "outlet": one_line(quote.article.outlet or ""),
    }


def _heading(article: Article, alone: bool) -> str:
    """Title, outlet and day of publication, as far as they are known; unless it is alone, its id before them."""
    day = str(article.published)[:10] if article.published else None
    id = None if alone else article.id
    return printable(one_line(" · ".join(filter(None, (id, article.title, article.outlet, day)))))


class _Legend:
    """What the signs of a table mean: those that it has."""

    def __init__(self) -> None:
        self.any = self.unknown = self.undated = False
        self.signs: set[str] = set()

    def add(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.any = True
        self.unknown |= any(quote.speaker is None for quote in quotes)
        self.undated |= article.published is None
        self.signs.update(*map(signs, quotes))

    def lines(self) -> Iterator[str]:
        if self.unknown:
            yield f"{UNKNOWN}: no speaker found."
        if self.signs:
            yield f"Behind the kind: {sign_meanings(self.signs)}."
        if self.undated:
            yield "Without the day of publication, a date such as “on Monday” stays unknown: give it with --published."


def sign_meanings(found: Iterable[str]) -> str:
    """The stances and the negation among these signs, each with its meaning: "deny = denies it"."""
    return "; ".join(f"{sign} = {MEANINGS[sign]}" for sign in MEANINGS if sign in set(found))


def one_line(text: str) -> str:
    """The text without the line breaks that the article has inside a sentence."""
    return " ".join(text.split())


def printable(text: str) -> str:
    """Without control characters, which could move the cursor or recolour the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)
