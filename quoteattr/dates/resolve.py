"""Give time expressions their days.

A bare weekday in the news is the latest one on or before publication; a month or day without a year is the latest,
unless the next one is near and the latest long ago ("on Nov. 8" in an October). What is relative to something that is
not known gets nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from quoteattr.dates import calendar as cal
from quoteattr.dates.calendar import DAY, Interval
from quoteattr.dates.expressions import TimeExpression

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


def resolve(expression: TimeExpression, moment: Moment) -> Interval | None:
    """The days that an expression names, or None where they cannot be known."""
    try:
        found = _resolve(expression, moment)
    except (ValueError, OverflowError):  # 30 February, 9999 years ago
        return None
    if found is not None and expression.clock and found.grain == "day":
        found = found._replace(grain="time")
    return found


def _resolve(expression: TimeExpression, moment: Moment) -> Interval | None:
    if expression.until is not None:
        return _range(expression, moment)
    operation = OPERATIONS.get(expression.operation.rstrip("!"))
    if expression.prenominal and expression.operation == "month_day":
        moment = moment._replace(nearest=True)
    whole = operation(expression.slots, moment) if operation else None
    if whole is None:
        return None
    part = cal.part_of(whole, expression.edge) if expression.edge else whole
    return Interval(part.start, None, "span", part.unit) if expression.preposition == "since" else part


def _range(expression: TimeExpression, moment: Moment) -> Interval | None:
    last = _resolve(expression.until, moment) if expression.until else None
    if last is None or last.end is None:
        return None
    first = _resolve(expression._replace(until=None), moment._replace(published=moment.published and last.end))
    if first is None or first.start > last.end:
        return None
    return Interval(first.start, last.end, "span", last.unit if first.unit == last.unit else "day")


def operation(function: Operation) -> Operation:
    OPERATIONS[function.__name__.strip("_")] = function
    return function


def _year(slots: Slots, moment: Moment) -> int | None:
    """The year that is written, or "last year"; None where the pattern leaves it open or it cannot be known."""
    if "year" in slots:
        return int(slots["year"])
    if "shift" in slots and moment.published:
        return moment.published.year + int(slots["shift"])
    return None


def _latest(at: Callable[[int], Interval], moment: Moment) -> Interval | None:
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


def _recurring(slots: Slots, moment: Moment, at: Callable[[int], Interval]) -> Interval | None:
    """A stretch of the year that is written or meant."""
    if "year" in slots or "shift" in slots:
        year = _year(slots, moment)
        return None if year is None else at(year)
    return _latest(at, moment)


@operation
def iso_day(slots: Slots, moment: Moment) -> Interval | None:
    return cal.day_of(date(int(slots["year"]), int(slots["mm"]), int(slots["dd"])))


@operation
def slashed(slots: Slots, moment: Moment) -> Interval | None:
    """Only where month and day cannot be taken for each other."""
    month, day = int(slots["mm"]), int(slots["dd"])
    return cal.day_of(date(int(slots["year"]), month, day)) if day > 12 or day == month else None


@operation
def month_day(slots: Slots, moment: Moment) -> Interval | None:
    month, day = int(slots["month"]), int(slots["day"])
    return _recurring(slots, moment, lambda year: cal.day_of(date(year, month, day)))


@operation
def day_range(slots: Slots, moment: Moment) -> Interval | None:
    month, first, last = int(slots["month"]), int(slots["day"]), int(slots["day2"])
    if last <= first:
        return None
    return _recurring(slots, moment, lambda year: Interval(date(year, month, first), date(year, month, last)))


@operation
def week_of(slots: Slots, moment: Moment) -> Interval | None:
    found = month_day(slots, moment)
    return found and cal.week_of(found.start)


@operation
def nth_week(slots: Slots, moment: Moment) -> Interval | None:
    """Runs of seven days from the month's first; the last seven for the last."""
    month, count = int(slots["month"]), int(slots["ordinal"])

    def at(year: int) -> Interval:
        whole = cal.month_of(year, month)
        if count < 0 or whole.end is None:
            return cal.part_of(whole, "end")
        start = whole.start + (count - 1) * 7 * DAY
        return Interval(start, min(start + 6 * DAY, whole.end))

    return _recurring(slots, moment, at)


@operation
def month(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots["month"])
    if "year" not in slots and "shift" in slots:
        return _shifted_month(number, int(slots["shift"]), moment.published)
    return _recurring(slots, moment, lambda year: cal.month_of(year, number))


@operation
def month_of_year(slots: Slots, moment: Moment) -> Interval | None:
    year = _year(slots, moment)
    return None if year is None else cal.month_of(year, int(slots["month"]))


def _shifted_month(number: int, shift: int, today: date | None) -> Interval | None:
    """ "last November", "this May", "next March"."""
    if today is None:
        return None
    year = today.year
    if shift < 0 and number >= today.month:
        year -= 1
    if shift > 0 and number <= today.month:
        year += 1
    return cal.month_of(year, number)


@operation
def holiday(slots: Slots, moment: Moment) -> Interval | None:
    rule = slots["holiday"]
    return _recurring(slots, moment, lambda year: cal.day_of(cal.holiday_of(year, rule)))


@operation
def eve(slots: Slots, moment: Moment) -> Interval | None:
    found = holiday(slots, moment) if "holiday" in slots else month_day(slots, moment)
    return found and cal.day_of(found.start - DAY)


@operation
def weekday(slots: Slots, moment: Moment) -> Interval | None:
    if moment.published is None:
        return None
    wanted, shift = int(slots["weekday"]), slots.get("shift")
    return cal.day_of(_weekday(moment.published, wanted, None if shift is None else int(shift)))


def _weekday(today: date, wanted: int, shift: int | None) -> date:
    back = (today.weekday() - wanted) % 7
    if shift is None:
        return today - back * DAY
    if shift < 0:
        return today - (back or 7) * DAY
    if shift > 0:
        return today + ((wanted - today.weekday()) % 7 or 7) * DAY
    return cal.week_of(today).start + wanted * DAY


@operation
def weeks_day(slots: Slots, moment: Moment) -> Interval | None:
    if moment.published is None:
        return None
    week = cal.week_of(moment.published + int(slots["shift"]) * 7 * DAY)
    return cal.day_of(week.start + int(slots["weekday"]) * DAY)


@operation
def week_ago_day(slots: Slots, moment: Moment) -> Interval | None:
    found = weekday(slots, moment)
    return found and cal.day_of(found.start - 7 * DAY)


@operation
def deictic(slots: Slots, moment: Moment) -> Interval | None:
    return None if moment.published is None else cal.day_of(moment.published + int(slots["deictic"]) * DAY)


@operation
def this_part(slots: Slots, moment: Moment) -> Interval | None:
    return None if moment.published is None else cal.day_of(moment.published)


@operation
def overnight(slots: Slots, moment: Moment) -> Interval | None:
    return None if moment.published is None else Interval(moment.published - DAY, moment.published)


@operation
def weekend(slots: Slots, moment: Moment) -> Interval | None:
    """The one that has begun last; "this weekend" from Wednesday on is the one to come."""
    today = moment.published
    if today is None:
        return None
    own = cal.weekend_of(today)
    shift = int(slots.get("shift", 0))
    if shift > 0:
        return own if own.start > today else cal.weekend_of(today + 7 * DAY)
    if shift < 0:
        return cal.weekend_of(today - 7 * DAY)
    coming = "shift" in slots and today.weekday() >= 2
    return own if own.start <= today or coming else cal.weekend_of(today - 7 * DAY)


@operation
def unit(slots: Slots, moment: Moment) -> Interval | None:
    return None if moment.published is None else _unit(moment.published, slots["unit"], int(slots.get("shift", 0)))


def _unit(day: date, name: str, shift: int) -> Interval | None:
    """The week, month, ... that lies `shift` of them from the day's own."""
    if name == "day":
        return cal.day_of(day + shift * DAY)
    if name == "week":
        return cal.week_of(day + shift * 7 * DAY)
    if name == "month":
        return cal.month_of(day.year, day.month + shift)
    if name == "quarter":
        return cal.months_from(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    if name == "year":
        return cal.year_of(day.year + shift)
    if name == "decade":
        return cal.decade_of((day.year // 10 + shift) * 10)
    return None


@operation
def ago(slots: Slots, moment: Moment) -> Interval | None:
    """As exact as its unit: two weeks ago is a week, five years ago a year."""
    if moment.published is None or slots["unit"] in ("decade", "century", "quarter"):
        return None
    if slots["unit"] in ("hour", "minute"):
        return cal.day_of(moment.published) if int(slots["number"]) <= 12 or slots["unit"] == "minute" else None
    return _unit(moment.published, slots["unit"], -int(slots["number"]))


@operation
def past_units(slots: Slots, moment: Moment) -> Interval | None:
    """The stretch up to publication."""
    today, count = moment.published, int(slots.get("number", 1))
    if today is None:
        return None
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}
    months = {"month": count, "quarter": 3 * count, "year": 12 * count, "decade": 120 * count}
    if slots["unit"] in days:
        return Interval(today - days[slots["unit"]] * DAY, today)
    return Interval(cal.months_before(today, months[slots["unit"]]), today) if slots["unit"] in months else None


@operation
def quarter(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots.get("ordinal") or slots["digit"])
    if not 1 <= number <= 4:
        number = 4
    return _recurring(slots, moment, lambda year: cal.months_from(year, 3 * number - 2, 3))


@operation
def half(slots: Slots, moment: Moment) -> Interval | None:
    year, number = _year(slots, moment), int(slots["ordinal"])
    if year is None or number not in (1, 2, -1):
        return None
    return cal.months_from(year, 1 if number == 1 else 7, 6)


@operation
def season(slots: Slots, moment: Moment) -> Interval | None:
    """ "last summer" is the latest that is over, "this summer" that of the publication's year."""
    name, today = slots["season"], moment.published
    if "year" in slots:
        return cal.season_of(int(slots["year"]), name)
    if today is None:
        return None
    latest = _latest(lambda year: cal.season_of(year, name), moment._replace(past=True))
    if latest is None or "shift" not in slots:
        return latest
    shift = int(slots["shift"])
    if shift < 0:
        return latest if latest.end and latest.end < today else cal.season_of(latest.start.year - 1, name)
    if shift > 0:
        return cal.season_of(latest.start.year + 1, name)
    return latest if name == "winter" else cal.season_of(today.year, name)


@operation
def season_of_year(slots: Slots, moment: Moment) -> Interval | None:
    year = _year(slots, moment)
    return None if year is None else cal.season_of(year, slots["season"])


@operation
def year(slots: Slots, moment: Moment) -> Interval | None:
    return cal.year_of(int(slots["year"]))


@operation
def decade(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots["year"])
    return cal.decade_of(number) if number % 10 == 0 else None


@operation
def anchor_unit(slots: Slots, moment: Moment) -> Interval | None:
    if "anchored" in slots and moment.then is not None:
        return moment.then
    if moment.anchor is None:
        return None
    return _unit(moment.anchor, slots.get("unit", "day"), int(slots.get("step", 0)))


@operation
def anchor_weekday(slots: Slots, moment: Moment) -> Interval | None:
    if moment.anchor is None:
        return None
    return cal.day_of(_weekday(moment.anchor, int(slots["weekday"]), int(slots["step"])))


@operation
def anchor_before(slots: Slots, moment: Moment) -> Interval | None:
    return _beside_anchor(slots, moment, -1)


@operation
def anchor_after(slots: Slots, moment: Moment) -> Interval | None:
    return _beside_anchor(slots, moment, 1)


def _beside_anchor(slots: Slots, moment: Moment, direction: int) -> Interval | None:
    if moment.anchor is None:
        return None
    name = slots.get("unit", "day")
    if name in ("hour", "minute"):
        return cal.day_of(moment.anchor)
    return _unit(moment.anchor, name, direction * int(slots.get("number", 1)))


@operation
def anchor_later(slots: Slots, moment: Moment) -> Interval | None:
    """Some time from the anchor on, up to publication where that is known."""
    if moment.anchor is None or (moment.published and moment.published < moment.anchor):
        return None
    return Interval(moment.anchor, moment.published, "span")
