"""``quoteattr show``: an article with its quotations marked, in the terminal or on a page."""

from collections.abc import Sequence
from typing import Annotated

import typer

import quoteattr
from quoteattr.cli.extracting import quoted
from quoteattr.cli.options import AsJson, Kinds, Model, Outlet, Published, Quiet, Title, kinds_of
from quoteattr.cli.plain import plain_row, print_json
from quoteattr.cli.reading import Inputs, about_article, finish, saved_quotes
from quoteattr.errors import InputError
from quoteattr.types import Kind, Quote


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or the .jsonl of extract; - for stdin.")],
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    kinds: Kinds = None,
    model: Model = None,
    speaker: Annotated[str | None, typer.Option(help="Only speakers whose name contains this.")] = None,
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
    from quoteattr.cli.output import console, marked

    if as_json and browser:
        raise InputError("--json prints to standard output; it goes without --browser.")
    inputs = Inputs([file], about_article(outlet=outlet, published=published, title=title))
    chosen = kinds_of(kinds)
    pairs = saved_quotes(file) or quoted(inputs, None, model)
    wanted = [(article, [q for q in quotes if _is_wanted(q, chosen, speaker)]) for article, quotes in pairs]
    if browser:
        print(quoteattr.show(wanted).open())
    elif as_json:
        print_json([plain_row(quote) for _, quotes in wanted for quote in quotes])
    else:
        screen = console()
        for article, quotes in wanted:
            screen.print(marked(article, quotes))
    finish(inputs, quiet)


def _is_wanted(quote: Quote, kinds: Sequence[Kind] | None, speaker: str | None) -> bool:
    name = quote.speaker.name if quote.speaker else ""
    return (kinds is None or quote.kind in kinds) and (speaker is None or speaker.lower() in name.lower())
