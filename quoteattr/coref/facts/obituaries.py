"""Whose life an obituary tells: "Ann Lee, who has died aged 91, ..."; there "she" is Lee wherever nobody else acts."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON

_AGED = r"(?:aged|at(?:[ ]the[ ]age[ ]of)?)[ ]\d{2,3}\b"
#: Behind the name, what only obituaries say.
_HAS_DIED = re.compile(rf"[^.;\n“\"]{{0,120}}?\b(?:who[ ])?(?:has[ ]died|dies|dead)[ ,](?:[^.;\n]{{0,60}}?[ ])?{_AGED}")
#: What news of a death says as well: the article is an obituary if it tells of the birth.
_DIED = re.compile(rf"[^.;\n“\"]{{0,160}}?\bdied\b[^.;\n]{{0,120}}?(?:{_AGED}|[.][ ](?:He|She)[ ]was[ ]\d{{2,3}}\b)")
_BORN = re.compile(r"\b(?:He|She|[A-ZÀ-Þ][\w’'\-]+)[ ]was[ ](?:born|brought[ ]up)\b")
_PARAGRAPHS = 3


def whose_obituary(text: str, index: Index) -> Identity | None:
    """The one who has died, as the head of an obituary says; None of any other article."""
    born = _BORN.search(text) is not None
    for mention in index.mentions:
        if mention.paragraph > _PARAGRAPHS:
            return None
        if mention.identity.type != PERSON or mention.possessive or mention.modifier or mention.quoted:
            continue
        if _HAS_DIED.match(text, mention.end) or (born and _DIED.match(text, mention.end)):
            return mention.identity
    return None


__all__ = ["whose_obituary"]
