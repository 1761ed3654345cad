"""The words about an attribution: its sentence, with what other people say in it blanked out.

For the components that read what stands beside a content and must not be misled by what stands inside one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from quoteattr.annotations import Attribution, Mark, Offsets, Section
from quoteattr.coref.words.layout import Layout

BLANK = "\x1f"  # stands for each character of a content
REACH = 600  # characters about a cue that are looked at in a sentence without end
MOST = 40  # cues, and contents, that are looked at about one cue


class Clause(NamedTuple):
    """The sentence of a cue.

    words: its text, contents blanked, as long as the sentence. cue, source: in the article. others: the cues of other
    sources in the sentence, but for one behind it in whose content this cue lies ("..., the Courier reported"). own:
    the other cues of the same source, or of none.
    """

    start: int
    end: int
    words: str
    cue: Offsets
    source: Offsets | None
    others: tuple[Offsets, ...] = ()
    own: tuple[Offsets, ...] = ()

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
        self._pieces = sorted(piece for attribution in attributions for piece in attribution.content)
        self._cues_of: dict[Offsets, set[Offsets | None]] = {}
        for attribution in attributions:
            for piece in attribution.content:
                self._cues_of.setdefault(piece, set()).add(attribution.cue)
        self._reach = list(accumulate((end for _, end in self._pieces), max))
        self._cued = sorted(
            ((attribution.cue, attribution) for attribution in attributions if attribution.cue is not None),
            key=lambda pair: pair[0],
        )
        self._cue_starts = [cue[0] for cue, _ in self._cued]

    def of(self, attribution: Attribution) -> Clause | None:
        """The clause of the attribution's cue, or of its source where it has no cue; None for a floating one."""
        cue = attribution.cue or attribution.source
        if cue is None or cue[0] >= cue[1]:
            return None
        start, end = self.layout.sentence_span(cue[0])
        start = max(start, cue[0] - REACH)
        end = min(max(min(end, cue[1] + REACH), cue[1]), len(self.text))
        own = self._source(attribution)
        low = bisect_left(self._cue_starts, start)
        high = bisect_left(self._cue_starts, end)
        near = [(span, other) for span, other in self._cued[low : min(high, low + MOST)] if span != cue]
        others = [
            span
            for span, other in near
            if self._source(other) not in ("", own)
            if span[0] < cue[0] or not any(first <= cue[0] and cue[1] <= last for first, last in other.content)
        ]
        same = [span for span, other in near if self._source(other) in ("", own)]
        words = self._blanked(attribution, cue, start, end)
        return Clause(start, end, words, cue, attribution.source, tuple(others), tuple(same))

    def in_content(self, offset: int) -> bool:
        """Whether the place lies in what somebody says."""
        number = bisect_right(self._pieces, offset, key=lambda piece: piece[0]) - 1
        return number >= 0 and offset < self._reach[number]

    def _source(self, attribution: Attribution) -> str:
        return self.text[slice(*attribution.source)] if attribution.source else ""

    def _blanked(self, attribution: Attribution, cue: Offsets, start: int, end: int) -> str:
        words = self.text[start:end]
        before_end = bisect_left(self._pieces, (end,))
        for piece in (*self._pieces[max(0, before_end - MOST) : before_end], *attribution.content):
            if piece[1] <= start or end <= piece[0]:
                continue
            other = piece not in attribution.content
            if other and self._cues_of[piece] == {cue} and 0 <= piece[0] - cue[1] <= 1:
                continue  # the cue has two contents: what stands between it and this one is the clause's
            holds_cue = piece[0] <= cue[0] and cue[1] <= piece[1] and other
            low, high = max(piece[0], start) - start, min(piece[1], end) - start
            if not holds_cue and low < high:
                words = words[:low] + BLANK * (high - low) + words[high:]
        if attribution.cue is not None:  # where a content runs over its own cue, the cue's words are the cue's
            low, high = cue[0] - start, cue[1] - start
            words = words[:low] + self.text[cue[0] : cue[1]] + words[high:]
        return words
