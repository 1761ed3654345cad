"""Descriptions that say of what kind their noun is, and so are an occupation of their own: "the *bank* manager".

"The striker" of a story about one player is that player; "the kit man", "the night porter" and "the dog's owner" are
whoever is that, and mean the one who is named only where the article tells why.
"""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.offices import person_noun
from quoteattr.lang import table

_DESCRIPTION = re.compile(
    r"(?:the|this|that)[ ](?:[\w’'\-]+[ ])*?([^\W\d][\w’']*)[ ]([a-z][\w\-]*)(?=$|,)", re.IGNORECASE
)
#: Nouns for anybody, of which a noun before them makes an occupation: "the *dinner* lady".
_ANYBODY = frozenset(("boy", "girl", "guy", "lad", "lady", "man", "woman"))
#: Adjectives by their endings, but no participle in -ing, which says what an office is for: "the *arresting* officer".
_ADJECTIVE = re.compile(r"(?:ed|en|ly|ful|ous|ish|al|ive|ble|less|ern|ic|est|ior|ant|ent)$")
_FIRST = frozenset(("chief", "head", "lead", "principal"))
_TOLD = {word: told for word, told in table("en", "before_people")}


def is_of_a_kind(text: str, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the word before the noun says what kind of such a person it is, and not how somebody is."""
    found = _DESCRIPTION.match(text, phrase.start, phrase.end)
    if found is None or found[2] != phrase.head:
        return False
    word, noun = found[1], person_noun(phrase.head, lexicon)
    if noun is None or (noun.kind == "epithet" and phrase.head not in _ANYBODY):
        return False
    if word.endswith(("'s", "’s")):
        return True
    if not word.islower() or f"{word} {phrase.head}" in lexicon.titles:
        return False
    if word in lexicon.qualities:
        return word in _FIRST
    if word in lexicon.modifiers or word in lexicon.organisations:
        return True
    return not _says_how(word, lexicon) and (not word.endswith("ing") or phrase.head not in _ANYBODY)


def belongs_to(text: str, phrase: Phrase, person: Identity) -> bool:
    """Whether the person is said to be of that which the word before the noun names: "Ann Lee, of the dockers' union"
    is "the union woman"."""
    word = text[phrase.start : phrase.end].split()[-2]
    of = re.compile(rf",?[ ](?:of|for|from|at|with)[ ](?:[\w’'\-]+[ ]){{0,4}}{re.escape(word)}\b")
    return any(of.match(text, end, phrase.start) for _, end in person.mentions)


def _says_how(word: str, lexicon: Lexicon) -> bool:
    known = lexicon.persons.get(word)
    if word in _TOLD or (known is not None and known.kind == "epithet"):
        return _TOLD.get(word) != "kind"  # "the veteran politician"
    return word in lexicon.judging or _ADJECTIVE.search(word) is not None


__all__ = ["belongs_to", "is_of_a_kind"]
