"""What country people are said to be of: "Ann Lee of Italy", "Italy's Ann Lee", "Ann Lee (ITA)", "born in Milan"."""

import re
from collections.abc import Iterator

from quoteattr.coref.words.lexicon import Lexicon

_NAME = r"((?:the[ ])?[A-Z]\w+(?:[ ][A-Z]\w+)?)"
_COUNTRY_BEFORE = re.compile(r"((?:[A-Z]\w+[ ])?[A-Z]\w+)['’]s?[ ](?:[a-z][\w\-]*[ ]){0,3}$")
_COUNTRY_BEHIND = re.compile(
    r"(?:,[ ]\d{1,2},|,)?[ ](?:who[ ])?(?:of|from|left|represents|represented|(?:plays|played|competes|runs)[ ]for)"
    rf"[ ]{_NAME}"
)
_BRACKETED = re.compile(rf"[ ]\({_NAME}\)")
_LETTERS = re.compile(r"[ ]\(([A-Z]{3})\)")  # "Ann Lee (ITA)"
#: Of somebody "of Leeds" it tells nothing: he may play there.
_BORN = re.compile(
    r"(?:,[ ]\d{1,2})?,?[ ](?:(?:who[ ])?(?:was[ ])?(?:born(?:[ ]and[ ]raised)?|raised|brought[ ]up|grew[ ]up)[ ]in"
    r"|(?:who[ ])?(?:hails|comes)[ ]from|originally[ ]from|from|a[ ]native[ ]of)"
    rf"[ ]{_NAME}"
)
#: "*Latvian* Ann Lee", "the *Frenchman* Bo Kim", "*Brazilian*-born Al Roe".
_NATION_OF = re.compile(r"\b([A-Z][\w]+(?:[ ][A-Z]\w+)?)(?:-born|-raised)?[ ]$")
#: "Ann Lee, *the Norwegian*,", "Ann Lee, *a Scot*,", "who is *Welsh*".
_NATIVE = re.compile(
    r"(?:,[ ]\d{1,3})?,?[ ](?:(?:who[ ])?(?:is|was)[ ])?(?:(?:an?|the)[ ])?([A-Z]\w+)(?:-born)?"
    r"(?=[,.;)]|[ ](?:by|and|who)\b)"
)
_BEFORE = 40  # characters
#: Where a firm is at home.
_SEAT = re.compile(
    r"(?:,?[ ](?:(?:which[ ])?(?:is[ ])?(?:based|headquartered|listed)[ ]in|of)|,[ ](?:of|from)|,[ ](?:an?|the))[ ]"
    rf"(?:[a-z]+[ ]){{0,5}}?{_NAME}"
)
_BASED_BEFORE = re.compile(r"\b([A-Z][\w’']+(?:[ ][A-Z]\w+)?)-based[ ](?:[a-z][\w\-]*[ ]){0,4}$")
_ITS_SEAT = re.compile(rf"['’]s[ ](?:[a-z]+[ ])?(?:base|head[ ]office|headquarters)[ ](?:in|at|near)[ ]{_NAME}")
_NATION_BEFORE = re.compile(r"\b([A-Z]\w+)[ ](?:[a-z][\w\-]*[ ]){0,3}$")
#: "the *Dunmere* solar firm Vale", and not "the Monday".
_TOWN_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)[ ]([A-Z]\w+)[ ](?:[a-z][\w\-]*[ ]){0,3}?(?:bank|brewer|business|chain|company"
    r"|competitor|firm|group|maker|operator|owner|parent|partner|retailer|rival|start-?up|supplier),?[ ]$"
)


def origins(text: str, start: int, end: int, stop: int, lexicon: Lexicon) -> Iterator[str]:
    """The countries told beside a name [start, end) whose sentence ends at the stop."""
    if (whose := _COUNTRY_BEFORE.search(text, max(0, start - _BEFORE), start)) is not None:
        yield from _countries(whose[1], lexicon)
    behind = _COUNTRY_BEHIND.match(text, end, stop) or _BRACKETED.match(text, end, stop)
    if behind is not None:
        yield from _countries(behind[1], lexicon)
    if (letters := _LETTERS.match(text, end, stop)) is not None and letters[1] in lexicon.country_codes:
        yield lexicon.country_codes[letters[1]]
    before, after = _NATION_OF.search(text, max(0, start - _BEFORE), start), _NATIVE.match(text, end, stop)
    for name in (match[1] for match in (before, after) if match is not None):
        yield from (country for country in (_nation(name, lexicon),) if country)
    if (born := _BORN.match(text, end, stop)) is not None:
        yield from _countries(born[1], lexicon)
        town = lexicon.towns.get(born[1]) or lexicon.towns.get(born[1].split()[0])
        yield from (town,) if town else ()


def find_seats(text: str, start: int, end: int, stop: int, lexicon: Lexicon) -> Iterator[str]:
    """The same of a firm, with the towns: "Vale Works, based in Milan", "Vale Works of Milan", "the Italian yard Vale
    Works", "Milan-based Vale Works"."""
    if (nation := _NATION_BEFORE.search(text, max(0, start - _BEFORE), start)) and nation[1] in lexicon.countries:
        yield lexicon.countries[nation[1]]
    if (whose := _COUNTRY_BEFORE.search(text, max(0, start - _BEFORE), start)) is not None:
        yield from _countries(whose[1], lexicon)
    for before in (_BASED_BEFORE, _TOWN_BEFORE):
        if (based := before.search(text, max(0, start - _BEFORE), start)) is not None:
            yield from _with_country(based[1], lexicon)
    if (seat := _ITS_SEAT.match(text, end, stop) or _SEAT.match(text, end, stop)) is not None:
        yield from _countries(seat[1], lexicon)
        yield from _with_country(seat[1], lexicon)
    if " of " in text[start:end]:
        yield from _with_country(text[start:end].rpartition(" of ")[2], lexicon)


def _with_country(place: str, lexicon: Lexicon) -> Iterator[str]:
    """The place, and the country of a town that the tables know."""
    yield place
    first = place.split()[0]
    country = lexicon.towns.get(place) or lexicon.towns.get(first) or lexicon.countries.get(first)
    yield from (country,) if country else ()


def _nation(name: str, lexicon: Lexicon) -> str:
    """The country of a nationality or a native: "Norwegian", "the Scot"."""
    return lexicon.countries.get(name) or lexicon.natives.get(name.lower(), "")


def _countries(name: str, lexicon: Lexicon) -> Iterator[str]:
    return (country for country in lexicon.countries.values() if name.endswith(country))


__all__ = ["find_seats", "origins"]
