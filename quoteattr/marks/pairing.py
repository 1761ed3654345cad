"""Pair the quotation marks of a text: a stack for each paragraph, then a decision on what found no partner."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from quoteattr.annotations import Mark, Offsets
from quoteattr.marks.dashes import find_dashed, with_dashed
from quoteattr.marks.paragraphs import split_paragraphs
from quoteattr.marks.reading import CLOSE, EITHER, MAX_DEPTH, OPEN, Marks, Token, default_marks, read_tokens

#: Paragraphs without any mark that may stand between an opening mark and the closing one of the same speech.
MAX_UNMARKED = 3

#: How far back the end of a sentence is looked for, in characters.
MAX_SENTENCE = 300

_STOP = re.compile(r"[.!?…][\"”'’»)]?(?=\s)")
_NO_SPACE = re.compile(r"\S")
_SENTENCE_END = frozenset(".!?…")
_SPEECH_COMES = frozenset(",:;—–-.!?…([")


@dataclass(slots=True)
class _Pair:
    """A pair on its way. close is None while the closing mark is missing; end then says how far the quotation goes."""

    open: Token
    close: Token | None = None
    children: "list[_Pair]" = field(default_factory=list)
    end: int = -1
    state: str = "closed"
    previous: "_Pair | None" = None
    kept: bool = True
    row: int = -1

    def span(self) -> Offsets:
        return self.open.start, self.close.end if self.close else self.end


class MarkFinder:
    """Finds the pairs of quotation marks in a text. Linear in the length of the text; never raises on a str."""

    def __init__(self, marks: Marks | None = None):
        self.marks = marks or default_marks()

    def find(self, text: str) -> list[Mark]:
        """The pairs in the order of the text, an outer one before those it holds."""
        rows: list[Mark] = []
        carry = _Carry(text)
        paragraphs = split_paragraphs(text)
        for index, (start, end) in enumerate(paragraphs):
            tokens = read_tokens(text, start, end, self.marks)
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            pairing = _Paragraph(text, start, end, tokens, self._reopens(text, following))
            pairs = carry.join(pairing, pairing.pairs())
            _append_rows(rows, pairs, text)
        return with_dashed(rows, find_dashed(text, paragraphs))

    def _reopens(self, text: str, paragraph: Offsets | None) -> str | None:
        """The family of the opening mark that the paragraph begins with."""
        if paragraph is None:
            return None
        tokens = read_tokens(text, paragraph[0], min(paragraph[1], paragraph[0] + 4), self.marks)
        first = tokens[0] if tokens else None
        return first.family if first and first.start == paragraph[0] and first.side != CLOSE else None


def find_marks(text: str) -> list[Mark]:
    """The pairs of quotation marks in an English text."""
    return MarkFinder().find(text)


class _Paragraph:
    """The marks of one paragraph, paired."""

    def __init__(self, text: str, start: int, end: int, tokens: list[Token], reopens: str | None):
        self.text, self.start, self.end, self.tokens, self.reopens = text, start, end, tokens, reopens
        self.stack: list[_Pair] = []
        self.open_count: dict[str, int] = {}
        self.top: list[_Pair] = []
        self.stray_close: Token | None = None  # a closing mark before any other mark of its family
        self.seen: set[str] = set()
        self.unclosed: _Pair | None = None  # still open when the paragraph ends

    def pairs(self) -> list[_Pair]:
        """Every pair that stands, in the order of its opening mark."""
        better = _better_closers(self.tokens)
        for token, closer_follows in zip(self.tokens, better, strict=True):
            if token.side == OPEN and token.doubtful and not closer_follows:
                continue
            if token.side == OPEN and (closer_follows or not self._misplaced(token)):
                self._push(token)
            elif token.doubtful and closer_follows:
                continue
            elif not self._close(token) and token.side != CLOSE and not token.doubtful:
                self._push(token)
            self.seen.add(token.family)
        self._settle()
        return sorted(self._kept(), key=lambda pair: (pair.open.start, -pair.span()[1]))

    def _push(self, token: Token) -> None:
        pair = _Pair(token)
        self.stack.append(pair)
        self.open_count[token.family] = self.open_count.get(token.family, 0) + 1

    def _misplaced(self, token: Token) -> bool:
        """A closing mark with its space on the wrong side: "Yes, "he said."""
        before = self.text[max(self.start, token.start - 2) : token.start]
        return (
            self.open_count.get(token.family, 0) > 0
            and len(before) == 2
            and before[0] in ",.!?"
            and self.text[token.end : token.end + 1].islower()
        )

    def _close(self, token: Token) -> bool:
        """Close the innermost open mark of the family; what stood open inside it is dropped."""
        family = self._family_to_close(token)
        if family is None:
            if token.side == CLOSE and token.family not in self.seen and self.stray_close is None:
                self.stray_close = token
            return False
        dropped: list[_Pair] = []
        while (pair := self.stack.pop()).open.family != family:
            dropped.append(pair)
            self.open_count[pair.open.family] -= 1
        self.open_count[family] -= 1
        closers = self._split_closer(token, pair)
        pair.close = closers[0]
        for lost in reversed(dropped):
            pair.children.extend(lost.children)
        (self.stack[-1].children if self.stack else self.top).append(pair)
        if len(closers) > 1 and self.open_count.get(closers[1].family, 0):
            self._close(closers[1])
        return True

    def _family_to_close(self, token: Token) -> str | None:
        """Single marks close only what is innermost: they are apostrophes too often."""
        doubled = token.end - token.start == 2 and self.text[token.start] in "'’"
        if self.stack and self.stack[-1].open.family == "single" and (token.family == "single" or doubled):
            return "single"
        if token.family == "single":
            return None
        return token.family if self.open_count.get(token.family, 0) else None

    def _split_closer(self, token: Token, pair: _Pair) -> list[Token]:
        """Two marks that were read as one close two openers, or one of them closes a single one."""
        opener = pair.open
        if token.end - token.start < 2 or opener.end - opener.start > 1:
            return [token]
        if opener.family == "double" and self.text[token.start] in "'’`,":
            return [token]
        middle = token.start + 1
        first = token._replace(end=middle, family=opener.family)
        return [first, token._replace(start=middle, family=opener.family)]

    def _settle(self) -> None:
        """Decide on every mark that stayed open, the outermost first."""
        holds_paragraph = False
        for level, pair in enumerate(self.stack):
            inner = self.stack[level + 1] if level + 1 < len(self.stack) else None
            pair.kept = not holds_paragraph and self._plausible(pair.open)
            if not pair.kept or self._reopened_inside(pair, inner) or self._closed_by_child(pair):
                continue
            if self._another_begins(pair, inner):
                continue
            pair.end, pair.state, holds_paragraph = self.end, "reopened" if pair.previous else "open", True
            self.unclosed = pair

    def _plausible(self, token: Token) -> bool:
        """Whether speech may begin here, so that the missing closer is the oddity and not the mark."""
        if token.family == "single" and self.reopens != "single":
            return False
        following = self.text[token.end : token.end + 1]
        before = self.text[max(self.start, token.start - 3) : token.start].rstrip()
        begins = not before or before[-1] in _SPEECH_COMES
        if token.style != "low" and self.text[token.start] in "“«" and self.reopens == token.family:
            return True
        if token.family == "single":
            return begins or following.isupper()
        return following != "" and token.end < self.end and (begins or not following.islower())

    def _reopened_inside(self, pair: _Pair, inner: _Pair | None) -> bool:
        """The next opener of the family follows a sentence's end: the speech goes on there, without a closer before.

        Usual where a page's paragraphs were joined: "One sentence. "Another sentence," she said.
        """
        for child in [*pair.children, *([inner] if inner else [])]:
            before = self._before(pair, child)
            if child.open.family == pair.open.family and before and before[-1] in _SENTENCE_END:
                pair.end, pair.state = self._trimmed(child.open.start), "reopened" if pair.previous else "open"
                child.previous, child.state = pair, "reopened"
                return True
        return False

    def _another_begins(self, pair: _Pair, inner: _Pair | None) -> bool:
        """A later opener begins other speech (he added: "...): this one's closer was forgotten a sentence before."""
        for child in [*pair.children, *([inner] if inner else [])]:
            if child.open.family != pair.open.family or self._before(pair, child)[-1:] not in (",", ":"):
                continue
            near = max(pair.open.end, child.open.start - MAX_SENTENCE)
            ends = [match.end() for match in _STOP.finditer(self.text, near, child.open.start)]
            if ends and self.text[child.open.end : child.open.end + 1].isupper():
                pair.end, pair.state = ends[-1], "reopened" if pair.previous else "open"
                return True
        return False

    def _before(self, pair: _Pair, child: _Pair) -> str:
        """The last characters before an opener inside `pair`, without space and closing marks."""
        return self.text[max(pair.open.end, child.open.start - 4) : child.open.start].rstrip().rstrip("'’\"”»)")

    def _trimmed(self, end: int) -> int:
        """The end without the white space before it, a few characters at most."""
        before = self.text[max(self.start, end - 3) : end]
        return end - len(before) + len(before.rstrip())

    def _closed_by_child(self, pair: _Pair) -> bool:
        """A stray opener inside took the closer: “He told us “go and left,” she said."""
        for child in pair.children:
            word = self.text[child.open.end : child.open.end + 1]
            if child.open.family == pair.open.family and word.islower() and self._before(pair, child)[-1:].isalnum():
                if child.close is None or self.text[child.close.start - 1] not in ",.!?":
                    return False
                pair.close, child.kept = child.close, False
                return True
        return False

    def _kept(self) -> Iterable[_Pair]:
        waiting = [*self.top, *self.stack]
        while waiting:
            pair = waiting.pop()
            waiting.extend(pair.children)
            if pair.kept and _NO_SPACE.search(self.text, pair.open.end, pair.close.start if pair.close else pair.end):
                yield pair


def _better_closers(tokens: list[Token]) -> list[bool | None]:
    """For each mark, whether the next certain mark of its family is a closing one; None where there is none."""
    ahead: dict[str, bool | None] = {}
    answers: list[bool | None] = []
    for token in reversed(tokens):
        answers.append(ahead.get(token.family))
        if not token.doubtful and token.side != EITHER:
            ahead[token.family] = token.side == CLOSE
    return answers[::-1]


class _Carry:
    """What a paragraph leaves open for the next one."""

    def __init__(self, text: str):
        self.text = text
        self.open: _Pair | None = None
        self.unmarked: list[Offsets] = []

    def join(self, paragraph: _Paragraph, pairs: list[_Pair]) -> list[_Pair]:
        """Link the first pair to the quotation left open before; return the pairs, with those without an own opener."""
        before, self.open = self.open, paragraph.unclosed
        if before is None:
            return pairs
        family = before.open.family
        first = pairs[0] if pairs else None
        if first and first.open.family == family and first.open.start == paragraph.start and first.previous is None:
            first.previous, self.unmarked = before, []
            first.state = "reopened"
            return pairs
        stray = paragraph.stray_close
        if stray is not None and stray.family == family:
            runs = [*self.unmarked, (paragraph.start, stray.start)]
            runs = [run for run in runs if run[0] < run[1]]
            self.unmarked = []
            return [*self._without_openers(runs, before, stray), *(p for p in pairs if p.open.start >= stray.end)]
        if family not in paragraph.seen and len(self.unmarked) < MAX_UNMARKED and family != "single" and not pairs:
            self.unmarked.append((paragraph.start, paragraph.end))
            self.open = before
        else:
            self.unmarked = []
        return pairs

    def _without_openers(self, runs: list[Offsets], before: _Pair, stray: Token) -> Iterable[_Pair]:
        """The quotation goes on from paragraph to paragraph without being re-opened, up to the stray closer."""
        for start, end in runs:
            opener = before.open._replace(start=start, end=start)
            last = end == stray.start
            before = _Pair(opener, stray if last else None, end=end, state="reopened", previous=before)
            yield before


def _append_rows(rows: list[Mark], pairs: list[_Pair], text: str) -> None:
    """Turn the pairs of a paragraph into rows, with their depth."""
    ends: list[int] = []
    for pair in pairs:
        start, end = pair.span()
        while ends and ends[-1] <= start:
            ends.pop()
        pair.row = len(rows)
        previous = pair.previous.row if pair.previous else -1
        unlinked = "closed" if pair.close else "open"  # where it goes on from an opener with nothing behind it
        state = pair.state if pair.state != "reopened" or previous >= 0 else unlinked
        inner_end = pair.close.start if pair.close else end
        depth = min(len(ends), MAX_DEPTH)
        rows.append(Mark(start, end, pair.open.end, inner_end, depth, state, pair.open.style, previous))
        ends.append(end)
    for pair in pairs:
        pair.previous = None  # a chain through a whole book would be slow to free
        pair.children.clear()
