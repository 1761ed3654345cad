"""What goes wrong while articles are read: reported with file and record, never the end of the run."""

from collections.abc import Callable
from dataclasses import dataclass

from quoteattr.warned import InputWarning, warn


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the input that could not be read as it is.

    file: the file, and the member for an archive ("news.zip!a.html"). record: the line, row or member within it,
    counted as an editor or a spreadsheet counts, or None for the file as a whole. reason: what came and what would fit.
    skipped: True if an article, a record or the rest of a file is lost; False for a note (another encoding, say).
    lacking: it was not read for want of an optional package, which the reason names; so are all others of its format.
    """

    file: str
    record: int | str | None
    reason: str
    skipped: bool = True
    lacking: bool = False

    def __str__(self) -> str:
        place = f", record {self.record}" if self.record is not None else ""
        return f"{self.file}{place}: {self.reason}"


OnProblem = Callable[[Problem], None]


def warn_of_problem(problem: Problem) -> None:
    """The default `on_error`: a warning that names file and record."""
    warn(f"{'skipped' if problem.skipped else 'note'}: {problem}", InputWarning)
