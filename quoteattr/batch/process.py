"""One worker process, as its parent sees it: started afresh, spoken to over pipes, with memory and last words."""

import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import Any, NamedTuple

from quoteattr.batch.worker import Job
from quoteattr.types import Article

DIED = "died"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS",
            "VECLIB_MAXIMUM_THREADS")  # fmt: skip
_CODE = "import sys; sys.path[:] = {path!r}; from quoteattr.batch.worker import main; main()"
_TAIL, _KEPT = 50_000, 4000  # bytes of a dead worker's last words that are read, and characters that are kept
_EXTENSIONS = "\nExtension modules:"  # faulthandler names every one of them behind the traceback


class Message(NamedTuple):
    """What came from a worker, or that it died."""

    worker: "Process"
    kind: str
    content: Any


class Process:
    """A worker that tells its answers to `inbox`.

    A fresh interpreter and no fork: the same on every system, nothing of the caller's threads, no guard in the
    caller's script, and libraries that read the number of threads when they are imported find one.
    """

    def __init__(self, job: Job, inbox: "queue.SimpleQueue[Message]") -> None:
        self.ready = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the worker
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE.format(path=sys.path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env=_environment(job),
            start_new_session=True,  # Ctrl-C is for the parent, which ends its workers
        )  # fmt: skip
        threading.Thread(target=self._receive, args=(inbox,), daemon=True).start()
        self.send(job)

    def _receive(self, inbox: "queue.SimpleQueue[Message]") -> None:
        assert self._process.stdout is not None
        try:
            while True:
                inbox.put(Message(self, *pickle.load(self._process.stdout)))
        except Exception:  # its end, in the midst of an answer or between two
            inbox.put(Message(self, DIED, None))

    def send(self, what: Job | Sequence[Article]) -> None:
        """Give it its job, then articles. One that is dead already says so by itself."""
        assert self._process.stdin is not None
        try:
            pickle.dump(what, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:
            pass

    def memory(self) -> int:
        """Bytes that it holds in memory now; 0 if it is gone."""
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self, patience: float = 0.0) -> tuple[int, str | None]:
        """End it, after so many seconds in which it may end by itself.

        Returns how it ended, as `subprocess` tells it, and the last that it wrote.
        """
        try:
            code = self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - _TAIL))
        words = self._errors.read().decode("utf-8", "replace").partition(_EXTENSIONS)[0].strip()[-_KEPT:]
        self._errors.close()
        return code, words or None


def _environment(job: Job) -> dict[str, str]:
    """One thread a library: workers are as many as there are cores, and sums have one order."""
    found = {**os.environ, **dict.fromkeys(_THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}
    if not job.gpu:
        found["CUDA_VISIBLE_DEVICES"] = ""  # torch would take a GPU that it finds
    return found
