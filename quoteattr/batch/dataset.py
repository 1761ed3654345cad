"""Reading a dataset back: pandas, polars or Arrow, with filters that leave files and columns unread."""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.batch.settings import check_day, check_kinds
from quoteattr.batch.store import DERIVED, ERRORS, Store
from quoteattr.batch.tables import ARTICLES, QUOTES, SPEAKERS, TABLES, outlet_folder, schemas
from quoteattr.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa
    import pyarrow.dataset as ds

Names = str | Collection[str] | None
Day = dt.date | str | None


class Corpus:
    """A dataset that `run_corpus` wrote.

    manifest: how it was made. quotes, articles, speakers: its tables as `pyarrow.dataset.Dataset`, to scan at will.
    Every `to_...` and `batches` takes the same filters, which are pushed down into the files:

    table: "quotes", "articles" or "speakers". columns: only these. speaker, outlet, kind: a value or several; a speaker
    by the whole name in the article or the registry's (`known_as`). since, until: days of publication, both inclusive;
    articles without a date are left out then. said_since, said_until: the day on which it was said. where: any further
    `pyarrow.compute` expression, such as ``pc.match_substring(pc.field("speaker"), "Varga")`` for a part of a name.
    """

    def __init__(self, out: str | Path) -> None:
        self.path = Path(out)
        store = Store(out)
        made = store.read_manifest() if self.path.is_dir() else None
        if made is None:
            raise InputError(f"No dataset at {str(out)!r}: there is no manifest. `quoteattr run` makes one.")
        store.check()
        self.manifest: Mapping[str, Any] = made

    @property
    def quotes(self) -> "ds.Dataset":
        """The table of quotations. Raises InputError where the run has none."""
        return self.dataset(QUOTES)

    @property
    def articles(self) -> "ds.Dataset":
        """The table of articles. Raises InputError where the run has none."""
        return self.dataset(ARTICLES)

    @property
    def speakers(self) -> "ds.Dataset":
        """The table of speakers. Raises InputError where the run has none."""
        return self.dataset(SPEAKERS)

    def dataset(self, table: str) -> "ds.Dataset":
        """A table as `pyarrow.dataset.Dataset`. Raises InputError for one that is not there."""
        import pyarrow as pa
        import pyarrow.dataset as ds

        folder = self.path / table
        if table in DERIVED and folder.is_dir():
            return ds.dataset(folder, format="parquet")
        if table not in TABLES:
            derived = [name for name in DERIVED if (self.path / name).is_dir()]
            raise InputError.unknown("table", table, (*TABLES, *derived))
        if not folder.is_dir():
            return ds.dataset(schemas()[table].empty_table())
        keys = pa.schema([(_FOLDERS[name], _TYPES[name]) for name in self.manifest["partition"]])
        parts = ds.partitioning(keys, flavor="hive") if len(keys) else None
        schema = pa.schema([*schemas()[table], *keys])
        return ds.dataset(folder, schema=schema, format="parquet", partitioning=parts)

    def to_arrow(self, table: str = QUOTES, *, columns: Collection[str] | None = None, **filters: Any) -> "pa.Table":
        """An Arrow table."""
        dataset = self.dataset(table)
        return dataset.to_table(columns=_columns(table, dataset, columns), filter=self._filter(dataset, **filters))

    def batches(
        self, table: str = QUOTES, *, columns: Collection[str] | None = None, **filters: Any
    ) -> Iterator["pa.RecordBatch"]:
        """Arrow batches, one after the other, for what does not fit into memory."""
        dataset = self.dataset(table)
        wanted = _columns(table, dataset, columns)
        yield from dataset.to_batches(columns=wanted, filter=self._filter(dataset, **filters), batch_readahead=2)

    def to_pandas(self, table: str = QUOTES, *, columns: Collection[str] | None = None, **filters: Any) -> Any:
        """A pandas DataFrame, with the types of `quoteattr.to_dataframe`."""
        from quoteattr.export import frame_from_arrow

        return frame_from_arrow(self.to_arrow(table, columns=columns, **filters))

    def to_polars(
        self, table: str = QUOTES, *, columns: Collection[str] | None = None, **filters: Any
    ) -> "pl.DataFrame":
        """A polars DataFrame. Raises MissingExtraError without polars."""
        try:
            import polars as pl
        except ImportError:
            raise MissingExtraError("to_polars needs polars: pip install 'quoteattr[polars]'") from None
        found = pl.from_arrow(self.to_arrow(table, columns=columns, **filters))
        assert isinstance(found, pl.DataFrame)
        return found

    def failures(self) -> list[dict[str, Any]]:
        """What could not be read, with article, reason and traceback: the lines of `errors.jsonl`."""
        path = self.path / ERRORS
        if not path.is_file():
            return []
        with path.open(encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def _filter(
        self,
        dataset: "ds.Dataset",
        *,
        speaker: Names = None,
        outlet: Names = None,
        kind: Names = None,
        since: Day = None,
        until: Day = None,
        said_since: Day = None,
        said_until: Day = None,
        where: Any = None,
    ) -> Any:
        """The filters as one expression; None without any. Raises InputError for one that the table cannot take."""
        import pyarrow.compute as pc

        kept = [where] if where is not None else []
        if speaker is not None:
            names = _several(speaker)
            kept.append(_field(dataset, "speaker").isin(names) | pc.field("known_as").isin(names))
        if outlet is not None:
            names = _several(outlet)
            kept.append(_field(dataset, "outlet").isin(names))
            if "outlet" in self.manifest["partition"]:  # whole folders are left unread
                kept.append(pc.field(_FOLDERS["outlet"]).isin([outlet_folder(name) for name in names]))
        if kind is not None:
            kept.append(_field(dataset, "kind").isin(list(check_kinds(_several(kind)) or ())))
        kept += self._days(dataset, check_day(since), check_day(until))
        if first := check_day(said_since):
            kept.append(_field(dataset, "said_on") >= first)
        if last := check_day(said_until):
            kept.append(_field(dataset, "said_on") <= last)
        total = None
        for expression in kept:
            total = expression if total is None else total & expression
        return total

    def _days(self, dataset: "ds.Dataset", first: dt.date | None, last: dt.date | None) -> Iterator[Any]:
        import pyarrow.compute as pc

        by_year = "year" in self.manifest["partition"]
        if first:
            yield _field(dataset, "published") >= first
            if by_year:
                yield pc.field("year") >= first.year
        if last:
            yield _field(dataset, "published") <= last
            if by_year:
                yield pc.field("year") <= last.year


def open_dataset(out: str | Path) -> Corpus:
    """Open a dataset that `run_corpus` wrote.

    >>> corpus = open_dataset("out")
    >>> corpus.to_pandas(speaker="Ilse Varga", kind={"direct", "mixed"}, since="2031-05-01")

    Raises InputError if there is none.
    """
    return Corpus(out)


_FOLDERS = {"year": "year", "month": "month", "outlet": "outlet_folder"}
_TYPES = {"year": "int32", "month": "int32", "outlet": "string"}


def _columns(table: str, dataset: "ds.Dataset", columns: Collection[str] | None) -> list[str]:
    """The columns asked for, by default those of the table without those of its folders."""
    if columns is None:
        return list(schemas()[table].names if table in TABLES else dataset.schema.names)
    for name in columns:
        _field(dataset, name)
    return list(columns)


def _field(dataset: "ds.Dataset", name: str) -> Any:
    import pyarrow.compute as pc

    if name not in dataset.schema.names:
        raise InputError(f"The table has no column {name!r}. Its columns: {', '.join(dataset.schema.names)}.")
    return pc.field(name)


def _several(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())
