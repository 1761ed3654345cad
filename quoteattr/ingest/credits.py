"""Dateline, agency, byline and day of publication, as the lines at the head and the foot of an article print them."""

import re
from collections.abc import Iterator
from typing import Any

from quoteattr.ingest.outlets import load_outlets
from quoteattr.ingest.published import parse_published
from quoteattr.types import Article

HEAD, FOOT = 30, 8  # lines; pasted pages have menus, labels, dates and captions before the first sentence
_BEGUN = 3  # long lines: behind them the text has begun, and days are those of what it tells
_SPAN = 4000  # characters at either end that are looked at

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,3}"
_TITLED = r"[A-ZÀ-Þ][\w.'’\-]+(?: [A-ZÀ-Þ][\w.'’\-]+){0,3}"
_DASH = r"(?:\s*[—–]|\s+--?|\s*--)\s*"
#: "KYIV, Ukraine (AP) — ", "LONDON, March 2 (Reuters) - ", "PARIS — "
_WITH_AGENCY = re.compile(
    rf"^(?P<place>(?:{_CAPITALS}|{_TITLED})(?:/(?:{_TITLED}))?(?:, {_TITLED}){{0,2}}(?:,? {_DAY})?)?,?\s*"
    rf"\((?P<agency>[A-Z][\w./ \-]{{1,30}})\)(?:{_DASH}|\s*:\s*)(?=\S)"
)
_IN_CAPITALS = re.compile(
    rf"^(?P<place>{_CAPITALS}(?:, (?!{_MONTH}\b){_TITLED}){{0,1}}(?:, {_DAY})?)(?:\s*[—–]|\s+--?)\s+(?=[\"“‘']?\S)"
)
_AGENCY_ALONE = re.compile(
    r"^(?:[A-Z][A-Z ]+ via )?(?P<agency>[A-Z][\w./\-]{1,20})\s*[—–]\s+(?=\S)"
)  # "ELM via JTA — "
_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?: (?:de|da|van|von|al|el|bin|der|den|la|le|del|di|du|dos)\b| [A-ZÀ-Þ][\w.'’\-]*){0,4}"
_BYLINE = re.compile(
    rf"^(?:by|By|BY):? (?P<names>{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,5}})(?P<rest>\s*,.{{0,80}})?$"
)
_BESIDE = re.compile(r"[|•·]")  # between what stands on one line
_CONTRIBUTED = re.compile(
    r"(?P<names>[A-Z][\w\-/ ]{1,40}?(?:(?:, | and |, and )[A-Z][\w\-/ ]{1,40}?){0,3}),? "
    r"(?:also )?contributed to this (?:report|story|article)"
)
_WITH = re.compile(
    r"^\W*(?:[Ww]ith(?: reporting by| reports? from| files from| input from)?|[Ss]ources?:|[Vv]ia) "
    r"(?P<names>[A-Z][\w\-/,& ]{1,60})\W*$"
)
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|Copyright)\s*(?:©\s*)?(?:\d{4}\s*)?(?P<names>[A-Z][\w \-]{1,40}?)(?:\.|,|$| All rights)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"^(?:Published|Posted|First published|Date)?:?\s*(?:on )?(?:\d{{1,2}}[:.]\d\d,? )?"
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun),? )?"
    rf"(?P<date>{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,5}(?:[+-]\d{1,2})?)?)?(?:\s*[|•·].{0,80})?$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:First )?(?:Published|Posted)\b", re.IGNORECASE)
_OPINION = re.compile(r"/(?:opinions?|commentisfree|editorials?|op-?eds?|comment|columnists?|columns)/", re.IGNORECASE)
_OPINION_LABEL = re.compile(
    r"^(?:opinions?|editorials?|op-?ed|commentary|columns?|columnists?|comment|viewpoints?|letters?)\b", re.IGNORECASE
)

Credit = tuple[Any, str]  # the value, and where it was found


def find_credits(article: Article) -> dict[str, Credit]:
    """What the article's own lines say about it: {field: (value, where)}, for fields that are not known yet."""
    found: dict[str, Credit] = {}
    for name, value, where in (*_from_head(article), *_from_foot(article), *_from_labels(article)):
        if getattr(article, name) in (None, ()):
            found.setdefault(name, (value, where))
    return found


def _lines(text: str, count: int) -> list[tuple[int, str]]:
    numbered = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, line) for number, line in numbered if line][:count]


def _from_head(article: Article) -> Iterator[tuple[str, Any, str]]:
    lines = _lines(article.text[:_SPAN], HEAD)
    long = 0
    for (number, line), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=False):
        where = f"line {number}"
        if dateline := read_dateline(line):
            place, agency = dateline
            if place:
                yield "dateline", place, where
            if agency:
                yield "wire", agency, where
            return  # the text has begun
        if (author := _signed(line, following)) is not None:
            yield "authors", (author,), where
        if len(line) > 120:
            long += 1
            if long == _BEGUN:
                return
            continue
        yield from _from_line(line, where)


def _from_line(line: str, where: str) -> Iterator[tuple[str, Any, str]]:
    """What a line between headline and text says: a day, an agency, or a byline with either beside it."""
    parts = [part.strip() for part in _BESIDE.split(line)]
    if not any(_BYLINE.match(part) or _PUBLISHED.match(part) for part in parts):
        parts = [line]  # a menu has days and agencies beside each other, too
    for part in parts:
        if match := _BYLINE.match(part):
            yield from _from_byline(match, where)
        elif (published := _day_of(part)) is not None:
            yield "published", published, where
        elif agency := load_outlets().agency(part.strip("()—–- ")):
            yield "wire", agency, where


def _day_of(line: str) -> Any:
    """The day that the line prints and nothing else, but for a clock; None for others, as for that of an update."""
    match = _DATE_LINE.match(line)
    return parse_published(match["date"]) if match else None


def is_credit_line(line: str) -> bool:
    """Whether a line is one of those that stand between headline and text."""
    return _DATE_LINE.match(line) is not None or any(map(_BYLINE.match, map(str.strip, _BESIDE.split(line))))


def _signed(line: str, following: str) -> str | None:
    """The name above the address that is made of it: "BO KIM", then "bo.kim@elm.example"."""
    if not re.fullmatch(r"[\w.\-]+@[\w.\-]+\.\w+", following) or not re.fullmatch(_NAME, line):
        return None
    local = following.partition("@")[0].lower()
    if not all(part.lower() in local for part in line.split()):
        return None
    return line.title() if line.isupper() else line


def _from_byline(match: "re.Match[str]", where: str) -> Iterator[tuple[str, Any, str]]:
    names = [name for name in re.split(r",? and |, | & ", match["names"]) if name]
    agencies = [agency for name in names if (agency := load_outlets().agency(name))]
    people = tuple(name.title() if name.isupper() else name for name in names if not load_outlets().agency(name))
    rest = (match["rest"] or "").strip(" ,")
    if (published := _day_of(rest)) is not None:
        yield "published", published, where
    agencies += [agency for agency in [load_outlets().agency(rest)] if agency]
    if agencies:
        yield "wire", agencies[0], where
    if people:
        yield "authors", people, where


def read_dateline(line: str) -> tuple[str | None, str | None] | None:
    """Place (with the day, as printed) and agency at the beginning of a paragraph; None if it begins otherwise.

    A place without a known agency must be in capitals.
    """
    head = line[:120]
    if match := _WITH_AGENCY.match(head):
        agency = load_outlets().agency(match["agency"].split("/")[0])
        city = (match["place"] or "").split(",")[0]
        if agency or (city.isupper() and match["agency"].isupper()):  # a station's own sign
            return match["place"], agency
    if (match := _AGENCY_ALONE.match(head)) and (agency := load_outlets().agency(match["agency"])):
        return None, agency
    if (match := _IN_CAPITALS.match(head)) and len(match["place"]) > 2:
        return match["place"], None
    return None


def _from_foot(article: Article) -> Iterator[tuple[str, Any, str]]:
    """ "Reuters contributed to this report", "(with AP)", "© 2031 AFP"."""
    lines = _lines(article.text[-_SPAN:], 10_000)[-FOOT:]
    for _, line in lines:
        for pattern in (_CONTRIBUTED, _WITH, _COPYRIGHT):
            if match := pattern.search(line[-300:]):
                for name in re.split(r", and |, | and |/| & ", match["names"]):
                    if agency := load_outlets().agency(name):
                        yield "wire", agency, "the last lines"


def _from_labels(article: Article) -> Iterator[tuple[str, Any, str]]:
    """The agency that stands as an author or outlet; opinion where section or URL say so."""
    for author in article.authors:
        for name in re.split(r", | and |/", author):
            if agency := load_outlets().agency(name):
                yield "wire", agency, "the byline"
    if article.section and _OPINION_LABEL.match(article.section):
        yield "genre", "opinion", "the section"
    elif article.url and _OPINION.search(article.url):
        yield "genre", "opinion", "the url"
