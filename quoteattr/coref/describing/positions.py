"""Players and musicians, of whom nobody is two: a goalkeeper is no striker."""

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.words.lexicon import Lexicon


def plays_elsewhere(person: Identity, noun: str, lexicon: Lexicon) -> bool:
    """Whether the article gives the player another position than the noun, by a role or by what it tells of them."""
    line = lexicon.exclusive.get(noun)
    own = {*(role.head for role in person.roles), *person.situations}
    lines = {lexicon.exclusive[word] for word in own if word in lexicon.exclusive}
    return line is not None and bool(lines) and line not in lines


__all__ = ["plays_elsewhere"]
