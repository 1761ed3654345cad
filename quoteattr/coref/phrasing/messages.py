"""Whose words a message is: of the one who has sent it, if named: "an email from the cook, Ann Lee" is hers, and so is
what stands behind "*Lee's note* ran to a single line."
"""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
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


_THING = rf"(?:{one_of_kind('en', 'written_things')['thing']}|{_WRITTEN})\b"
#: Behind whose it is, and before who has sent it: "Lee's last *letter*", "*message from* Lee", "*note in* Lee's hand".
_ITS = re.compile(rf"['’]s?[ ](?:[a-z][\w\-]*[ ]){{0,2}}{_THING}")
_FROM_NAME = re.compile(
    rf"\b{_THING}[ ](?:[a-z]+[ ])?(?:from|by|in)[ ](?:(?:the|his|her)[ ](?:[a-z\-]+,?[ ]){{1,2}})?$"
)
_HAND = re.compile(r"['’]s?[ ](?:own[ ])?(?:hand|handwriting|name)\b")
_IT = re.compile(r"It[ ](?:ran|read|reads|said|says|was|had)\b")
_LONGEST = 60  # characters from the message to the name


def message_before(text: str, layout: Layout, index: Index, low: int, at: int) -> Identity | None:
    """The person whose message text[low:at] speaks of first, which begins with a sentence, or the sentence before if
    this one only tells of "it"."""
    if _IT.match(text, low):
        low, _ = layout.sentence_span(max(0, low - 1))
    for mention in index.between(low, at):
        if mention.identity.type != PERSON or mention.quoted:
            continue
        from_name = _FROM_NAME.search(text, max(low, mention.start - _LONGEST), mention.start)
        in_hand = from_name is not None and from_name[0].rstrip().endswith(" in")
        whose = _HAND.match(text, mention.end) if in_hand else from_name if not mention.possessive else None
        if whose is not None or _ITS.match(text, mention.end):
            return mention.identity
    return None


__all__ = ["SENT", "message_before", "sender"]
