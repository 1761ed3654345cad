"""Read the quotation marks of a paragraph: which family each belongs to, and which side its neighbours give it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from quoteattr.lang import table, words

OPEN, CLOSE, EITHER = "open", "close", "either"
#: Deeper marks are given this depth: nobody quotes so deep, and consumers may make room for each level.
MAX_DEPTH = 9

_OPENING_BRACKETS = frozenset("([{<¿¡")
_CLOSING_PUNCTUATION = frozenset(".,;:!?)]}>…%。，、！？")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_DASHES = frozenset("-‐‑‒–—―/=~_*|")
_APOSTROPHES = "'’‘‛"
_SPEECH_START = frozenset(',:;—–-("“„«.!?…')
_WORD = re.compile(r"[^\W_]{1,20}(?:['’][^\W_]{1,8})?")
_NO_SPACE = re.compile(r"\S")


class Token(NamedTuple):
    """A quotation mark. side: open, close or either.

    doubtful: it may be no mark at all (inches, an apostrophe). It closes only where no certain closer follows, and
    opens only where one does.
    """

    start: int
    end: int
    family: str
    style: str
    side: str
    doubtful: bool = False


@dataclass(frozen=True)
class Marks:
    """The tables of one language, ready for reading."""

    kinds: dict[str, tuple[str, str, str]]  # mark -> family, style, side by nature
    elisions: frozenset[str]
    clipped: frozenset[str]
    pattern: re.Pattern[str]


@cache
def default_marks(language: str = "en") -> Marks:
    """The tables that ship for a language."""
    return compile_marks(
        table(language, "quotation_marks"), words(language, "elisions"), words(language, "clipped_words")
    )


def compile_marks(kinds: Iterable[tuple[str, ...]], elisions: Iterable[str], clipped: Iterable[str]) -> Marks:
    """Build the one pattern that finds every mark. Apostrophes between two letters are no marks and never match."""
    by_mark = {row[0]: (row[1], row[2], row[3]) for row in kinds}
    apostrophes = [mark for mark in by_mark if mark in _APOSTROPHES]
    others = [_alternative(mark) for mark in sorted(by_mark, key=len, reverse=True) if mark not in apostrophes]
    single = "[" + "".join(apostrophes) + "]" if apostrophes else "(?!)"
    pattern = "|".join([*others, rf"(?<![^\W_]){single}|{single}(?![^\W_])"])
    return Marks(by_mark, frozenset(map(_plain, elisions)), frozenset(map(_plain, clipped)), re.compile(pattern))


def _alternative(mark: str) -> str:
    """Two commas are a mark only before a word."""
    return re.escape(mark) + (r"(?=\w)" if mark == ",," else "")


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‘", "'").replace("‛", "'").lower()


def read_tokens(text: str, start: int, end: int, marks: Marks) -> list[Token]:
    """The marks of text[start:end], in order; apostrophes that can be no mark are left out."""
    found = [
        (match.start(), match.end())
        for match in marks.pattern.finditer(text, start, end)
        if not _belongs_to_word(text, match.start(), match.end(), end)
    ]
    tokens: list[Token] = []
    for first, last in _runs(found):
        left = text[found[first][0] - 1] if found[first][0] > start else " "
        right = text[found[last][1]] if found[last][1] < end else " "
        shape = _shape(left, right, _ellipsis(text, found[last][1]))
        if shape == CLOSE:
            _split_triple(text, found, first, last)
        for index in range(first, last + 1):
            token = _token(text, found[index], shape, (left, right), (start, end), marks)
            if token is not None:
                tokens.append(token)
    return tokens


def _runs(found: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """First and last index of marks that touch: their neighbours are those of the whole run."""
    first = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index][0] != found[index - 1][1]:
            yield first, index - 1
            first = index


def _split_triple(text: str, found: list[tuple[int, int]], first: int, last: int) -> None:
    """Three apostrophes that close: the single mark comes before the doubled one."""
    for index in range(first, last):
        start, end = found[index]
        if end - start == 2 and found[index + 1] == (end, end + 1) and text[start] == text[end]:
            found[index], found[index + 1] = (start, start + 1), (start + 1, end + 1)


def _belongs_to_word(text: str, start: int, end: int, limit: int) -> bool:
    """The 's behind a quoted title, and 'n' between two words."""
    if end - start > 1 or text[start] not in _APOSTROPHES:
        return False
    if text[start - 1 : start] in ('"', "”", "»") and text[end : end + 1] == "s":
        return not text[end + 1 : end + 2].isalnum() or end + 1 >= limit
    if text[end : end + 2].lower() in ("n'", "n’", "n‘"):
        return not text[end + 2 : end + 3].isalnum() or end + 2 >= limit
    if text[max(0, start - 2) : start].lower() in ("'n", "’n", "‘n"):
        return start < 3 or not text[start - 3].isalnum()
    return False


def _shape(left: str, right: str, ellipsis: bool) -> str:
    """The side that the neighbours alone would give."""
    opens = left.isspace() or left in _OPENING_BRACKETS or left in _INVISIBLE
    closes = right.isspace() or right in _INVISIBLE or (right in _CLOSING_PUNCTUATION and not (opens and ellipsis))
    if right in _APOSTROPHES and not opens:
        closes = True  # an apostrophe that belongs to a word: "Dune"'s
    return EITHER if opens == closes else OPEN if opens else CLOSE


def _feet(text: str, at: int) -> bool:
    """Whether the mark follows feet and inches: 5'10"."""
    return any(mark in "'’′" for mark in text[max(0, at - 3) : at])


def _ellipsis(text: str, at: int) -> bool:
    return text[at : at + 1] == "…" or text[at : at + 2] == ".."


def _token(
    text: str, at: tuple[int, int], shape: str, beside: tuple[str, str], limits: tuple[int, int], marks: Marks
) -> Token | None:
    start, end = at
    left, right = beside
    family, style, nature = marks.kinds[text[start:end]]
    side = _side(nature, shape, left, right)
    if end - start == 2 and shape == EITHER and left.isspace():
        return None  # empty quotation marks
    if family != "single":
        doubtful = side != OPEN and left.isdigit() and (nature == "both" or _feet(text, start))
        return Token(start, end, family, style, side, doubtful)
    if side != CLOSE and _is_elision(text, end, limits[1], marks):
        # It may open speech only where speech begins, and only if a certain closer follows.
        before = text[max(limits[0], start - 2) : start].rstrip()
        at_speech = not before or before[-1] in _SPEECH_START
        return Token(start, end, family, style, OPEN, True) if at_speech else None
    if left.isspace() and right.isspace() and nature == "both":
        return None
    return Token(start, end, family, style, side, side != OPEN and _is_clipped(text, start, end, limits[1], marks))


def _side(nature: str, shape: str, left: str, right: str) -> str:
    """The mark's nature, unless its neighbours plainly speak against it."""
    if nature == "both":
        dashed = shape == EITHER and right in _DASHES and not left.isspace() and left not in _DASHES
        return CLOSE if dashed else shape
    if nature == "open":
        glued = right in _DASHES and left.isalnum()
        return CLOSE if shape == CLOSE or (shape == EITHER and glued) else OPEN
    return EITHER if shape == OPEN else CLOSE


def _is_elision(text: str, at: int, limit: int, marks: Marks) -> bool:
    """'tis, 'em, '90s, '05."""
    word = _WORD.match(text, at, limit)
    if word is None:
        return False
    letters = word.group()
    digits = letters[:2].isdigit() and (len(letters) == 2 or letters[2:] in ("s", "ers"))
    return digits or "'" + _plain(letters) in marks.elisions


def _is_clipped(text: str, start: int, end: int, limit: int, marks: Marks) -> bool:
    """A closing single mark that may as well be an apostrophe: dogs' dinner, goin' home, 45' on the clock.

    limit: where its paragraph ends; what another one begins with says nothing.
    """
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isdigit():
        return True
    if not left.isalpha() or not right.isspace():
        return False
    following = _NO_SPACE.search(text, end, min(end + 3, limit))
    if following is None or not following.group().isalnum():
        return False
    before = text[max(0, start - 12) : start]
    word = _plain(before.split()[-1]) if before.split() else ""
    return left in "sSzxSX" or word.endswith("in") or word + "'" in marks.clipped
