"""Where an article's text can be read: paragraphs, the marks in them, and what the sections leave alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc

from quoteattr.annotations import Mark, Offsets, Section, read_marks, read_sections, text_of

#: A mark of a quotation that is no apostrophe.
DOUBLE_MARK = re.compile('["“”«»„]')
DASH = re.compile(r"[—–]|(?<!\d)--|(?<=\s)-(?=\s)")
UNREAD = frozenset({"furniture"})
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})  # tags of Penn Treebank

_WORD = re.compile(r"[\w’'\-]+")


class Page:
    """The outermost quotation marks and the paragraphs of a text, for quick look-up by character.

    quotations: marks of depth 0 that can hold speech, in order. finite: where finite verbs begin; None where no tagger
    ran.
    """

    def __init__(
        self, text: str, marks: list[Mark], sections: list[Section], finite: Sequence[int] | None = None
    ) -> None:
        self.text = text
        self.finite = finite
        self.sections = sorted(sections)
        self.marks = marks
        self.quotations = sorted(
            (m for m in marks if m.depth == 0 and m.inner_start < m.inner_end), key=lambda m: m.start
        )
        self._mark_starts = [mark.start for mark in self.quotations]
        self.breaks = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
        self._unread = [(s.start, s.end) for s in sections if s.label in UNREAD]
        self._unread.sort()
        self._unread_starts = [start for start, _ in self._unread]
        self._section_starts = [s.start for s in self.sections]

    @classmethod
    def of(cls, doc: Doc) -> "Page":
        """The page of a Doc with marks and sections."""
        finite = None
        if doc.has_annotation("TAG"):
            tags, starts = doc.to_array(["TAG", "IDX"]).T
            finite = starts[np.isin(tags, [doc.vocab.strings[tag] for tag in FINITE])].tolist()
        return cls(text_of(doc), read_marks(doc), read_sections(doc), finite)

    def finite_in(self, start: int, end: int) -> bool:
        """Whether a finite verb begins in a stretch, as far as that is known."""
        finite = self.finite or ()
        return bisect_left(finite, start) < bisect_left(finite, end)

    def finite_at(self, offset: int) -> bool:
        """Whether the word that begins there is a finite verb, as far as that is known."""
        word = _WORD.match(self.text, offset)
        return word is not None and self.finite_in(*word.span())

    def paragraph(self, offset: int) -> Offsets:
        """The line that holds a character."""
        at = bisect_right(self.breaks, offset - 1)
        return self.breaks[at - 1] + 1, self.breaks[min(at, len(self.breaks) - 1)]

    def paragraph_before(self, offset: int) -> Offsets:
        """The last line with text before a character; an empty stretch at the beginning."""
        before = self.text[max(0, offset - 200) : offset]
        end = offset - (len(before) - len(before.rstrip()))
        return self.paragraph(end)[0], end

    def is_read(self, offset: int) -> bool:
        at = bisect_right(self._unread_starts, offset) - 1
        return at < 0 or offset >= self._unread[at][1]

    def quotation_at(self, offset: int) -> int | None:
        """Index of the quotation whose marks enclose a character."""
        at = bisect_right(self._mark_starts, offset) - 1
        return at if at >= 0 and offset < self.quotations[at].end else None

    def quotations_in(self, start: int, end: int) -> list[int]:
        """Indices of the quotations that share a character with a stretch."""
        at = max(bisect_right(self._mark_starts, start) - 1, 0)
        found = []
        while at < len(self.quotations) and self.quotations[at].start < end:
            if self.quotations[at].end > start:
                found.append(at)
            at += 1
        return found

    def dash_in(self, start: int, end: int) -> int:
        """Where the first dash outside a quotation stands in a stretch, or the end of the stretch."""
        for match in DASH.finditer(self.text, start + 1, end):
            if self.quotation_at(match.start()) is None:
                return match.start()
        return end

    def section(self, offset: int) -> str:
        at = bisect_right(self._section_starts, offset) - 1
        return self.sections[at].label if at >= 0 and offset < self.sections[at].end else "body"

    def snapped(self, piece: Offsets, hole: Offsets | None) -> Offsets:
        """A piece of content, widened to the quotation that it begins or ends in, never over `hole`."""
        start, end = piece
        for index in self.quotations_in(start, end):
            mark = self.quotations[index]
            if mark.start >= start and mark.end <= end:
                continue
            if not any(map(str.isalnum, self.text[max(start, mark.inner_start) : min(end, mark.inner_end)])):
                start, end = (mark.end, end) if mark.start <= start else (start, mark.start)
            elif hole is None or hole[1] <= mark.start or hole[0] >= mark.end:
                start, end = min(start, mark.start), max(end, mark.end)
        return start, max(start, end)
