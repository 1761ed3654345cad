"""Whether a description is somebody else than a person named beside it: "Lee slept when *the inspector* shook him"."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.words.layout import Layout

#: Between a name and what the same person is: "Lee, the inspector", "the inspector, Ann Lee", "Lee is the inspector".
_SAME = re.compile(r",?[ ](?:(?:is|was|became|as|who[ ](?:is|was))[ ])?(?:(?:now|then|also)[ ])?(?:[A-Z][\w.]*[ ])*")
_FAR = 1500  # characters before the description that are looked at


def acts_beside(text: str, layout: Layout, index: Index, person: Identity, noun: str, at: int) -> bool:
    """Whether "the" noun stands before the offset in a sentence that also names the person, as two different people."""
    for match in re.finditer(rf"\b[Tt]he[ ](?:[a-z]+[ ])?{re.escape(noun)}\b", text[max(0, at - _FAR) : at]):
        start, end = (offset + max(0, at - _FAR) for offset in match.span())
        low, high = layout.sentence_span(start)
        if layout.quoted(start) >= 0:
            continue
        named = [m for m in index.between(low, high) if m.identity is person and not m.quoted]
        if named and not any(
            _SAME.fullmatch(text, *((m.end, start) if m.end <= start else (end, m.start))) for m in named
        ):
            return True
    return False
