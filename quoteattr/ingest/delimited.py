"""CSV and TSV, read line by line, so that one broken quote costs one row and not the rest of the file."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from quoteattr.errors import InputError
from quoteattr.ingest.fields import Found, choose_columns, from_row, missing_columns
from quoteattr.ingest.sources import LINE_LIMIT, Source

LINES_IN_A_ROW = 20_000  # a quoted cell that runs on longer than this has lost its closing quote
CHARACTERS_IN_A_ROW = 8 << 20
DELIMITERS = ",\t;|"


def read_delimited(source: Source) -> Iterator[Found]:
    """One article a row; the first row names the columns. Rows are counted by the line that they begin in.

    Raises InputError for a table without a first row, or without a column of texts or one that was asked for.
    """
    csv.field_size_limit(LINE_LIMIT)
    delimiter = "\t" if source.format == "tsv" else None
    rows = _rows(source, delimiter)
    _, header = next(rows, (0, []))
    if not any(name.strip() for name in header):
        raise InputError("is empty: a table needs a first row with the names of its columns")
    if complaint := missing_columns(header, source.columns):
        raise InputError(complaint)
    chosen = choose_columns(header, source.columns)
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            source.report(f"has {len(cells)} cells for {len(header)} columns", number)
            continue
        if len(cells) < len(header):
            source.report(
                f"has {len(cells)} cells for {len(header)} columns; the others are left empty", number, skipped=False
            )
        yield from_row(dict(zip(header, cells, strict=False)), chosen, number)


def _rows(source: Source, delimiter: str | None) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line, header first."""
    lines = source.lines()
    held: list[tuple[int, str]] = []  # lines to be read again after a quote that did not close
    width: int | None = None
    while True:
        first = held.pop(0) if held else next(lines, None)
        if first is None:
            return
        if delimiter is None:
            if first[1].lower().startswith("sep=") and len(first[1].strip()) == 5:  # Excel's hint
                delimiter = first[1].strip()[4]
                continue
            delimiter = max(DELIMITERS, key=first[1].count)
        record, taken = _one_record(first, held, lines, delimiter)
        row = _parse(record, delimiter)
        if row is None or (taken and width is not None and len(row) != width):
            source.report("a quotation mark opens a cell and does not close it; the row is left out", first[0])
            continue  # from the next line: what was taken is still held
        del held[:taken]
        width = width or len(row)
        yield first[0], row


def _one_record(
    first: tuple[int, str], held: list[tuple[int, str]], lines: Iterator[tuple[int, str]], delimiter: str
) -> tuple[str, int]:
    """The lines of the record that begins with `first`, joined, and how many of `held` they took.

    Lines read in search of the closing quote are put into `held`, in case there is none.
    """
    parts, taken, size = [first[1]], 0, len(first[1])
    quoted = _ends_quoted(first[1], False, delimiter)
    while quoted and taken < LINES_IN_A_ROW and size < CHARACTERS_IN_A_ROW:
        if taken == len(held):
            held.extend(islice(lines, 1))
            if taken == len(held):
                break
        line = held[taken][1]
        parts.append(line)
        taken, size = taken + 1, size + len(line)
        quoted = _ends_quoted(line, True, delimiter)
    return "".join(parts), taken


def _ends_quoted(line: str, quoted: bool, delimiter: str) -> bool:
    """Whether a quoted cell is still open at the end of the line, given whether one was at its beginning."""
    position = 0
    if not quoted and line.startswith('"'):
        quoted, position = True, 1
    while True:
        if not quoted:
            position = line.find(delimiter + '"', position)
            if position < 0:
                return False
            quoted, position = True, position + 2
        position = line.find('"', position)
        if position < 0:
            return True
        if line.startswith('""', position):
            position += 2
        else:
            quoted, position = False, position + 1


def _parse(record: str, delimiter: str) -> list[str] | None:
    """The cells, or None if the quotes are broken."""
    try:
        rows = list(csv.reader(io.StringIO(record, newline="\n"), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else [] if not rows else None
