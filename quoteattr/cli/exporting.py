"""``quoteattr export``: saved quotations in other tools' forms."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.apart import check_apart
from quoteattr.cli.options import AsJson, Quiet
from quoteattr.cli.plain import counted, print_json
from quoteattr.cli.reading import saved_quotes
from quoteattr.cli.table import console
from quoteattr.errors import InputError
from quoteattr.types import Article, Quote

FORMS = ("annotations", "atap", "brat", "citron", "prodigy", "schema-org", "tei", "webanno")


def export(
    file: Annotated[Path, typer.Argument(metavar="QUOTES.jsonl", help="What quoteattr extract -o NAME.jsonl wrote.")],
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="FORM", help=", ".join(FORMS) + ".", autocompletion=lambda: list(FORMS), show_default=False
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PATH", help="A file; for brat, citron, webanno a folder.")
    ],
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write quotations in another tool's form.

    \b
    annotations  W3C Web Annotations, JSON lines      prodigy     rel.manual tasks, JSON lines
    atap         ATAP Quotation Tool's table, CSV     schema-org  Quotation, JSON-LD
    brat         .txt and .ann an article             tei         TEI P5 with <said who="...">
    citron       BBC Citron's JSON an article         webanno     INCEpTION's WebAnno TSV 3.3 an article

    \b
    Examples:
      quoteattr extract articles/ -o quotes.jsonl
      quoteattr export quotes.jsonl --to tei -o quotes.xml
      quoteattr export quotes.jsonl --to brat -o annotations/
    """
    from quoteattr.interop import write

    pairs = saved_quotes(str(file))
    if pairs is None:
        raise InputError(f"{file} is not what `quoteattr extract -o NAME.jsonl` writes: one article a line.")
    check_apart(out, [file])
    counts = [0, 0]
    path = write(_counted(pairs, counts), to, out)
    if as_json:
        print_json({"form": to, "path": str(path), "articles": counts[0], "quotes": counts[1]})
    elif not quiet:
        done = f"{counted(counts[1], 'quotation')} of {counted(counts[0], 'article')} written to {path}"
        console(stderr=True).print(done, markup=False)


def _counted(
    pairs: Iterator[tuple[Article, tuple[Quote, ...]]], counts: list[int]
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    for article, quotes in pairs:
        counts[0] += 1
        counts[1] += len(quotes)
        yield article, quotes
