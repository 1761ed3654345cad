"""Which line of a page is the headline."""

import re
from collections.abc import Sequence

from quoteattr.furniture.lines import LABEL_WORDS, Line
from quoteattr.furniture.people import is_biography
from quoteattr.furniture.rules import BYLINE, TIME

#: A headline has so many words. Fewer are a section's label, more a paragraph.
HEADLINE_WORDS = 4, 28
#: Without a page around the article even a shorter first line is its headline.
SHORT_HEADLINE = 2
#: A line of so many words may be the first paragraph. Above the byline stand at most so many sentences.
PROSE, MOST_PROSE = 12, 2
#: So many lines are looked at for it; for the line of a known title a few more.
FIRST_LINES, TITLE_LINES = 40, 60

#: A line that ends with a quoted sentence is a headline only up to so many words.
MOST_QUOTED = 14

#: "..., said Lee" in the past behind a closing mark: headlines tell in the present.
_SAID = re.compile(r"[”\"’'»][,.]?\s(?:\S+\s){0,5}?(?:said|asked|added|told|wrote|replied|explained|recalled)\b")
_QUOTED_SENTENCE = re.compile(r"[a-z][.!?]\s[“\"‘'«][^”\"»]*[.!?…][”\"’'»]$")
_QUOTED_END = re.compile(r"[.!?…][”\"’'»]+$")
#: What heads the points of a summary, which stand below the headline.
_POINTS = re.compile(
    r"(?:summary|key (?:points|takeaways)|at a glance|highlights|in brief|what to know)[:.]?", re.IGNORECASE
)
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
    if not candidates:
        return None
    prose = next(
        (i for i, line in enumerate(lines) if line.verdict is None and line.words >= PROSE and line.prose), None
    )
    keys = [lines[i].key for i in candidates[:8]]
    repeated = next((i for i in candidates[:8] if keys.count(lines[i].key) > 1), None)
    if repeated is not None:
        again = next(i for i in candidates if i > repeated and lines[i].key == lines[repeated].key)
        if prose is None or again <= prose:
            return repeated
    signed = _above_byline(lines, candidates)
    if signed is not None:
        return signed
    first = candidates[1] if _is_site_name(lines, candidates) else candidates[0]
    prose = first if prose is None else prose
    return first if first <= prose and first + 1 < len(lines) else None


def _above_byline(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    """The first candidate of the nearest run of lines above the byline, or the time, of the article.

    A run begins behind a line of the site, or a label of a word or two: a menu, a banner and a slogan stand in runs of
    their own further up.
    """
    end = next(
        (i for i, line in enumerate(lines[: FIRST_LINES + 1]) if i > candidates[0] and _signs(line)),
        None,
    )
    if end is None or sum(line.prose for line in lines[:end]) > MOST_PROSE:
        return None
    points = next((i for i, line in enumerate(lines[:end]) if i > candidates[0] and _POINTS.fullmatch(line.text)), end)
    above = [i for i in candidates if i < points]
    plain = [i for i in above if not _all_names(lines[i])]
    if not plain and any(i > end for i in candidates):
        return None  # an outlet, a menu or a writer, and the headline further down
    first = (plain or above)[-1]
    for index in range(first - 1, -1, -1):
        line = lines[index]
        if index not in above and (line.words < HEADLINE_WORDS[0] or line.verdict is not None):
            break
        first = index if index in above else first
    return first


def _signs(line: Line) -> bool:
    return line.verdict is not None and line.verdict.reason in (BYLINE, TIME)


def _is_site_name(lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """Whether the first candidate is the outlet's name or a menu: capitalised words, the headline further down."""
    if len(candidates) < 2 or candidates[1] == candidates[0] + 1 or lines[candidates[1]].prose:
        return False
    first = lines[candidates[0]]
    return _all_names(first) and first.words <= LABEL_WORDS + 1


def _all_names(line: Line) -> bool:
    """Whether all its words are capitalised, as those of an outlet, a menu or a writer."""
    small = ("of", "the", "and", "for", "in", "at", "by", "on", "from")
    return line.text[-1].isalpha() and all(word[0].isupper() or word in small for word in line.text.split())


def _same_title(key: str, title: str) -> bool:
    """The line is the title, the first of its several lines, or most of it."""
    if key == title or (key.count(" ") >= 2 and title.startswith(key)):
        return True
    shorter, longer = sorted((key, title), key=len)
    return len(shorter) >= 0.6 * len(longer) and shorter.count(" ") >= 3 and shorter in longer


def _may_be_headline(line: Line, low: int) -> bool:
    if line.spoken or line.verdict is not None or not low <= line.words <= HEADLINE_WORDS[1] or line.text[0] in "*•-–—":
        return False
    if line.text.endswith(":") or is_biography(line.text, ()):
        return False  # the one leads over to what is said below, the other tells of a writer
    if line.words > 14 and line.text.endswith(".") and _DATELINE.match(line.text):
        return False
    if _SAID.search(line.text) or (line.words > MOST_QUOTED and _QUOTED_END.search(line.text)):
        return False
    if _QUOTED_SENTENCE.search(line.text):
        return False
    if not line.text.endswith("."):
        return True
    return line.words <= 14 or _title_case(line.text)


def _title_case(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
