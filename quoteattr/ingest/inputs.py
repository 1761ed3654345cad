"""What the caller gave, as sources: a file, a folder, a stream, bytes or a table."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from quoteattr.errors import InputError
from quoteattr.ingest.arrow import is_table
from quoteattr.ingest.formats import by_beginning, by_name, unread_type
from quoteattr.ingest.problems import OnProblem
from quoteattr.ingest.sources import Source

RUN = "quoteattr corpus"  # how the format in a corpus run's manifest begins


def open_sources(given: Any, format: str | None, columns: dict[str, str], report: OnProblem) -> Iterator[Source]:
    """What was given, as sources; checked at once, opened when their turn comes.

    Raises InputError for a path that does not exist, and for what is no path, stream, bytes or table.
    """
    if isinstance(given, (str, os.PathLike)):
        path = Path(given)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except (OSError, ValueError):  # a text is too long for a name
            is_folder = is_there = False
        if is_folder and is_run(path):
            raise InputError(f"{given} holds what `quoteattr run` wrote, not articles; see quoteattr.open_dataset.")
        if is_folder:
            return _folder(path, format, columns, report)
        if not is_there:
            raise InputError(_not_there(str(given)))
        return iter([_file(path, path.name, format, columns, report, exact=True)])
    if isinstance(given, (bytes, bytearray)):
        return iter([_buffer(io.BytesIO(bytes(given)), format, columns, report)])
    if hasattr(given, "read"):
        return iter([_buffer(given, format, columns, report)])
    if is_table(given):
        name = f"<{type(given).__module__.partition('.')[0]} {type(given).__name__}>"
        return iter([Source(name=name, label="row", opener=io.BytesIO, format="table", report_to=report,
                            columns=columns, exact=True, table=given)])  # fmt: skip
    raise InputError(f"Articles cannot be read from {type(given).__name__}; give a path, a stream, bytes or a table.")


def _not_there(name: str) -> str:
    shown = name if len(name) <= 80 else f"{name[:80]}..."
    if name.startswith(("http://", "https://")):
        return f"{shown!r} is an address, and nothing is downloaded here; save the page, and give its file."
    text = "; for a text, use quoteattr.extract(text), or - on the command line" if " " in name else ""
    return f"No file or folder {shown!r}{text}."


def _file(
    path: Path, label: str, format: str | None, columns: dict[str, str], report: OnProblem, exact: bool
) -> Source:
    format = format or by_name(path.name)
    if format is None:
        with path.open("rb") as stream:
            format = by_beginning(stream.read(4096))
    return Source(
        name=str(path), label=label, opener=lambda: path.open("rb"), format=format, report_to=report,
        columns=columns, exact=exact,
    )  # fmt: skip


def files_in(folder: str | Path) -> Iterator[Path]:
    """The files that a folder stands for, with its subfolders, in the order in which they are read.

    What begins with a dot is nobody's article, nor is what a browser saved beside a page, nor what a corpus run wrote.
    """
    for root, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if _may_hold_articles(name, root, files))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _folder(folder: Path, format: str | None, columns: dict[str, str], report: OnProblem) -> Iterator[Source]:
    for path in files_in(folder):
        label = path.relative_to(folder).as_posix()
        source = Source(name=str(path), label=label, opener=lambda: io.BytesIO(), format="text", report_to=report)
        if by_name(path.name) is None and format is None:
            source.report(unread_type(path.name))
            continue
        try:
            yield _file(path, label, format, columns, report, exact=False)
        except OSError as error:
            source.report(str(error))


def _may_hold_articles(name: str, root: str, files: list[str]) -> bool:
    return not (name.startswith(".") or _belongs_to_page(name, files) or is_run(Path(root, name)))


def is_run(folder: Path) -> bool:
    """Whether `quoteattr run` wrote the folder: its manifest says so."""
    try:
        made = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(made, dict) and str(made.get("format")).startswith(RUN)


def _belongs_to_page(folder: str, files: list[str]) -> bool:
    """Whether a browser has put a saved page's pictures and frames there: "story_files" beside "story.html"."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}.{suffix}" in files for suffix in ("html", "htm"))


def _buffer(stream: Any, format: str | None, columns: dict[str, str], report: OnProblem) -> Source:
    """A stream can be read once: it is kept only as far as a seekable one or a small document needs it."""
    name = str(getattr(stream, "name", None) or "<stream>")
    if isinstance(stream, io.TextIOBase):
        stream = getattr(stream, "buffer", None) or io.BytesIO(stream.read().encode("utf-8", errors="surrogatepass"))
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(Any, _Raw(stream)), 1 << 16)
    format = format or by_name(name) or by_beginning(buffered.peek(4096)[:4096])
    if format in ("parquet", "zip", "excel", "docx"):  # read from their end
        data = buffered.read()
        return Source(name=name, label=Path(name).name, opener=lambda: io.BytesIO(data), format=format,
                      report_to=report, columns=columns, exact=True)  # fmt: skip
    return Source(name=name, label=Path(name).name, opener=lambda: cast(BinaryIO, _Unclosed(buffered)), format=format,
                  report_to=report, columns=columns, exact=True)  # fmt: skip


class _Raw(io.RawIOBase):
    """Any object with `read` as a raw stream."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        if isinstance(data, str):
            raise InputError("a stream of str without its encoding; open the file in binary mode")
        buffer[: len(data)] = data
        return len(data)


class _Unclosed:
    """The caller's stream is not ours to close."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def __enter__(self) -> "_Unclosed":
        return self

    def __exit__(self, *error: object) -> None:
        return None
