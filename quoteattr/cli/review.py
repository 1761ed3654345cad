"""``quoteattr review``: a local page to go through the quotations of a run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.options import AsJson
from quoteattr.cli.plain import print_json


def review(
    run: Annotated[
        Path,
        typer.Argument(metavar="QUOTES", help="A corpus run's folder, or the .jsonl of quoteattr extract."),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Corrections; by default QUOTES.corrections.jsonl beside it."),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", help="Port on this machine; 0 takes a free one.", min=0, max=65535)
    ] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the address only.")] = False,
    as_json: AsJson = False,
) -> None:
    """Accept and correct quotations on a local page.

    Accept, correct, reject and add by keyboard. The run stays as it is. Corrections are saved as you go, and read by
    quoteattr evaluate and quoteattr train, which take the articles that you finished (key f). Ctrl+C ends it; the same
    command goes on where you stopped.

    \b
    Examples:
      quoteattr review corpus/
      quoteattr review quotes.jsonl -o corrections.jsonl --no-browser
      quoteattr evaluate corrections.jsonl
    """
    from quoteattr.reviewing import corrections_path, serve

    def started(address: str) -> None:
        if not quiet:
            print(f"corrections: {corrections_path(run, out)}\nCtrl+C ends it.", file=sys.stderr)
        if as_json:
            print_json({"address": address, "corrections": str(corrections_path(run, out))})
        else:
            print(address, flush=True)
        if browser:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(run, out, port, started)
    except KeyboardInterrupt:
        if not quiet:
            print("ended.", file=sys.stderr)
