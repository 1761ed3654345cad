"""The names of months and of days of the week, written in full, as expressions: "March", "Tuesday"."""

from quoteattr.lang import one_of, table


def _in_full(kind: str) -> str:
    """The longest name of each without a full stop: "Sept." is September."""
    longest: dict[str, str] = {}
    for group, form, number in table("en", "time_words"):
        if group == kind and form.isalpha():
            longest[number] = max(longest.get(number, ""), form, key=len)
    return one_of(longest.values())


MONTH, WEEKDAY = _in_full("month"), _in_full("weekday")
