"""What an opposite number is: who stands where the other one does. "Bo Kim, *the Wexcombe manager*, agreed. *His
opposite number*, Ann Lee, did not" makes her a manager too, and "the Dunmere manager" cannot be him."""

import re

from quoteattr.coref.cast.identities import Identity, Role
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon

COUNTERPART = "counterpart"
_OPPOSITE = re.compile(
    r"\b(?:[Hh]is|[Hh]er)[ ](?P<place>(?:[A-Z]?[a-z][\w\-]*[ ]){0,2})(?:opposite[ ]number|counterpart)\b"
    r"(?P<beside>,[ ])?"
)
_CITED = re.compile(r"[,.?!][\"”’'][ ](?:[a-z]+ly[ ])?[a-z]+[ ]$")
_BACK, _ON = 300, 400  # characters in which the two are named


def find_opposite_numbers(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> None:
    """Give who is introduced as somebody's opposite number the office of the one named before."""
    for found in _OPPOSITE.finditer(text):
        if layout.quoted(found.start()) >= 0:
            continue
        other = _named(text, layout, index, found)
        before = [m.identity for m in index.between(max(0, found.start() - _BACK), found.start()) if _is_person(m)]
        holder = next((person for person in reversed(before) if _office(person, lexicon)), None)
        office = _office(holder, lexicon) if holder is not None else None
        if other is None or office is None or other is holder or _office(other, lexicon) is not None:
            continue
        other.roles.append(Role(f"{found['place']}{office.head}", office.head, how=COUNTERPART))


def _named(text: str, layout: Layout, index: Index, found: re.Match[str]) -> Identity | None:
    """Who it is: the name beside it, or the first one behind it, as who says something in that paragraph."""
    behind = next((m for m in index.between(found.end(), found.end() + _ON) if _is_person(m)), None)
    if behind is None or (found["beside"] and behind.start != found.end()):
        return None
    cited = _CITED.search(text, max(0, behind.start - 30), behind.start) is not None
    here = layout.paragraph(found.start()) == behind.paragraph
    return behind.identity if found["beside"] or (cited and here) else None


def _is_person(mention: Mention) -> bool:
    return mention.identity.type == PERSON and not mention.quoted and not mention.modifier


def _office(person: Identity, lexicon: Lexicon) -> Role | None:
    for role in person.roles:
        noun = lexicon.persons.get(role.head)
        if role.how != "registry" and role.head != COUNTERPART and noun is not None and noun.kind == "role":
            return role
    return None


__all__ = ["COUNTERPART", "find_opposite_numbers"]
