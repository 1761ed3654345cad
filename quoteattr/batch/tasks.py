"""The stream cut into portions for the workers, and into chunks, each of which is committed as a whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any, NamedTuple

from quoteattr.batch.seen import SeenIds
from quoteattr.batch.settings import Settings
from quoteattr.batch.stream import Item, Position, article_digest
from quoteattr.identity import article_key
from quoteattr.ingest import Problem
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article

#: Articles after which a chunk ends, however few of them are kept.
_PASSED_OVER = 20


class ErrorLine(NamedTuple):
    """A line for `errors.jsonl`. order: where in the chunk it belongs."""

    order: int
    cells: dict[str, Any]


class ChunkEnd(NamedTuple):
    """Where the chunk ends. read: articles read of each input so far; digest: of all articles read in the chunk."""

    position: Position
    read: dict[int, int]
    passed_over: int
    digest: str


class Task(NamedTuple):
    """Articles for a worker, each with its place in the chunk; what failed on the way; the chunk's end, if here."""

    items: list[tuple[int, Item]]
    errors: list[ErrorLine]
    end: ChunkEnd | None


def cut(
    items: Iterable[Item],
    take_problems: Callable[[], list[Problem]],
    start: Position,
    after: Position | None,
    settings: Settings,
    seen: SeenIds,
    *,
    chunk: int,
    portion: int,
    limit: int | None,
) -> Iterator[Task]:
    """Tasks in the order of the input.

    take_problems: what was met on the way to the item that came last. start: where the items begin.
    after: the position once it is read to its end, None if it may go on.
    chunk, portion: articles in each. limit: articles to keep at most.
    """
    work = _Chunk(start)
    kept = 0
    finished = True
    for item in items if limit is None or limit > 0 else ():
        work.note_problems(take_problems())
        work.note(item)
        if settings.since is not None and not _is_since(item.article, settings.since):
            work.passed_over += 1
        elif (named := _with_own_id(item, seen, settings, work)) is not None:
            work.items.append((work.tick(), named))
            work.kept += 1
            kept += 1
        if kept == limit:
            finished = False
            break
        if work.kept == chunk or work.count >= chunk * _PASSED_OVER:
            yield work.task(closes=True)
            work = _Chunk(work.position)
        elif len(work.items) >= portion:
            yield work.task(closes=False)
    if limit is not None and limit <= 0:
        return
    if finished:
        work.note_problems(take_problems())
        work.position = after or work.position
    if work.count or work.errors or work.position != start:
        yield work.task(closes=True)


class _Chunk:
    """The chunk that is being filled."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self.items: list[tuple[int, Item]] = []
        self.errors: list[ErrorLine] = []
        self.read: dict[int, int] = {}
        self.kept = self.count = self.passed_over = self._ticks = 0
        self._digest = blake2b(digest_size=16)

    def tick(self) -> int:
        """The next number in the order of articles and errors."""
        self._ticks += 1
        return self._ticks

    def note(self, item: Item) -> None:
        """Count an article as read, whatever came of it: where to go on, and what the chunk's digest is of."""
        self.count += 1
        self.position = Position(item.place, item.done)
        self.read[item.place] = item.done
        self._digest.update(article_digest(item.article))

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Note what the reader has reported: what it left out as failures, the rest as notes."""
        for problem in problems:
            stage = "reading" if problem.skipped else "note"
            self.fail(None, stage, problem.reason, problem.file, problem.record)

    def fail(self, article: str | None, stage: str, reason: str, file: str | None, record: int | str | None) -> None:
        """Note what has failed, at which stage and why. article: its id, where it has one."""
        self.errors.append(ErrorLine(self.tick(), error_cells(article, stage, reason, file, record)))

    def task(self, closes: bool) -> Task:
        """What has been gathered, as a task, and a new one begun. closes: whether a chunk ends with it."""
        end = ChunkEnd(self.position, self.read, self.passed_over, self._digest.hexdigest()) if closes else None
        done = Task(self.items, self.errors, end)
        self.items, self.errors = [], []
        return done


def error_cells(
    article: str | None,
    stage: str,
    reason: str,
    file: str | None,
    record: int | str | None,
    traceback: str | None = None,
) -> dict[str, Any]:
    """A line of `errors.jsonl`. stage: reading, note (read otherwise than it says), duplicate, pipeline or worker."""
    return {
        "article": article,
        "stage": stage,
        "reason": without_surrogates(reason),
        "file": file,
        "record": record,
        "traceback": traceback,
    }


def _is_since(article: Article, day: dt.date) -> bool:
    moment = article.published
    return moment is not None and (moment.date() if isinstance(moment, dt.datetime) else moment) >= day


def _with_own_id(item: Item, seen: SeenIds, settings: Settings, work: _Chunk) -> Item | None:
    """The article with an id that no other has; None for one that is set aside since its id is taken."""
    id = without_surrogates(article_key(item.article))
    if id in seen:
        if settings.duplicates == "skip":
            work.fail(id, "duplicate", f"an earlier article has the id {id!r}", item.file, item.record)
            return None
        number = 2
        while f"{id}#{number}" in seen:
            number += 1
        id = f"{id}#{number}"
    seen.add(id)
    return item._replace(article=replace(item.article, id=id))
