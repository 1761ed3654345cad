"""Give time expressions their days.

A bare weekday in the news is the latest one on or before publication; a month or day without a year is the latest,
unless the next one is near and the latest long ago ("on Nov. 8" in an October). What is relative to something that is
not known gets nothing.
"""

from quoteattr.dates import calendar as cal
from quoteattr.dates import days, relative, stretches  # noqa: F401 (they register their operations)
from quoteattr.dates.calendar import Interval
from quoteattr.dates.expressions import TimeExpression
from quoteattr.dates.operations import OPERATIONS, Moment

__all__ = ["Moment", "resolve"]


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
