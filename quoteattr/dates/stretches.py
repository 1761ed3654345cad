"""Expressions that name a week, a month, a season, a year, or so many of them."""

from datetime import date

from quoteattr.dates import calendar as cal
from quoteattr.dates.calendar import DAY, Interval
from quoteattr.dates.days import holiday, month_day
from quoteattr.dates.operations import Moment, Slots, latest, operation, recurring, year_of


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

    return recurring(slots, moment, at)


@operation
def month(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots["month"])
    if "year" not in slots and "shift" in slots:
        return _shifted_month(number, int(slots["shift"]), moment.published)
    return recurring(slots, moment, lambda year: cal.month_of(year, number))


@operation
def month_of_year(slots: Slots, moment: Moment) -> Interval | None:
    year = year_of(slots, moment)
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
def holiday_weekend(slots: Slots, moment: Moment) -> Interval | None:
    """Saturday and Sunday beside the holiday, which makes it longer where it is a Friday or a Monday."""
    found = holiday(slots, moment)
    if found is None:
        return None
    day = found.start
    if day.weekday() == 0:
        return Interval(day - 2 * DAY, day)
    return Interval(day, day + 2 * DAY) if day.weekday() == 4 else cal.weekend_of(day)


@operation
def unit(slots: Slots, moment: Moment) -> Interval | None:
    return None if moment.published is None else unit_by(moment.published, slots["unit"], int(slots.get("shift", 0)))


def unit_by(day: date, name: str, shift: int) -> Interval | None:
    """The week, month, ... that lies `shift` of them from the day's own."""
    if name == "day":
        return cal.day_of(day + shift * DAY)
    if name in ("week", "fortnight"):
        return cal.week_of(day + shift * (7 if name == "week" else 14) * DAY)
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
    return unit_by(moment.published, slots["unit"], -int(slots["number"]))


@operation
def past_units(slots: Slots, moment: Moment) -> Interval | None:
    """The stretch up to publication."""
    today, count = moment.published, int(slots.get("number", 1))
    if today is None:
        return None
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count, "fortnight": 14 * count}
    months = {"month": count, "quarter": 3 * count, "year": 12 * count, "decade": 120 * count}
    if slots["unit"] in days:
        return Interval(today - days[slots["unit"]] * DAY, today)
    return Interval(cal.months_before(today, months[slots["unit"]]), today) if slots["unit"] in months else None


@operation
def quarter(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots.get("ordinal") or slots["digit"])
    if not 1 <= number <= 4:
        number = 4
    return recurring(slots, moment, lambda year: cal.months_from(year, 3 * number - 2, 3))


@operation
def half(slots: Slots, moment: Moment) -> Interval | None:
    year, number = year_of(slots, moment), int(slots["ordinal"])
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
    recent = latest(lambda year: cal.season_of(year, name), moment._replace(past=True))
    if recent is None or "shift" not in slots:
        return recent
    shift = int(slots["shift"])
    if shift < 0:
        return recent if recent.end and recent.end < today else cal.season_of(recent.start.year - 1, name)
    if shift > 0:
        return cal.season_of(recent.start.year + 1, name)
    return recent if name == "winter" else cal.season_of(today.year, name)


@operation
def season_of_year(slots: Slots, moment: Moment) -> Interval | None:
    year = year_of(slots, moment)
    return None if year is None else cal.season_of(year, slots["season"])


@operation
def year(slots: Slots, moment: Moment) -> Interval | None:
    return cal.year_of(int(slots["year"]))


@operation
def decade(slots: Slots, moment: Moment) -> Interval | None:
    number = int(slots["year"])
    return cal.decade_of(number) if number % 10 == 0 else None
