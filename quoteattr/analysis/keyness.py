"""Which words one speaker uses more than another: weighted log-odds, on terms that textacy takes from what they say."""

import warnings
from collections import Counter
from collections.abc import Iterable
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from quoteattr.analysis.finding import COLOURS, Finding, tidy
from quoteattr.analysis.tables import table
from quoteattr.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

    from quoteattr.analysis.tables import Source

_Z = 1.96


def keyness(
    quotes: "Source", first: str, second: str, top: int = 12, n: int | tuple[int, ...] = 1, strength: float = 100.0
) -> Finding:
    """Terms that one speaker uses more than the other, by log-odds with an informative prior (Monroe et al. 2008).

    first, second: names as in the column `speaker` or `known_as`. top: terms for each. n: words a term, as (1, 2).
    Stop words, punctuation and numbers are left out. strength: of the prior, in terms; the prior is what everybody in
    these articles says, so that rare words count for little.

    `data`: `term`, how often each uses it, `log_odds` (above 0: more by the first) with `low` and `high`, and `z`;
    a `z` between -2 and 2 is what chance gives.

    Raises InputError for a speaker who is not there, MissingExtraError without textacy.
    """
    frame = table(quotes)
    names = {first: _of(frame, first), second: _of(frame, second)}
    sizes = (n,) if isinstance(n, int) else n
    all_terms = _terms(frame["quote"], sizes)
    one, two = (_terms(frame.loc[rows, "quote"], sizes) for rows in names.values())
    data = _log_odds(one, two, all_terms, strength)
    best = _both_ends(data, top).rename(columns={"first": first, "second": second})
    title = f"What {first} and {second} say"
    return Finding(best, title, lambda found, ax: _bars(found, first, second, ax))


def _of(frame: "pd.DataFrame", name: str) -> "pd.Series[bool]":
    rows = (frame["who"] == name) | (frame["speaker"] == name)
    rows = rows.fillna(False).astype(bool)
    if not rows.any():
        raise InputError(f"There is no quotation of {name!r} in these articles.")
    return rows


def _terms(texts: Iterable[str], sizes: tuple[int, ...]) -> Counter[str]:
    """How often each term is used, in small letters."""
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its progress bars ask for widgets, in which we have no part
            from textacy.extract.basics import ngrams
    except ImportError:
        raise MissingExtraError("Keyness needs textacy: pip install 'textacy>=0.13,<0.14'") from None
    counts: Counter[str] = Counter()
    for doc in spacy.blank("en").pipe(str(text) for text in texts):
        for size in sizes:
            counts.update(
                span.text.lower()
                for span in ngrams(doc, size, filter_stops=True, filter_punct=True, filter_nums=True)
                if any(character.isalpha() for character in span.text)
            )
    return counts


def _log_odds(one: Counter[str], two: Counter[str], everybody: Counter[str], strength: float) -> "pd.DataFrame":
    import pandas as pd

    totals, whole = (sum(one.values()), sum(two.values())), max(sum(everybody.values()), 1)
    rows = []
    for term in sorted({*one, *two}):
        prior = strength * everybody[term] / whole
        odds = [
            log((counts[term] + prior) / (total + strength - counts[term] - prior))
            for counts, total in zip((one, two), totals, strict=True)
        ]
        spread = sqrt(1 / (one[term] + prior) + 1 / (two[term] + prior))
        difference = odds[0] - odds[1]
        reach = _Z * spread
        rows.append(
            (term, one[term], two[term], difference, difference - reach, difference + reach, difference / spread)
        )
    return pd.DataFrame(rows, columns=["term", "first", "second", "log_odds", "low", "high", "z"])


def _both_ends(data: "pd.DataFrame", top: int) -> "pd.DataFrame":
    import pandas as pd

    ordered = data.sort_values(["z", "term"], ascending=[False, True])
    ends = pd.concat([ordered[ordered["z"] > 0].head(top), ordered[ordered["z"] < 0].tail(top)])
    return ends.reset_index(drop=True)


def _bars(data: "pd.DataFrame", first: str, second: str, ax: Any) -> None:
    for name, some, colour, hatch in (
        (first, data[data["log_odds"] > 0], COLOURS[0], ""),
        (second, data[data["log_odds"] < 0], COLOURS[1], "///"),
    ):
        reach = [some["log_odds"] - some["low"], some["high"] - some["log_odds"]]
        ax.barh(
            some["term"],
            some["log_odds"],
            xerr=reach,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=name,
            error_kw={"ecolor": "#606060", "capsize": 2},
        )
    ax.invert_yaxis()
    ax.axvline(0, color="black", linewidth=0.8)
    tidy(ax, "log-odds ratio, with 95 % interval")
    ax.legend(frameon=False, fontsize="small")
