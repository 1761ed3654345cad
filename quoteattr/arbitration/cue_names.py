"""Cues that are words of a name or a title: "his colleague *Claim* Osei", "“She *Said* It Would Rain”, the novel"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.patterns.page import Page

#: "his colleague Claim Osei": the cue is a part of somebody's name.
_NAME_BEFORE = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*[ ]$")
#: "won from He *Said* Maybe": the name begins before the cue.
_NAME_AROUND = re.compile(r"(?:(?<![\w’'-])[a-z][\w’'-]*|,)[ ](?:[A-Z][\w’'-]*[ ]){1,4}$")
_FIRST_NAME = re.compile(r"(?<![.!?:]\s)\b[A-Z][a-z]+[ ]$")
_VERB_BEHIND = re.compile(r"[ ](?:[a-z]+ed|kept|was|is|has|had|won|lost|ran|made|took|led|hit|said|says|beat)\b")
_OPENS = re.compile(r"(?:^|\n|[.!?][\"”»’']?\s)\W*$")
_NAME_BEHIND = re.compile(r"[ ][A-Z][a-z]")
#: "*She Said It Was Raining*, a two-hander by": a title in capitals amid a sentence in small letters.
_LIGHT = r"(?:of|in|on|at|to|and|the|a|an|for|from|with|or|by)"
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'-]*"
_TITLE = re.compile(rf"(?:^|(?<=\s))(?:{_CAPITAL}\s+(?:{_LIGHT}\s+)*){{1,8}}$")
_TITLE_BEHIND = re.compile(rf"(?:\s+{_LIGHT})*\s+{_CAPITAL}(?:\s+(?:{_LIGHT}\s+)*{_CAPITAL}){{0,8}},?\s(?=[a-z])")
#: Words of at most so many letters may be small in a title.
_LIGHTEST = 3
_WORDS = re.compile(r"[\w’']+")
#: So many characters before a cue are looked at for the rest of a name, and of a title.
_NAME_REACH, _TITLE_REACH = 40, 60


def could_be_name(page: Page, att: Attribution) -> bool:
    """Whether the cue is one word with a capital, and what goes on with a name stands behind it: a name or a verb."""
    assert att.cue is not None
    behind = _NAME_BEHIND.match(page.text, att.cue[1]) or _VERB_BEHIND.match(page.text, att.cue[1])
    return behind is not None and _is_capital_word(page.text[slice(*att.cue)])


def is_in_name(page: Page, att: Attribution) -> bool:
    """Whether the cue is a word of somebody's name."""
    assert att.cue is not None
    start, end = att.cue
    if not could_be_name(page, att):
        return False
    before = page.text[max(0, start - _NAME_REACH) : start]
    if _NAME_BEHIND.match(page.text, end) is None:
        return _FIRST_NAME.search(page.text, max(0, start - _NAME_REACH), start) is not None  # "keeper Eve Noted kept"
    if att.source is None and _OPENS.search(before):
        return True  # "Said Tahirou scored twice"
    return any(pattern.search(before) is not None for pattern in (_NAME_BEFORE, _NAME_AROUND))


def is_in_title(page: Page, att: Attribution) -> bool:
    """Whether the cue and its content are words of a title, whose sentence goes on in small letters."""
    assert att.cue is not None
    if not _is_capital_word(page.text[slice(*att.cue)]) or att.content[0][0] < att.cue[1]:
        return False
    if _TITLE.search(page.text, max(0, att.cue[0] - _TITLE_REACH), att.cue[0]) is None:
        return False
    return _TITLE_BEHIND.match(page.text, att.cue[1]) is not None


def is_in_quoted_title(page: Page, att: Attribution) -> bool:
    """Whether the cue is a word of a title in marks: "“She *Said* It Would Rain”, the third novel"."""
    assert att.cue is not None
    at = page.quotation_at(att.cue[0])
    if at is None or not page.text[slice(*att.cue)].istitle():
        return False
    mark = page.quotations[at]
    found = [word for word in _WORDS.findall(page.text[mark.inner_start : mark.inner_end]) if len(word) > _LIGHTEST]
    return len(found) > 1 and all(word[0].isupper() for word in found)


def _is_capital_word(cue: str) -> bool:
    return cue.isalpha() and cue.istitle()


__all__ = ["could_be_name", "is_in_name", "is_in_quoted_title", "is_in_title"]
