"""gzip and zip: their contents are read from memory, a piece at a time; nothing is written to the disk."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from quoteattr.errors import InputError
from quoteattr.ingest.formats import CONTAINERS, by_beginning, by_name, unread_type
from quoteattr.ingest.sources import MEGABYTE, Source

DEPTH = 3  # archives within archives
NESTED_LIMIT = 64 * MEGABYTE  # a compressed archive within an archive is held in memory
RATIO = 300  # text shrinks to a tenth, at best to a fiftieth; a bomb to a thousandth
RATIO_MATTERS = 32 * MEGABYTE  # below this size a good ratio does no harm


def unpack(source: Source) -> Iterator[Source]:
    """The sources inside, down to those that hold articles."""
    if source.format not in CONTAINERS:
        yield source
        return
    if source.depth >= DEPTH:
        source.report(f"lies in more than {DEPTH} archives")
        return
    inside = _gunzipped(source) if source.format == "gzip" else _members(source)
    for inner in inside:
        yield from unpack(inner)


def _gunzipped(source: Source) -> Iterator[Source]:
    with source.open() as raw, gzip.GzipFile(fileobj=raw) as stream:
        name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
        format = by_name(name) or by_beginning(stream.peek(4096)[:4096])
        yield source.inner(lambda: cast(BinaryIO, stream), format)


def _members(source: Source) -> Iterator[Source]:
    stream = source.open()
    if source.depth and not stream.seekable():
        stream = io.BytesIO(source.read(NESTED_LIMIT))
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(f"is not a readable zip archive: {error}") from error
    with archive:
        for info in archive.infolist():
            if info.is_dir() or _is_litter(info.filename):
                continue
            if complaint := _complaint(info):
                source.report(complaint, info.filename)
                continue
            yield from _member(source, archive, info)


def _member(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Source]:
    format = by_name(info.filename)
    if format is None:
        source.report(unread_type(info.filename), info.filename)
        return

    def opener() -> BinaryIO:
        return cast(BinaryIO, archive.open(info))

    member = source.member(info.filename, opener, format)
    if format in ("zip", "excel", "parquet", "docx"):  # these are read from their end
        try:
            data = member.read(NESTED_LIMIT)
        except (InputError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            source.report(str(error), info.filename)
            return
        member = source.member(info.filename, lambda: io.BytesIO(data), format)
    yield member


def _is_litter(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name.startswith(".") or path.parts[0] == "__MACOSX"


def _complaint(info: zipfile.ZipInfo) -> str | None:
    """Why a member is not read."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(info.filename) > 1 and info.filename[1] == ":"):
        return "has a name that leads out of the archive"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > RATIO_MATTERS and info.file_size > RATIO * max(info.compress_size, 1):
        return f"claims to grow from {info.compress_size} to {info.file_size} bytes, as a zip bomb does"
    return None
