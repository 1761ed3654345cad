"""Options that several commands have, each said once."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from quoteattr import given
from quoteattr.errors import InputError
from quoteattr.types import Kind


def _pipelines() -> list[str]:
    from quoteattr.pipeline import installed

    return [*installed(), "rules"]


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Articles: files, folders, or - for standard input.")
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Name of the publication, where the file does not tell it.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published, as 2031-05-14, where the file does not.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The headline, where the file does not hold it.")]
Country = Annotated[
    str | None,
    typer.Option(metavar="COUNTRY", help="The outlet's country, a code as GB or a name, where nothing tells it."),
]
Section = Annotated[
    str | None, typer.Option(metavar="NAME", help="The newspaper's section, where the file does not tell it.")
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Which column or field of a table holds what: text=body."),
]
OutletTable = Annotated[
    Path | None, typer.Option("--outlets", metavar="FILE", help="Outlets of yours: a TSV with domain and name.")
]
Kinds = Annotated[
    str | None,
    typer.Option(
        metavar="LIST",
        help="Only these: direct, mixed, indirect; with commas.",
        autocompletion=lambda: list(get_args(Kind)),
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Pipeline: a name (see quoteattr info), 'rules', or a path.", autocompletion=_pipelines
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def kinds_of(listed: str | None) -> frozenset[Kind] | None:
    """What --kinds lists. Raises InputError for an unknown kind, and for none at all."""
    if listed is None:
        return None
    kinds = [kind.strip() for kind in listed.split(",") if kind.strip()]
    if not kinds:
        raise InputError(f"--kinds is empty; give one or more of {', '.join(get_args(Kind))}, or leave it out for all.")
    return given.kinds_of(kinds)
