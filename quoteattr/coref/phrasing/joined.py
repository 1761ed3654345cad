"""Two names in one source with what they are between them: "Ann Lee, the mayor, *and Bo Kim*, her deputy, said"."""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import PERSON

#: From the first name to the second: an aside with both its commas, or a body or a place and no comma.
_APART = re.compile(
    r"(?:,[ ][^,;:.!?\n]{2,80},[ ]and|[ ](?:from|of)[ ](?P<body>[^,;:.!?\n]{2,50})[ ]and)"
    r"[ ](?:(?:the[ ])?(?:[a-z][\w’'-]*[ ]){0,4}|(?:his|her|the|its)(?:[ ][\w’'-]+){1,5},[ ])"
)


def named_beside(text: str, source: Offsets, first: Mention, index: Index) -> Mention | None:
    """Whom the source names together with its first name, where nobody else is named between the two."""
    others = [m for m in index.between(first.end, source[1]) if m.start >= first.end and m.identity.type == PERSON]
    if not others or others[0].identity is first.identity or others[0].possessive or others[0].modifier:
        return None
    return others[0] if _APART.fullmatch(text, first.end, others[0].start) is not None else None


__all__ = ["named_beside"]
