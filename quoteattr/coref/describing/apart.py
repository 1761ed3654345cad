"""Whether a description is somebody else than a person named beside it: "Lee slept when *the inspector* shook him".

No name is the subject of what the same person is spoken of in again by a noun (principle C, Chomsky 1981).
"""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon

#: Between a name and what the same person is: "Lee, the inspector", "the inspector, Ann Lee", "Lee is the inspector".
_SAME = re.compile(r",?[ ](?:(?:is|was|became|as|who[ ](?:is|was))[ ])?(?:(?:now|then|also)[ ])?(?:[A-Z][\w.]*[ ])*")
#: A clause in front of the sentence's subject, which may be the same: "When Lee fell, *the mayor* laughed".
_FRONTED = re.compile(r"[\"“‘]?(?:After|Although|As|Because|Before|If|Once|Since|Though|Until|When|While)\b")
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


def is_governed(text: str, layout: Layout, index: Index, person: Identity, noun: str, at: int) -> bool:
    """Whether the person is the subject of the sentence in which the description at the offset stands further on, and
    no noun says that they are such."""
    if person.type != PERSON or any(role.head == noun for role in person.roles):
        return False
    low, _ = layout.sentence_span(at)
    named = [m for m in index.between(low, at) if m.identity is person and m.subject and not m.quoted]
    if not named or _FRONTED.match(text, low) or _SAME.fullmatch(text, named[-1].end, at):
        return False
    return layout.quoted(at) < 0 and not any(mark in text[named[0].end : at] for mark in ';:“”"')


def is_titled(person: Identity, lexicon: Lexicon) -> bool:
    """Whether a title says what the person is: "the cleaner" is not Dr Ann Lee."""
    return any(lexicon.titles[title].gender not in "mf" for title in person.titles if title in lexicon.titles)
