"""Expressions that count from the day last spoken of: the next day, two weeks later, that Tuesday."""

from quoteattr.dates import calendar as cal
from quoteattr.dates.calendar import Interval
from quoteattr.dates.days import weekday_by
from quoteattr.dates.operations import Moment, Slots, operation
from quoteattr.dates.stretches import unit_by


@operation
def anchor_unit(slots: Slots, moment: Moment) -> Interval | None:
    if "anchored" in slots and moment.then is not None:
        return moment.then
    if moment.anchor is None:
        return None
    return unit_by(moment.anchor, slots.get("unit", "day"), int(slots.get("step", 0)))


@operation
def anchor_part(slots: Slots, moment: Moment) -> Interval | None:
    """ "the next morning", "the same evening"."""
    return None if moment.anchor is None else unit_by(moment.anchor, "day", int(slots["step"]))


@operation
def anchor_weekday(slots: Slots, moment: Moment) -> Interval | None:
    if moment.anchor is None:
        return None
    return cal.day_of(weekday_by(moment.anchor, int(slots["weekday"]), int(slots["step"])))


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
    return unit_by(moment.anchor, name, direction * int(slots.get("number", 1)))


@operation
def anchor_later(slots: Slots, moment: Moment) -> Interval | None:
    """Some time from the anchor on, up to publication where that is known."""
    if moment.anchor is None or (moment.published and moment.published < moment.anchor):
        return None
    return Interval(moment.anchor, moment.published, "span")
