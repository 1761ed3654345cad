"""`run_corpus`: articles of any reader to a folder of Parquet, on as many processes as asked, from where it stopped."""

import datetime as dt
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as chained
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from quoteattr.batch.filling import Filling
from quoteattr.batch.inputs import InputFile, join_lists, list_files, list_lines, read_list
from quoteattr.batch.lock import locked
from quoteattr.batch.manifest import Manifest
from quoteattr.batch.pool import Here, Pool
from quoteattr.batch.progress import Progress, expected
from quoteattr.batch.provenance import describe, differences, loadable
from quoteattr.batch.seen import SeenIds
from quoteattr.batch.settings import (
    Duplicates,
    Settings,
    check_bytes,
    check_day,
    check_duplicates,
    check_format,
    check_kinds,
    check_partition,
)
from quoteattr.batch.store import State, Store, append_lines, told
from quoteattr.batch.stream import ArticleStream, FileStream, Item, Position, Stream, first_article
from quoteattr.batch.tables import ARTICLES
from quoteattr.batch.tasks import Task, cut
from quoteattr.batch.worker import Job
from quoteattr.errors import InputError
from quoteattr.ingest.fields import check_columns
from quoteattr.saving import check_outside
from quoteattr.types import Article

CHUNK = 500  # articles a part file; what a run that is killed loses at most
_PORTION = 16  # articles a task


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusRun:
    """What is in the dataset now, and what this run added.

    articles, quotes, words, failures: in the whole dataset; passed_over: articles of before `since`.
    added: articles of this run. seconds: that it took. replaced: workers that were.
    """

    out: Path
    run_id: str
    articles: int
    quotes: int
    words: int
    failures: int
    passed_over: int
    added: int
    seconds: float
    replaced: int


def run_corpus(
    input: Any,
    out: str | Path,
    *,
    model: str | Path | None = None,
    workers: int = 1,
    gpu: bool = False,
    kinds: Collection[str] | None = None,
    partition: str | Collection[str] | None = None,
    since: dt.date | str | None = None,
    limit: int | None = None,
    format: str | None = None,
    map: Mapping[str, str] | None = None,
    gaps: Mapping[str, Any] | None = None,
    duplicates: Duplicates = "skip",
    text: bool = True,
    max_memory: int | str | None = None,
    chunk: int = CHUNK,
    redo: bool = False,
    progress: bool | None = None,
) -> CorpusRun:
    """Read a corpus into a folder of Parquet: `out/quotes`, `out/articles`, `out/speakers`.

    The same call goes on where an earlier one was stopped, however it was stopped, and adds what is new in the input.

    input: a file or folder, or several, or articles: an iterable of `Article`, a table or a stream.
    model: as `quoteattr.load` takes it. workers: processes; 0 reads in this one, which then dies with an article that
    kills. gpu: run the transformer on the GPU. kinds: only these, e.g. {"direct", "mixed"}. partition: folders by
    "year", "month" (with its year), "outlet", several with commas. since: only articles published from this day on.
    limit: stop when the dataset holds so many articles. format, map: as `quoteattr.read_articles` takes them; gaps:
    {field of Article: value} for what a file does not say. duplicates: an article whose id an earlier one has is set
    aside ("skip") or gets a number ("number"). text: keep the articles' texts. max_memory: bytes, or "2GB", that a
    worker may hold. chunk: articles a part file. redo: take away what is there and begin anew.
    progress: a bar; by default on a terminal and in notebooks.

    Raises InputError for input that cannot be used, for a folder that holds something else or was made by another
    pipeline or with other settings, and for a disk that is full: what is there stays whole.
    """
    settings = Settings(
        kinds=check_kinds(kinds), since=check_day(since), format=check_format(format), map=check_columns(map),
        gaps=dict(gaps or {}), duplicates=check_duplicates(duplicates), text=text, gpu=gpu,
    )  # fmt: skip
    if workers < 0 or chunk < 1:
        raise InputError(f"workers is {workers} and chunk {chunk}; give at least 0 and 1.")
    folders = check_partition(partition)
    memory = check_bytes(max_memory)
    made = describe(model, settings)
    job = Job(
        loadable(model), made["run_id"], settings.kinds, folders, settings.text, settings.gpu,
        64 if gpu else 8,
    )  # fmt: skip
    paths = _paths(input)
    check_outside(out, paths or ())
    files = None if paths is None else list(list_files(paths, settings.format, settings.map))
    store = Store(out)
    store.check()
    store.create()
    with locked(store.lock):
        before = None if redo else store.read_manifest()
        if before is not None:
            _check_same(before, made, folders, given=paths is None)
        run = _Run(store, job, settings, Manifest(store, made, before, folders), chunk, limit, redo)
        source = run.files(files) if files is not None else run.articles(input)
        return run.go(source, workers, memory, progress)


def _paths(given: Any) -> list[str | Path] | None:
    """The paths given; None if it is articles. A list of str is paths: one that is missing is no text."""
    if isinstance(given, (str, PathLike)):
        return [Path(given)]
    if isinstance(given, (list, tuple)) and given and all(isinstance(item, (str, PathLike)) for item in given):
        return [Path(item) for item in given]
    return None


def _check_same(before: dict[str, Any], made: dict[str, Any], partition: Sequence[str], given: bool) -> None:
    """Raises InputError if the dataset was made otherwise."""
    changed = differences(before, made) if before["run_id"] != made["run_id"] else []
    if list(before["partition"]) != list(partition):
        changed.append(f"partition (was {before['partition'] or 'none'}, is {list(partition) or 'none'})")
    if "input" in before and ("given" in before["input"]) != given:
        changed.append("the input (was files, is articles)" if given else "the input (was articles, is files)")
    if changed:
        raise InputError(
            f"The dataset was made otherwise: {'; '.join(changed)}. Give another folder, what it was made with, or "
            "redo (--redo) to take it away and begin anew."
        )


class _Source(NamedTuple):
    """The input from where the dataset ends.

    after: the position once all of it is read. total: articles expected. new: files for the list of inputs.
    """

    items: Iterator[Item]
    stream: Stream
    after: Position | None
    total: int | None
    new: Sequence[tuple[int, InputFile]] = ()


class _Run:
    """One call of `run_corpus` on a folder that it holds the lock of."""

    def __init__(
        self, store: Store, job: Job, settings: Settings, manifest: Manifest, chunk: int, limit: int | None, redo: bool
    ) -> None:
        self.store, self.job, self.settings, self.manifest = store, job, settings, manifest
        self.chunk, self.limit, self.redo = chunk, limit, redo
        self.state = State({}) if redo else store.load()
        self.begun = time.monotonic()

    def files(self, found: Sequence[InputFile]) -> _Source:
        """Bring the list of input files up to date. Raises InputError for an input without a single article."""
        known = [] if self.redo else read_list(self.store.inputs)
        new = join_lists(known, found, self.state.position.place, self.state.read)
        files = known + [file for place, file in new if place >= len(known)]
        for place, file in new:
            files[place] = file
        stream = FileStream(
            files, self.state.position, format=self.settings.format, columns=self.settings.map, gaps=self.settings.gaps
        )
        items = self._begun(stream)  # an input of which nothing can be read leaves no trace
        self.manifest.describe_inputs(files, None)
        return _Source(items, stream, Position(len(files), 0), expected(files, self.limit), new)

    def articles(self, given: Any) -> _Source:
        """The articles of an iterable, behind what an earlier run has read of it."""
        stream = ArticleStream(
            given, self.state.position, self.state.digests, format=self.settings.format, columns=self.settings.map,
            gaps=self.settings.gaps,
        )  # fmt: skip
        self.manifest.describe_inputs((), type(given).__name__)
        total = len(given) if hasattr(given, "__len__") and not isinstance(given, (bytes, bytearray)) else None
        return _Source(self._begun(stream), stream, None, self.limit if total is None else total)

    def _begun(self, stream: Stream) -> Iterator[Item]:
        items = iter(stream)
        if self.state.part:
            return items
        return chained([first_article(items, stream)], items)

    def go(self, source: _Source, workers: int, memory: int | None, progress: bool | None) -> CorpusRun:
        """Run from where the journal ends to the end of the source, or to the limit. Raises InputError where the
        folder cannot be written to."""
        before = self.state
        if self.redo:
            self.store.clear()
            self.store.load()
        self.manifest.write(self.state)
        if source.new:
            with told(self.store.out):
                append_lines(self.store.inputs, list_lines(source.new))
        limit = None if self.limit is None else self.limit - self.state.totals.articles
        tasks = cut(
            source.items, source.stream.take_problems, self.state.position, source.after, self.settings,
            SeenIds(self._ids()), chunk=self.chunk, portion=64 if self.job.gpu else _PORTION, limit=limit,
        )  # fmt: skip
        bar = Progress(progress, self.state.totals, source.total)
        pool: Here | Pool | None = None
        status = "interrupted"
        try:
            first = next(tasks, None)
            if first is not None:  # a pipeline is loaded only if there is something to read
                pool = Pool(self.job, workers, memory) if workers else Here(self.job)
                self._write(pool, chained([first], tasks), bar)
            status = "complete"
        finally:
            bar.close()
            if pool is not None:
                pool.close()
            self._leave(status, pool)
        return self._summary(before, pool)

    def _leave(self, status: str, pool: Here | Pool | None) -> None:
        try:
            self.manifest.write(self.state, status, pool.replaced if pool else 0)
        except InputError:
            if status == "complete":
                raise  # else what stopped the run is told, and that is enough

    def _ids(self) -> Iterator[str]:
        """Ids of the articles that are there."""
        if self.state.totals.articles:
            import pyarrow.dataset as ds

            folder = ds.dataset(self.store.out / ARTICLES, format="parquet")
            for batch in folder.to_batches(columns=["article_id"]):
                yield from batch.column(0).to_pylist()

    def _write(self, pool: Here | Pool, tasks: Iterable[Task], bar: Progress) -> None:
        """Have the tasks done, and commit every chunk when its last one is."""
        waiting: deque[Task] = deque()

        def portions() -> Iterator[list[Article]]:
            for task in tasks:
                waiting.append(task)
                yield [item.article for _, item in task.items]

        filling = Filling()
        for outputs in pool.run(portions()):
            task = waiting.popleft()
            bar.add(filling.add(task, outputs))
            if task.end is not None:
                now = time.monotonic()
                self.state = self.store.commit(self.state, filling.chunk(task.end, now - self.begun))
                self.manifest.write(self.state, replaced=pool.replaced, force=False)
                filling, self.begun = Filling(), now

    def _summary(self, before: State, pool: Here | Pool | None) -> CorpusRun:
        totals = self.state.totals
        return CorpusRun(
            out=self.store.out, run_id=self.job.run_id, **totals._asdict(),
            added=totals.articles - before.totals.articles, seconds=self.state.seconds - before.seconds,
            replaced=pool.replaced if pool else 0,
        )  # fmt: skip
