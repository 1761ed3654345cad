"""``quoteattr speakers``: the same speaker in every article of a corpus, and the pairs that a person must judge."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.apart import check_apart, check_outside_of
from quoteattr.cli.extracting import quoted
from quoteattr.cli.helping import Command
from quoteattr.cli.options import AsJson, Model, Quiet
from quoteattr.cli.plain import print_json
from quoteattr.cli.reading import Inputs, finish, saved_quotes
from quoteattr.errors import InputError
from quoteattr.saving import whole_file
from quoteattr.types import Quote

app = typer.Typer(
    help="""Find who is who over many articles.

    Names that are surely one speaker's are joined; pairs that a person must judge are written to a table.

    \b
    Examples:
      quoteattr speakers review quotes.jsonl -o review.csv
      quoteattr speakers list quotes.jsonl --decisions review.csv -o speakers.csv
    """,
    no_args_is_help=True,
)

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="What extract wrote as .jsonl, or articles to read now.")
]
COLUMNS = ("id", "name", "type", "articles", "names", "roles", "reasons")


@app.command(cls=Command)
def review(
    files: Files,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="The review table; its decisions are kept and applied.")
    ] = Path("review.csv"),
    model: Model = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write the pairs of speakers that you must decide.

    They may be one and the same. Write "same" or "different" into the last column and run the command again: what you
    decided is applied and stays in the table; give it to `quoteattr speakers list --decisions`, too.

    \b
    Examples:
      quoteattr extract articles/ -o quotes.jsonl
      quoteattr speakers review quotes.jsonl -o review.csv
      quoteattr speakers list quotes.jsonl --decisions review.csv -o speakers.csv
    """
    from quoteattr.identity import link_speakers, read_decisions, write_review

    check_apart(out, files)
    check_outside_of(out, files)
    inputs = Inputs(files, {})
    decisions = read_decisions(out) if out.is_file() else {}
    linked = link_speakers(_quotes(inputs, model), decisions)
    pairs = write_review(linked, out, keep=True)
    if as_json:
        sums = {"speakers": len(linked.speakers), "pairs": pairs, "decided": len(decisions)}
        print_json({**sums, "table": str(out)})
    elif not quiet:
        print(f"{len(linked.speakers):,} speakers; {pairs:,} pairs to decide, {len(decisions):,} decided, in {out}")
    finish(inputs, quiet)


@app.command("list", cls=Command)
def list_speakers(
    files: Files,
    decisions: Annotated[Path | None, typer.Option(metavar="FILE", help="A review table with your decisions.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="CSV file; else the screen.")] = None,
    model: Model = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """List the speakers of a corpus.

    Each has an id, its names and roles, and the reasons for which names were joined.

    \b
    Examples:
      quoteattr speakers list quotes.jsonl
      quoteattr speakers list quotes.jsonl --decisions review.csv -o speakers.csv
    """
    from quoteattr.identity import link_speakers, read_decisions

    check_apart(out, files, [decisions])
    inputs = Inputs(files, {})
    linked = link_speakers(_quotes(inputs, model), read_decisions(decisions) if decisions else {})
    rows = [
        (s.id, s.name, s.type, s.articles, "; ".join(s.names), "; ".join(s.roles), "; ".join(s.reasons))
        for s in linked.speakers
    ]
    if as_json and out is not None:
        raise InputError("--json prints to standard output; it goes without -o.")
    if as_json:
        print_json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    elif out is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows([COLUMNS, *rows])
    else:
        with whole_file(out) as part, part.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    finish(inputs, quiet)


def _quotes(inputs: Inputs, model: str | None) -> Iterator[Quote]:
    """The quotations of saved files as they are, of articles by the pipeline, which is loaded only for these."""
    fresh = []
    for name in inputs.files:
        saved = saved_quotes(name)
        if saved is None:
            fresh.append(name)
        else:
            for _, quotes in saved:
                yield from quotes
    if fresh:
        rest = Inputs(fresh, {})
        for _, quotes in quoted(rest, None, model):
            yield from quotes
        inputs.add(rest)
