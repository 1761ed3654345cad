"""Where paragraphs end: at every line break, or, where lines are wrapped by hand, at blank lines only."""

import re
from itertools import pairwise
from typing import NamedTuple

from quoteattr.annotations import Offsets

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ONE_BREAK = re.compile(r"\r\n|.", re.DOTALL)
_FIRST_WORD = re.compile(r"\S{1,60}")
_SENTENCE_END = frozenset(".!?:;…\"”’'»)]")

#: Share of a block's line breaks that must fall in mid-sentence for its lines to count as wrapped.
WRAPPED = 0.3
#: Characters of a line below which nobody wraps: a list of links, not a paragraph.
SHORTEST = 32


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    block: int


def split_paragraphs(text: str) -> list[Offsets]:
    """The paragraphs of a text, without the white space around them.

    A line break ends a paragraph, unless the lines are wrapped: enough breaks of the block, or of the whole text,
    stand in mid-sentence (the next line goes on in lower case). In wrapped text a paragraph ends at a blank line,
    before an indented line, or after a sentence's end where the next word would still have fitted.
    """
    lines = _lines(text)
    soft = _soft_breaks(text, lines, 1)
    paragraphs: list[Offsets] = []
    for index, line in enumerate(lines):
        if index and soft[index - 1]:
            paragraphs[-1] = paragraphs[-1][0], line.end
        else:
            paragraphs.append((line.start, line.end))
    return paragraphs


def unwrap(text: str) -> str:
    """The text with a space for each character of a line break inside a paragraph, so that every offset still holds.

    More is asked than for a paragraph of quotation marks, since a heading and a byline may look like a wrapped line:
    two breaks of a block, or a third of all breaks, must fall in mid-sentence.
    """
    lines = _lines(text)
    soft = _soft_breaks(text, lines, 2)
    if not any(soft):
        return text
    pieces, end = [], 0
    for line, following, joined in zip(lines, lines[1:], soft, strict=False):
        if joined:
            pieces += [text[end : line.end], " " * (following.start - line.end)]
            end = following.start
    return "".join([*pieces, text[end:]])


def _lines(text: str) -> list[_Line]:
    """Lines that are not blank; lines of one block have a single line break between them."""
    lines: list[_Line] = []
    block, last = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if lines and _ONE_BREAK.fullmatch(text, last, match.start()) is None:
            block += 1
        last = match.end()
        if not body:
            block += 1
            continue
        indent = len(line) - len(line.lstrip())
        start = match.start() + indent
        lines.append(_Line(start, start + len(body), indent, block))
    return lines


def _soft_breaks(text: str, lines: list[_Line], least: int) -> list[bool]:
    """For the break after each line, whether the paragraph goes on.

    least: breaks of a block in mid-sentence that show it to be wrapped where the text as a whole is not.
    """
    within = [a.block == b.block for a, b in pairwise(lines)]
    if not any(within):
        return [False] * len(within)
    running = [same and _runs_on(text, a, b) for same, (a, b) in zip(within, pairwise(lines), strict=True)]
    all_wrapped = sum(within) >= 3 and sum(running) >= WRAPPED * sum(within)
    soft = [False] * len(within)
    for first, last in _blocks(lines):
        breaks = range(first, last)
        share = sum(running[first:last])
        if not breaks or not (all_wrapped or (share >= max(least, WRAPPED * len(breaks)))):
            continue
        width = max(line.end - line.start + line.indent for line in lines[first : last + 1])
        for index in breaks:
            soft[index] = running[index] or not _meant(text, lines[index], lines[index + 1], width)
    return soft


def _blocks(lines: list[_Line]) -> list[tuple[int, int]]:
    """First and last line of each block."""
    edges = [0, *(i for i in range(1, len(lines)) if lines[i].block != lines[i - 1].block), len(lines)]
    return [(a, b - 1) for a, b in pairwise(edges)]


def _runs_on(text: str, line: _Line, following: _Line) -> bool:
    long_enough = line.end - line.start + line.indent >= SHORTEST
    return long_enough and text[following.start].islower() and text[line.end - 1] not in _SENTENCE_END


def _meant(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether somebody meant this break: an indent, or room left on the line after a sentence's end."""
    if following.indent > line.indent + 1:
        return True
    word = _FIRST_WORD.match(text, following.start)
    room = width - (line.end - line.start + line.indent) - 1
    return text[line.end - 1] in _SENTENCE_END and word is not None and word.end() - word.start() <= room
