"""Quotations as tables and files: DataFrame, Parquet, JSONL, CSV, Excel. The only place for pandas.

Every function takes what the package hands out: quotations (`extract`), or pairs of an article and its quotations
(`pipe`). A row of a table is one quotation with what is known of its speaker, its date and its article; an article
without quotations has no row, but it has its line in the JSONL, which loses nothing and can be read back.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.rows import DAY, FLAG, ORIGINS, REAL, TEXT, WHOLE, Quotes, by_article, rows
from quoteattr.saving import whole_file
from quoteattr.schema import from_record, record
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

ROWS_AT_A_TIME = 20_000
EXCEL_ROWS, EXCEL_CHARACTERS = 1_048_575, 32_767  # a sheet's rows below the header, a cell's characters

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_dataframe(quotes: Quotes) -> "pd.DataFrame":
    """One row a quotation, with its speaker's, its date's and its article's columns.

    quotes: quotations, or (article, quotations) pairs as `pipe` yields them.

    The columns, their order and their types are always the same, also for no quotations; what one reads first (speaker,
    kind, quote, said_iso, outlet, title) stands first. The types: text is ``string``, offsets ``Int64``,
    confidence ``Float64``, yes or no ``boolean``, days ``datetime64[us]`` at midnight; what is not known is missing.
    `start`, `end`: the first and last character of the content; `spans`: its pieces ("12-40;61-80").
    `published` and `said_on` are calendar days as printed; `published_iso` keeps clock and zone,
    `said_iso` the precision.
    Several names in a cell are joined by "; ", the runs inside quotation marks (`fragments`) by " | ".
    """
    return _frame(list(rows(quotes)))


def _frame(found: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    types = {
        TEXT: pd.StringDtype("pyarrow"),
        WHOLE: pd.Int64Dtype(),
        REAL: pd.Float64Dtype(),
        FLAG: pd.BooleanDtype(),
        DAY: "datetime64[us]",
    }
    columns = {
        name: pd.array([cells[name] for cells in found], dtype=cast(Any, types[kind])) for name, kind, _ in ORIGINS
    }
    return pd.DataFrame(columns)


def frame_from_arrow(table: Any) -> "pd.DataFrame":
    """An Arrow table as a DataFrame with the types that `to_dataframe` gives."""
    import pandas as pd
    import pyarrow as pa

    types = {
        pa.string(): pd.StringDtype("pyarrow"),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    days = [pa.field(f.name, pa.timestamp("us")) if pa.types.is_date(f.type) else f for f in table.schema]
    frame: pd.DataFrame = table.cast(pa.schema(days)).to_pandas(types_mapper=types.get)
    return frame


def to_arrow(quotes: Quotes) -> Any:
    """The table as a `pyarrow.Table`, with the columns and types of `to_dataframe`."""
    import pyarrow as pa  # type: ignore[import-untyped]

    schema = pa.Schema.from_pandas(_frame([]), preserve_index=False)
    frames = [pa.Table.from_pandas(frame, schema=schema, preserve_index=False) for frame in _frames(quotes)]
    return pa.concat_tables([schema.empty_table(), *frames])


def to_polars(quotes: Quotes) -> "pl.DataFrame":
    """The table as a polars DataFrame. Raises MissingExtraError without polars."""
    try:
        import polars as pl
    except ImportError:
        raise MissingExtraError("A polars table needs polars: pip install 'quoteattr[polars]'") from None
    return cast("pl.DataFrame", pl.from_arrow(to_arrow(quotes)))


def to_parquet(quotes: Quotes, path: str | Path) -> Path:
    """Write the table as Parquet (zstd), and return the path. It streams: a corpus need not fit into memory."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    schema = pa.Schema.from_pandas(_frame([]), preserve_index=False)
    with whole_file(path) as part, pq.ParquetWriter(part, schema, compression="zstd") as writer:
        for frame in _frames(quotes):
            writer.write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False))
    return Path(path)


def to_csv(quotes: Quotes, path: str | Path, escape_formulas: bool = True) -> Path:
    """Write the table as CSV (UTF-8), and return the path.

    escape_formulas: put an apostrophe before a cell that a spreadsheet would run as a formula (one that begins with
    ``= + - @`` or a control character; OWASP, "CSV Injection"). Set it to False where a program reads the file.
    """
    with whole_file(path) as part, open(part, "w", encoding="utf-8", newline="") as file:
        for number, frame in enumerate(chain([_frame([])], _frames(quotes))):
            safe = _without_formulas(frame) if escape_formulas else frame
            safe.to_csv(file, index=False, header=number == 0, lineterminator="\n")
    return Path(path)


def _without_formulas(frame: "pd.DataFrame") -> "pd.DataFrame":
    text = [name for name, kind, _ in ORIGINS if kind == TEXT]
    return frame.assign(**{name: frame[name].map(_inert, na_action="ignore") for name in text})


def _inert(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def to_excel(quotes: Quotes, path: str | Path) -> Path:
    """Write the table as an Excel workbook, and return the path. Text stays text, never a formula.

    Raises MissingExtraError without openpyxl, InputError for more quotations than a sheet has rows.
    """
    frame = to_dataframe(quotes)
    if len(frame) > EXCEL_ROWS:
        raise InputError(
            f"{len(frame):,} quotations; an Excel sheet holds {EXCEL_ROWS:,}. Write Parquet or CSV instead."
        )
    sheet = _sheet(list(frame.columns))
    for cells in frame.itertuples(index=False):
        sheet.append([_excel_cell(sheet, cell) for cell in cells])
    with whole_file(path) as part:
        sheet.parent.save(part)
    return Path(path)


def _sheet(header: list[str]) -> Any:
    try:
        from openpyxl import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError("Excel files need openpyxl: pip install 'quoteattr[excel]'") from None
    sheet = Workbook(write_only=True).create_sheet("quotations")
    sheet.freeze_panes = "A2"
    sheet.append(header)
    return sheet


def _excel_cell(sheet: Any, value: Any) -> Any:
    import pandas as pd
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date() if value.year >= 1900 else value.date().isoformat()  # Excel's calendar begins there
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("\ufffd", value)[:EXCEL_CHARACTERS])
    cell.data_type = "s"  # openpyxl makes a formula of what begins with "="
    return cell


def to_jsonl(quotes: Quotes, path: str | Path) -> Path:
    """Write one line an article, ``{"article": {...}, "quotes": [...]}``, and return the path.

    `from_jsonl` reads it back, and nothing is lost. Lone surrogates, which no file can hold, become U+FFFD.
    """
    with whole_file(path) as part, open(part, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(jsonl_lines(quotes))
    return Path(path)


def jsonl_lines(quotes: Quotes) -> Iterator[str]:
    """The lines that `to_jsonl` writes, each with its newline."""
    for article, of_article in by_article(quotes):
        yield without_surrogates(json.dumps(record(article, of_article), ensure_ascii=False)) + "\n"


def from_jsonl(path: str | Path) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Read what `to_jsonl` wrote: every article with its quotations, equal to those that were written.

    Raises InputError, with the number of the line that does not fit.
    """
    with open(path, encoding="utf-8") as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _from_line(line, f"{path}, line {number}")
        except UnicodeDecodeError as error:
            raise InputError(f"{path} is not UTF-8 ({error.reason} at byte {error.start}).") from None


def _from_line(line: str, place: str) -> tuple[Article, tuple[Quote, ...]]:
    try:
        return from_record(json.loads(line))
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: not JSON ({error.msg}).") from None
    except RecursionError:
        raise InputError(f"{place}: the JSON is nested too deep.") from None
    except ValueError as error:  # of ours
        raise InputError(f"{place}: {error}") from None


def _frames(quotes: Quotes) -> Iterator["pd.DataFrame"]:
    stream = rows(quotes)
    while some := list(islice(stream, ROWS_AT_A_TIME)):
        yield _frame(some)
