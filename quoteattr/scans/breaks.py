"""What lines and pages broke: words with a hyphen at a line's end, sentences around the heading of a page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quoteattr.annotations import Offsets
from quoteattr.scans.edits import Edit
from quoteattr.scans.words import known

#: A hyphen, or what stands for one in a scan, at the end of a line or behind where one ended.
_BROKEN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)([-¬\u00ad\u2010])([ \t]{0,3}(?:\r?\n[ \t]{0,10}| (?=[a-z])))([^\W\d_]+)"
)
#: "two- and three-storey": the hyphen is meant.
_SUSPENDED = frozenset(("and", "or", "to", "nor", "but", "versus"))
_LINE = re.compile(r"[^\n]+")
#: The longest line that is a page's heading.
_LONGEST = 75
_PAGE = re.compile(r"[\W_]*(?:(?:page|p\.)\s*)?\d{1,4}(?:\s+of\s+\d{1,4})?[\W_]*", re.I)
_WORD = re.compile(r"[^\W\d_]+")
#: A line that ends in mid-sentence, and its end.
_IN_SENTENCE = re.compile(r"^([^\n]*(?:[a-z,;]|,[\"”’'](?=\s+[a-z])))([ \t\r]*\n[ \t]{0,2})(?=[\w\"“«„'‘])", re.M)
#: Letters of a line below which its end may be meant, and up to which it may be a narrow column's.
_SHORTEST, _NARROW = 12, 36
#: Lines of such a column that show it.
_FEWEST = 4


def breaks(text: str) -> list[Edit]:
    """Words that a hyphen breaks at a line's end, made whole; compounds keep the hyphen, and lose the break.

    Where lines were joined before, "pris- oner" is broken, too, if a whole word comes of it or no half is one.
    """
    edits = []
    for match in _BROKEN.finditer(text):
        first, hyphen, gap, second = match.groups()
        if second in _SUSPENDED:
            continue
        whole = known(first + second) or not (known(first) and known(second))
        at_line_end = "\n" in gap
        if not at_line_end and (not whole or (known(second) and not known(first + second))):
            continue
        keeps = hyphen == "-" and (not whole or (second[0].isupper() and not first.isupper()))
        edits.append(Edit(match.end(1) + (len(hyphen) if keeps else 0), match.start(4), ""))
    return edits


def headings(text: str) -> list[Edit]:
    """Numbers and headings of pages that stand in mid-sentence: a new page began there."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    edits = []
    for before, after in _runs(text, lines):
        if _broken_off(text[before[0] : before[1]].rstrip()) and _goes_on(text[after[0] : after[1]].lstrip()):
            end = before[0] + len(text[before[0] : before[1]].rstrip())
            edits.append(Edit(end, after[0], "\n" if text[end - 1] in "-¬" else " "))
    return edits


def lines(text: str) -> list[Edit]:
    """Ends of lines in mid-sentence, in a text whose lines are known to be wrapped."""
    return [Edit(match.start(2), match.end(2), " ") for match in _IN_SENTENCE.finditer(text) if _is_prose(match[1])]


def in_columns(text: str) -> bool:
    """Whether a text is a sentence or more in lines too short for any but a newspaper's column."""
    rows = text.strip().split("\n")
    if len(rows) < _FEWEST or rows[-1][-1] not in '.!?”"':
        return False
    if any(not row.strip() or len(row) > _NARROW for row in rows):
        return False
    running = sum(_broken_off(one.rstrip()) and _goes_on(other.lstrip()) for one, other in pairwise(rows))
    return running >= (len(rows) - 1) / 2 and sum(len(row.split()) for row in rows) >= 3 * len(rows)


def _is_prose(line: str) -> bool:
    return len(line) >= _SHORTEST and not line.isupper()


def _runs(text: str, lines: list[Offsets]) -> Iterator[tuple[Offsets, Offsets]]:
    """The lines before and after each run of lines that look like pages' headings."""
    plain = [index for index, (start, end) in enumerate(lines) if not _is_heading(text[start:end].strip())]
    yield from ((lines[one], lines[other]) for one, other in pairwise(plain) if other - one > 1)


def _is_heading(line: str) -> bool:
    """A page's number, or the paper's name in capitals or with a number."""
    if len(line) > _LONGEST:
        return False
    if _PAGE.fullmatch(line):
        return True
    words = _WORD.findall(line)
    if not words or not all(word[0].isupper() or len(word) < 4 for word in words):
        return False
    return line.upper() == line or line[0].isdigit() or line.rstrip(".—-– ")[-1:].isdigit()


def _broken_off(line: str) -> bool:
    return line[-1:].islower() or line.endswith((",", "-", "¬", ";", ',"', ",”"))


def _goes_on(line: str) -> bool:
    return line[:1].islower()
