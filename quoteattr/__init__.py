"""quoteattr: who said what, when, and where it was published.

>>> import quoteattr
>>> quotes = quoteattr.extract('"Taxes will fall," said Ann Lee, the finance minister.')
"""

import sys
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
    "to_dataframe": "quoteattr.export",
    "to_arrow": "quoteattr.export",
    "to_polars": "quoteattr.export",
    "to_parquet": "quoteattr.export",
    "to_csv": "quoteattr.export",
    "to_excel": "quoteattr.export",
    "to_jsonl": "quoteattr.export",
    "from_jsonl": "quoteattr.export",
    "mask": "quoteattr.masking",
    "run_corpus": "quoteattr.batch.run",
    "open_dataset": "quoteattr.batch.dataset",
    "read_articles": "quoteattr.ingest",
    "render": "quoteattr.rendering",
    "show": "quoteattr.rendering",
}

#: Rooms with a door of their own, which come with their name, too: `quoteattr.interop.write`.
_ROOMS = (
    "analysis", "batch", "copies", "corpora", "demo", "errors", "evaluation", "identity", "ingest", "interop",
    "registry", "rendering", "reviewing", "scorer", "spark", "training",
)  # fmt: skip

__all__ = [
    "Article",
    "Cue",
    "Quote",
    "QuoteDate",
    "Speaker",
    "TextSpan",
    "add_components",
    "extract",
    "from_jsonl",
    "load",
    "make_doc",
    "mask",
    "open_dataset",
    "pipe",
    "read_articles",
    "render",
    "run_corpus",
    "show",
    "to_arrow",
    "to_csv",
    "to_dataframe",
    "to_excel",
    "to_jsonl",
    "to_parquet",
    "to_polars",
]

if TYPE_CHECKING:
    from quoteattr.batch.dataset import open_dataset
    from quoteattr.batch.run import run_corpus
    from quoteattr.export import (
        from_jsonl,
        to_arrow,
        to_csv,
        to_dataframe,
        to_excel,
        to_jsonl,
        to_parquet,
        to_polars,
    )
    from quoteattr.ingest import read_articles
    from quoteattr.masking import mask
    from quoteattr.pipeline import add_components, extract, load, make_doc, pipe
    from quoteattr.rendering import render, show


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'quoteattr' has no attribute {name!r}")


def _show_in_notebooks() -> None:
    """In a notebook, quotations and Docs show themselves from the import on."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if getattr(shell, "display_formatter", None) is not None:
        import warnings

        from quoteattr.rendering import load_ipython_extension

        warnings.filterwarnings("ignore", message="IProgress not found")  # of tqdm, which textacy imports
        load_ipython_extension(shell)


_show_in_notebooks()


def __dir__() -> list[str]:
    own = (name for name in globals() if name.startswith("__"))
    return sorted({*own, *__all__, *_ROOMS})  # nothing of what this file imports for itself
