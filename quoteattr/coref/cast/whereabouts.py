"""Names that a label takes for people and that only stand where places do: "in *Osijek*", "near *Dunmore*"."""

import re

from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON

#: Before a place; of two words only what is seldom said of people.
_WHERE = re.compile(r"\b(?:across|in|inside|into|near|outside|throughout)[ ](?:the[ ])?$")
_WHITHER = re.compile(
    r"\b(?:across|after|along|around|at|before|by|during|from|in|inside|into|near|of|off|outside|past|since|through"
    r"|throughout|to|towards|until)[ ]$",
    re.IGNORECASE,
)
_LONGEST = 14  # characters of what stands before


def where_places_stand(text: str, index: Index) -> frozenset[int]:
    """Keys of those whom but a label calls people, and of whom the article only says "in", "near", "before"."""
    seen: dict[int, set[bool]] = {}
    for mention in index.mentions:
        person = mention.identity
        told = person.roles or person.titles or person.ages or person.fixed_gender or person.type != PERSON
        where = _WHERE if any(len(form) > 1 for form in person.forms) else _WHITHER
        stands = not told and where.search(text, max(0, mention.start - _LONGEST), mention.start) is not None
        if stands or not mention.modifier:  # "the Dunmore archive" says nothing
            seen.setdefault(person.key, set()).add(stands)
    return frozenset(key for key, stood in seen.items() if stood == {True})


__all__ = ["where_places_stand"]
