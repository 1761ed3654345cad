"""An article as the network reads it: word pieces with features of marks and shape, cut into windows.

A word-piece tokenizer sees neither paragraph breaks nor case nor the state of quotation marks. Paragraph breaks come
back as a marker piece before each paragraph, the other two as small features whose embeddings are added to the pieces'.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang.sentences import CLOSERS, STOPS

#: Pieces of BERT's vocabulary that it leaves unused: the article's first paragraph, every other one.
FIRST_PARAGRAPH, PARAGRAPH = "[unused0]", "[unused1]"

#: Feature of a piece against the marks layer.
OUTSIDE, INSIDE, NESTED, UNCLOSED, REOPENED, OPENER, CLOSER = range(7)
N_MARK_STATES = 7
#: Feature of a piece's letters as written; the vocabulary is uncased.
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER, MARKER = range(7)
N_SHAPES = 7

#: What ends a sentence, and what may close behind it. A window is to be cut somewhere, and behind "Mr." is no bad
#: place, since every window begins with context: abbreviations are not looked up.
_STOPS = [*map(ord, STOPS)]
_CLOSERS = [*map(ord, CLOSERS + "»)")]

IntArray = NDArray[np.int64]


#: Marks of other languages, as which a network that learned from English news reads them.
_AS_CURLY = {"«": "“”", "»": "“”", "„": "“”", "‟": "“”", "‹": "‘’", "›": "‘’", "‚": "‘’"}


class Pieces(NamedTuple):
    """Word pieces of an article. All arrays have one entry a piece.

    ids: of the vocabulary. start, end: character offsets (equal for a paragraph marker).
    marks, shapes: the features above. paragraph: running number of the paragraph.
    """

    ids: IntArray
    start: IntArray
    end: IntArray
    marks: IntArray
    shapes: IntArray
    paragraph: IntArray


class Window(NamedTuple):
    """Pieces [start, end) as one input; [core, end) are the ones that this window decides, the rest is context."""

    start: int
    core: int
    end: int


def mark_states(text: str, marks: Sequence[Mark]) -> NDArray[np.int8]:
    """State of every character of `text` against the marks layer, outer pairs first."""
    states = np.zeros(len(text) + 1, np.int8)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        inside = NESTED if mark.depth else {"open": UNCLOSED, "reopened": REOPENED}.get(mark.state, INSIDE)
        states[mark.inner_start : mark.inner_end] = inside
        states[mark.start : mark.inner_start] = OPENER
        states[mark.inner_end : mark.end] = CLOSER
    return states


def with_curly_marks(text: str, marks: Sequence[Mark]) -> str:
    """The text, of the same length, with curly marks in place of guillemets and low marks, whichever way they point."""
    changed: list[str] | None = None
    for mark in marks:
        if text[mark.start : mark.inner_start] in _AS_CURLY:
            changed = list(text) if changed is None else changed
            pair = _AS_CURLY[text[mark.start]]
            changed[mark.start] = pair[0]
            if mark.end - mark.inner_end == 1:
                changed[mark.inner_end] = pair[1]
    return text if changed is None else "".join(changed)


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isdigit():
        return DIGIT
    if not any(map(str.isalpha, word)):
        return OTHER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


def paragraphs_of(text: str, unread: Sequence[Offsets] = ()) -> list[Offsets]:
    """The non-empty lines of the text outside the stretches that are not to be read."""
    found: list[Offsets] = []
    start = 0
    skip = iter([*sorted(unread), (len(text) + 1, len(text) + 1)])
    hidden = next(skip)
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while hidden[1] <= start:
            hidden = next(skip)
        stripped = line.strip()
        if stripped and not (hidden[0] < end and start < hidden[1]):
            first = start + line.index(stripped[0])
            found.append((first, first + len(stripped)))
        start = end
    return found


def split_pieces(text: str, marks: Sequence[Mark], paragraphs: Sequence[Offsets], tokenizer: Any) -> Pieces:
    """Cut the given paragraphs of `text` into pieces.

    tokenizer: a `tokenizers.Tokenizer` with BERT's vocabulary, without truncation or special tokens.
    """
    columns: list[list[int]] = [[], [], [], [], []]
    ids, starts, ends, shapes, numbers = columns
    read = with_curly_marks(text, marks)
    for number, (begin, finish) in enumerate(paragraphs):
        # one by one: encode_batch starts threads, which do not survive a fork
        encoding = tokenizer.encode(read[begin:finish], add_special_tokens=False)
        spans = [(begin + s, begin + e) for s, e in encoding.offsets]
        ids.append(tokenizer.token_to_id(PARAGRAPH if number else FIRST_PARAGRAPH))
        ids.extend(encoding.ids)
        starts.append(begin)
        starts.extend([s for s, _ in spans])
        ends.append(begin)
        ends.extend([e for _, e in spans])
        shapes.append(MARKER)
        shapes.extend([shape(text[s:e]) for s, e in spans])
        numbers.extend([number] * (len(spans) + 1))
    start = np.array(starts, np.int64)
    states = mark_states(text, marks)[start].astype(np.int64) if len(start) else start
    return Pieces(
        np.array(ids, np.int64), start, np.array(ends, np.int64), states,
        np.array(shapes, np.int64), np.array(numbers, np.int64),
    )  # fmt: skip


class Layout(NamedTuple):
    """What decoding needs to know of the page. quoted: the outermost pairs of marks as spans of pieces, marks included.
    paragraph: of each piece its number. stretch: of each piece a number that paragraphs share where marks hold them
    together, so that one attribution may run on from one to the next."""

    quoted: list[tuple[int, int]]
    paragraph: IntArray
    stretch: IntArray


def layout_of(pieces: Pieces, marks: Sequence[Mark]) -> Layout:
    quoted, joined = [], []
    spans: dict[int, tuple[int, int]] = {}
    for index, mark in enumerate(marks):
        if mark.depth:
            continue
        first = int(np.searchsorted(pieces.end, mark.start, side="right"))
        last = int(np.searchsorted(pieces.start, mark.end, side="left"))
        if first < last:
            spans[index] = first, last
            quoted.append((first, last))
            joined.append((first, last - 1))
            if mark.previous in spans:
                joined.append((spans[mark.previous][0], first))
    stretch = pieces.paragraph.copy()
    for first, last in sorted(joined):
        if stretch[first] < pieces.paragraph[last]:
            numbers = slice(*np.searchsorted(pieces.paragraph, [pieces.paragraph[first], pieces.paragraph[last] + 1]))
            stretch[numbers] = stretch[first]
    return Layout(quoted, pieces.paragraph, stretch)


def sentence_starts(text: str, pieces: Pieces) -> IntArray:
    """The pieces behind a full stop, question or exclamation mark and a space, be it that a quotation mark closes in
    between: where sentences begin, and some names behind an abbreviation."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    last = np.where(pieces.end > pieces.start, characters[np.maximum(pieces.end, 1) - 1], 0)
    stops, closers = np.isin(last, _STOPS), np.isin(last, _CLOSERS)
    stops[1:] |= closers[1:] & stops[:-1]
    return np.flatnonzero(stops[:-1] & (pieces.start[1:] > pieces.end[:-1])) + 1


def cut_windows(
    paragraph: IntArray, size: int = 254, context: int = 64, sentences: IntArray | None = None
) -> Iterator[Window]:
    """Cut the pieces of an article into windows of at most `size`, each with up to `context` pieces before its core.

    Cores end with a paragraph where one ends in their last two thirds, so that few attributions are cut, else with a
    sentence in their second half. sentences: the pieces that begin one, in order.
    """
    total, core = len(paragraph), 0
    sentences = np.zeros(0, np.int64) if sentences is None else sentences
    while core < total:
        start = max(0, core - context)
        end = min(total, start + size)
        if end < total:
            breaks = np.flatnonzero(np.diff(paragraph[core : end + 1])) + core + 1
            if len(breaks) and breaks[-1] - core >= (end - core) // 3:
                end = int(breaks[-1])
            else:
                last = int(np.searchsorted(sentences, end, side="right")) - 1
                if last >= 0 and sentences[last] - core > (end - core) // 2:
                    end = int(sentences[last])
        yield Window(start, core, end)
        core = end
