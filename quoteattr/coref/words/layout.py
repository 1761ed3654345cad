"""Where things stand in an article: paragraphs, sentences, quoted regions, page furniture.

Sentences are found on the text alone, so that every pipeline sees the same ones.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quoteattr.annotations import Mark, Offsets, Section
from quoteattr.coref.words.letters import signed
from quoteattr.lang import reporting_forms
from quoteattr.lang import words as listed
from quoteattr.lang.sentences import CLOSERS, STOPS, is_abbreviated

#: Who speaks and whom "she" means is looked up by the sentence, so that no name may be cut in two: abbreviations end
#: none. Every line ends one, and brackets close and open around them. A row of stops is looked at but once.
_BREAK = re.compile(rf"[{STOPS}…](?<![{STOPS}…]{{2}})[{STOPS}…]*[{CLOSERS})\]]*\s+(?=[\"“‘(\[]*[A-Z0-9À-Þ])|\n\s*")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2005\u2007\u2008\u2009\u200a\u202f", " "))
#: "Present: Ann Lee (chair), Bo Kim."
_LIST = re.compile(r"[A-Z][a-z]+(?:[ ][a-z]+)?:[ ][^\n]{3,250}\.")
_SPACE = " \t\n"
#: Words that a title may leave without a capital: "Lee Talks *With* Kim", or "with".
_UNTITLED = frozenset(listed("en", "function_words")) - reporting_forms("en", "say", "write", "ask")
_HEADINGS = 3  # lines above the text, after the first
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")


def plain(text: str) -> str:
    """The text with one kind of space; offsets stay."""
    return text.translate(_SPACES)


class Layout:
    """Answers, for a character offset, which paragraph and sentence it is in and whether it is quoted."""

    def __init__(self, text: str, marks: Iterable[Mark] = (), sections: Iterable[Section] = ()) -> None:
        sections = list(sections)
        self.text = text
        self.sentence_starts = _sentence_starts(text)
        self.paragraph_starts = [0] + [m.end() for m in re.finditer(r"\n\s*", text)]
        self._headline: dict[int, bool] = {}
        self._quoted = _merge((m.inner_start, m.inner_end) for m in marks if m.depth == 0)
        self._titles = _merge((s.start, s.end) for s in sections if s.label == "headline")
        self._signed = _merge(signed(text))
        self._furniture = _merge((s.start, s.end) for s in sections if s.label == "furniture")

    def sentence(self, offset: int) -> int:
        return bisect_right(self.sentence_starts, offset) - 1

    def sentence_span(self, offset: int) -> Offsets:
        number = self.sentence(offset)
        following = self.sentence_starts[number + 1 : number + 2]
        return self.sentence_starts[number], following[0] if following else len(self.text)

    def paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraph_starts, offset) - 1

    def begins_sentence(self, offset: int) -> bool:
        """Whether nothing but marks stands before it in its sentence."""
        return not any(map(str.isalnum, self.text[self.sentence_span(offset)[0] : offset]))

    def begins_line(self, offset: int) -> bool:
        """Whether nothing stands before it in its line."""
        return not self.text[self.text.rfind("\n", 0, offset) + 1 : offset].strip()

    def paragraph_span(self, offset: int) -> Offsets:
        number = self.paragraph(offset)
        following = self.paragraph_starts[number + 1 : number + 2]
        return self.paragraph_starts[number], following[0] if following else len(self.text)

    def headline(self, offset: int) -> bool:
        """Whether the line is in title case: its capitals say nothing of names. A sentence of many names is
        none: "“Fine,” said Ann Lee, bishop of Lund North."."""
        number = self.paragraph(offset)
        if number not in self._headline:
            start, end = self.paragraph_span(offset)
            words = [] if end - start > 250 else _WORD.findall(self.text, start, end)
            long = [word for word in words if len(word) > 3]
            titled = len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)
            self._headline[number] = titled and not self._is_sentence(start, end, long)
        return self._headline[number]

    def _is_sentence(self, start: int, end: int, long: Sequence[str]) -> bool:
        """Whether a line of many names has a full stop, and a word without a capital that a title would give one."""
        line = self.text[start:end].rstrip(_SPACE + CLOSERS)
        if _LIST.fullmatch(self.text, start, start + len(self.text[start:end].rstrip())):
            return True
        stopped = line.endswith(".") and not is_abbreviated(self.text, start + len(line) - 1)
        return stopped and any(word[0].islower() and word not in _UNTITLED for word in long)

    def quoted(self, offset: int) -> int:
        """Number of the quoted region that the offset lies in, or -1."""
        return _inside(self._quoted, offset)

    def signed(self, offset: int) -> bool:
        """Whether a letter's writer signs there."""
        return _inside(self._signed, offset) >= 0

    def titles(self, offset: int) -> bool:
        """Whether the line is the article's headline."""
        return _inside(self._titles, offset) >= 0

    def heading(self, offset: int) -> bool:
        """Whether the line is the headline, or one of those below it that are no sentences."""
        number = self.paragraph(offset)
        if self.titles(offset) or number > _HEADINGS:
            return self.titles(offset)
        return not self.text[slice(*self.paragraph_span(offset))].rstrip(_SPACE + CLOSERS).endswith(tuple(STOPS))

    def furniture(self, offset: int) -> bool:
        return _inside(self._furniture, offset) >= 0


@lru_cache(maxsize=2)  # three components ask for those of one article
def _sentence_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    for match in _BREAK.finditer(text):
        if is_abbreviated(text, match.start()):
            continue
        if match.end() > starts[-1]:
            starts.append(match.end())
    return tuple(starts)


def _merge(spans: Iterable[Offsets]) -> tuple[Sequence[int], Sequence[int]]:
    """Starts and ends of the union of the spans."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _inside(regions: tuple[Sequence[int], Sequence[int]], offset: int) -> int:
    number = bisect_right(regions[0], offset) - 1
    return number if number >= 0 and offset < regions[1][number] else -1
