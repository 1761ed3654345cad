"""quoteattr: who said what, when, and where it was published.

>>> import quoteattr
>>> quotes = quoteattr.extract('"Taxes will fall," said Ann Lee, the finance minister.')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quoteattr.types import Article, Cue, Quote, QuoteDate, Speaker, TextSpan

__version__ = "0.1.0"

# spaCy and pandas take seconds to import: they come with the first name that needs them (PEP 562).
_LAZY = {
    "load": "quoteattr.pipeline",
    "extract": "quoteattr.pipeline",
    "pipe": "quoteattr.pipeline",
    "make_doc": "quoteattr.pipeline",
    "add_components": "quoteattr.pipeline",
}

__all__ = [
    "Article",
    "Cue",
    "Quote",
    "QuoteDate",
    "Speaker",
    "TextSpan",
    "add_components",
    "extract",
    "load",
    "make_doc",
    "pipe",
]

if TYPE_CHECKING:
    from quoteattr.pipeline import add_components, extract, load, make_doc, pipe


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'quoteattr' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
