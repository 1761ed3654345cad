"""The commands. Each reads its options, calls the library, and prints; heavy imports wait until a command runs."""

import json
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

import quoteattr
from quoteattr.cli.corpus import run
from quoteattr.cli.exporting import export
from quoteattr.cli.reading import Inputs, about_article, column_map, first_of, saved_quotes
from quoteattr.cli.review import review
from quoteattr.cli.speakers import app as speakers
from quoteattr.cli.training import train
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.types import Article, Kind, Quote

if TYPE_CHECKING:
    from spacy.language import Language

app = typer.Typer(
    help="Who said what, when, and where it was published: quotations in news articles.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PACKAGES = (
    "spacy",
    "textacy",
    "pandas",
    "pyarrow",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "torch",
    "spacy-transformers",
)

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Articles: files, folders, or - for standard input.")
]
Outlet = Annotated[str | None, typer.Option(help="Name of the publication, where the file does not tell it.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published, as 2031-05-14, where the file does not.")
]
Title = Annotated[str | None, typer.Option(help="The headline, where the file does not hold it.")]
Country = Annotated[str | None, typer.Option(help="The outlet's country, as an ISO code, where nothing tells it.")]
Section = Annotated[str | None, typer.Option(help="The newspaper's section, where the file does not tell it.")]
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
        help="Pipeline: a name (see quoteattr info), 'rules', or a path.", autocompletion=lambda: _pipelines()
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def _pipelines() -> list[str]:
    from quoteattr.pipeline import installed

    return [*installed(), "rules"]


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


@app.command()
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
    from quoteattr.cli.output import console, format_for, write

    if as_json and (format or out):
        raise InputError("--json prints to standard output; it goes without --format and -o.")
    chosen = format_for(format, out)
    about = about_article(outlet=outlet, published=published, title=title, country=country, section=section)
    inputs = Inputs(files, about, column_map(map), outlets)
    pairs = _quoted(inputs, _kinds(kinds), model)
    counts = [0, 0]
    if as_json:
        _print_json([_plain_row(quote) for _, quotes in _counted(pairs, counts, quiet) for quote in quotes])
    else:
        write(_counted(pairs, counts, quiet), chosen, out)
    if out is not None and not quiet:
        console(stderr=True).print(f"{_n(counts[1], 'quotation')} of {_n(counts[0], 'article')} in {out}", markup=False)
    _finish(inputs, quiet)


@app.command()
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or the .jsonl of extract; - for stdin.")],
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    kinds: Kinds = None,
    model: Model = None,
    speaker: Annotated[str | None, typer.Option(help="Only speakers whose name contains this.")] = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open a page instead of printing.")] = False,
) -> None:
    """Show an article with its quotations marked.

    \b
    Examples:
      quoteattr show article.txt
      quoteattr show article.txt --speaker varga
      quoteattr show quotes.jsonl --browser
    """
    from quoteattr.cli.output import console, marked

    inputs = Inputs([file], about_article(outlet=outlet, published=published, title=title))
    chosen = _kinds(kinds)
    pairs = saved_quotes(file) or _quoted(inputs, None, model)
    wanted = [(article, [q for q in quotes if _is_wanted(q, chosen, speaker)]) for article, quotes in pairs]
    if browser:
        _open_page(wanted)
    else:
        screen = console()
        for article, quotes in wanted:
            screen.print(marked(article, quotes))
    _finish(inputs)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, in PolNeAR's JSONL form.")],
    speakers: Annotated[Path | None, typer.Option(metavar="FILE", help="Gold speakers and dates.")] = None,
    model: Model = None,
    baseline: Annotated[str | None, typer.Option(metavar="NAME", help="Score this beside it: textacy.")] = None,
    speech: Annotated[bool, typer.Option("--speech", help="Gold holds speech only, no beliefs or wishes.")] = False,
    gold_spans: Annotated[bool, typer.Option("--gold-spans", help="Score speakers and dates on gold spans.")] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", help="Only the first N articles.")] = None,
    as_json: AsJson = False,
) -> None:
    """Score a pipeline on annotated articles.

    \b
    Examples:
      quoteattr evaluate dev.jsonl
      quoteattr evaluate dev.jsonl --speakers dev_speakers.jsonl --baseline textacy --json
    """
    from quoteattr.evaluation import evaluate_file, evaluation_json, format_evaluation

    found = evaluate_file(
        gold, model=model, baseline=baseline, speakers=speakers, gold_spans=gold_spans, speech=speech, limit=limit
    )
    print(evaluation_json(found) if as_json else format_evaluation(found))


app.command()(run)
app.command()(train)
app.add_typer(speakers, name="speakers")
app.command()(export)
app.command()(review)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where to write.")] = Path(
        "quoteattr-demo"
    ),
    model: Model = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Run on the article that ships with the package.

    It prints the quotations, and writes a page to look at and a table to read.

    \b
    Examples:
      quoteattr demo
      quoteattr demo --out first-look --quiet
    """
    from quoteattr.cli.output import console, print_table
    from quoteattr.demo import article

    quotes = quoteattr.extract(article(), _load(model))
    out.mkdir(parents=True, exist_ok=True)
    written = {"html": out / "demo.html", "parquet": out / "demo.parquet"}
    quoteattr.render((article(), quotes), written["html"])
    quoteattr.to_parquet(quotes, written["parquet"])
    if as_json:
        files = {name: str(path.resolve()) for name, path in written.items()}
        _print_json({"quotes": [_plain_row(quote) for quote in quotes], "files": files})
        return
    screen = console()
    print_table(quotes, screen)
    if not quiet:
        screen.print(f"page to look at:  {written['html'].resolve()}", markup=False, soft_wrap=True)
        screen.print(f"table to read:    {written['parquet'].resolve()}", markup=False, soft_wrap=True)


@app.command()
def info(as_json: AsJson = False) -> None:
    """Print versions, pipelines and paths.

    \b
    Examples:
      quoteattr info
      quoteattr info --json
    """
    found = _info()
    if as_json:
        _print_json(found)
        return
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{name}:")
            for inner, detail in value.items():
                print(f"  {inner:<20} {detail}")
        else:
            print(f"{name:<22} {value}")


def _info() -> dict[str, Any]:
    from quoteattr.pipeline import _find, installed

    return {
        "quoteattr": quoteattr.__version__,
        "python": f"{platform.python_version()} on {platform.platform()}",
        "package": str(Path(quoteattr.__file__).parent),
        "default pipeline": next(iter(installed()), None),
        "pipelines": {name: str(_find(name)) for name in installed()},
        "libraries": {name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _load(model: str | None) -> "Language":
    """The pipeline. Raises InputError for one that is there but broken, which spaCy tells in many ways."""
    try:
        return quoteattr.load(model)
    except QuoteattrError:
        raise
    except Exception as error:
        first = str(error).partition(". ")[0]
        raise InputError(f"The pipeline {model or 'of the package'} does not load: {first}.") from error


def _quoted(
    inputs: Inputs, kinds: Sequence[Kind] | None, model: str | None
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Articles with their quotations. Complains of unreadable input before the pipeline is loaded."""
    articles = first_of(inputs)
    nlp = _load(model)
    for article, quotes in quoteattr.pipe(articles, nlp, on_error=inputs.fail):
        yield article, tuple(q for q in quotes if kinds is None or q.kind in kinds)


def _counted(
    pairs: Iterator[tuple[Article, tuple[Quote, ...]]], counts: list[int], quiet: bool
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    from tqdm import tqdm

    for article, quotes in tqdm(pairs, unit=" articles", leave=False, delay=1, disable=quiet or None):  # on a terminal
        counts[0] += 1
        counts[1] += len(quotes)
        yield article, quotes


def _kinds(listed: str | None) -> tuple[Kind, ...] | None:
    if listed is None:
        return None
    kinds = tuple(kind.strip() for kind in listed.split(",") if kind.strip())
    for kind in kinds:
        if kind not in get_args(Kind):
            raise InputError(f"No kind {kind!r}. There are: {', '.join(get_args(Kind))}.")
    return cast(tuple[Kind, ...], kinds)


def _is_wanted(quote: Quote, kinds: Sequence[Kind] | None, speaker: str | None) -> bool:
    name = quote.speaker.name if quote.speaker else ""
    return (kinds is None or quote.kind in kinds) and (speaker is None or speaker.lower() in name.lower())


def _open_page(pairs: list[tuple[Article, list[Quote]]]) -> None:
    import tempfile
    import webbrowser

    path = Path(tempfile.mkdtemp(prefix="quoteattr-")) / "quotations.html"
    quoteattr.render(pairs, path)
    print(path)
    webbrowser.open(path.as_uri())


def _plain_row(quote: Quote) -> dict[str, Any]:
    """A row of the table as JSON types: days as ISO 8601."""
    from quoteattr.rows import row

    return {name: cell.date().isoformat() if hasattr(cell, "date") else cell for name, cell in row(quote).items()}


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _n(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _finish(inputs: Inputs, quiet: bool = False) -> None:
    """Report what failed, by name; the exit code is 1 if the rest went well."""
    for note in [*([] if quiet else inputs.notes), *inputs.failures]:
        print(f"quoteattr: {' '.join(note.split())}", file=sys.stderr)
    if inputs.failures and not quiet:
        skipped = f"read {_n(inputs.read, 'article')}, skipped {len(inputs.failures):,}: see above"
        print(f"quoteattr: {skipped}", file=sys.stderr)
    if inputs.failures:
        raise typer.Exit(1)
