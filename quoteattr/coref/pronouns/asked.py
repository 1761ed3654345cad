"""Who was asked in the sentence before, and so speaks now: "*Lee* was asked whether it leaked. “Badly,” he said"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import PERSON

#: Behind a name or pronoun with its apposition; no request ("was asked to leave").
_WAS_ASKED = re.compile(
    r"[\w.’'\- ]{2,40}?(?:,[ ][^,.;:“”\"]{2,60},)?[ ](?:was|is|has[ ]been|had[ ]been)[ ](?:\w+ly[ ]|also[ ]|then[ ])?"
    r"(?:asked(?![ ](?:to|for|not)\b)|pressed|questioned|challenged|quizzed|grilled)\b"
)
#: Somebody has been asked who is named in the main clause: "Asked by Kim whether it leaked, *Lee* shrugged".
_ASKED = re.compile(r"[\"“‘]?(?:When[ ]|As[ ])?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged)\b(?![ ]to\b)")
_LONGEST = 140  # characters up to there
_MAIN = (", ", ", Mr ", ", Mrs ", ", Ms ", ", Dr ")


def asked_just_before(text: str, trail: Trail, att: Attribution, offset: int) -> Identity | None:
    """The person whom somebody has asked, as the sentence before the attribution says. offset: of the pronoun."""
    at, _ = trail.layout.sentence_span(min(offset, att.content[0][0]))
    low, high = trail.layout.sentence_span(max(0, at - 1))
    if low == at or trail.layout.paragraph(offset) - trail.layout.paragraph(low) > 1:
        return None
    for event in reversed(trail.events[-12:]):
        if not low <= event.offset < high or not _can_answer(event.identity):
            continue
        if event.how != "quoted" and text.endswith(_MAIN, low, event.offset) and _ASKED.match(text, low):
            return event.identity
        if event.how in ("subject", "pronoun"):
            asked = _WAS_ASKED.match(text, event.offset, min(high, event.offset + _LONGEST))
            return event.identity if asked is not None else None
    return None


def _can_answer(who: Identity) -> bool:
    """A description that tells no sex ("the dealer") can be somebody named above."""
    return who.type == PERSON or (who.type == "UNNAMED" and bool(who.fixed_gender))


__all__ = ["asked_just_before"]
