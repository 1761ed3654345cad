"""Parquet files and tables in memory (pandas, polars, pyarrow), all through Arrow."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from quoteattr.errors import InputError
from quoteattr.ingest.fields import Found, choose_columns, from_row, missing_columns
from quoteattr.ingest.sources import Source

ROWS_AT_A_TIME = 500


def is_table(value: Any) -> bool:
    """Whether Arrow can take the value as a table."""
    return any(hasattr(value, name) for name in ("__arrow_c_stream__", "to_batches", "iloc", "collect_schema"))


def read_parquet(source: Source) -> Iterator[Found]:
    """One article a row, row group by row group; rows are counted from 1."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    with source.open() as stream:
        file = pq.ParquetFile(stream)
        names = file.schema_arrow.names
        chosen = _chosen(names, source)
        columns = [name for name in names if name in _roots(chosen)]
        batches = file.iter_batches(batch_size=ROWS_AT_A_TIME, columns=columns)
        yield from _rows(batches, chosen)


def read_table(source: Source) -> Iterator[Found]:
    """One article a row; rows are counted from 1."""
    import pyarrow as pa  # type: ignore[import-untyped]

    table = source.table
    if hasattr(table, "collect_schema") and hasattr(table, "collect"):  # a lazy polars frame
        table = table.collect()
    if hasattr(table, "iloc"):
        chosen = _chosen([str(name) for name in table.columns], source)
        table = table[[name for name in table.columns if str(name) in _roots(chosen)]]
        batches = _from_pandas(table, pa)
    else:
        reader = pa.RecordBatchReader.from_stream(table) if hasattr(table, "__arrow_c_stream__") else table
        chosen = _chosen(reader.schema.names, source)
        batches = iter(reader) if hasattr(table, "__arrow_c_stream__") else table.to_batches()
    yield from _rows(batches, chosen)


def _from_pandas(frame: Any, pa: Any) -> Iterable[Any]:
    """Batches of a pandas frame; a column of mixed types becomes text, since Arrow has no such column."""
    for start in range(0, len(frame), ROWS_AT_A_TIME):
        part = frame.iloc[start : start + ROWS_AT_A_TIME]
        try:
            yield from pa.Table.from_pandas(part, preserve_index=False).to_batches()
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            mixed = part.apply(
                lambda column: column.map(lambda cell: None if cell is None or cell != cell else str(cell))
            )
            yield from pa.Table.from_pandas(mixed, preserve_index=False).to_batches()


def _chosen(names: list[str], source: Source) -> dict[str, str]:
    if complaint := missing_columns(names, source.columns):
        raise InputError(complaint)
    return choose_columns(names, source.columns)


def _roots(chosen: dict[str, str]) -> set[str]:
    """The columns to read: of "source.name" it is "source"."""
    return set(chosen.values()) | {column.split(".")[0] for column in chosen.values()}


def _rows(batches: Iterable[Any], chosen: dict[str, str]) -> Iterator[Found]:
    number = 0
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS_AT_A_TIME):
            for row in cast(list[dict[str, Any]], batch.slice(start, ROWS_AT_A_TIME).to_pylist()):
                number += 1
                yield from_row(row, chosen, number)
