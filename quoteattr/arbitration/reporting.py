"""Whether a cue is a known word of reporting: a network also learns acts and attitudes ("voted against", "echoing")."""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.lang import reporting_forms, table, words
from quoteattr.patterns.page import Page

WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SURE = re.compile(
    r"\b(?:adamant|afraid|(?:un)?aware|(?:un)?certain|confident|convinced|hopeful|persuaded|positive|satisfied|(?:un)?sure"
    r"|unclear|worried)$"
)


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = table("en", "reporting_verbs")
    # who agrees often only acts: "voted for", "joined"
    verbs = {form for _, stance, forms in rows if stance != "agree" for form in forms.lower().split()}
    return frozenset(verbs) | frozenset(words("en", "speech_nouns")), words("en", "cue_phrases")


def is_reporting(text: str, att: Attribution) -> bool:
    """Whether the cue holds a reporting verb, a noun of speech or a cue phrase, or no word at all, as a colon."""
    if att.cue is None:
        return True
    cue = text[slice(*att.cue)].lower()
    found = WORD.findall(cue)
    forms, phrases = _known()
    return not found or any(word in forms for word in found) or any(phrase in cue for phrase in phrases)


def believes(att: Attribution, page: Page) -> bool:
    """Whether a clause behind it is what somebody accepts or is sure of: "accepts *it was late*", "is sure *it is*"."""
    if att.cue is None or not any(page.finite_in(*piece) for piece in att.content) or att.content[0][0] < att.cue[1]:
        return False
    if _SURE.search(page.text, *att.cue) is not None:
        return True
    forms = reporting_forms("en", "agree")
    return any(word in forms for word in WORD.findall(page.text[slice(*att.cue)].lower()))
