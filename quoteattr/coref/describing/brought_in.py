"""Who "a lifeguard" is with whom a report begins: news tells first what somebody said, and only then who it is.

"*A lifeguard* said on Monday that nobody had answered. Ann Lee, 24, told the inquest".
"""

import re
from collections.abc import Collection

from quoteattr.coref.cast.afterwards import named_afterwards
from quoteattr.coref.cast.identities import Identity, Role
from quoteattr.coref.cast.index import Index
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon

_NEW = re.compile(
    r"(?:[Aa]n?|[Oo]ne[ ]of[ ](?:the|his|her|its|their)(?:[ ][a-z\-]+)?[ ](?P<several>[a-z\-]+s)\b)(?:[ ]|$)"
)
#: It says itself who it is, or that there are others: "a man in his forties who would not be named", "another nurse".
_UNNAMED = re.compile(r"\b(?:anonym\w+|asked not|condition|did not want|name|named|not to be|unnamed|whose)\b")
#: What the one who is named next may be besides: an age says who somebody is in the first place.
_AGED = re.compile(r",[ ]\d{1,3}\b")
#: ... and so does what somebody tells of himself: "“*I* saw a line,” said Ann Lee".
_OF_SELF = re.compile(r"[“\"][^”\"]*\b(?:I|my|me)\b")


def named_next(
    text: str, layout: Layout, index: Index, phrase: Phrase, sources: Collection[int], lexicon: Lexicon
) -> Identity | None:
    """The only one whom the article names next, where nobody is named before, and who speaks there.

    sources: where the sources of attributions begin. None where the one named is something else than the description
    says.
    """
    new = _NEW.match(text, phrase.start, phrase.end)
    head = lexicon.singular(new["several"]) if new is not None and new["several"] else phrase.head
    noun = lexicon.persons.get(head)
    if new is None or noun is None or noun.kind == "kin":
        return None
    if (
        layout.quoted(phrase.start) >= 0
        or not _begins(layout, phrase.start)
        or _UNNAMED.search(text, phrase.start, phrase.end)
    ):
        return None
    person = named_afterwards(index, layout, phrase.start, noun.gender if noun.gender in "mf" else "", beyond=True)
    first = min(
        ((m.start, m.end) for m in index.mentions if m.identity is person and m.start > phrase.end), default=None
    )
    if person is None or first is None or not _speaks(layout, first[0], sources):
        return None
    if any(m.identity is person for m in index.between(*layout.sentence_span(phrase.start))):
        return None  # "*A doctor* told Ann Lee"
    heads = {role.head for role in person.roles if role.how != "registry"} | person.situations
    if head in heads or lexicon.kinds.get(head, frozenset()) & heads:
        return person
    if head in lexicon.other_voices or any(
        lexicon.titles[t].kind == "title" for t in person.titles if t in lexicon.titles
    ):
        return None
    general = noun.kind in ("epithet", "person")  # "a woman"
    kinds = {known.kind for role in person.roles if (known := lexicon.persons.get(role.head)) is not None}
    if kinds and not general:
        return None
    aged = _AGED.match(text, first[1]) is not None
    if "role" in kinds and not aged and _OF_SELF.search(text, *layout.sentence_span(first[0])) is None:
        return None
    person.roles.append(Role(text[phrase.start : phrase.end].split(" ", 1)[1], head, how="apposition"))
    return person


def _begins(layout: Layout, offset: int) -> bool:
    """Whether the report begins there: in the first two sentences behind its headings, or in one."""
    body = next((n for n, start in enumerate(layout.sentence_starts) if not layout.heading(start)), 0)
    return layout.sentence(offset) - body <= 1


def _speaks(layout: Layout, start: int, sources: Collection[int]) -> bool:
    """Whether the name stands in a source, behind at most its title."""
    low = max(layout.sentence_span(start)[0], start - 30)
    return any(low <= source <= start for source in sources)


__all__ = ["named_next"]
