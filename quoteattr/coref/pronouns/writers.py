"""Who "wrote" words behind a note or a letter: whose it is. "*Lee*'s note to Kim was short. “No,” she wrote"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.messages import message_before
from quoteattr.coref.words.layout import Layout
from quoteattr.lang import one_of, words

_WROTE = re.compile(r"(?:had[ ])?(?:wrote|writes|written|scribbled|typed|texted)$")


#: Where the words stand: "*In it* she said", behind "Lee's report", "The complaint came from the cook, Ann Lee".
_IN_IT = re.compile(r"(?:But[ ]|And[ ])?[Ii]n[ ](?:it|them),?[ ]")
_WORK = rf"(?:{one_of(words('en', 'document_nouns'))})"
_ITS = re.compile(rf"['’]s?[ ](?:[a-z][\w\-]*[ ]){{0,2}}{_WORK}\b")
_FROM = re.compile(
    rf"\b{_WORK}[ ](?:[a-z]+[ ]){{0,2}}?(?:from|by)[ ](?:(?:the|an?|his|her)[ ](?:[a-z\-]+,?[ ]){{1,3}})?"
    r"(?:[A-Z][\w.]*[ ])?$"
)
_FAR = 60  # characters from the document to the name


def writer(text: str, layout: Layout, index: Index, att: Attribution, offset: int) -> Identity | None:
    """The person whose message the sentence before, or this one, speaks of first. offset: of the pronoun."""
    at, _ = layout.sentence_span(min(offset, att.content[0][0]))
    low, _ = layout.sentence_span(max(0, at - 1))
    if _IN_IT.fullmatch(text, at, offset):
        return _author(text, index, low, at)
    if att.cue is None or _WROTE.search(text, *att.cue) is None:
        return None
    return message_before(text, layout, index, low, min(offset, att.content[0][0]))


def _author(text: str, index: Index, low: int, at: int) -> Identity | None:
    """The first person in the sentence text[low:at] whose document it speaks of, or from whom it is."""
    for mention in index.between(low, at):
        if mention.identity.type != PERSON or mention.quoted:
            continue
        sent = not mention.possessive and _FROM.search(text, max(low, mention.start - _FAR), mention.start)
        if sent or _ITS.match(text, mention.end):
            return mention.identity
    return None


__all__ = ["writer"]
