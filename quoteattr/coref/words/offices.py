"""What an office or occupation is at its core, and what ranks it: "ex-police chief" is a chief, once.

The deputy is not the chief, nor the president-elect the president: descriptions and roles are compared by rank too.
"""

from functools import lru_cache

from quoteattr.coref.words.lexicon import Lexicon, Noun
from quoteattr.coref.words.names import fold
from quoteattr.lang import table

FORMER = "former"
#: Words, prefixes and suffixes that make another office of one; what they say of it.
_RANKS = {word: rank for word, rank in table("en", "office_ranks")}
FORMER_WORDS = frozenset(word for word, rank in _RANKS.items() if rank == FORMER)
_BEFORE = ("ex-", "then-", "former-", "vice-", "deputy-")
_BEHIND = ("-elect", "-designate", "-in-waiting")
#: Ranks that may be left out when an office is taken up: "the director" for the acting one.
LOOSE = frozenset((FORMER, "acting", "outgoing", "joint"))


@lru_cache(maxsize=4096)
def core_of(noun: str) -> str:
    """The noun without what ranks it: "ex-minister" -> "minister"."""
    for prefix in _BEFORE:
        if noun.startswith(prefix) and len(noun) > len(prefix) + 2:
            noun = noun[len(prefix) :]
    for suffix in _BEHIND:
        noun = noun.removesuffix(suffix)
    return noun


def person_noun(form: str, lexicon: Lexicon) -> Noun | None:
    """The noun for people that this is, as it stands or without what ranks it: "then-gov"."""
    known = (table.get(noun) for noun in (form, core_of(form)) for table in (lexicon.persons, lexicon.titles))
    return next(filter(None, known), None)


@lru_cache(maxsize=4096)
def ranks_of(phrase: str) -> frozenset[str]:
    """What ranks the office in the phrase: "acting deputy mayor" -> acting, deputy."""
    words = fold(phrase).replace("one-time", "onetime").replace("-", " ").split()
    found = {_RANKS[word] for word in words if word in _RANKS}
    if words[words[:1] == ["the"] :][:1] == ["lieutenant"] and "governor" not in words:
        found.discard("lieutenant")  # a rank of its own
    return frozenset(found)


def strict_ranks(phrase: str) -> frozenset[str]:
    """The ranks that a phrase must share with another to mean the same office."""
    return ranks_of(phrase) - LOOSE
