"""Whom a noun of two words means by what somebody does with the first: who "runs a café" is "the café owner"."""

import re
from functools import lru_cache

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.facts.tellings import tellings
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.inflections import forms_of
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Association, Lexicon

_COMPOUND = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ](?:[\w\-]+[ ])?([^\W\d][\w’']*?)[ \-]([a-z]+)")
_GAP = r"[^,.;:“”\"]{0,40}?"


def by_compound(
    text: str, layout: Layout, index: Index, lexicon: Lexicon, phrase: Phrase, trail: Trail, sex: str
) -> Identity | None:
    """The only person, or else firm, of whose clauses one tells that: "the lift maker" where "Vale Works makes lifts".

    sex: m, f or "" of the description.
    """
    parts = _parts(text[phrase.start : phrase.end], phrase, lexicon) if not phrase.plural else None
    if parts is None:
        return None
    deed = _deed(lexicon.doers[parts[1]], parts[0])
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


def _parts(surface: str, phrase: Phrase, lexicon: Lexicon) -> tuple[str, str] | None:
    """What is made, and the maker: "the café owner", "the cheesemaker"."""
    two = _COMPOUND.fullmatch(surface)
    if two is not None and two[2] in lexicon.doers:
        return two[1].lower(), two[2]
    doer = next((noun for noun in lexicon.doers if phrase.head.endswith(noun)), "")
    thing = phrase.head.removesuffix(doer).rstrip("-")
    return (thing, doer) if doer and len(thing) > 2 else None


@lru_cache(maxsize=256)
def _deed(deeds: frozenset[str], thing: str) -> re.Pattern[str]:
    forms = "|".join(sorted(forms_of(Association(deeds=deeds))))
    return re.compile(rf"\b(?:{forms})[ ]{_GAP}\b{re.escape(thing)}s?(?:['’]s)?\b", re.IGNORECASE)


__all__ = ["by_compound"]
