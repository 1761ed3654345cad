"""Workers that may die: replaced, and their articles read again one by one until the one that kills is found."""

import contextlib
import queue
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quoteattr.batch.process import DIED, Message, Process
from quoteattr.batch.worker import BROKEN, READY, Job, Output, Reader, set_aside
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.types import Article

_POLL = 0.25  # seconds between looks at the workers' memory
_STARTS = 3  # workers in a row that may die before they are ready
_TRIES = 2  # times that an article may kill a worker that reads nothing else


class WorkerError(QuoteattrError, RuntimeError):
    """Workers do not start."""


class _Piece(NamedTuple):
    """Articles that one worker reads. task: their task; first: place of the first in it; tries: that died."""

    task: int
    first: int
    articles: Sequence[Article]
    tries: int = 0


class Here:
    """No worker processes: the articles are read in this one. Nothing protects it from an article that kills."""

    replaced = 0

    def __init__(self, job: Job) -> None:
        self._reader = Reader(job)

    def run(self, tasks: Iterable[Sequence[Article]]) -> Iterator[list[Output]]:
        """What comes of the articles of each task, in the order of the tasks."""
        for articles in tasks:
            yield [self._reader.read(articles)] if articles else []

    def close(self) -> None:
        """Nothing is to be ended in this process."""


class Pool:
    """Worker processes.

    count: how many. max_memory: bytes that one may hold. One that holds more after a task is replaced; one that
    holds more in the midst of a task is ended, which counts as its death. replaced: how many were.
    """

    def __init__(self, job: Job, count: int, max_memory: int | None = None) -> None:
        self._job, self._max_memory = job, max_memory
        self._inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._at: dict[Process, _Piece | None] = {}
        self._waiting: deque[_Piece] = deque()
        self._done: dict[int, dict[int, Output]] = {}
        self._left: dict[int, int] = {}  # articles of a task that are not read yet
        self._failed_starts = self.replaced = 0
        self._look_at = 0.0
        for _ in range(count):
            self._start()

    def run(self, tasks: Iterable[Sequence[Article]]) -> Iterator[list[Output]]:
        """The outputs of each task, in order of the tasks, of which few are taken ahead.

        Raises InputError if the pipeline does not load or does not fit into `max_memory`, WorkerError if workers die
        before they are ready.
        """
        stream = iter(tasks)
        taken = given = 0
        exhausted = False
        while True:
            while not exhausted and not self._waiting and taken - given < 3 * len(self._at):
                articles = next(stream, None)
                if articles is None:
                    exhausted = True
                    break
                self._take(taken, articles)
                taken += 1
                self._feed()
            while given < taken and not self._left[given]:
                yield self._finished(given)
                given += 1
            if exhausted and given == taken:
                return
            if given < taken:
                self._listen()

    def _take(self, number: int, articles: Sequence[Article]) -> None:
        self._done[number], self._left[number] = {}, len(articles)
        if articles:
            self._waiting.append(_Piece(number, 0, articles))

    def _finished(self, number: int) -> list[Output]:
        del self._left[number]
        return [output for _, output in sorted(self._done.pop(number).items())]

    def _feed(self) -> None:
        """Give work to those that wait for it."""
        for worker, piece in self._at.items():
            if self._waiting and worker.ready and piece is None:
                self._at[worker] = self._waiting.popleft()
                worker.send(self._at[worker].articles)  # type: ignore[union-attr]

    def _listen(self) -> None:
        """Wait for one answer, or until the workers' memory is due to be looked at."""
        with contextlib.suppress(queue.Empty):
            self._handle(self._inbox.get(timeout=_POLL))
        if self._max_memory is not None and time.monotonic() > self._look_at:
            self._watch_memory(self._max_memory)
            self._look_at = time.monotonic() + _POLL

    def _handle(self, message: Message) -> None:
        if message.worker not in self._at:
            return  # the last words of one that was ended
        if message.kind == BROKEN:
            raise InputError(f"The pipeline does not load: {message.content}")
        if message.kind == DIED:
            self._bury(message.worker)
        elif message.kind == READY:
            message.worker.ready, self._failed_starts = True, 0
            self._check_fits(message.worker)
        else:
            self._note(message.worker, message.content)
        self._feed()

    def _check_fits(self, worker: Process) -> None:
        held = worker.memory()
        if self._max_memory is not None and held > self._max_memory:
            raise InputError(
                f"The pipeline alone takes {_megabytes(held)}, more than max_memory ({_megabytes(self._max_memory)})."
            )

    def _note(self, worker: Process, output: Output) -> None:
        piece = self._at[worker]
        assert piece is not None
        self._at[worker] = None
        self._settle(piece, output)
        if self._max_memory is not None and worker.memory() > self._max_memory:
            worker.end()
            self._replace(worker)

    def _settle(self, piece: _Piece, output: Output) -> None:
        self._done[piece.task][piece.first] = output
        self._left[piece.task] -= len(piece.articles)

    def _watch_memory(self, most: int) -> None:
        for worker, piece in list(self._at.items()):
            if piece is not None and worker.memory() > most:
                self._bury(worker, f"it took more than {_megabytes(most)}")
        self._feed()

    def _replace(self, worker: Process) -> None:
        del self._at[worker]
        self.replaced += 1
        self._start()

    def _start(self) -> None:
        self._at[Process(self._job, self._inbox)] = None

    def _bury(self, worker: Process, reason: str | None = None) -> None:
        """Replace a worker that died, and have its articles read again: alone, or not at all.

        reason: why it is to die; None for one that is dead already.
        """
        piece = self._at[worker]
        code, words = worker.end(patience=0.0 if reason else 2.0)
        reason = reason or _how(code)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                del self._at[worker]
                raise WorkerError(f"Workers die before they are ready ({reason}). {words or ''}".strip())
        self._replace(worker)
        if piece is not None:
            self._retry(piece, reason, words)

    def _retry(self, piece: _Piece, reason: str, words: str | None) -> None:
        if len(piece.articles) > 1:
            alone = [_Piece(piece.task, piece.first + n, [one]) for n, one in enumerate(piece.articles)]
            self._waiting.extendleft(reversed(alone))
        elif piece.tries + 1 < _TRIES:
            self._waiting.appendleft(piece._replace(tries=piece.tries + 1))
        else:
            said = f"no worker survives it: {reason}"
            self._settle(piece, set_aside(piece.articles[0], said, words, self._job))

    def close(self) -> None:
        """End all workers."""
        for worker in list(self._at):
            worker.end()
        self._at.clear()


def _how(code: int) -> str:
    """How a process ended, in words."""
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
    return f"{name}{', as when memory runs out' if name == 'SIGKILL' else ''}"


def _megabytes(count: int) -> str:
    return f"{count / 10**6:,.0f} MB"
