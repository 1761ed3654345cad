"""A worker: a process of its own that reads articles until its parent is gone.

It is started as a fresh interpreter, so that it is the same on every system and needs no guard in the caller's script.
"""

import faulthandler
import os
import pickle
import queue
import sys
import threading
import traceback
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

from quoteattr.batch.tables import Read, batches
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.types import Article, Kind, Quote
from quoteattr.warned import LanguageWarning

READY, BROKEN, DONE = "ready", "broken", "done"


class Job(NamedTuple):
    """What every worker needs to know. batch: articles that go through the pipeline together."""

    model: str | None
    run_id: str
    kinds: tuple[Kind, ...] | None = None
    partition: tuple[str, ...] = ()
    text: bool = True
    gpu: bool = False
    batch: int = 8


class Failure(NamedTuple):
    """An article, by its place in the task, that has no quotations since something broke."""

    place: int
    stage: str
    reason: str
    traceback: str | None


class Output(NamedTuple):
    """Rows of a task's articles, see `tables.batches`, and counts."""

    batches: dict[str, Any]
    failures: list[Failure]
    articles: int
    quotes: int
    words: int


class Reader:
    """The pipeline, loaded once, and what is done with its quotations."""

    def __init__(self, job: Job) -> None:
        import quoteattr

        self.job = job
        if job.gpu:
            _require_gpu()
        self.nlp = quoteattr.load(job.model)

    def read(self, articles: Sequence[Article]) -> Output:
        """The rows of these articles; one that fails has none, and is named."""
        import quoteattr

        failures: dict[int, Failure] = {}
        places = {id(article): place for place, article in enumerate(articles)}

        def fail(article: Article, error: Exception) -> None:
            place = places[id(article)]
            told = "".join(traceback.format_exception(error))
            failures[place] = Failure(place, "pipeline", f"{type(error).__name__}: {error}", told)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LanguageWarning)  # the stream of articles has noted it
            pairs = list(quoteattr.pipe(articles, self.nlp, batch_size=self.job.batch, on_error=fail))
        read = [
            Read(article, self._wanted(quotes), failures[place].reason if place in failures else None)
            for place, (article, quotes) in enumerate(pairs)
        ]
        return output(read, self.job, list(failures.values()))

    def _wanted(self, quotes: Sequence[Quote]) -> Sequence[Quote]:
        kinds = self.job.kinds
        return quotes if kinds is None else [quote for quote in quotes if quote.kind in kinds]


def output(read: Sequence[Read], job: Job, failures: list[Failure]) -> Output:
    """What came of articles, as rows of the tables and counts."""
    words = sum(len(one.article.text.split()) for one in read)
    rows = batches(read, job.run_id, job.partition, job.text)
    return Output(rows, failures, len(read), sum(len(one.quotes) for one in read), words)


def set_aside(article: Article, reason: str, told: str | None, job: Job) -> Output:
    """What comes of an article that no worker survives."""
    return output([Read(article, (), reason)], job, [Failure(0, "worker", reason, told)])


def _require_gpu() -> None:
    from thinc.api import prefer_gpu
    from thinc.compat import has_torch, has_torch_cuda_gpu

    if not has_torch:
        raise InputError("--gpu needs torch: pip install 'quoteattr[trf]'")
    if not has_torch_cuda_gpu:
        raise InputError("There is no GPU that torch can use; leave --gpu out.")
    prefer_gpu()


def main() -> None:
    """Serve the parent that started this process: pickled articles come in, pickled rows go out."""
    faulthandler.enable()  # a segmentation fault tells where, on standard error, which the parent keeps
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(inbox,), daemon=True).start()

    def send(kind: str, content: Any) -> None:
        pickle.dump((kind, content), out, protocol=pickle.HIGHEST_PROTOCOL)
        out.flush()

    try:
        reader = Reader(inbox.get())
    except Exception as error:
        ours = isinstance(error, (QuoteattrError, OSError))
        send(BROKEN, str(error) if ours else f"{type(error).__name__}: {error}")
        return
    send(READY, None)
    while True:
        send(DONE, reader.read(inbox.get()))


def _receive(inbox: "queue.SimpleQueue[Any]") -> None:
    """Take what the parent sends; end the process, whatever it is at, when the parent is gone."""
    while True:
        try:
            inbox.put(pickle.load(sys.stdin.buffer))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)
