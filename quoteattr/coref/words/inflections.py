"""The forms in which the words of an association stand in a text, by the regular endings: nothing here is parsed."""

import re
from functools import lru_cache

from quoteattr.coref.words.lexicon import Association

#: Verbs that double their last letter: "plan", "planned".
_DOUBLES = re.compile(r"(?:.*[^aeiou])?[aeiou][bdglmnprt]")


@lru_cache(maxsize=512)
def forms_of(known: Association) -> dict[str, tuple[str, str]]:
    """Each form -> its word, and what it is: a "word", an "infinitive", a "past" (or participle), another form of a
    "deed", or what is "undergone".

    >>> forms_of(Association(frozenset(("ewe",)), frozenset(("graze", "teach:taught")), frozenset()))["taught"]
    ('teach', 'past')
    """
    found: dict[str, tuple[str, str]] = {}
    for deed in known.deeds:
        verb, *pasts = deed.split(":")
        stem = verb.removesuffix("e")
        doubled = verb + verb[-1] if _DOUBLES.fullmatch(verb) else stem
        if not pasts:
            pasts = [verb[:-1] + "ied"] if _ends_in_y(verb) else [stem + "ed", doubled + "ed"]
        found.update((form, (verb, "past")) for form in pasts)
        found.update((form, (verb, "deed")) for form in (_with_s(verb), stem + "ing", doubled + "ing"))
        found[verb] = verb, "infinitive"
    found.update((word, (word, "undergone")) for word in known.undergone)
    found.update((form, (word, "word")) for word in known.words for form in (word, _with_s(word)))
    return found


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in tuple("aeiou")


def _with_s(word: str) -> str:
    if _ends_in_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


__all__ = ["forms_of"]
