"""Excel workbooks: one article a row, every sheet that has a column of text."""

import zipfile
from collections.abc import Iterator
from typing import Any

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.ingest.fields import Found, choose_columns, from_row, missing_columns
from quoteattr.ingest.sources import MEGABYTE, Source

UNPACKED_LIMIT = 512 * MEGABYTE


def read_excel(source: Source) -> Iterator[Found]:
    """The rows of each sheet below its first one; records are named "Sheet1 row 2". Needs the extra [excel].

    Raises MissingExtraError without it, InputError for a file that is none of Excel's or holds no table of articles.
    """
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("Reading Excel files needs openpyxl: pip install 'quoteattr[excel]'") from error
    with source.open() as stream:
        check_package(stream)
        workbook = load_workbook(stream, read_only=True, data_only=True)
        complaints, any_sheet = [], False
        for sheet in workbook.worksheets:
            rows = sheet.iter_rows(values_only=True)
            header = [str(cell) if cell is not None else "" for cell in next(rows, ())]
            if complaint := missing_columns([name for name in header if name], source.columns):
                complaints.append(f"sheet {sheet.title!r} {complaint}")
                continue
            any_sheet = True
            yield from _rows(rows, header, sheet.title, source)
        if not any_sheet:
            raise InputError("; ".join(complaints))


def _rows(rows: Any, header: list[str], title: str, source: Source) -> Iterator[Found]:
    chosen = choose_columns([name for name in header if name], source.columns)
    for number, cells in enumerate(rows, start=2):
        if any(cell is not None for cell in cells):
            yield from_row(dict(zip(header, cells, strict=False)), chosen, f"{title} row {number}")


def check_package(stream: Any) -> None:
    """Raise InputError for an Office file that is no zip archive or unpacks to more than UNPACKED_LIMIT."""
    try:
        with zipfile.ZipFile(stream) as package:
            size = sum(info.file_size for info in package.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"is not a readable Office file: {error}") from error
    if size > UNPACKED_LIMIT:
        raise InputError(f"unpacks to {size // MEGABYTE} MB, as a zip bomb does")
    stream.seek(0)
