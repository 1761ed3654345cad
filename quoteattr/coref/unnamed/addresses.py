"""Who is spoken to, "Mr. Roe, did you see it?", "The plan works, Madam Chair", or of, "He shook every hand but mine".

Nobody addresses himself, or calls himself "he".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_BEFORE = re.compile(r"(?:^|[.!?][ ]|,[ ])[\"“‘']?(?:(?:Mr|Mrs|Ms|Miss|Dr|Madam|Dear|Hey|Oh)\.?[ ])?$")
_AFTER = re.compile(r"[,.!?][ \"”’']|[,.!?]$|$")
_TITLE = re.compile(
    r"(?:^|[.!?][ ]|,[ ])[\"“‘']?(?:(?:Mr|Mister|Madam|Mrs|Ms)\.?[ ])?"
    r"([A-Z]\w+(?:[ ][A-Z]\w+)?)(?=[,.!?](?:[ \"”’']|$))"
)

_THIRD = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
#: So many words at the head of what is said are likely about the one who was just named.
_HEAD = 5
_WORD = re.compile(r"[^\W\d_][\w\-]*")


def addressed(text: str, content: Iterable[Offsets], index: Index, cast: Cast, lexicon: Lexicon) -> frozenset[int]:
    """Keys of the people whom the content addresses by name or by title."""
    return frozenset(person.key for start, end in content for person in _in(text, start, end, index, cast, lexicon))


#: Behind a verb that says to whom: "told *Lee*", "said to *me*".
_TO = re.compile(
    r"[ ](?:to[ ])?(?:(?P<me>me)\b|(?:(?:the|his|her)[ ](?:[a-z][\w\-]*,?[ ]){1,4})?"
    r"(?:(?:Mrs?|Ms|Miss|Dr)\.?[ ])?(?=[A-Z]))"
)
_NAME = 50  # characters of a name
_TELLS = re.compile(
    r"\b(?:tell|tells|told|asks?|asked|warns|warned|assure[sd]?|says?|said|wrote|writes|remind(?:s|ed)|begged|begs"
    r"|shout(?:s|ed)|whisper(?:s|ed)|advise[sd]|inform(?:s|ed)|promise[sd]|urge[sd])$"
)


def told_to(text: str, cue: Offsets | None, index: Index) -> Identity | bool:
    """The person to whom the verb says that something is said; True where it is the writer, else False."""
    to = _TO.match(text, cue[1]) if cue is not None and _TELLS.search(text, *cue) else None
    if to is None:
        return False
    if to["me"]:
        return True
    named = [m for m in index.between(to.start(), to.end() + _NAME) if m.start <= to.end() < m.end]
    person = bool(named) and named[0].identity.type == PERSON and not named[0].possessive
    return named[0].identity if person else False


def called(text: str, start: int, end: int, index: Index) -> Iterator[Identity]:
    """The people whom the words in text[start:end] call by name."""
    for mention in index.between(start, end):
        alone = _BEFORE.search(text[start : mention.start]) and _AFTER.match(text[mention.end : end])
        if mention.identity.type == PERSON and alone:
            yield mention.identity


def _in(text: str, start: int, end: int, index: Index, cast: Cast, lexicon: Lexicon) -> Iterator[Identity]:
    yield from called(text, start, end, index)
    for match in _TITLE.finditer(text[start:end]):
        title = fold(match.group(1))
        if title in lexicon.titles:
            head = title.split()[-1]
            yield from (p for p in cast.identities if p.type == PERSON and any(r.head == head for r in p.roles))


def sex_spoken_of(text: str, content: Sequence[Offsets], index: Index, lexicon: Lexicon) -> tuple[str, bool]:
    """m or f where the content speaks of a man or woman whom it does not name, else "", and whether it does so at its
    head: "He shook every hand"."""
    start, end = content[0]
    pronoun = _THIRD.search(text, start, end)
    if pronoun is None or index.between(start, pronoun.start()):
        return "", False
    before = [fold(word.group()) for word in _WORD.finditer(text, start, pronoun.start())]
    if any(word in lexicon.persons or word in lexicon.titles for word in before):
        return "", False  # "My husband knew what he wanted"
    return ("f" if pronoun.group().lower() == "she" else "m"), len(before) < _HEAD
