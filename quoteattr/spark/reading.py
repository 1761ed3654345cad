"""Articles of a Spark DataFrame to the rows of the three tables."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.batch import tables
from quoteattr.batch.provenance import describe
from quoteattr.batch.settings import Settings, check_kinds
from quoteattr.batch.worker import Job, Reader
from quoteattr.errors import InputError, MissingExtraError
from quoteattr.identity import article_key
from quoteattr.ingest import Problem
from quoteattr.ingest.fields import choose_columns, missing_columns
from quoteattr.ingest.reading import read
from quoteattr.surrogates import without_surrogates

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: Articles of a batch, at most: what a Python worker of Spark holds at once.
ROWS = 64


def quotes(df: "DataFrame", text: str | None = None, *, model: str | Path | None = None,
           kinds: Collection[str] | None = None, **columns: str) -> "DataFrame":  # fmt: skip
    """The quotations of a DataFrame of articles: the columns of `out/quotes`.

    text, columns: which column holds which field of an article, as ``text="body", id="guid", outlet="paper"``; the
    others are guessed by their names. Articles without an id are called by a hash of their text. model, kinds: as
    `quoteattr.run_corpus` takes them; a path of a pipeline must be there on every executor.

    An article that fails has no quotations here, and its reason in `articles`.

    Raises InputError for a column that is missing, MissingExtraError without PySpark 4.
    """
    return _table(tables.QUOTES, df, text, model, kinds, columns)


def articles(df: "DataFrame", text: str | None = None, *, model: str | Path | None = None,
             kinds: Collection[str] | None = None, **columns: str) -> "DataFrame":  # fmt: skip
    """One row an article, with how many quotations it has, or the `error` for which it has none. As `quotes`."""
    return _table(tables.ARTICLES, df, text, model, kinds, columns)


def speakers(df: "DataFrame", text: str | None = None, *, model: str | Path | None = None,
             kinds: Collection[str] | None = None, **columns: str) -> "DataFrame":  # fmt: skip
    """One row a speaker of an article. As `quotes`."""
    return _table(tables.SPEAKERS, df, text, model, kinds, columns)


def _table(
    table: str, df: "DataFrame", text: str | None, model: str | Path | None, kinds: Collection[str] | None,
    columns: Mapping[str, str],
) -> "DataFrame":  # fmt: skip
    _require_pyspark()
    asked = {**({"text": text} if text else {}), **columns}
    if complaint := missing_columns(df.columns, asked):
        raise InputError(f"The DataFrame {complaint}")
    chosen = choose_columns(df.columns, asked)
    settings = Settings(kinds=check_kinds(kinds), map=asked)
    made = describe(model, settings)
    job = Job(None if model is None else str(model), made["run_id"], settings.kinds)
    found = df.select(*(f"`{name}`" for name in dict.fromkeys(column.split(".")[0] for column in chosen.values())))
    return found.mapInArrow(partial(_read_batches, table=table, job=job, columns=chosen), spark_schema(table))


def spark_schema(table: str) -> Any:
    """The Spark schema of a table."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(tables.schemas()[table])


def _read_batches(batches: Iterator[Any], table: str, job: Job, columns: Mapping[str, str]) -> Iterator[Any]:
    """Runs in an executor's Python process: Arrow batches of articles to Arrow batches of rows."""
    reader = _reader(job)
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            yield _read_rows(batch.slice(start, ROWS), table, reader, columns)


def _read_rows(batch: Any, table: str, reader: Reader, columns: Mapping[str, str]) -> Any:
    import pyarrow as pa

    problems: list[Problem] = []
    found = []
    for reading in read(pa.Table.from_batches([batch]), map=columns, on_error=problems.append):
        article = reading.article
        if "id" not in columns or reading.origins.get("id") != f"column {columns['id']}":
            article = replace(article, id=None)  # the reader's stand-in counts rows of this batch only
        found.append(replace(article, id=without_surrogates(article_key(article))))
    rows = reader.read(found).batches.get("", {}).get(table)
    return rows if rows is not None else pa.RecordBatch.from_pylist([], schema=tables.schemas()[table])


@lru_cache(maxsize=2)
def _reader(job: Job) -> Reader:
    """The pipeline, loaded once a Python process; Spark keeps these from task to task."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"  # a task is a core
    return Reader(job)


def _require_pyspark() -> None:
    try:
        import pyspark
    except ImportError:
        raise MissingExtraError("Spark needs PySpark 4: pip install 'quoteattr[spark]'") from None
    if int(pyspark.__version__.split(".")[0]) < 4:
        raise MissingExtraError(f"PySpark is {pyspark.__version__}; quoteattr needs 4: pip install 'quoteattr[spark]'")
