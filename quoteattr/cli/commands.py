"""The commands by name. Each reads its options, calls the library, and prints; heavy imports wait until it runs."""

from typing import Annotated

import typer

import quoteattr
from quoteattr.cli.corpus import run
from quoteattr.cli.exporting import export
from quoteattr.cli.extracting import extract
from quoteattr.cli.helping import Command
from quoteattr.cli.looking import demo, info
from quoteattr.cli.review import review
from quoteattr.cli.scoring import evaluate
from quoteattr.cli.showing import show
from quoteattr.cli.speakers import app as speakers
from quoteattr.cli.training import train

app = typer.Typer(
    help="Who said what, when, and where it was published: quotations in news articles.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"quoteattr {quoteattr.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for command in (demo, extract, show, review, export, run, evaluate, train, info):
    app.command(cls=Command)(command)
app.add_typer(speakers, name="speakers")
