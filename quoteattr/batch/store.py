"""The folder of a dataset, kept whole at every moment: parts, journal, errors, list of inputs.

A chunk is committed in four steps, each on the disk before the next: its part files under temporary names; these
renamed; its failures appended to `errors.jsonl`; one line in the journal. What the journal does not name did not
happen: the next run cuts it off and does it again, under the same names.
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from quoteattr.batch.inputs import whole_lines
from quoteattr.batch.stream import Position
from quoteattr.batch.tables import TABLES
from quoteattr.errors import InputError
from quoteattr.ingest.inputs import RUN

MANIFEST, ERRORS, STATE = "manifest.json", "errors.jsonl", "_state"
FORMAT = f"{RUN} 1"
#: Tables that are made of the others, see `linking`.
DERIVED = ("identities", "identity_speakers", "copies")
_PART = re.compile(r"part-(\d+)\.parquet")


class Totals(NamedTuple):
    """Counts over the whole dataset."""

    articles: int = 0
    quotes: int = 0
    words: int = 0
    failures: int = 0
    passed_over: int = 0

    def plus(self, other: "Totals") -> "Totals":
        """Both together."""
        return Totals(*(one + two for one, two in zip(self, other, strict=True)))


class State(NamedTuple):
    """What the journal says: the next part's number, where to go on, what is there.

    read: how many articles of each input were read, by place. digests: of the articles of each chunk.
    """

    read: dict[int, int]
    part: int = 0
    position: Position = Position()
    totals: Totals = Totals()
    errors_end: int = 0
    seconds: float = 0.0
    digests: Sequence[tuple[int, str]] = ()


class Chunk(NamedTuple):
    """What is committed at once. parts: {(table, folder): Arrow table}; errors: lines for `errors.jsonl`."""

    parts: Mapping[tuple[str, str], Any]
    errors: Sequence[Mapping[str, Any]]
    position: Position
    read: Mapping[int, int]
    totals: Totals
    digest: str
    seconds: float


class Store:
    """A dataset's folder."""

    def __init__(self, out: str | Path) -> None:
        self.out = Path(out)
        self.state_folder = self.out / STATE
        self.temporary = self.state_folder / "tmp"
        self.journal = self.state_folder / "journal.jsonl"
        self.inputs = self.state_folder / "inputs.jsonl"
        self.errors = self.out / ERRORS
        self.lock = self.state_folder / "lock"

    def check(self) -> None:
        """Raises InputError if the folder holds something else than a dataset of ours."""
        if self.out.exists() and not self.out.is_dir():
            raise InputError(f"{self.out} is a file; give a folder for the dataset.")
        if not self.out.is_dir() or (self.out / MANIFEST).is_file():
            made = self.read_manifest()
            if made is not None and made.get("format") != FORMAT:
                raise InputError(
                    f"{self.out / MANIFEST} is not one of quoteattr's, or of another version; give another folder."
                )
            return
        other = sorted(path.name for path in self.out.iterdir() if path.name not in (STATE, f".{MANIFEST}.tmp"))
        if other:
            raise InputError(
                f"{self.out} is not empty and not a dataset of quoteattr: it holds {other[0]!r}"
                f"{f' and {len(other) - 1} more' if len(other) > 1 else ''}. Give an empty or a new folder."
            )

    def create(self) -> None:
        """Make the folders. Raises InputError where one may not write."""
        with told(self.out):
            self.temporary.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Take away all that runs have written; what else lies in the folder stays. The journal goes first: what it
        does not name is nothing, should this be stopped in the midst."""
        for path in (self.journal, self.inputs, self.out / MANIFEST, self.errors):
            path.unlink(missing_ok=True)
        for name in (*TABLES, *DERIVED):
            shutil.rmtree(self.out / name, ignore_errors=True)

    def load(self) -> State:
        """The state by the journal; whatever is there beyond it is taken away."""
        state, digests = State({}), []
        for line in whole_lines(self.journal):
            state.read.update((int(place), count) for place, count in line["read"].items())
            digests.append((line["articles_read"], line["digest"]))
            state = State(
                state.read, line["part"] + 1, Position(*line["position"]),
                state.totals.plus(Totals(**line["totals"])), line["errors_end"], state.seconds + line["seconds"],
            )  # fmt: skip
        self._clean(state)
        return state._replace(digests=digests)

    def _clean(self, state: State) -> None:
        for path in self.temporary.glob("*"):
            path.unlink()
        for table in TABLES:
            for path in (self.out / table).rglob("part-*.parquet"):
                number = _PART.fullmatch(path.name)
                if number and int(number[1]) >= state.part:
                    path.unlink()
        if self.errors.is_file() and self.errors.stat().st_size > state.errors_end:
            os.truncate(self.errors, state.errors_end)

    def commit(self, state: State, chunk: Chunk) -> State:
        """Write a chunk; return the state after it. Raises InputError for a full disk, after which nothing is lost."""
        with told(self.out):
            self._write_parts(state.part, chunk.parts)
            end = append_lines(self.errors, chunk.errors) if chunk.errors else state.errors_end
            line = {
                "part": state.part, "position": chunk.position, "read": chunk.read, "totals": chunk.totals._asdict(),
                "errors_end": end, "digest": chunk.digest, "seconds": round(chunk.seconds, 3),
                "articles_read": sum(chunk.read.values()) - sum(state.read.get(place, 0) for place in chunk.read),
            }  # fmt: skip
            append_lines(self.journal, [line])
        state.read.update(chunk.read)
        return State(
            state.read, state.part + 1, chunk.position, state.totals.plus(chunk.totals), end,
            state.seconds + chunk.seconds,
        )  # fmt: skip

    def _write_parts(self, number: int, parts: Mapping[tuple[str, str], Any]) -> None:
        moves = []
        for count, ((table, folder), rows) in enumerate(parts.items()):
            temporary = self.temporary / f"{number}-{count}"
            write_parquet(rows, temporary)
            moves.append((temporary, self.out / table / folder / f"part-{number:06d}.parquet"))
        for temporary, _ in moves:  # after all are written: a disk takes many at once for little more than one
            sync(temporary)
        for temporary, path in moves:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(temporary, path)
        for changed in {parent for _, path in moves for parent in path.parents if parent.is_relative_to(self.out)}:
            sync(changed)

    def replace_table(self, name: str, rows: Any) -> Path:
        """Put a table of one file in place of what was there."""
        path = self.out / name / "part-000000.parquet"
        with told(self.out):
            self.temporary.mkdir(parents=True, exist_ok=True)
            write_parquet(rows, self.temporary / name)
            sync(self.temporary / name)
            path.parent.mkdir(exist_ok=True)
            os.replace(self.temporary / name, path)
            sync(path.parent)
        return path

    def read_manifest(self) -> dict[str, Any] | None:
        """The manifest, None if there is none. Raises InputError for one that is broken."""
        try:
            found: dict[str, Any] = json.loads((self.out / MANIFEST).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise InputError(f"{self.out / MANIFEST} is not JSON ({error}); give another folder.") from None
        return found if isinstance(found, dict) else {}

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        """Put the manifest in place, whole or not at all. Raises InputError where the system refuses."""
        with told(self.out):
            temporary = self.out / f".{MANIFEST}.tmp"
            temporary.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
            sync(temporary)
            os.replace(temporary, self.out / MANIFEST)
            sync(self.out)


def write_parquet(rows: Any, path: Path) -> None:
    """Write an Arrow table as one Parquet file; its bytes do not depend on how the table was put together."""
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        pq.write_table(rows.combine_chunks(), file, compression="zstd", row_group_size=1 << 20)


def append_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> int:
    """Append JSON lines, see to it that they are on the disk, and return where the file then ends."""
    with path.open("ab") as file:
        file.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def sync(path: Path) -> None:
    """See to it that a file, or the renames in a folder, are on the disk; folders need no such call on Windows."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "it is read-only",
}


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Raises what the system refuses as an InputError that says what to do."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0)
        if reason is None:
            raise
        raise InputError(
            f"Cannot write to {out}: {reason}. What was written is whole; the same command goes on from there."
        ) from error
