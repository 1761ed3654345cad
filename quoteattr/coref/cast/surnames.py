"""Surnames of two people: "Ilse and Bo Brandt", where only the second is named with it; "the elder Brandt, Bo"."""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.nicknames import spell
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.names import tokens_of
from quoteattr.coref.words.seniority import COMPARED

#: "Ilse and Bo *Brandt*", with one surname for both.
_BOTH = re.compile(
    r"(?<![\w’'-])([A-ZÀ-Þ][\w’'-]+) (?:and|&) ([A-ZÀ-Þ][\w’'-]+) ([A-ZÀ-Þ][\w’'-]+)(?![\w’'-]| [A-ZÀ-Þ])"
)

#: Before two of one family, whose names they must be then.
_RELATED = re.compile(r"(?:Brothers|Cousins|Siblings|Sisters|Twins|[a-z]{2}(?:ins|ers|ngs)|couple|parents)[ ]$")
_NAME_BEFORE = re.compile(r"(?!(?:Brothers|Cousins|Siblings|Sisters|Twins) )\b[A-ZÀ-Þ][\w’'.-]+,? $")


def share_surnames(text: str, cast: Cast) -> None:
    """Give the first of two the surname that both have, where a person is known by nothing but that first name."""
    for match in _BOTH.finditer(text):
        ones = cast.by_form.get(tokens_of(match[1]), [])
        others = cast.by_form.get(tokens_of(f"{match[2]} {match[3]}"), [])
        if not ones and len(others) == 1 and _RELATED.search(text, max(0, match.start() - 12), match.start()):
            ones = [cast.add(PERSON, match[1])]
            spell(cast, match[1], ones[0])
        if len(ones) != 1 or len(others) != 1 or ones[0] is others[0]:
            continue
        [person], [other] = ones, others
        named = _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if person.type == other.type == PERSON and named is None and all(len(form) == 1 for form in person.forms):
            person.name = f"{match[1]} {match[3]}"
            spell(cast, person.name, person)
            surname = tokens_of(match[3])
            cast.by_form[surname] = list(dict.fromkeys([*cast.by_form[surname], person, other]))


_OF_THAT_SURNAME = re.compile(
    rf"(?:[Tt]he[ ])?(?:{COMPARED}|other|first|second|third)[ ]([A-ZÀ-Þ][\w’'-]+),[ ]([A-ZÀ-Þ][\w’'-]+),?$"
)


def by_first_name(text: str, span: Offsets, index: Index, cast: Cast) -> Identity | None:
    """Who is told from another of that surname by the first name behind it: "the younger Lee, Ann,"."""
    told = _OF_THAT_SURNAME.match(text, *span)
    if told is None:
        return None
    surname, name = told.group(1, 2)
    full = [who for who in cast.identities if who.type == PERSON and who.name == f"{name} {surname}"]
    named = full or [m.identity for m in index.between(*told.span(2)) if m.identity.type == PERSON]
    return named[0] if named else cast.add(PERSON, name)
