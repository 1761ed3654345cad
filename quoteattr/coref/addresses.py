"""Who is spoken to: "Mr. Roe, did you see it?" and "The plan works, Madam Chair". Nobody addresses himself."""

import re
from collections.abc import Iterable, Iterator

from quoteattr.annotations import Offsets
from quoteattr.coref.forms import PERSON
from quoteattr.coref.identities import Cast, Identity
from quoteattr.coref.index import Index
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import fold

_BEFORE = re.compile(r"(?:^|[.!?][ ]|,[ ])[\"“‘']?(?:(?:Mr|Mrs|Ms|Miss|Dr|Madam|Dear|Hey|Oh)\.?[ ])?$")
_AFTER = re.compile(r"[,.!?][ \"”’']|[,.!?]$|$")
_TITLE = re.compile(
    r"(?:^|[.!?][ ]|,[ ])[\"“‘']?(?:(?:Mr|Mister|Madam|Mrs|Ms)\.?[ ])?"
    r"([A-Z]\w+(?:[ ][A-Z]\w+)?)(?=[,.!?](?:[ \"”’']|$))"
)


def addressed(text: str, content: Iterable[Offsets], index: Index, cast: Cast, lexicon: Lexicon) -> frozenset[int]:
    """Keys of the people whom the content addresses by name or by title."""
    return frozenset(person.key for start, end in content for person in _in(text, start, end, index, cast, lexicon))


def _in(text: str, start: int, end: int, index: Index, cast: Cast, lexicon: Lexicon) -> Iterator[Identity]:
    for mention in index.between(start, end):
        alone = _BEFORE.search(text[start : mention.start]) and _AFTER.match(text[mention.end : end])
        if mention.identity.type == PERSON and alone:
            yield mention.identity
    for match in _TITLE.finditer(text[start:end]):
        title = fold(match.group(1))
        if title in lexicon.titles:
            head = title.split()[-1]
            yield from (p for p in cast.identities if p.type == PERSON and any(r.head == head for r in p.roles))
