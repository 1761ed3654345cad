"""``quoteattr speakers``: the same speaker in every article of a corpus, and the pairs that a person must judge."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.reading import Inputs, saved_quotes
from quoteattr.types import Quote

app = typer.Typer(
    help="""The same speaker in every article: who is who over a corpus, and what a person must judge.

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
Model = Annotated[str | None, typer.Option(help="Pipeline for articles: a name, 'rules', or a path.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results only.")]
COLUMNS = ("id", "name", "type", "articles", "names", "roles", "reasons")


@app.command()
def review(
    files: Files,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="The review table; its decisions are kept and applied.")
    ] = Path("review.csv"),
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Write the pairs of speakers that may be one and the same, for you to decide.

    Write "same" or "different" into the last column and run the command again: what you decided is applied and stays in
    the table; give it to `quoteattr speakers list --decisions`, too.

    \b
    Examples:
      quoteattr extract articles/ -o quotes.jsonl
      quoteattr speakers review quotes.jsonl -o review.csv
      quoteattr speakers list quotes.jsonl --decisions review.csv -o speakers.csv
    """
    from quoteattr.identity import link_speakers, read_decisions, write_review

    inputs = Inputs(files, {})
    decisions = read_decisions(out) if out.is_file() else {}
    linked = link_speakers(_quotes(inputs, model), decisions)
    pairs = write_review(linked, out, keep=True)
    if not quiet:
        print(f"{len(linked.speakers):,} speakers; {pairs:,} pairs to decide, {len(decisions):,} decided, in {out}")
    _finish(inputs)


@app.command("list")
def list_speakers(
    files: Files,
    decisions: Annotated[Path | None, typer.Option(metavar="FILE", help="A review table with your decisions.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="CSV file; else the screen.")] = None,
    model: Model = None,
) -> None:
    """List the speakers of a corpus with their ids, names, roles and the reasons for which names were joined."""
    from quoteattr.identity import link_speakers, read_decisions

    inputs = Inputs(files, {})
    linked = link_speakers(_quotes(inputs, model), read_decisions(decisions) if decisions else {})
    rows = [
        (s.id, s.name, s.type, s.articles, "; ".join(s.names), "; ".join(s.roles), "; ".join(s.reasons))
        for s in linked.speakers
    ]
    if out is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows([COLUMNS, *rows])
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    _finish(inputs)


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
        import quoteattr

        rest = Inputs(fresh, {})
        for _, quotes in quoteattr.pipe(rest, quoteattr.load(model), on_error=rest.fail):
            yield from quotes
        inputs.failures += rest.failures


def _finish(inputs: Inputs) -> None:
    for failure in inputs.failures:
        print(f"quoteattr: {' '.join(failure.split())}", file=sys.stderr)
    if inputs.failures:
        raise typer.Exit(1)
