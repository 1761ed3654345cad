"""Of whom a short paragraph tells that stands between what somebody says and a quotation that nobody is named for.

“She asked if I had a dog,” Lee said. / *Kim* was not trying to distract her. / “I like dogs.”
"""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import PERSON

_LONGEST = 200  # characters of such a paragraph
_QUESTION = 80  # of one that only asks
#: Who is told to say nothing has not said it either.
_SILENT = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|could|will)(?:[ ]not|n['’]t)[ ](?:\w+[ ])?|(?:declined|refused)[ ]to[ ])"
    r"(?:sa(?:y|id)|speak|spoken|comment|commented|repl(?:y|ied)|respond|responded|answer|answered|return|returned)\b"
)
_EVENTS = 24


def told_between(text: str, trail: Trail, index: Index, span: Offsets) -> Identity | None:
    """The only person of whom the paragraph tells what they do, or after whom it asks ("What did *Kim* say?")."""
    low, at = span
    told = text[low:at].strip()
    if not told or len(told) > _LONGEST or _SILENT.search(told):
        return None
    if told.endswith("?"):
        asked = {m.identity for m in index.between(low, at) if m.identity.type == PERSON and not m.quoted}
        if len(asked) == 1 and len(told) <= _QUESTION:
            return asked.pop()
    acting = {
        event.identity.key: event.identity
        for event in trail.events[-_EVENTS:]
        if low <= event.offset < at
        and event.how in ("subject", "pronoun")
        and event.identity.type in (PERSON, "UNNAMED")
    }
    return next(iter(acting.values())) if len(acting) == 1 else None


__all__ = ["told_between"]
