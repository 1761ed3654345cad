"""Whom a noun of two words means by what somebody does with the first: who "runs a café" is "the café owner"."""

import re
from functools import lru_cache

from quoteattr.coref.antecedents import Trail
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.identities import Identity
from quoteattr.coref.index import Index
from quoteattr.coref.inflections import forms_of
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Association, Lexicon
from quoteattr.coref.phrases import Phrase
from quoteattr.coref.tellings import tellings

_COMPOUND = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ](?:[\w\-]+[ ])?([^\W\d][\w’']*?)[ \-]([a-z]+)")
_GAP = r"[^,.;:“”\"]{0,40}?"


def by_compound(
    text: str, layout: Layout, index: Index, lexicon: Lexicon, phrase: Phrase, trail: Trail, sex: str
) -> Identity | None:
    """The only person, or else firm, of whose clauses one tells that: "the lift maker" where "Vale Works makes lifts".

    sex: m, f or "" of the description.
    """
    parts = _COMPOUND.fullmatch(text, phrase.start, phrase.end)
    if parts is None or parts[2] not in lexicon.doers or phrase.plural:
        return None
    deed = _deed(lexicon.doers[parts[2]], parts[1].lower())
    for kind in (PERSON, ORG):
        found = [
            told.identity
            for told in tellings(text, layout, index, lexicon, trail, phrase.start, kind)
            if told.identity.type == kind
            and (kind == ORG or not sex or told.identity.fits(sex))
            and any(deed.search(text, *clause) for clause in told.clauses)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


@lru_cache(maxsize=256)
def _deed(deeds: frozenset[str], thing: str) -> re.Pattern[str]:
    forms = "|".join(sorted(forms_of(Association(deeds=deeds))))
    return re.compile(rf"\b(?:{forms})[ ]{_GAP}\b{re.escape(thing)}s?(?:['’]s)?\b", re.IGNORECASE)


__all__ = ["by_compound"]
