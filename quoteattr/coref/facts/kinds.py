"""What kind of organisation the words before a name say it is: "the *union* Vale Front", "its *regulator*, Ofvale"."""

import re

from quoteattr.coref.cast.identities import Role
from quoteattr.coref.naming.appositions import noun_ahead
from quoteattr.coref.naming.bodies import is_kind
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

#: "the *weavers' union* Vale Front", "*charity* Vale Aid".
_BEFORE = re.compile(r"(?<![\w’'\-])((?:[A-Za-z][\w’'\-]*[ ]){0,3}?([a-z][a-z\-]*))[ ](?:the[ ])?$")
_FAR = 50


def kind_ahead(text: str, start: int, lexicon: Lexicon) -> Role | None:
    """The kind directly before the name that begins at start, or in the noun phrase with its comma before it."""
    direct = _BEFORE.search(text, max(0, start - _FAR), start)
    if direct is not None and is_kind(fold(direct[2]), lexicon):
        return Role(direct[2], fold(direct[2]), how="prefix")
    noun, _ = noun_ahead(text, start)
    return Role(noun, noun, how="apposition") if noun and is_kind(noun, lexicon) else None


__all__ = ["kind_ahead"]
