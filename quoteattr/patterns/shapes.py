"""What a quotation looks like: a title, or a sentence that begins and ends within its marks; and what joins two."""

import re

from quoteattr.annotations import Mark
from quoteattr.patterns.tree import QUOTE_CHARACTERS

_AND_THEN = re.compile(r",?\s(?:and|but|then)(?:\sthen)?,\s[^.!?;:\n]{1,80},\s(?:[a-z]+ly\s|later\s|then\s)?")


def goes_on(between: str) -> bool:
    """Whether the speaker is the same in what joins a quotation and a verb: "“Out!” *and, as it fell,* added"."""
    return _AND_THEN.fullmatch(between) is not None


def is_title(text: str, mark: Mark) -> bool:
    """Whether a quotation looks like the title of a work: two to eight words, the long ones with a capital."""
    words = text[mark.inner_start : mark.inner_end].rstrip(" ,.").split()
    if not 1 < len(words) <= 8:
        return False
    return all(not word[:1].islower() or len(word) < 4 for word in words) and words[-1][:1].isupper()


def starts_sentence(text: str, mark: Mark) -> bool:
    """Whether nothing of its sentence stands before a quotation."""
    before = text[max(0, mark.start - 12) : mark.start].rstrip(" \t")
    return not before or before[-1] in "\n.!?:…" + QUOTE_CHARACTERS or (before[-1] in ")—" and len(before) < 2)


def ends_clause(text: str, mark: Mark) -> bool:
    """Whether a quotation ends as one before a cue does: with a comma, ?, ! or dash inside or behind the mark."""
    inside = text[mark.inner_start : mark.inner_end].rstrip()[-1:]
    behind = text[mark.end : mark.end + 3].lstrip()[:1]
    return (
        inside in {",", "?", "!", ".", "…", "-", "—", "–"}
        or behind in {",", "-", "—", "–"}
        or (mark.end - mark.start > 25)
    )
