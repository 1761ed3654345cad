"""What quoteattr warns of, and where a warning points."""

import sys
import warnings
from types import FrameType


class InputWarning(UserWarning):
    """Part of the input was skipped, read differently from what it says it is, or is nothing that is read here."""


class LanguageWarning(InputWarning):
    """A text is plainly in another language than English, the only one that is read."""


def warn(message: str, category: type[Warning]) -> None:
    """Warn at the line of the caller's own program, however deep in ours it was noticed."""
    level = 2
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __package__:
        frame, level = frame.f_back, level + 1
    warnings.warn(message, category, stacklevel=level)
