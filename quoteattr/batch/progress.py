"""How far a run is: a bar in terminal and notebook."""

import sys
import time
from collections.abc import Sequence
from typing import Any

from quoteattr.batch.inputs import InputFile
from quoteattr.batch.store import Totals


class Progress:
    """A bar of articles, with words a second, quotations and failures, and the time left where that can be told.

    show: None for a bar where somebody may look: on a terminal, in a notebook.
    """

    def __init__(self, show: bool | None, done: Totals, total: int | None) -> None:
        wanted = show if show is not None else sys.stderr.isatty() or _in_notebook()
        self._bar: Any = None
        if wanted:
            from tqdm.auto import tqdm

            self._bar = tqdm(total=total, initial=done.articles, unit=" articles", dynamic_ncols=True, smoothing=0.1)
        self._counts = done
        self._words, self._started = 0, time.monotonic()

    def add(self, counts: Totals) -> None:
        """Count what a chunk brought, and show it."""
        self._counts = self._counts.plus(counts)
        self._words += counts.words
        if self._bar is not None:
            speed = self._words / max(time.monotonic() - self._started, 1e-9)
            self._bar.set_postfix_str(
                f"{speed:,.0f} words/s, {self._counts.quotes:,} quotations, {self._counts.failures:,} failures",
                refresh=False,
            )
            self._bar.update(counts.articles)

    def close(self) -> None:
        """Leave the bar as it is, and the line below it free."""
        if self._bar is not None:
            self._bar.close()


def _in_notebook() -> bool:
    """Whether a Jupyter kernel runs this; that somebody imported one is not enough."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return getattr(shell, "kernel", None) is not None


def expected(files: Sequence[InputFile], limit: int | None) -> int | None:
    """How many articles there may be; None where a file does not tell."""
    counts = [file.records for file in files if file.problem is None]
    known = [count for count in counts if count is not None]
    total = sum(known) - sum(file.skip for file in files) if len(known) == len(counts) else None
    return total if limit is None else limit if total is None else min(limit, total)
