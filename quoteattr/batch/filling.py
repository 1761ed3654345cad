"""A chunk that is being filled: what comes of its tasks, in order, until it can be committed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from quoteattr.batch.store import Chunk, Totals
from quoteattr.batch.tasks import ChunkEnd, ErrorLine, Task, error_cells
from quoteattr.batch.worker import Output


class Filling:
    """Rows, failures and counts of a chunk so far."""

    def __init__(self) -> None:
        self._batches: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._errors: list[ErrorLine] = []
        self._totals = Totals()

    def add(self, task: Task, outputs: Sequence[Output]) -> Totals:
        """Take in what came of a task; return its counts."""
        errors = list(task.errors)
        first = 0
        for output in outputs:
            for folder, tables in output.batches.items():
                for table, batch in tables.items():
                    if batch.num_rows:
                        self._batches[table, folder].append(batch)
            for failure in output.failures:
                order, item = task.items[first + failure.place]
                cells = error_cells(
                    item.article.id, failure.stage, failure.reason, item.file, item.record, failure.traceback
                )
                errors.append(ErrorLine(order, cells))
            first += output.articles
        counts = Totals(
            articles=first, quotes=sum(output.quotes for output in outputs), words=sum(o.words for o in outputs),
            failures=sum(line.cells["stage"] != "note" for line in errors),
            passed_over=task.end.passed_over if task.end else 0,
        )  # fmt: skip
        self._errors += errors
        self._totals = self._totals.plus(counts)
        return counts

    def chunk(self, end: ChunkEnd, seconds: float) -> Chunk:
        """What has been filled in, as a chunk. seconds: what it took."""
        import pyarrow as pa

        return Chunk(
            parts={key: pa.Table.from_batches(batches) for key, batches in sorted(self._batches.items())},
            errors=[line.cells for line in sorted(self._errors, key=lambda line: line.order)],
            position=end.position, read=end.read, totals=self._totals, digest=end.digest, seconds=seconds,
        )  # fmt: skip
