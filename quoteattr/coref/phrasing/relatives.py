"""Whose name a relative pronoun takes up: "*Ann Lee*, the mayor, *who* said"."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import ORG
from quoteattr.coref.phrasing.phrases import Phrase

_BEHIND = re.compile(r"[,]?\s*(?:\([^()]*\))?,?\s*(?:and |of |with |to |from |for |all of )?")
_APPOSED = re.compile(r",\s(?:a|an|the|his|her)\s[^,.;\"“”]{3,60},?\s")
_LOOK_BACK = 80
_MOST = 70  # characters between the name and the pronoun


def named_before(text: str, index: Index, phrase: Phrase) -> tuple[Identity, str] | None:
    """Who is named just before the pronoun, with the reason; an organisation is no "who"."""
    at = phrase.start
    for mention in reversed(index.between(max(0, at - _LOOK_BACK), at)):
        if mention.identity.type == ORG and phrase.word == "who":
            continue
        if _BEHIND.fullmatch(text, mention.end, at) and not mention.modifier:
            return mention.identity, "relative pronoun behind the name"
        if _APPOSED.fullmatch(text, mention.end, at):
            return mention.identity, "relative pronoun behind the name and its apposition"
        if at - mention.end > _MOST:
            return None
    return None
