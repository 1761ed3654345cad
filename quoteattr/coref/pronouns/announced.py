"""Whose words the sentence before announces: "Her aunt, who held the rope, *was less sure*. “It slipped,” she said"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import PERSON
from quoteattr.lang import one_of_kind

_WORDS = one_of_kind("en", "announcing_words")
#: Up to the end of the sentence, or to a phrase that says when, where or of what.
_ANNOUNCES = re.compile(
    rf"[ ](?:(?:also|still|now|herself|himself|[a-z]+ly)[ ])?"
    rf"(?:{_WORDS['acts']}|(?:is|was|sounded|seemed|remains|remained)[ ](?:(?:not|less|more|so|far|rather|equally|even"
    rf"|as|much|no|quite|hardly|[a-z]+ly)[ ]){{0,3}}{_WORDS['is']}|(?:has|have|had)[ ]{_WORDS['has']})"
    r"(?=[.:;]|[ ](?:about|as|at|in|of|on|that|when|with)\b[^.,;:!?“”\"]{2,60}[.:;])"
)


def announced(text: str, trail: Trail, att: Attribution) -> Identity | None:
    """The subject of the sentence before what is said, if that tells how they take it or what they have to say."""
    layout = trail.layout
    at = att.content[0][0]
    if layout.quoted(at + 1) < 0:
        return None
    here, _ = layout.sentence_span(at)
    low, high = layout.sentence_span(max(0, here - 1))
    if low == here or layout.paragraph(low) != layout.paragraph(at):
        return None
    tells = _ANNOUNCES.search(text, low, high)
    if tells is None or layout.quoted(tells.start()) >= 0:
        return None
    subjects = [
        event.identity
        for event in trail.events[-12:]
        if low <= event.offset < tells.start()
        and event.how in ("subject", "pronoun")
        and event.identity.type in (PERSON, "UNNAMED")
    ]
    return subjects[0] if subjects and len({who.key for who in subjects}) == 1 else None


__all__ = ["announced"]
