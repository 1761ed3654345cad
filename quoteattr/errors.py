"""The exceptions that quoteattr raises on purpose. Each message says what came, what would fit, and what to do."""

from collections.abc import Iterable
from typing import Any


class QuoteattrError(Exception):
    """Base of all errors of this package."""


class ArticleError(QuoteattrError, ValueError):
    """An article's text or metadata is not what `Article` takes."""


class PipelineNotFoundError(QuoteattrError, OSError):
    """No pipeline of that name or at that path."""


class MissingExtraError(QuoteattrError, ImportError):
    """An optional package is not installed; the message names the pip command."""


class InputError(QuoteattrError, ValueError):
    """What was given cannot be used: a file or table that cannot be read, an option that there is not."""

    @classmethod
    def unknown(cls, what: str, given: Any, known: Iterable[str]) -> "InputError":
        """The error for a name that is not one of those known. what: a word for such a name, as "format"."""
        return cls(f"Unknown {what} {given!r}; choose one of {', '.join(known)}.")
