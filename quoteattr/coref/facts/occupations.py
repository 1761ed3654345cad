"""Nouns that no table holds, and yet say what somebody is: "Ann Lee, *a tarmacker*,", "*cheesemaker* Ann Lee"."""

import re

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import person_noun
from quoteattr.lang import words as listed

#: Endings of nouns for people that no verb has.
MAKER = re.compile(r"(?:ologist|ographer|maker|keeper|worker|writer|player|owner|builder|driver|grower|holder|smith)$")
#: What says more of somebody behind the noun: "the chief *leading* the case", "a miner *trapped* since May".
_SAYS_MORE = re.compile(r"(?:[a-z]+(?:ing|ed|en)|born|caught|hurt|known|now|once|responsible|sent|shot|then)$")
#: Behind a noun with "the" a past is as often what is done next: "Ann Lee, *the witness agreed* that".
_CAN_BE_PAST = re.compile(r"(?:[a-z]+(?:ed|en)|caught|hurt|sent|shot)$")
_OF_A_PASSIVE = frozenset(("as", "by", "for", "of", "since"))
_DETERMINED = frozenset(("a", "an", "her", "his", "its", "that", "the", "their", "this", "those"))
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


def without_clause(phrase: str, head_part: str, lexicon: Lexicon) -> str:
    """The words up to a noun for people behind which a participle says more, where they do not end in such a noun, or
    end in somebody else's: "the lawyer *representing the victim*"; no "driver training instructor"."""
    words = head_part.split()
    ends = bool(words) and person_noun(fold(words[-1]), lexicon) is not None
    for n in range(1, len(words)):
        if person_noun(fold(words[n - 1]), lexicon) is None or not _SAYS_MORE.match(words[n]):
            continue
        behind = phrase.split(f" {words[n]}", 1)[-1].split()[:1]
        if phrase.lower().startswith("the ") and _CAN_BE_PAST.match(words[n]) and _OF_A_PASSIVE.isdisjoint(behind):
            continue
        if not ends or not _DETERMINED.isdisjoint(words[n + 1 : n + 2]):
            return " ".join(words[:n])
    return head_part


__all__ = ["MAKER", "can_be_occupation", "without_clause"]
