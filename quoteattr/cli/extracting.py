"""``quoteattr extract``: articles in, their quotations to the screen or a file."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import quoteattr
from quoteattr.cli.apart import check_apart
from quoteattr.cli.options import (
    AsJson,
    Country,
    Files,
    Kinds,
    Map,
    Model,
    Outlet,
    OutletTable,
    Published,
    Quiet,
    Section,
    Title,
    kinds_of,
)
from quoteattr.cli.plain import counted, plain_row, print_json
from quoteattr.cli.reading import Inputs, about_article, column_map, finish, first_of
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.types import Article, Kind, Quote

if TYPE_CHECKING:
    from spacy.language import Language

Pairs = Iterator[tuple[Article, tuple[Quote, ...]]]


def extract(
    files: Files,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    country: Country = None,
    section: Section = None,
    map: Map = None,
    outlets: OutletTable = None,
    kinds: Kinds = None,
    model: Model = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help="table, jsonl, csv, parquet, xlsx or html; default by -o.",
            autocompletion=lambda: ["table", "jsonl", "csv", "parquet", "xlsx", "html"],
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write.")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Find the quotations of articles.

    \b
    Examples:
      quoteattr extract article.txt
      quoteattr extract article.txt --published 2031-05-14 --outlet "The Larsen Bay Post" -o quotes.html
      quoteattr extract articles/*.txt --kinds direct,mixed -o quotes.parquet
      quoteattr extract scraped.csv --map text=body --map published=scraped_at -o quotes.csv
      curl -s https://post.example/a.txt | quoteattr extract - --format jsonl

    What the options tell of an article (--outlet, --published, ...) fills gaps: what the file itself says stands.
    """
    from quoteattr.cli.output import format_for, write
    from quoteattr.cli.table import console

    if as_json and (format or out):
        raise InputError("--json prints to standard output; it goes without --format and -o.")
    chosen = format_for(format, out)
    check_apart(out, files, [outlets])
    about = about_article(outlet=outlet, published=published, title=title, country=country, section=section)
    inputs = Inputs(files, about, column_map(map), outlets)
    pairs = quoted(inputs, kinds_of(kinds), model)
    counts = [0, 0]
    if as_json:
        print_json([plain_row(quote) for _, quotes in _watched(pairs, counts, quiet) for quote in quotes])
    else:
        write(_watched(pairs, counts, quiet), chosen, out, legend=not quiet)
    if out is not None and not quiet:
        done = f"{counted(counts[1], 'quotation')} of {counted(counts[0], 'article')} in {out}"
        console(stderr=True).print(done, markup=False)
    finish(inputs, quiet)


def quoted(inputs: Inputs, kinds: Collection[Kind] | None, model: str | None) -> Pairs:
    """Articles with their quotations. Complains of unreadable input before the pipeline is loaded."""
    articles = first_of(inputs)
    nlp = loaded(model)
    yield from quoteattr.pipe(articles, nlp, on_error=inputs.fail, kinds=kinds)


def loaded(model: str | None) -> "Language":
    """The pipeline. Raises InputError for one that is there but broken, which spaCy tells in many ways."""
    try:
        return quoteattr.load(model)
    except QuoteattrError:
        raise
    except Exception as error:
        first = str(error).partition(". ")[0]
        raise InputError(f"The pipeline {model or 'of the package'} does not load: {first}.") from error


def _watched(pairs: Pairs, counts: list[int], quiet: bool) -> Pairs:
    """The pairs, counted, with a bar on a terminal where it takes more than a second."""
    from tqdm import tqdm

    for article, quotes in tqdm(pairs, unit=" articles", leave=False, delay=1, disable=quiet or None):
        counts[0] += 1
        counts[1] += len(quotes)
        yield article, quotes
