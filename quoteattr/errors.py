"""The exceptions that quoteattr raises on purpose. Each message says what came, what would fit, and what to do."""


class QuoteattrError(Exception):
    """Base of all errors of this package."""


class ArticleError(QuoteattrError, ValueError):
    """An article's text or metadata is not what `Article` takes."""


class PipelineNotFoundError(QuoteattrError, OSError):
    """No pipeline of that name or at that path."""


class MissingExtraError(QuoteattrError, ImportError):
    """An optional package is not installed; the message names the pip command."""


class InputError(QuoteattrError, ValueError):
    """A file, stream or table cannot be read as articles or annotations."""
