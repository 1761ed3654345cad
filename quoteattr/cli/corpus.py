"""``quoteattr run``: options to `run_corpus`, and what came of it in a few lines."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quoteattr.cli.options import AsJson, Kinds, Model, Quiet, kinds_of
from quoteattr.cli.plain import counted, print_json
from quoteattr.errors import InputError

if TYPE_CHECKING:
    from quoteattr.batch.run import CorpusRun


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="INPUT... OUT", help="Files or folders of articles, then the folder to write."),
    ],
    workers: Annotated[int, typer.Option("--workers", "-w", metavar="N", help="Processes.")] = 1,
    gpu: Annotated[bool, typer.Option("--gpu", help="Run the transformer on the GPU.")] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", help="Stop when there are N articles.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only articles published on this day or later, as 2031-05-14.")
    ] = None,
    partition: Annotated[
        str | None, typer.Option(metavar="LIST", help="Folders by year, month, outlet; with commas.")
    ] = None,
    kinds: Kinds = None,
    model: Model = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="How to read the input, where its name does not tell.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Which column holds what, as text=body; repeat it."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The publication, where the input does not say it.")
    ] = None,
    duplicates: Annotated[
        str, typer.Option(metavar="HOW", help="An article whose id is taken: skip it, or number it.")
    ] = "skip",
    text: Annotated[bool, typer.Option(help="Keep the articles' texts in the dataset.")] = True,
    max_memory: Annotated[
        str | None, typer.Option("--max-memory", metavar="SIZE", help="What a worker may hold, as 2GB.")
    ] = None,
    chunk: Annotated[int, typer.Option(metavar="N", help="Articles a part file.")] = 500,
    speakers: Annotated[
        bool, typer.Option("--link-speakers", help="Then join speakers over the corpus, into a table of its own.")
    ] = False,
    copies: Annotated[
        bool, typer.Option("--mark-copies", help="Then group copies of articles and quotations, likewise.")
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Take away what is there and begin anew.")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read a corpus into a folder of Parquet tables.

    They are quotes, articles and speakers. Stopped at any moment, the same command goes on where it was; new files in
    the input are added. What failed stands in OUT/errors.jsonl, how the tables were made in OUT/manifest.json.

    \b
    Examples:
      quoteattr run articles/ out/ --workers 8
      quoteattr run 2031.jsonl 2032.jsonl out/ --partition year,month --kinds direct,mixed
      quoteattr run dump.parquet out/ --map text=body --map id=guid --since 2031-05-01
    """
    from quoteattr.batch.run import run_corpus
    from quoteattr.batch.settings import check_partition

    if len(paths) < 2:
        raise InputError("Give the input and the folder to write, as in: quoteattr run articles/ out/")
    *inputs, out = paths
    done = run_corpus(
        [Path(path) for path in inputs], out, model=model, workers=workers, gpu=gpu, limit=limit, since=since,
        partition=partition, kinds=kinds_of(kinds), format=format, map=_mapping(columns),
        gaps={"outlet": outlet} if outlet else None, duplicates=duplicates, text=text, max_memory=max_memory,  # type: ignore[arg-type]
        chunk=chunk, redo=redo, progress=False if quiet or as_json else None,
    )  # fmt: skip
    if speakers or copies:
        _link(out, speakers, copies)
    if not quiet and partition and "year" in check_partition(partition):
        _tell_undated(done, inputs)
    _tell(done, quiet, as_json)


def _tell_undated(done: "CorpusRun", inputs: Sequence[str]) -> None:
    """Say how many articles lie in the folder of those without a date, whose name only Hive explains; what helps."""
    import pyarrow.compute as pc

    from quoteattr.batch.dataset import open_dataset
    from quoteattr.batch.tables import NO_VALUE

    where = pc.field("published").is_null()
    number = open_dataset(done.out).to_arrow("articles", columns=["article_id"], where=where).num_rows
    if number:
        what = f"{counted(number, 'article')} without a date of publication, in year={NO_VALUE}"
        print(f"quoteattr: {'; '.join([what, *_remedies(inputs)])}", file=sys.stderr)


def _remedies(inputs: Sequence[str]) -> Iterator[str]:
    """How these files can tell the date: a table in a column, a text in a line of its own."""
    from quoteattr.ingest.formats import by_name
    from quoteattr.ingest.inputs import files_in

    files = (file for path in map(Path, inputs) for file in (files_in(path) if path.is_dir() else [path]))
    formats = {by_name(file.name) for file in files}
    if formats - {"text", "html", "docx", "rtf"}:
        yield "name the column or field that holds it, as --map published=COLUMN"
    if "text" in formats:
        yield "write it below the headline of a text, as 14 May 2031"


def _mapping(columns: list[str] | None) -> dict[str, str]:
    """{field: column}. Raises InputError for an option without "="."""
    found = {}
    for option in columns or ():
        field, equals, column = option.partition("=")
        if not equals or not column:
            raise InputError(f"--map is {option!r}; give a field and its column, as in --map text=body.")
        found[field.strip()] = column.strip()
    return found


def _link(out: str, speakers: bool, copies: bool) -> None:
    from quoteattr.batch.linking import link_corpus_speakers, mark_corpus_copies

    if speakers:
        link_corpus_speakers(out)
    if copies:
        mark_corpus_copies(out)


def _tell(done: "CorpusRun", quiet: bool, as_json: bool) -> None:
    """Print what came of it; the exit code is 1 if something of the input failed."""
    if as_json:
        print_json({**asdict(done), "out": str(done.out)})
    elif not quiet:
        print(
            f"{done.out}: {counted(done.articles, 'article')}, {done.added:,} new; "
            f"{counted(done.quotes, 'quotation')}; {counted(done.words, 'word')}{_speed(done)}"
        )
    if done.failures:
        print(f"quoteattr: {counted(done.failures, 'failure')}, see {done.out / 'errors.jsonl'}", file=sys.stderr)
        raise typer.Exit(1)


def _speed(done: "CorpusRun") -> str:
    return f"; {done.seconds:,.0f} s" if done.added else ""
