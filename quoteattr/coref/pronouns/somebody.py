"""Somebody without a name whom "he" or "she" means where nobody who is named can be: "Ms Lee hired *a chauffeur*. He".

As Gundel, Hedberg and Zacharski (1993) have it, a pronoun takes up whom the reader has in mind: of those spoken of in
the last sentences the nearest of that sex, or else of no sex that is known.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.afterwards import named_afterwards
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.unnamed.holders import Reading
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_SENTENCES = 4  # that are looked at, with the one in which the pronoun stands
_FAR = 500  # characters
_PHRASE = re.compile(
    r"(?<![\w’'\-])(?i:an?|the|one|another|his|her|their)"
    r"(?=((?:[ ](?!(?:an?|the|his|her|their|of|to|from|by|in|at|with|and)\b)[a-z][a-z\-]*){1,4}))"
)
_WORD = re.compile(r"(?<![’'])\b[a-z][a-z\-]*")
_OF_HIS = ("’s", "'s")
#: What somebody is, and nobody else: "she was *a nurse*", "as *a nurse*", "no better than *a thief*".
_IS = re.compile(
    r"\b(?:am|are|as|be|became|become|becoming|been|being|called|is|like|of|remain(?:s|ed)|than|turned|was|were|without)"
    r"[ ](?:not[ ]|now[ ]|still[ ]|once[ ]|also[ ])?$"
)
_NAMED_BEHIND = re.compile(r",?[ ](?:(?:called|named)[ ])?[A-ZÀ-Þ]")
_APPOSED = re.compile(r",[ ](?:himself[ ]|herself[ ]|now[ ]|then[ ]|once[ ])?$")


class _Phrase(NamedTuple):
    """A noun phrase for one person, up to its noun."""

    span: Offsets
    noun: str
    sex: str


class Somebody:
    """Those of one article."""

    def __init__(self, reading: Reading, descriptions: Descriptions) -> None:
        self._text, self._layout, self._index = reading.text, reading.layout, reading.index
        self._lexicon, self._trail, self._descriptions = reading.lexicon, reading.trail, descriptions

    def meant(self, at: int, sex: str, but: Collection[int]) -> Identity | None:
        """Whom the pronoun at the offset means. but: keys of those who are not meant. None where somebody may be named
        further on."""
        if named_afterwards(self._index, self._layout, at, sex) is not None:
            return None
        span = _somebody_near(self._text, self._layout, self._index, self._lexicon, at, sex)
        phrase = phrases.parse(self._text, *span, self._index, self._lexicon) if span is not None else None
        if phrase is None or phrase.kind != "description" or phrase.plural:
            return None
        known = self._descriptions.resolve(self._text, phrase, self._trail)
        who = known[0] if known is not None else self._descriptions.get(self._text, phrase)
        return who if who.fits(sex) and who.key not in but else None


def _somebody_near(text: str, layout: Layout, index: Index, lexicon: Lexicon, offset: int, sex: str) -> Offsets | None:
    """The only one of that sex in the nearest sentence that has some, at or before the offset, else the only one of no
    sex that is known; in the same paragraph, or in the one right before. sex: m or f."""
    at, _ = layout.sentence_span(offset)
    high, low = offset, at
    for _ in range(_SENTENCES):
        far = offset - low > _FAR or layout.paragraph(offset) - layout.paragraph(low) > 1
        if far:
            return None
        found = list(_people(text, layout, index, lexicon, low, high))
        for fit in (sex, "-"):
            spans = {one.noun: one.span for one in reversed(found) if one.sex == fit}
            if len(spans) == 1:
                return next(iter(spans.values()))
            if spans:
                return None
        high, low = low, layout.sentence_span(max(0, low - 1))[0]
        if high == low:
            return None
    return None


def _people(text: str, layout: Layout, index: Index, lexicon: Lexicon, low: int, high: int) -> Iterator[_Phrase]:
    for match in _PHRASE.finditer(text, low, high):
        start = match.start()
        if layout.quoted(start) >= 0 or layout.headline(start) or _IS.search(text, max(low, start - 16), start):
            continue
        for word in _WORD.finditer(text, *match.span(1)):
            noun = lexicon.persons.get(fold(word.group()))
            if noun is None:
                continue
            end = word.end()
            if text.startswith(_OF_HIS, end):
                break  # "the boy's coat"; "the boy's mother"
            if not (_is_named(text, index, start, end) or _goes_on(text, end, lexicon)):
                yield _Phrase((start, end), fold(word.group()), noun.gender)
            break


def _is_named(text: str, index: Index, start: int, end: int) -> bool:
    """Whether a name stands beside: "the cook, Ann Lee", "Ann Lee, a cook"."""
    behind = _NAMED_BEHIND.match(text, end)
    if behind is not None and index.between(end, behind.end() + 30)[:1]:
        return True
    comma = _APPOSED.search(text, max(0, start - 10), start)
    return comma is not None and text[comma.start() - 1].isalnum()


def _goes_on(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun is but the first part of another: "the driver shortage", "a nurse manager"."""
    word = _WORD.match(text, end + 1) if text.startswith(" ", end) else None
    return word is not None and fold(word.group()) in lexicon.persons


__all__ = ["Somebody"]
