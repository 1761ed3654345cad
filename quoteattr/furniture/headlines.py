"""Which line of a page is the headline."""

import re
from collections.abc import Sequence

from quoteattr.furniture.lines import LABEL_WORDS, Line

#: A headline has so many words. Fewer are a section's label, more a paragraph.
HEADLINE_WORDS = 4, 28
#: Without a page around the article even a shorter first line is its headline.
SHORT_HEADLINE = 2
#: So many lines are looked at for it; for the line of a known title a few more.
FIRST_LINES, TITLE_LINES = 40, 60

_DATELINE = re.compile(r"[A-Z][\w .,'’/()-]{2,60} ?(?:\([\w .'’/-]{2,40}\) ?)?(?:—|–|--| - )\s?\S")


def headline_of(lines: Sequence[Line], title: str, page: bool) -> int | None:
    """Index of the headline: the title's line, or the first that may be one before the first paragraph.

    Without a page around the article that is the first line, or none.
    """
    if title:
        found = next((i for i, line in enumerate(lines[:TITLE_LINES]) if _same_title(line.key, title)), None)
        if found is not None:
            return found
    if len(lines) < 2:
        return None
    if not page:
        return 0 if _may_be_headline(lines[0], SHORT_HEADLINE) else None
    candidates = [i for i, line in enumerate(lines[:FIRST_LINES]) if _may_be_headline(line, HEADLINE_WORDS[0])]
    keys = [lines[i].key for i in candidates[:8]]
    repeated = next((i for i in candidates[:8] if keys.count(lines[i].key) > 1), None)
    if repeated is not None or not candidates:
        return repeated
    first = candidates[1] if _is_site_name(lines, candidates) else candidates[0]
    prose = next((i for i, line in enumerate(lines) if line.verdict is None and line.words >= 12 and line.prose), first)
    return first if first <= prose and first + 1 < len(lines) else None


def _is_site_name(lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """Whether the first candidate is the outlet's name or a menu: capitalised words, the headline further down."""
    if len(candidates) < 2 or candidates[1] == candidates[0] + 1 or lines[candidates[1]].prose:
        return False
    first = lines[candidates[0]]
    proper = all(word[0].isupper() or word in ("of", "the", "and", "for") for word in first.text.split())
    return proper and first.words <= LABEL_WORDS + 1 and first.text[-1].isalpha()


def _same_title(key: str, title: str) -> bool:
    """The line is the title, the first of its several lines, or most of it."""
    if key == title or (key.count(" ") >= 2 and title.startswith(key)):
        return True
    shorter, longer = sorted((key, title), key=len)
    return len(shorter) >= 0.6 * len(longer) and shorter.count(" ") >= 3 and shorter in longer


def _may_be_headline(line: Line, low: int) -> bool:
    if line.verdict is not None or not low <= line.words <= HEADLINE_WORDS[1] or line.text[0] in "*•-–—":
        return False
    if line.words > 14 and line.text.endswith(".") and _DATELINE.match(line.text):
        return False
    if not line.text.endswith("."):
        return True
    return line.words <= 14 or _title_case(line.text)


def _title_case(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
