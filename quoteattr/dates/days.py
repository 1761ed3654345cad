"""Expressions that name a day: dates, weekdays, holidays, yesterday."""

from datetime import date

from quoteattr.dates import calendar as cal
from quoteattr.dates.calendar import DAY, Interval
from quoteattr.dates.operations import Moment, Slots, operation, recurring


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
    return recurring(slots, moment, lambda year: cal.day_of(date(year, month, day)))


@operation
def day_range(slots: Slots, moment: Moment) -> Interval | None:
    month, first, last = int(slots["month"]), int(slots["day"]), int(slots["day2"])
    if last <= first:
        return None
    return recurring(slots, moment, lambda year: Interval(date(year, month, first), date(year, month, last)))


@operation
def holiday(slots: Slots, moment: Moment) -> Interval | None:
    rule = slots["holiday"]
    return recurring(slots, moment, lambda year: cal.day_of(cal.holiday_of(year, rule)))


@operation
def eve(slots: Slots, moment: Moment) -> Interval | None:
    found = holiday(slots, moment) if "holiday" in slots else month_day(slots, moment)
    return found and cal.day_of(found.start - DAY)


@operation
def morrow(slots: Slots, moment: Moment) -> Interval | None:
    found = holiday(slots, moment) if "holiday" in slots else month_day(slots, moment)
    return found and cal.day_of(found.start + DAY)


@operation
def weekday(slots: Slots, moment: Moment) -> Interval | None:
    if moment.published is None:
        return None
    wanted, shift = int(slots["weekday"]), slots.get("shift")
    return cal.day_of(weekday_by(moment.published, wanted, None if shift is None else int(shift)))


def weekday_by(today: date, wanted: int, shift: int | None) -> date:
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
