"""Other names that the article itself gives somebody: Roberto "Beto" Salinas; Katharina Moll, known as Kiki."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.naming.forms import PERSON, Forms
from quoteattr.coref.naming.runs import name_in_run
from quoteattr.coref.words.names import RUN, is_usual_short_form, tokens_of

_CAPITAL = r"[A-ZÀ-Þ][\w’'\-]*\.?"
_QUOTED = re.compile(
    rf"((?:{_CAPITAL}[ ]){{1,2}})[\"“‘'(]({_CAPITAL}(?:[ ][\w’'\-]+){{0,3}})[\"”’')][ ]({_CAPITAL}(?:[ ]{_CAPITAL})?)"
)
_HONOURS = re.compile(r"(?:Rt\.? )?(?:Hon|Rev|Dr|Prof|Engr|Sir|Dame|Mr|Mrs|Ms|Shri|Smt|Alhaji|Chief)\.?")
_ADVERBS = r"(?:also[ ]|better[ ]|widely[ ]|popularly[ ]|simply[ ]|affectionately[ ])*"
_BY = r"(?:[ ](?:to|by|among|in)[ ](?:\w+[ ]){0,2}\w+|[ ]professionally|[ ]simply)?"
_OR = (
    r"(?:(?:,[ ]|[ ]\(|,?[ ]who[ ](?:is|was)[ ])"
    rf"{_ADVERBS}(?:known|called|dubbed|nicknamed|billed){_BY}(?:[ ]as)?"
    r"|,?[ ](?:\()?(?:aka|a\.k\.a\.|whose[ ](?:real|birth|full|stage|legal|given)[ ]name[ ](?:is|was)|née"
    r"|or(?=[ ]\w+[ ]to[ ](?:his|her|their))))[ ]"
)
_JOINED = re.compile(rf"({RUN.pattern}){_OR}[\"“‘'(]?(?:the[ ])?({RUN.pattern})")
_AS = r",[ ]as[ ](?:\w+[ ]){1,3}(?:call|calls|called|know|knows|knew)[ ](?:him|her|them)\b"
_CALLED = re.compile(rf"({RUN.pattern}){_AS}")


class Alias(NamedTuple):
    """other: what somebody is called too. names: the spans that name him or her in full, two where a nickname stands
    between them; () where the article only says that it is one."""

    other: Offsets
    names: tuple[Offsets, ...] = ()


@lru_cache(maxsize=1)  # `add_forms` and `join` ask for those of one article
def given_aliases(text: str) -> tuple[Alias, ...]:
    """The other names in the order of the text."""
    found = [match for match in _QUOTED.finditer(text) if not _is_aside_in_title(text, match)]
    quoted = [Alias(m.span(2), ((m.start(1), m.end(1) - 1), m.span(3))) for m in found]
    joined = [Alias(m.span(2), (m.span(1),)) for m in _after_names(_JOINED, _OR, text)]
    return tuple(sorted([*quoted, *joined, *(Alias(m.span(1)) for m in _after_names(_CALLED, _AS, text))]))


def _after_names(pattern: re.Pattern[str], link: str, text: str) -> Iterable[re.Match[str]]:
    """Where a pattern fits. link: what stands behind the name in it; few articles have it, and names are many."""
    return pattern.finditer(text) if re.search(link, text) else ()


def _is_aside_in_title(text: str, match: re.Match[str]) -> bool:
    """Whether an office or a title stands before the brackets: "Superintendent *of Police* (Rural) K. Veld"."""
    return text.endswith((" of ", " for "), 0, match.start()) or _HONOURS.fullmatch(match[1].strip()) is not None


def add_forms(text: str, forms: Forms) -> None:
    """Vote for the names that have a nickname in them, and for what people are called."""
    for alias in given_aliases(text):
        if len(alias.names) == 2:
            start = alias.names[0][0]
            begin, _, titles = name_in_run(text, start, alias.names[0][1], forms.lexicon)
            forms.add(max(begin, start), alias.names[1][1], PERSON, 3.0, titles)


def join(text: str, cast: Cast) -> None:
    """Let the other names mean the person who is called so."""
    for alias in given_aliases(text):
        identity = _named(text, alias, cast)
        if identity is None:
            continue
        other = text[slice(*alias.other)]
        spell(cast, other, identity)
        if len(alias.names) == 2:
            spell(cast, text[alias.names[0][0] : alias.names[1][1]], identity)
            spell(cast, f"{other} {text[slice(*alias.names[1])]}", identity)


def _named(text: str, alias: Alias, cast: Cast) -> Identity | None:
    """The person whose name stands beside the other name."""
    if alias.names:
        name = tokens_of(" ".join(text[start:end] for start, end in alias.names))
        found = [i for size in range(len(name)) for i in cast.by_form.get(name[size:], ()) if i.type == PERSON]
        return found[0] if found else None
    [first, *rest] = tokens_of(text[slice(*alias.other)])
    people = [i for i in cast.identities if i.type == PERSON and i.name.count(" ")]
    fits = [i for i in people if not rest and is_usual_short_form(first, tokens_of(i.name)[0])]
    return fits[0] if len(fits) == 1 else None


def spell(cast: Cast, spelling: str, identity: Identity) -> None:
    """Let a spelling mean nobody but the identity, and who it meant before be the same person."""
    tokens = tokens_of(spelling)
    if not tokens:
        return
    cast.spellings[spelling] = tokens
    for old in cast.by_form.get(tokens, [])[:1]:
        if old is not identity and old.type == PERSON and len(tokens) > 1:  # two full names of one person
            for choices in cast.by_form.values():
                choices[:] = dict.fromkeys(identity if choice is old else choice for choice in choices)
    cast.by_form[tokens] = [identity]
    identity.forms.add(tokens)
