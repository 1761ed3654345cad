"""Stretches of days, and how the news names them."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Interval(NamedTuple):
    """Days from `start` to `end`, both inclusive; `end` None when open.

    grain: as in ``QuoteDate``. unit: "day", "month" or "year", the exactness that `iso` writes.
    """

    start: date
    end: date | None
    grain: str = "span"
    unit: str = "day"

    @property
    def iso(self) -> str:
        """ISO 8601: one date, or an inclusive interval, open ones with ".."."""
        first = _write(self.start, self.unit)
        last = ".." if self.end is None else _write(self.end, self.unit)
        return first if first == last else f"{first}/{last}"


def _write(day: date, unit: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)]


def day_of(day: date, grain: str = "day") -> Interval:
    return Interval(day, day, grain)


def week_of(day: date) -> Interval:
    """The week from Monday to Sunday that the day lies in."""
    monday = day - day.weekday() * DAY
    return Interval(monday, monday + 6 * DAY, "week")


def weekend_of(day: date) -> Interval:
    """Saturday and Sunday of the day's week."""
    monday = day - day.weekday() * DAY
    return Interval(monday + 5 * DAY, monday + 6 * DAY)


def month_of(year: int, month: int) -> Interval:
    """A month; `month` may run over the ends of the year (0 is the December before)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month", "month")


def months_from(year: int, month: int, count: int, grain: str = "span") -> Interval:
    return Interval(month_of(year, month).start, month_of(year, month + count - 1).end, grain, "month")


def year_of(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), "year", "year")


def decade_of(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), "span", "year")


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # the first of three months, as the north counts


def season_of(year: int, season: str) -> Interval:
    """The season that begins in the year: winter runs from December into the next year."""
    return months_from(year, SEASONS[season], 3, "season")


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ll = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ll) // 451
    month, day = divmod(h + ll - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_of(year: int, rule: str) -> date:
    """The day of a holiday: "fixed 12 25", "easter -2", or "nth 11 4 3", the fourth Thursday of November.

    In "nth" the count -1 is the month's last, and a last number moves the day on.
    """
    kind, *text = rule.split()
    numbers = [int(number) for number in text]
    if kind == "fixed":
        return date(year, numbers[0], numbers[1])
    if kind == "easter":
        return easter(year) + numbers[0] * DAY
    month, count, weekday = numbers[:3]
    first, last = month_of(year, month)[:2]
    if count < 0:
        assert last is not None
        day = last - (last.weekday() - weekday) % 7 * DAY
    else:
        day = first + (weekday - first.weekday()) % 7 * DAY + (count - 1) * 7 * DAY
    return day + sum(numbers[3:]) * DAY


def months_before(day: date, count: int) -> date:
    """The same day of an earlier month, or its last day."""
    month = month_of(day.year, day.month - count)
    assert month.end is not None
    return min(month.end, month.start + (day.day - 1) * DAY)


def part_of(whole: Interval, edge: str) -> Interval:
    """The start, early, middle, late or end part of a stretch, as the news uses these words.

    Of a month: the first or last seven days for start and end, else the tens. Of a year: the first or last month for
    start and end, the first or last quarter for early and late. Of a decade: four, four and three years.
    """
    start, end = whole.start, whole.end
    if end is None or whole.grain in ("day", "time") or edge == "whole":
        return whole
    if whole.grain == "month":
        first, last = {"start": (1, 7), "early": (1, 10), "middle": (11, 20), "late": (21, 31), "end": (0, 31)}[edge]
        if not first:
            return Interval(end - 6 * DAY, end)
        return Interval(start + (first - 1) * DAY, min(end, start + (last - 1) * DAY))
    if whole.grain == "year":
        return _part_of_year(start.year, edge)
    if whole.grain == "week":
        first, last = {"start": (0, 1), "early": (0, 2), "middle": (1, 3), "late": (3, 6), "end": (4, 6)}[edge]
        return Interval(start + first * DAY, start + last * DAY)
    if whole.grain == "span" and whole.unit == "year" and end.year - start.year == 9:
        first, last = {"start": (0, 1), "early": (0, 3), "middle": (4, 6), "late": (7, 9), "end": (8, 9)}[edge]
        return Interval(date(start.year + first, 1, 1), date(start.year + last, 12, 31), "span", "year")
    return whole


def _part_of_year(year: int, edge: str) -> Interval:
    if edge in ("start", "end"):
        return month_of(year, 1 if edge == "start" else 12)
    first, count = {"early": (1, 3), "middle": (5, 4), "late": (10, 3)}[edge]
    return months_from(year, first, count)
