"""Whose words a message is: of the one who has sent it, if named: "an email from the cook, Ann Lee" is hers."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.lang import one_of_kind

#: Why it is that person: only the message speaks there, and "he" in the next sentence is seldom its sender.
SENT = "who has sent it"
_WRITTEN = one_of_kind("en", "utterance_nouns")["written"]
#: Up to who has sent it: "another angry *text from*", "a post by the drummer,".
_FROM = re.compile(
    rf"(?:an?|the|this|another|one|his|her|their)[ ](?:[a-z][\w’'\-]*[ ]){{0,3}}?{_WRITTEN}[ ]"
    r"(?:from|(?:(?:posted|sent|signed)[ ])?by)[ ]",
    re.IGNORECASE,
)
#: What may stand before the name: what the sender is, and nobody else: no "from the family of".
_TITLES = re.compile(r"(?:(?:the|his|her|their|an?)[ ])?(?:[\w\-.]+[ ]){0,3}?(?:[\w\-]+,[ ])?", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:of|for|to|and|with)\b|['’]s\b")


def sender(text: str, phrase: Phrase, index: Index) -> Identity | None:
    """The person named as who has sent the message that the phrase is; None where it is none, or of several."""
    start = _FROM.match(text, phrase.start, phrase.end)
    if start is None:
        return None
    named = [m for m in index.between(start.end(), phrase.end) if not m.possessive]
    if not named or named[0].identity.type != PERSON or " and " in text[named[0].end : phrase.end]:
        return None
    before = text[start.end() : named[0].start]
    return named[0].identity if _TITLES.fullmatch(before) and not _OTHERS.search(before) else None


__all__ = ["SENT", "sender"]
