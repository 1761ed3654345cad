"""Shares that are compared: of kinds, of stances, of quoted words; each with its interval."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quoteattr.analysis.finding import COLOURS, HATCHES, MARKERS, Finding, shorten, tidy
from quoteattr.analysis.intervals import share_interval
from quoteattr.analysis.tables import NAMED, UNKNOWN, group_column, table
from quoteattr.errors import InputError
from quoteattr.masking import mask
from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    import pandas as pd

    from quoteattr.analysis.tables import Source

KINDS = ("direct", "mixed", "indirect")


def kinds(quotes: "Source", by: str = "outlet", top: int = 12) -> Finding:
    """Shares of direct, mixed and indirect quotations by outlet, speaker or another column.

    top: so many groups, those with most quotations. `data`: the group, `kind`, `quotes`, `share`, `low`, `high`.
    """
    data = _shares(table(quotes), by, "kind", KINDS, top)
    return Finding(data, f"Kinds of quotations, by {by}", lambda found, ax: _stacked(found, by, "kind", ax))


def stances(quotes: "Source", by: str = "speaker", top: int = 8, compare: Iterable[str] | None = None) -> Finding:
    """What speakers do with what they say (claim, deny, ask, promise ...), by speaker, outlet or another column.

    compare: these stances only, in this order; by default those of at least one in fifty quotations but plain "say".
    Shares are of all quotations of the group that have a cue; by speaker, of named ones only. `data`: the group,
    `stance`, `quotes`, `share`, `low`, `high`. A stance is read off the cue: "claimed" is the article's word, and not
    what the speaker meant.
    """
    frame = table(quotes)
    frame = frame[frame["stance"].notna()]
    counts = frame["stance"].value_counts(normalize=True)
    chosen = list(compare) if compare is not None else [str(s) for s in counts.index[counts >= 0.02] if s != "say"]
    data = _shares(frame, by, "stance", chosen, top)
    return Finding(data, f"Stances, by {by}", lambda found, ax: _dots(found, by, "stance", ax))


def quoted_share(
    pairs: Iterable[tuple[Article, Iterable[Quote]]], by: str = "outlet", direct_only: bool = False
) -> Finding:
    """The share of an article's words that stand in quotations.

    pairs: articles with their quotations, as `quoteattr.pipe` gives them; articles without any count, too.
    by: a field of `Article`. direct_only: the words inside quotation marks alone, of the contents.

    `data`: the group, `articles`, `words`, `quoted` words, `share`, `low`, `high`.

    Raises InputError for what is no article with its quotations, such as quotations alone.
    """
    groups: dict[str, list[tuple[int, int]]] = {}
    for article, quotes in pairs:
        if not isinstance(article, Article):
            raise InputError("Give (article, quotations) pairs: the share is of the article's text.")
        place = getattr(article, by, None)
        groups.setdefault(str(place) if place is not None else UNKNOWN, []).append(
            _words(article, list(quotes), direct_only)
        )
    rows = [_quoted(place, counts, by) for place, counts in sorted(groups.items()) if any(n for _, n in counts)]
    data = _frame(rows, [by, "articles", "words", "quoted", "share", "low", "high"])
    what = "Words inside quotation marks" if direct_only else "Words inside quotations"
    return Finding(data, f"{what}, by {by}", lambda found, ax: _dots(found, by, None, ax))


def _words(article: Article, quotes: list[Quote], direct_only: bool) -> tuple[int, int]:
    if direct_only:
        inside = " ".join(piece.text for quote in quotes if quote.parent is None for piece in quote.fragments)
    else:
        inside = mask(article, quotes, speaker=lambda _: True).text
    return len(inside.split()), len(article.text.split())


def _quoted(place: str, counts: list[tuple[int, int]], by: str) -> dict[str, Any]:
    found = share_interval([inside for inside, _ in counts], [words for _, words in counts])
    return {
        by: place,
        "articles": len(counts),
        "words": sum(words for _, words in counts),
        "quoted": sum(inside for inside, _ in counts),
        "share": found.share,
        "low": found.low,
        "high": found.high,
    }


def _shares(frame: "pd.DataFrame", by: str, column: str, values: Iterable[str], top: int) -> "pd.DataFrame":
    if by == "speaker":
        frame = frame[frame["speaker_type"].isin(NAMED)]
    frame = frame.assign(group=group_column(frame, by))
    rows = []
    values = list(values)
    for place in frame["group"].value_counts().index[:top]:
        here = frame[frame["group"] == place]
        for value in values:
            counts = (here[column] == value).groupby(here["article"]).agg(["sum", "count"])
            found = share_interval(list(counts["sum"]), list(counts["count"]))
            rows.append(
                {
                    by: place,
                    column: value,
                    "quotes": int(counts["sum"].sum()),
                    "share": found.share,
                    "low": found.low,
                    "high": found.high,
                }
            )
    return _frame(rows, [by, column, "quotes", "share", "low", "high"])


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


def _stacked(data: "pd.DataFrame", by: str, column: str, ax: Any) -> None:
    places = list(dict.fromkeys(data[by]))
    left = dict.fromkeys(places, 0.0)
    for number, value in enumerate(dict.fromkeys(data[column])):
        some = data[data[column] == value].set_index(by).reindex(places)
        reach = [some["share"] - some["low"], some["high"] - some["share"]]
        ax.barh(
            [shorten(place) for place in places],
            some["share"],
            left=list(left.values()),
            label=value,
            color=COLOURS[number],
            hatch=HATCHES[number],
            edgecolor="white",
            xerr=reach if number == 0 else None,
            error_kw={"ecolor": "black", "capsize": 3},
        )
        for place in places:
            left[place] += some["share"][place]
    ax.invert_yaxis()
    ax.set_xlim(0, 1)
    tidy(ax, "share of quotations; the line is the 95 % interval of the first share", percent="x")
    ax.legend(frameon=False, ncols=3, loc="lower left", bbox_to_anchor=(0, -0.32), fontsize="small")


def _dots(data: "pd.DataFrame", by: str, column: str | None, ax: Any) -> None:
    places = list(dict.fromkeys(data[by]))
    values = list(dict.fromkeys(data[column])) if column else [None]
    for number, value in enumerate(values):
        some = (data if column is None else data[data[column] == value]).set_index(by).reindex(places)
        offset = (number - (len(values) - 1) / 2) * 0.8 / max(len(values), 1)
        ax.errorbar(
            some["share"],
            [place + offset for place in range(len(places))],
            xerr=[some["share"] - some["low"], some["high"] - some["share"]],
            fmt=MARKERS[number % len(MARKERS)],
            color=COLOURS[number % len(COLOURS)],
            capsize=3,
            label=value,
        )
    ax.set_yticks(range(len(places)), [shorten(place) for place in places])
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    tidy(ax, "share, with 95 % interval", percent="x")
    if column:
        ax.legend(frameon=False, fontsize="small")
