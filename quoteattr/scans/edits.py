"""A text that was changed here and there, and the way back from its offsets to those of the text as it was."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from quoteattr.types import Article, Quote, QuoteDate, Speaker, TextSpan


class Edit(NamedTuple):
    """What stood from start to end of a text, and is read as `text`."""

    start: int
    end: int
    text: str


class Pass:
    """Edits that were made at once: side by side, in the order of the text."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.old: list[tuple[int, int]] = []
        self.new: list[tuple[int, int]] = []
        #: what was taken out between two parts of a sentence, as old offsets: a page's heading
        self.gaps: list[tuple[int, int]] = []
        pieces, end, length = [], 0, 0
        for edit in edits:
            if edit.start < end:
                continue
            pieces += [text[end : edit.start], edit.text]
            length += edit.start - end
            self.old.append((edit.start, edit.end))
            self.new.append((length, length + len(edit.text)))
            if not edit.text.strip() and any(map(str.isalnum, text[edit.start : edit.end])):
                self.gaps.append((edit.start, edit.end))
            length += len(edit.text)
            end = edit.end
        self.text = "".join([*pieces, text[end:]])

    def start(self, offset: int) -> int:
        """Where what begins here began: of a word that was changed, its first letter."""
        at = bisect_right(self.new, offset, key=lambda span: span[0]) - 1
        if at < 0:
            return offset
        (first, last), (_, end) = self.new[at], self.old[at]
        return self.old[at][0] if first <= offset < last else end + offset - last

    def end(self, offset: int) -> int:
        """Where what ends here ended."""
        at = bisect_left(self.new, offset, key=lambda span: span[0]) - 1
        if at < 0:
            return offset
        last, end = self.new[at][1], self.old[at][1]
        return end + max(0, offset - last)


class Mended:
    """An article as it is read, and its quotations as they stand in the article as it was given."""

    def __init__(self, article: Article) -> None:
        self.given = article
        self.text = article.text
        self._passes: list[Pass] = []
        #: speakers whose mentions have been moved, by what they were: many quotations have the same one
        self._moved: dict[int, Speaker] = {}

    def change(self, edits: Sequence[Edit]) -> None:
        """Make these edits in the text as it now stands."""
        if edits:
            self._passes.append(Pass(self.text, edits))
            self.text = self._passes[-1].text

    def unwrapped(self, text: str) -> None:
        """Take a text of the same length for the one that stands."""
        self.text = text

    @property
    def article(self) -> Article:
        """What the pipeline reads."""
        return replace(self.given, text=self.text) if self._passes else self.given

    def restored(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """The quotations of the text that was read as those of the text that was given."""
        return tuple(map(self._restored_quote, quotes)) if self._passes else quotes

    def _restored_quote(self, quote: Quote) -> Quote:
        moved: Quote = self._restored(quote)
        return replace(moved, text=" ".join(piece.text for piece in moved.content), article=self.given)

    def _restored(self, value: Any) -> Any:
        """A quotation, or what is in one, with every span where it stood."""
        if isinstance(value, TextSpan):
            return self._span(self.offsets(value.start, value.end))
        if isinstance(value, Speaker):
            if id(value) not in self._moved:
                self._moved[id(value)] = self._with_fields(value)
            return self._moved[id(value)]
        if isinstance(value, tuple):
            return tuple(part for item in value for part in self._parts(item))
        if isinstance(value, QuoteDate):
            span = self._restored(value.span)
            return replace(value, span=span, text=span.text)
        if is_dataclass(value) and not isinstance(value, (Article, type)):
            return self._with_fields(value)
        return value

    def _with_fields(self, value: Any) -> Any:
        return replace(value, **{field.name: self._restored(getattr(value, field.name)) for field in fields(value)})

    def _parts(self, item: Any) -> list[Any]:
        """A span in as many pieces as headings of pages cut it into; anything else in one."""
        if not isinstance(item, TextSpan):
            return [self._restored(item)]
        start, end = self.offsets(item.start, item.end)
        pieces = []
        gaps = self._gaps()
        for first, last in gaps[bisect_right(gaps, (start, end)) :]:
            if last >= end:
                break
            pieces.append((start, first))
            start = last
        return [self._span(piece) for piece in [*pieces, (start, end)]]

    def _gaps(self) -> list[tuple[int, int]]:
        """Pages' headings are taken out first, so that their offsets are those of the text as it was given."""
        return self._passes[0].gaps

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text that is read, in the text that was given."""
        for step in reversed(self._passes):
            start, end = step.start(start), step.end(end)
        return start, max(start, end)

    def _span(self, offsets: tuple[int, int]) -> TextSpan:
        start, end = offsets
        return TextSpan(start=start, end=end, text=self.given.text[start:end])
