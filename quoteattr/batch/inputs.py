"""Which files a dataset was made of, with their hashes: an ordered list that only grows.

New files join at its end, so that what was read stays read. A file that changed before its turn is taken as it is now;
one that only grew at its end, line by line, is read from there; any other change is refused.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError
from quoteattr.ingest.formats import by_name
from quoteattr.ingest.inputs import open_sources
from quoteattr.ingest.problems import Problem

_LINE_FORMATS = ("jsonl", "csv", "tsv")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file of the input.

    path: absolute. label: how the ids of its articles begin. sha256: of its `bytes`; mtime_ns: a file whose size and
    time are the same is not hashed again. records: how many articles it may hold, as far as that is cheap to know.
    skip: articles at its beginning that an earlier entry of the list holds. problem: why it is not read.
    """

    path: str
    label: str
    bytes: int = 0
    mtime_ns: int = 0
    sha256: str | None = None
    records: int | None = None
    skip: int = 0
    problem: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The fields that say something, as JSON types."""
        return {name: value for name, value in asdict(self).items() if value not in (None, 0) or name == "bytes"}


def list_files(paths: Iterable[str | Path], format: str | None, columns: Mapping[str, str]) -> Iterator[InputFile]:
    """The files that these paths name, folders with all that is in them, in the reader's order; not hashed yet.

    Raises InputError for a path that does not exist.
    """
    for path in paths:
        unread: list[Problem] = []
        for source in open_sources(path, format, dict(columns), unread.append):
            yield from _taken(unread)
            yield InputFile(path=str(Path(source.name).resolve()), label=source.label)
        yield from _taken(unread)


def _taken(problems: list[Problem]) -> Iterator[InputFile]:
    for problem in problems:
        path = str(Path(problem.file).resolve())
        yield InputFile(path=path, label=Path(path).name, problem=problem.reason)
    problems.clear()


def examined(file: InputFile) -> InputFile:
    """The file with its size, time, hash and number of records."""
    if file.problem is not None:
        return file
    path = Path(file.path)
    stat = path.stat()
    total, lines = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
            lines += block.count(b"\n")
    return replace(
        file, bytes=stat.st_size, mtime_ns=stat.st_mtime_ns, sha256=total.hexdigest(), records=_records(path, lines)
    )


def _records(path: Path, lines: int) -> int | None:
    format = by_name(path.name)
    if format == "parquet":
        return _parquet_rows(path)
    return {"jsonl": lines, "csv": max(lines - 1, 0), "tsv": max(lines - 1, 0), "text": 1, "html": 1}.get(format or "")


def _parquet_rows(path: Path) -> int | None:
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(path).num_rows)
    except Exception:  # a broken file; the reader will say so
        return None


def join_lists(
    known: Sequence[InputFile], found: Iterable[InputFile], at: int, done: Mapping[int, int]
) -> list[tuple[int, InputFile]]:
    """What is new in `found`: (place in the list, file), at its end or in place of an entry not read to its end.

    known: the list so far. at: the entry that is read next. done: articles read of entries, by place.

    Raises InputError for a file that was read and has changed since, or is gone before it was read to its end.
    """
    places = {file.path: place for place, file in enumerate(known)}
    labels = {file.label for file in known}
    by_hash: dict[tuple[str, str | None], InputFile] = {(file.label, file.sha256): file for file in known}
    new: list[tuple[int, InputFile]] = []
    end = len(known)
    for file in found:
        place = places.get(file.path)
        if place is None:
            entry = _moved_or_new(file, by_hash, labels)
        else:
            entry = _changed(known[place], file, unread=place > at or not done.get(place), open=place == at)
            if entry is not None and place >= at:
                new.append((place, entry))
                continue
            entry = replace(entry, skip=done.get(place, 0) + known[place].skip) if entry else None
        if entry is not None:
            new.append((end, entry))
            places[entry.path] = end
            labels.add(entry.label)
            end += 1
    _check_unread(known[at:])
    return new


def _moved_or_new(
    file: InputFile, by_hash: Mapping[tuple[str, str | None], InputFile], labels: set[str]
) -> InputFile | None:
    """A file of a new path; None if it is a known one that was moved."""
    entry = examined(file)
    twin = by_hash.get((entry.label, entry.sha256))
    if twin is not None and entry.sha256 and not Path(twin.path).exists():
        return None
    return replace(entry, label=_free_label(entry, labels))


def _free_label(file: InputFile, labels: set[str]) -> str:
    """The label, with as many folders before it as tell it from those of other files: ids are made of it."""
    label, parents = file.label, list(Path(file.path).parts[: -len(Path(file.label).parts)])
    while label in labels and parents:
        label = f"{parents.pop().strip('/') or 'root'}/{label}"
    return label


def _changed(was: InputFile, file: InputFile, unread: bool, open: bool) -> InputFile | None:
    """The known file as it is now, None if it is as it was. Raises InputError for a change that cannot be followed."""
    if file.problem is not None or was.problem is not None:
        return None if file.problem == was.problem else examined(file)
    stat = Path(file.path).stat()
    if (stat.st_size, stat.st_mtime_ns) == (was.bytes, was.mtime_ns):
        return None
    now = replace(examined(file), label=was.label, skip=was.skip if open or unread else 0)
    if now.sha256 == was.sha256:
        return None
    if unread or _grew(was, Path(file.path)):
        return now
    raise InputError(
        f"{file.path} has changed since its articles were read. Put the old file back and new articles into a new "
        "file, or begin the dataset anew with redo (--redo)."
    )


def _grew(was: InputFile, path: Path) -> bool:
    """Whether the file begins as it was and goes on with new lines."""
    if by_name(path.name) not in _LINE_FORMATS or path.stat().st_size < was.bytes or not was.bytes:
        return False
    total, left, last = hashlib.sha256(), was.bytes, b""
    with path.open("rb") as stream:
        while left and (block := stream.read(min(_BLOCK, left))):
            total.update(block)
            left, last = left - len(block), block[-1:]
    return last == b"\n" and total.hexdigest() == was.sha256


def _check_unread(files: Iterable[InputFile]) -> None:
    for file in files:
        if file.problem is None and not Path(file.path).is_file():
            raise InputError(f"{file.path} was not read to its end, and is no longer there. Put it back to go on.")


def read_list(path: Path) -> list[InputFile]:
    """The list as stored; later lines of a place count. A last line that a power cut left unfinished is dropped."""
    found: dict[int, InputFile] = {}
    for entry in whole_lines(path):
        place = entry.pop("place")
        found[place] = InputFile(**entry)
    return [found[place] for place in range(len(found))]


def list_lines(entries: Iterable[tuple[int, InputFile]]) -> Iterator[dict[str, Any]]:
    """The lines of the list of inputs: each file with its place."""
    for place, file in entries:
        yield {"place": place, **file.as_json()}


def whole_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file that is only appended to; an unfinished one at its end is cut off."""
    if not path.is_file():
        return
    with path.open("r+b") as stream:
        at = 0
        for line in stream:
            if not line.endswith(b"\n"):
                stream.truncate(at)
                return
            at += len(line)
            yield json.loads(line)
