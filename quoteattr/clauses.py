"""The words about an attribution: its sentence, with what other people say in it blanked out.

For the components that read what stands beside a content and must not be misled by what stands inside one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quoteattr.annotations import Attribution, Mark, Offsets, Section
from quoteattr.coref.layout import Layout

BLANK = "\x1f"  # stands for each character of a content


class Clause(NamedTuple):
    """The sentence of a cue.

    words: its text, contents blanked, as long as the sentence. cue, source: in the article. others: the cues of other
    sources in the sentence, but for one behind it in whose content this cue lies ("..., the Courier reported").
    """

    start: int
    end: int
    words: str
    cue: Offsets
    source: Offsets | None
    others: tuple[Offsets, ...] = ()

    def before(self) -> str:
        """The words up to the cue."""
        return self.words[: max(0, self.cue[0] - self.start)]

    def after(self) -> str:
        """The words from the cue's end on."""
        return self.words[max(0, self.cue[1] - self.start) :]


class Clauses:
    """Gives the clause of each attribution of one article."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        marks: Iterable[Mark] = (),
        sections: Iterable[Section] = (),
    ) -> None:
        self.text = text
        self.layout = Layout(text, marks, sections)
        self._contents: dict[int, list[Offsets]] = {}  # sentence -> pieces of content in it
        self._cues: dict[int, list[Attribution]] = {}  # sentence -> whose cues are in it
        for attribution in attributions:
            if attribution.cue is not None:
                self._cues.setdefault(self.layout.sentence(attribution.cue[0]), []).append(attribution)
            for start, end in attribution.content:
                for number in range(self.layout.sentence(start), self.layout.sentence(max(start, end - 1)) + 1):
                    self._contents.setdefault(number, []).append((start, end))

    def of(self, attribution: Attribution) -> Clause | None:
        """The clause of the attribution's cue, or of its source where it has no cue; None for a floating one."""
        cue = attribution.cue or attribution.source
        if cue is None or cue[0] >= cue[1]:
            return None
        start, end = self.layout.sentence_span(cue[0])
        end = max(end, min(cue[1], len(self.text)))
        own = self._source(attribution)
        others = [
            other.cue
            for other in self._cues.get(self.layout.sentence(cue[0]), ())
            if other.cue is not None and other.cue != cue and self._source(other) not in ("", own)
            if other.cue[0] < cue[0] or not any(low <= cue[0] and cue[1] <= high for low, high in other.content)
        ]
        words = self._blanked(attribution, cue, start, end)
        return Clause(start, end, words, cue, attribution.source, tuple(others))

    def _source(self, attribution: Attribution) -> str:
        return self.text[slice(*attribution.source)] if attribution.source else ""

    def contents_in(self, sentence: int) -> list[Offsets]:
        return self._contents.get(sentence, [])

    def _blanked(self, attribution: Attribution, cue: Offsets, start: int, end: int) -> str:
        words = self.text[start:end]
        for piece in (*self.contents_in(self.layout.sentence(start)), *attribution.content):
            holds_cue = piece[0] <= cue[0] and cue[1] <= piece[1] and piece not in attribution.content
            low, high = max(piece[0], start) - start, min(piece[1], end) - start
            if not holds_cue and low < high:
                words = words[:low] + BLANK * (high - low) + words[high:]
        if attribution.cue is not None:  # where a content runs over its own cue, the cue's words are the cue's
            low, high = cue[0] - start, cue[1] - start
            words = words[:low] + self.text[cue[0] : cue[1]] + words[high:]
        return words
