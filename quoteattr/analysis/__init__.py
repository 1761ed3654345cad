"""Questions that people ask of quotations, each answered with its numbers and its figure.

Every function takes quotations, (article, quotations) pairs, the DataFrame that `quoteattr.to_dataframe` makes, or the
path of a Parquet file or of a corpus run's folder, and returns a `Finding`: `data` is a DataFrame, `plot()` draws it.
What an article says that somebody did *not* say is left out everywhere. Shares have 95 % intervals that know that
quotations of one article belong together (`intervals`).
"""

from quoteattr.analysis.finding import Finding
from quoteattr.analysis.intervals import share_interval
from quoteattr.analysis.keyness import keyness
from quoteattr.analysis.network import Network, network
from quoteattr.analysis.people import timeline, who_is_quoted
from quoteattr.analysis.shares import kinds, quoted_share, stances
from quoteattr.analysis.tables import table

__all__ = [
    "Finding",
    "Network",
    "keyness",
    "kinds",
    "network",
    "quoted_share",
    "share_interval",
    "stances",
    "table",
    "timeline",
    "who_is_quoted",
]
