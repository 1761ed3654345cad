"""Who is not meant by an epithet, though spoken of last: a father is not "the boy", nor a bishop "the Democrat"."""

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.describing.epithets import Epithet
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon

_MINOR = 18
_PARTIES = frozenset(("democrat", "republican"))
_TREATS = frozenset(("anaesthetist", "consultant", "doctor", "physician", "surgeon"))


def is_unlikely(person: Identity, phrase: Phrase, epithet: Epithet, lexicon: Lexicon) -> bool:
    """Whether what the article tells of the person speaks against it.

    News gives the years and the children of those whom it is about, not of who speaks for them or treats them.
    """
    own = {role.head for role in person.roles if role.how != "registry"} | person.titles
    counted = epithet.children or (epithet.age and phrase.head.endswith("-year-old") and not person.ages)
    if counted and not own.isdisjoint(lexicon.other_voices | _TREATS):
        return True
    if lexicon.ages.get(phrase.head, (0, _MINOR))[1] < _MINOR and _is_grown_up(person, own, lexicon):
        return True
    if phrase.head in _PARTIES:
        politician = lexicon.kinds.get("politician", frozenset())
        return bool(own & _PARTIES - {phrase.head}) or (bool(own) and own.isdisjoint(politician))
    return False


def _is_grown_up(person: Identity, own: set[str], lexicon: Lexicon) -> bool:
    """Whether the person has an office, or children."""
    offices = (lexicon.persons.get(noun) for noun in own)
    held = any(noun is not None and noun.kind == "role" for noun in offices)
    return held or any(told in ("father", "mother") or told.startswith("parent of") for told in person.situations)


__all__ = ["is_unlikely"]
