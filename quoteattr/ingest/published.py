"""Publication dates as files write them. A date that can be read in two ways is none."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:\s+|-){_MONTH}(?:,?\s+|-){_YEAR}\b", re.IGNORECASE),
)
_ISO = re.compile(
    r"^(?P<date>\d{4}-\d{2}-\d{2})(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^((?:19|20|21)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$")
_SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.]((?:19|20|21)\d\d)\b")
_YEAR_FIRST = re.compile(r"^((?:19|20|21)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b")


def parse_published(value: Any) -> dt.date | dt.datetime | None:
    """The date, with clock and zone where they are given; None for what cannot be read or is ambiguous ("03/04/2031").

    value: a date, an ISO 8601 or RFC 5322 string, "May 14, 2031", "14 May 2031", "2031/05/14", "20310514", or seconds
    (or milliseconds) since 1970 in UTC.
    """
    if isinstance(value, dt.datetime):
        return _without_midnight(value)
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if not isinstance(value, str) or not (text := value.strip()):
        return None
    try:
        return _from_text(text)
    except (ValueError, OverflowError, TypeError):
        return None


def _without_midnight(moment: dt.datetime) -> dt.date | dt.datetime:
    """A table keeps a bare day as midnight without a zone."""
    if hasattr(moment, "to_pydatetime"):
        moment = moment.to_pydatetime()
    return moment if moment.tzinfo or moment.time() != dt.time() else moment.date()


def _from_number(value: float) -> dt.date | dt.datetime | None:
    if 18_000_000 < value < 22_000_000 and value == int(value):
        return parse_published(str(int(value)))  # 20310514
    seconds = value / 1000 if value > 1e11 else value
    if not 1e8 < seconds < 1e10:
        return None
    return dt.datetime.fromtimestamp(seconds, tz=dt.timezone.utc)


def _from_text(text: str) -> dt.date | dt.datetime | None:
    if match := _ISO.match(text):
        return _from_iso(match)
    if match := _COMPACT.match(text):
        year, month, day, hour, minute, second, zulu = match.groups()
        date = dt.date(int(year), int(month), int(day))
        if hour is None:
            return date
        clock = dt.time(int(hour), int(minute), int(second or 0), tzinfo=dt.timezone.utc if zulu else None)
        return dt.datetime.combine(date, clock)
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _from_number(float(text))
    if match := _YEAR_FIRST.match(text):
        return dt.date(*map(int, match.groups()))
    if match := _SLASHED.match(text):
        return _from_slashes(*map(int, match.groups()))
    if re.match(r"^(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d", text):
        return parsedate_to_datetime(text)
    for pattern in _WRITTEN:
        if match := pattern.search(text):
            return dt.date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    return None


def _from_iso(match: "re.Match[str]") -> dt.date | dt.datetime:
    if match["clock"] is None:
        return dt.date.fromisoformat(match["date"])
    zone = (match["zone"] or "").upper()
    zone = {"Z": "+00:00", "UTC": "+00:00"}.get(zone, zone)
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    elif len(zone) == 3:
        zone += ":00"
    return dt.datetime.fromisoformat(f"{match['date']}T{match['clock']}{zone}")


def _from_slashes(first: int, second: int, year: int) -> dt.date | None:
    if first > 12:
        return dt.date(year, second, first)
    if second > 12 or first == second:
        return dt.date(year, first, second)
    return None  # the month or the day: nobody can tell
