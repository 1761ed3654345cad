"""Nouns that no table holds, and yet say what somebody is: "Ann Lee, *a tarmacker*,", "*cheesemaker* Ann Lee"."""

import re

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.lang import words as listed

#: Endings of nouns for people that no verb has.
MAKER = re.compile(r"(?:ologist|ographer|maker|keeper|worker|writer|player|owner|builder|driver|grower|holder|smith)$")
_NO_PERSON = frozenset(listed("en", "nobody_nouns"))


def can_be_occupation(phrase: str, head_part: str, head: str, how: str, lexicon: Lexicon) -> bool:
    """Whether an unknown noun says what somebody is: "Ann Lee, a tarmacker,"; "tarmacker Ann Lee" by its ending."""
    plain_word = head.replace("-", "").isalpha() and head_part.split()[-1].islower()
    if (
        not plain_word
        or head.endswith(("ed", "ing", "ly"))
        or any(head in t for t in (lexicon.function_words, lexicon.documents, lexicon.organisations))
    ):
        return False
    if how == "prefix":
        return bool(MAKER.search(head))
    indefinite = phrase.lower().startswith(("a ", "an "))
    return how == "apposition" and indefinite and len(head_part.split()) <= 5 and head not in _NO_PERSON


__all__ = ["MAKER", "can_be_occupation"]
