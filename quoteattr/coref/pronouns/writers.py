"""Who "wrote" words behind a note or a letter: whose it is. "*Lee*'s note to Kim was short. “No,” she wrote"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.phrasing.messages import message_before
from quoteattr.coref.words.layout import Layout

_WROTE = re.compile(r"(?:had[ ])?(?:wrote|writes|written|scribbled|typed|texted)$")


def writer(text: str, layout: Layout, index: Index, att: Attribution, offset: int) -> Identity | None:
    """The person whose message the sentence before, or this one, speaks of first. offset: of the pronoun."""
    if att.cue is None or _WROTE.search(text, *att.cue) is None:
        return None
    at, _ = layout.sentence_span(min(offset, att.content[0][0]))
    low, _ = layout.sentence_span(max(0, at - 1))
    return message_before(text, layout, index, low, min(offset, att.content[0][0]))


__all__ = ["writer"]
