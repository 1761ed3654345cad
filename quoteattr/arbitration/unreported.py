"""Words beside a cue that are no report, or the part of a sentence that is none of it."""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.lang import table
from quoteattr.patterns.page import Page

_WORD = re.compile(r"[^\W\d_]{2}")
#: "his colleague Claim Osei": the cue is a part of somebody's name.
_NAME_BEFORE = re.compile(r"(?<![\w’'-])[a-z][\w'’-]*[ ]$")
_NAME_BEHIND = re.compile(r"[ ][A-Z][a-z]")
_RULES = re.compile(r"\b(?:rule[sd]?|ruling|decide[sd]?|vote[sd]?|find|found)\b", re.IGNORECASE)
#: What a ruling does and does not say: "that a tub is no vessel, *ending nine years of litigation*".
_EFFECT = re.compile(
    r",\s+(?:ending|overturning|clearing|paving|closing|capping|handing|dealing|bringing|concluding)\b[^.;]*$"
)
_NAMES = re.compile(r"\b(?:cit(?:e|es|ed|ing))$", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\W*((?:[\w'’-]+\s+){0,3}?)([\w'’-]+)(?=\s+(?:who|in|with|from|at|of|close|familiar)\b|$)")


def is_no_report(page: Page, att: Attribution, language: str = "en") -> bool:
    """Whether the content has no word, the cue is a part of a name, or people are cited and not what they say."""
    if att.cue is None or att.floating or any(page.quotations_in(*piece) for piece in att.content):
        return False
    content = page.text[att.content[0][0] : att.content[-1][1]]
    if not _WORD.search(content):
        return True
    start, end = att.cue
    cue = page.text[start:end]
    if cue.isalpha() and cue.istitle() and _NAME_BEHIND.match(page.text, end):
        return _NAME_BEFORE.search(page.text, max(0, start - 40), start) is not None
    if _NAMES.search(cue) and (noun := _FIRST_WORDS.match(content)):
        return noun[2].lower().removesuffix("s") in _people(language) or noun[2].lower() in _people(language)
    return False


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(noun for noun, *_ in table(language, "person_nouns"))


def bounded_content(att: Attribution, page: Page) -> Attribution:
    """Without a clause that a semicolon parts from the one with the cue, and without what a ruling brings about."""
    if att.cue is None or att.floating:
        return att
    pieces = [piece for piece in att.content if not _is_parted(piece, att, page)] or list(att.content)
    start, end = pieces[-1]
    if _RULES.search(page.text, *att.cue) and not page.quotations_in(start, end):
        effect = _EFFECT.search(page.text, start, end)
        if effect is not None and effect.start() > start:
            pieces[-1] = start, effect.start()
    return att._replace(content=tuple(pieces))


def _is_parted(piece: tuple[int, int], att: Attribution, page: Page) -> bool:
    """Whether the piece stands before the cue and its source, and a semicolon between."""
    assert att.cue is not None
    low = min(att.cue[0], att.source[0] if att.source else att.cue[0])
    return piece[1] <= low and ";" in page.text[piece[1] : low] and not page.quotations_in(*piece)


__all__ = ["bounded_content", "is_no_report"]
