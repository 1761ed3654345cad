"""``quoteattr export``: saved quotations in other tools' forms."""

from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.output import console
from quoteattr.cli.reading import saved_quotes
from quoteattr.errors import InputError

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
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
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
    path = write(pairs, to, out)
    if not quiet:
        console(stderr=True).print(f"written to {path}", markup=False)
