"""Turns of dialogue behind a dash, as papers of the Continent print them: they have an opening mark and no closing one.

– We have waited for two years. It is enough, says Ann Lee.
– Of course. – Then let us go, she adds.

A dash at the head of a line may as well be a bullet, a credit or a signature; that it is speech shows where one of them
says whose it is, in a clause behind a comma (the *tag*).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang import one_of, reporting_forms
from quoteattr.marks.reading import MAX_DEPTH

#: The opening dash of a turn, and what its first word may begin with.
_DASH = re.compile(r"(?P<dash>[–—―]|--?)(?P<gap>[ \t\xa0]*)(?=[\"“‘«…¿¡]*[^\W_a-zß-ÿ])")
_BOUNDARY = r"(?P<end>[,!?…]|(?<=[\w.])(?=\s[–—]))[\"”’»]?(?:\s?[–—-]\s?|\s)"
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'\-]*"
_BEHIND = r"(?=\s*[.,;!?–—]|\s*$|\s(?:\w+ly|to|in|with|on|at|from|as|and|about|when|while|after|before|again|then)\b)"
_STOP = re.compile(r"[.!?…](?=\s|$)")
_SPEAKING = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b(?!\s*:)", re.IGNORECASE)
_RESUMED = re.compile(r"\s*[–—-]\s?(?=\S)")
_ENDS = re.compile(r"[.!?…][\"”’»)]*$")
#: Characters of a paragraph that can be a turn.
_LONGEST = 1500
#: How many of the lines with such a dash must have a tag, that those without one are turns too.
_LEAST_TAGGED = {"-": 0.5, "--": 0.5}
_LEAST = 0.25


class _Turn(NamedTuple):
    """A line that may be one. pieces: what is said in it, up to the tag, and behind it; none without a tag."""

    dash: str
    start: int
    end: int
    inner: int
    pieces: tuple[Offsets, ...]

    @property
    def tagged(self) -> bool:
        return bool(self.pieces)


@cache
def _tags() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb with its subject behind it, and with its subject before it."""
    verb = one_of(reporting_forms("en", "agree", "ask", "claim", "order", "promise", "say", "write"))
    who = rf"(?:(?:he|she|they|we|I)\b|(?:the|an?|his|her|their|one|another|my|our)\s\w|{_NAME})"
    subject = (
        rf"(?:he|she|they|we|I|(?:the|his|her|their|one\sof\sthe|another)\s(?:[\w\-]+\s){{0,3}}?[\w\-]+"
        rf"|(?:[a-z]+\s)?{_NAME}(?:\s{_NAME}){{0,3}})"
    )
    return (
        re.compile(rf"{_BOUNDARY}(?:(?:then|so)\s)?{verb}(?:\s\w+ly)?\s{who}"),
        re.compile(rf"{_BOUNDARY}{subject}\s(?:\w+ly\s|then\s|also\s|has\s|had\s)?{verb}{_BEHIND}"),
    )


def find_dashed(text: str, paragraphs: Sequence[Offsets]) -> list[Mark]:
    """What is said behind dashes, each piece as if it stood in marks."""
    lines = [turn for start, end in paragraphs if (turn := _read(text, start, end)) is not None]
    rows: list[Mark] = []
    for dash in dict.fromkeys(turn.dash for turn in lines):
        same = [turn for turn in lines if turn.dash == dash]
        tagged = sum(turn.tagged for turn in same)
        speech = tagged > 0 and tagged >= _LEAST_TAGGED.get(dash, _LEAST) * len(same)
        for turn in same:
            if turn.tagged or (speech and _ENDS.search(text, turn.inner, turn.end)):
                rows += _marks(turn)
    return sorted(rows)


def _marks(turn: _Turn) -> list[Mark]:
    (start, end), *rest = turn.pieces or ((turn.inner, turn.end),)
    first = Mark(turn.start, end, start, end, style="dash")
    return [first, *(Mark(begin, stop, begin, stop, style="dash") for begin, stop in rest)]


def _read(text: str, start: int, end: int) -> _Turn | None:
    dash = _DASH.match(text, start, end)
    if dash is None or end - start > _LONGEST:
        return None
    inner = dash.end()
    tag = _tag(text, inner, end)
    if tag is None:
        return _Turn(dash["dash"], start, end, inner, ()) if dash["gap"] else None
    pieces = [(inner, tag.end("end"))]
    stop = _STOP.search(text, tag.end(), end)
    behind = stop.end() if stop is not None else end
    rest = text[behind:end]
    resumed = _RESUMED.match(text, tag.end(), end) or _RESUMED.match(text, behind, end)
    if resumed is not None:
        pieces.append((resumed.end(), end))
    elif _SPEAKING.search(rest):
        pieces.append((behind + len(rest) - len(rest.lstrip()), end))
    return _Turn(dash["dash"], start, end, inner, tuple(pieces))


def _tag(text: str, start: int, end: int) -> re.Match[str] | None:
    """The clause that says whose the turn is: the last with the verb first, else the first."""
    inverted, plain = _tags()
    found = list(inverted.finditer(text, start, end))
    return found[-1] if found else plain.search(text, start, end)


def with_dashed(rows: list[Mark], dashed: Sequence[Mark]) -> list[Mark]:
    """All marks in order, those within a dashed turn one deeper. A turn across whose bounds a pair of marks stands is
    none."""
    if not dashed:
        return rows
    starts = [turn.start for turn in dashed]
    crossed = set()
    inside: dict[int, int] = {}
    for number, mark in enumerate(rows):
        first, last = bisect_right(starts, mark.start) - 1, bisect_right(starts, mark.end - 1) - 1
        if first >= 0 and mark.start < dashed[first].end:
            inside[number] = first
            if mark.end > dashed[first].end:
                crossed.add(first)
        crossed.update(range(first + 1, last + 1))  # begins within the pair
    kept = [turn for number, turn in enumerate(dashed) if number not in crossed]
    if not kept:
        return rows
    moved = [
        mark._replace(depth=min(mark.depth + 1, MAX_DEPTH))
        if inside.get(n, -1) >= 0 and inside[n] not in crossed
        else mark
        for n, mark in enumerate(rows)
    ]
    order = sorted([*enumerate(moved), *((-1, turn) for turn in kept)], key=lambda row: (row[1].start, -row[1].end))
    places = {old: new for new, (old, _) in enumerate(order) if old >= 0}
    return [mark._replace(previous=places.get(mark.previous, -1)) for _, mark in order]


__all__ = ["find_dashed", "with_dashed"]
