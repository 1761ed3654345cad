"""Readers: articles from files, folders, buffers and tables. `read_articles` is the door to all of them."""

from quoteattr.ingest.formats import FORMATS
from quoteattr.ingest.outlets import Outlet, Outlets, load_outlets
from quoteattr.ingest.problems import OnProblem, Problem, warn_of_problem
from quoteattr.ingest.reading import Reading, read, read_articles
from quoteattr.warned import InputWarning

__all__ = [
    "FORMATS",
    "InputWarning",
    "OnProblem",
    "Outlet",
    "Outlets",
    "Problem",
    "Reading",
    "load_outlets",
    "read",
    "read_articles",
    "warn_of_problem",
]
