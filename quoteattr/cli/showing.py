"""``quoteattr show``: an article with its quotations marked, in the terminal or on a page."""

from collections.abc import Sequence
from typing import Annotated

import typer

import quoteattr
from quoteattr.cli.extracting import quoted
from quoteattr.cli.options import AsJson, Country, Kinds, Model, Outlet, Published, Quiet, Section, Title, kinds_of
from quoteattr.cli.plain import plain_row, print_json
from quoteattr.cli.reading import Inputs, about_article, finish, saved_quotes
from quoteattr.errors import InputError
from quoteattr.types import Article, Quote


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or the .jsonl of extract; - for stdin.")],
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    country: Country = None,
    section: Section = None,
    kinds: Kinds = None,
    model: Model = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only speakers whose name contains this.")] = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open a page instead of printing.")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Show an article with its quotations marked.

    \b
    Examples:
      quoteattr show article.txt
      quoteattr show article.txt --speaker varga
      quoteattr show quotes.jsonl --browser
    """
    from quoteattr.cli.output import marked
    from quoteattr.cli.table import console, put

    if as_json and browser:
        raise InputError("--json prints to standard output; it goes without --browser.")
    about = about_article(outlet=outlet, published=published, title=title, country=country, section=section)
    inputs = Inputs([file], about)
    chosen = kinds_of(kinds)
    pairs = saved_quotes(file) or quoted(inputs, None, model)
    found = [(article, [q for q in quotes if chosen is None or q.kind in chosen]) for article, quotes in pairs]
    wanted = found if speaker is None else _of_speaker(found, speaker)
    if browser:
        print(quoteattr.show(wanted).open())
    elif as_json:
        print_json([plain_row(quote) for _, quotes in wanted for quote in quotes])
    else:
        screen = console()
        for article, quotes in wanted:
            put(screen, marked(article, quotes, legend=not quiet))
    finish(inputs, quiet)


def _of_speaker(pairs: Sequence[tuple[Article, Sequence[Quote]]], part: str) -> list[tuple[Article, Sequence[Quote]]]:
    """The quotations of speakers whose name contains this. Raises InputError, with the names there are, for none."""
    names = dict.fromkeys(quote.speaker.name for _, quotes in pairs for quote in quotes if quote.speaker)
    if not any(part.lower() in name.lower() for name in names):
        there = f"There are: {', '.join(names)}" if names else "No speaker was found"
        raise InputError(f"No speaker's name contains {part!r}. {there}.")
    return [
        (article, [q for q in quotes if q.speaker and part.lower() in q.speaker.name.lower()])
        for article, quotes in pairs
    ]
