"""What an expression is relative to, and the year that the news means without naming it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from quoteattr.dates.calendar import Interval

NEAR, LONG_AGO = 45, 180  # days to the next such day, and since the latest, that make it the next


class Moment(NamedTuple):
    """What an expression is relative to. published: the article's day. anchor: the day last spoken of.

    then: the stretch last spoken of. past: take the latest month or day even if the next one is near. nearest: take
    the nearest, before or after ("the Nov. 8 election").
    """

    published: date | None = None
    anchor: date | None = None
    then: Interval | None = None
    past: bool = False
    nearest: bool = False


Slots = Mapping[str, str]
Operation = Callable[[Slots, Moment], Interval | None]
OPERATIONS: dict[str, Operation] = {}


def operation(function: Operation) -> Operation:
    OPERATIONS[function.__name__.strip("_")] = function
    return function


def year_of(slots: Slots, moment: Moment) -> int | None:
    """The year that is written, or "last year"; None where the pattern leaves it open or it cannot be known."""
    if "year" in slots:
        return int(slots["year"])
    if "shift" in slots and moment.published:
        return moment.published.year + int(slots["shift"])
    return None


def latest(at: Callable[[int], Interval], moment: Moment) -> Interval | None:
    """Of the yearly recurring stretches that `at` gives, the one that the news means without naming the year."""
    today = moment.published
    if today is None:
        return None
    found = [stretch for year in range(today.year - 8, today.year + 2) if (stretch := _try(at, year))]
    past = [stretch for stretch in found if stretch.start <= today]
    future = [stretch for stretch in found if stretch.start > today]
    if not moment.past and past and future:
        gone, ahead = (today - (past[-1].end or today)).days, (future[0].start - today).days
        if ahead < gone if moment.nearest else ahead <= NEAR and gone >= LONG_AGO:
            return future[0]
    return past[-1] if past else None


def _try(at: Callable[[int], Interval], year: int) -> Interval | None:
    try:
        return at(year)
    except ValueError:  # 29 February
        return None


def recurring(slots: Slots, moment: Moment, at: Callable[[int], Interval]) -> Interval | None:
    """A stretch of the year that is written or meant."""
    if "year" in slots or "shift" in slots:
        year = year_of(slots, moment)
        return None if year is None else at(year)
    return latest(at, moment)
