"""Whose name it is where the network is not sure: a person's, if it has a person's shape.

The network learnt entities from a smaller model, which takes names that it has not seen for organisations.
"""

import re
from functools import cache

from quoteattr.lang import words

#: By how much, in logits, an organisation must be likelier than a person for a name of a person's shape.
LEAST = 4.0
_WORD = re.compile(r"(?:[A-ZÀ-Þ][’'])?[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_TABLES = ("company_name_words", "org_nouns", "org_anaphors", "document_nouns", "group_nouns", "function_words")


def may_be_person(name: str) -> bool:
    """Whether it is two or three capitalised words of which none tells an organisation or a place: "Lasse Brandt"."""
    found = name.split()
    if not 2 <= len(found) <= 3 or not all(_WORD.fullmatch(word) for word in found):
        return False
    lower = {word.lower() for word in found}
    singular = {word.removesuffix("s") for word in lower} | {re.sub("ies$", "y", word) for word in lower}
    return (lower | singular).isdisjoint(_others())


@cache
def _others() -> frozenset[str]:
    listed = (word for table in _TABLES for word in words("en", table))
    return frozenset((*listed, *words("en", "place_words")))
