"""Who is quoted how often, where, and when."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from quoteattr.analysis.finding import COLOURS, HATCHES, Finding, shorten, tidy
from quoteattr.analysis.intervals import share_interval
from quoteattr.analysis.tables import NAMED, group_column, table
from quoteattr.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from quoteattr.analysis.tables import Source

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}


def who_is_quoted(quotes: "Source", by: str = "outlet", top: int = 15, types: Collection[str] = NAMED) -> Finding:
    """Who is quoted how often by which outlet.

    by: the column to compare, as "outlet" or "country". top: so many speakers, the most quoted ones.
    types: of speakers to count; unnamed ones ("officials") are no one person and are left out by default.

    `data`: speaker, the compared column, `quotes`, `articles`, and `share` of all quotations there that have a
    speaker, with `low` and `high`.
    """
    frame = table(quotes)
    frame = frame[frame["speaker"].notna()].assign(group=lambda rows: group_column(rows, by))
    named = frame[frame["speaker_type"].isin(list(types))]
    order = named["who"].value_counts().index[:top]
    rows = [_quoted(name, str(place), here) for place, here in frame.groupby("group", sort=True) for name in order]
    data = _frame([row for row in rows if row], ["who", "group", "quotes", "articles", "share", "low", "high"])
    data = data.rename(columns={"who": "speaker", "group": by})
    return Finding(data, f"Who is quoted, by {by}", lambda found, ax: _bars(found, by, list(order), ax))


def _quoted(name: str, place: str, here: "pd.DataFrame") -> dict[str, Any] | None:
    theirs = here["who"] == name
    if not theirs.any():
        return None
    counts = theirs.groupby(here["article"]).agg(["sum", "count"])
    found = share_interval(list(counts["sum"]), list(counts["count"]))
    return {
        "who": name,
        "group": place,
        "quotes": int(theirs.sum()),
        "articles": int((counts["sum"] > 0).sum()),
        "share": found.share,
        "low": found.low,
        "high": found.high,
    }


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


def _bars(data: "pd.DataFrame", by: str, order: list[str], ax: Any) -> None:
    counts = data.pivot(index="speaker", columns=by, values="quotes").reindex(order).fillna(0)
    left = [0.0] * len(counts)
    for number, place in enumerate(counts.columns):
        ax.barh(
            [shorten(name) for name in counts.index],
            counts[place],
            left=left,
            label=shorten(place),
            color=COLOURS[number % len(COLOURS)],
            hatch=HATCHES[number % len(HATCHES)],
            edgecolor="white",
        )
        left = [start + width for start, width in zip(left, counts[place], strict=True)]
    ax.invert_yaxis()
    ax.xaxis.get_major_locator().set_params(integer=True)
    tidy(ax, "quotations")
    ax.legend(frameon=False, fontsize="small")


LABELS = 12  # of periods below a figure, at most
_LABEL = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def timeline(quotes: "Source", speaker: str, every: str = "week") -> Finding:
    """When a speaker is quoted: by the day of the quotation, or of publication where that is not told.

    speaker: a name as in the column `speaker` or `known_as`. every: day, week, month or year.

    `data`: `period` (its first day), `quotes`, `all_quotes` of everybody in it, and `share` of them with `low` and
    `high`. Raises InputError for a period that there is not, and for a speaker without dated quotations.
    """
    if every not in PERIODS:
        raise InputError.unknown("period", every, PERIODS)
    frame = table(quotes)
    frame = frame[frame["day"].notna()].assign(period=lambda rows: rows["day"].dt.to_period(PERIODS[every]))
    theirs = ((frame["who"] == speaker) | (frame["speaker"] == speaker)).fillna(False).astype(bool)
    if not theirs.any():
        raise InputError(f"There is no quotation of {speaker!r} with a date in these articles.")
    rows = [_in_period(start, here, theirs[here.index]) for start, here in frame.groupby("period")]
    data = _with_empty_periods(_frame(rows, list(rows[0])), PERIODS[every])
    return Finding(data, f"Quotations of {speaker}, by {every}", lambda found, ax: _line(found, every, ax))


def _in_period(period: Any, here: "pd.DataFrame", theirs: "pd.Series[bool]") -> dict[str, Any]:
    counts = theirs.groupby(here["article"]).agg(["sum", "count"])
    found = share_interval(list(counts["sum"]), list(counts["count"]))
    return {
        "period": period,
        "quotes": int(theirs.sum()),
        "all_quotes": len(here),
        "share": found.share,
        "low": found.low,
        "high": found.high,
    }


def _with_empty_periods(data: "pd.DataFrame", frequency: str) -> "pd.DataFrame":
    import pandas as pd

    every = pd.period_range(data["period"].min(), data["period"].max(), freq=frequency)
    full = data.set_index("period").reindex(every)
    full[["quotes", "all_quotes"]] = full[["quotes", "all_quotes"]].fillna(0).astype(int)
    return full.rename_axis("period").reset_index().assign(period=lambda rows: rows["period"].dt.start_time)


def _line(data: "pd.DataFrame", every: str, ax: Any) -> None:
    ax.vlines(data["period"], 0, data["quotes"], color=COLOURS[0], linewidth=2)
    ax.plot(data["period"], data["quotes"], "o", color=COLOURS[0])
    ax.set_ylim(bottom=0)
    ax.set_ylabel(f"quotations a {every}")
    ax.yaxis.get_major_locator().set_params(integer=True)
    labelled = data["period"].iloc[:: -(-len(data) // LABELS)]  # below points, where a clock of dates puts them between
    ax.set_xticks(labelled, labels=labelled.dt.strftime(_LABEL[every]))
    tidy(ax)
    ax.figure.autofmt_xdate()
