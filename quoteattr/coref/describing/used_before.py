"""Whether a noun has been used before of somebody or of some body that has no name, or of somebody's own."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.names import fold

_BACK, _NEAR = 800, 400  # characters in which somebody without a name is remembered, and two of them


def is_anothers(text: str, phrase: Phrase, trail: Trail) -> bool:
    """Whether the sentences before speak of such a body that somebody has: "Vale blamed *its supplier*"."""
    start = trail.layout.sentence_starts[max(0, trail.layout.sentence(phrase.start) - 2)]
    whose = r"(?:\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|[Aa]nother)|['’]s?)[ ](?:[\w\-]+[ ]){0,2}"
    noun = rf"{whose}{re.escape(phrase.head)}\b(?!,?[ ](?:named[ ]|called[ ])?[A-Z])"
    return re.search(noun, text[start : phrase.start]) is not None


def is_brought_in(text: str, phrase: Phrase, since: int = 0) -> bool:
    """Whether somebody without a name was called that before, from that offset on: "*A German* stood by"."""
    last = re.escape(text[phrase.start : phrase.end].split()[-1])
    brought = r"(?<!, )(?<!\bis )(?<!\bwas )(?<!\bas )\b(?:[Aa]n?|[Aa]nother)[ ](?:[\w\-]+[ ])?"
    noun = rf"{brought}{last}\b(?!,?[ ][A-Z])"
    return re.search(noun, text[max(since, phrase.start - _BACK) : phrase.start]) is not None


def is_said_of_another(text: str, phrase: Phrase, person: Identity) -> bool:
    """Whether it stands behind a name that is not the person's, if it was taken for none: "*Hamid*, a dentist,"."""
    noun = rf"\b([A-ZÀ-Þ][\w’'\-]+), an? (?:[\w\-]+ )?{re.escape(phrase.head)}\b"
    named = (fold(found[1]) for found in re.finditer(noun, text[max(0, phrase.start - _BACK) : phrase.start]))
    return not {word for form in person.forms for word in form}.issuperset(named)


def are_brought_in(text: str, noun: str, since: int, at: int) -> bool:
    """Whether two without names were called that between the offsets: "They met *a couple* from Dunmere"."""
    brought = r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo)[ ](?:[a-z\-]+[ ]){0,2}?"
    return re.search(rf"{brought}{noun}\b(?!,?[ ][A-Z])", text[max(since, at - _NEAR) : at]) is not None


__all__ = ["are_brought_in", "is_anothers", "is_brought_in", "is_said_of_another"]
