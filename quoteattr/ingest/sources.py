"""One input of articles: a file, a buffer, a member of an archive or a table."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from quoteattr.errors import InputError
from quoteattr.ingest.decoding import decode, guess_encoding, marked_encoding
from quoteattr.ingest.problems import OnProblem, Problem

MEGABYTE = 1 << 20
LINE_LIMIT = 64 * MEGABYTE  # bytes of one line; an article is some thousand characters
WHOLE_LIMIT = 256 * MEGABYTE  # bytes of a file that must be read whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An input in one format. A reader opens it once, since a stream from a pipe has no second time.

    name: as problems name it ("folder/news.zip!a.html"). label: how the ids of its articles begin ("a.html").
    opener: gives a fresh binary stream. format: "text", "jsonl" ... columns: {field: column} that the caller set.
    depth: how many archives it lies in. exact: the caller named this very file, so that what is wrong with the
    whole of it is an error and no mere report. table: a table in memory, which has no stream.
    """

    name: str
    label: str
    opener: Callable[[], BinaryIO]
    format: str
    report_to: OnProblem
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    exact: bool = False
    table: Any = None

    def open(self) -> BinaryIO:
        return self.opener()

    def report(
        self, reason: str, record: int | str | None = None, *, skipped: bool = True, lacking: bool = False
    ) -> None:
        self.report_to(Problem(file=self.name, record=record, reason=reason, skipped=skipped, lacking=lacking))

    def member(self, name: str, opener: Callable[[], BinaryIO], format: str) -> "Source":
        """A file inside this one."""
        return replace(
            self,
            name=f"{self.name}!{name}",
            label=name,
            opener=opener,
            format=format,
            depth=self.depth + 1,
            exact=False,
        )

    def inner(self, opener: Callable[[], BinaryIO], format: str) -> "Source":
        """The same file without its compression."""
        return replace(self, opener=opener, format=format, depth=self.depth + 1)

    def read(self, limit: int = WHOLE_LIMIT) -> bytes:
        """The whole input. Raises InputError when it is longer than limit bytes, having read no more than that."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(f"is longer than {limit // MEGABYTE} MB, too long for one {self.format} document")
        return data

    def read_text(self, limit: int = WHOLE_LIMIT) -> str:
        """The whole input as text."""
        return self.decoded(self.read(limit))

    def decoded(self, data: bytes) -> str:
        """The bytes as text; another encoding than UTF-8 is reported as a note."""
        text, encoding = decode(data)
        if encoding:
            self.report(f"is not UTF-8; read as {encoding}", skipped=False)
        return text

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, from 1, ends included, in constant memory.

        A line longer than LINE_LIMIT is reported and left out. Another encoding is noted once.
        """
        with self.open() as raw:
            stream = raw if hasattr(raw, "peek") else io.BufferedReader(raw, 1 << 16)  # type: ignore[type-var]
            marked = marked_encoding(stream.peek(4)[:4])
            if marked and marked != "utf-8-sig":
                self.report(f"is not UTF-8; read as {marked}", skipped=False)
                yield from enumerate(io.TextIOWrapper(stream, encoding=marked, errors="replace", newline="\n"), start=1)
                return
            yield from self._byte_lines(stream)

    def _byte_lines(self, stream: Any) -> Iterator[tuple[int, str]]:
        number, encoding = 0, None
        while line := stream.readline(LINE_LIMIT):
            number += 1
            if len(line) == LINE_LIMIT and not line.endswith(b"\n"):
                while (rest := stream.readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
                    pass
                self.report(f"a line longer than {LINE_LIMIT // MEGABYTE} MB", number)
                continue
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                if encoding is None:
                    encoding = guess_encoding(line)
                    self.report(f"is not UTF-8 from here; such lines are read as {encoding}", number, skipped=False)
                yield number, line.decode(encoding, errors="replace")
