"""Descriptions that only take somebody up: "the 62-year-old", "the Dutchman", "the mother of three", "the tycoon".

They name no office that anybody could be looked up by, so they mean the person spoken of, as a pronoun would.
"""

import re
from typing import NamedTuple

from quoteattr.coref.facts.parents import PARENT
from quoteattr.coref.phrasing.heads import native_of
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon

_AGED = re.compile(r"^(?:the|this|that)[ ](?:[\w\-]+[ ]){0,2}?\d{1,3}-year-old\b", re.IGNORECASE)
_PARENT = re.compile(rf"^(?:the|this|that)[ ](?:[\w\-]+[ ]){{0,2}}?{PARENT}(?=$|[ ]from[ ])", re.IGNORECASE)
_ANOTHER = re.compile(r"^(?:the|this|that)[ ](?:other|second|third|next)\b", re.IGNORECASE)
#: "The girl *at* the desk", "the officer *there*".
_SAYS_WHO = re.compile(
    r"[ ](?:of|for|who|at|in|on|behind|beside|near|opposite|with)[ ]|[ ](?:there|here|upstairs|next door)$"
)
_ASIDE = re.compile(r",[ ](?:\d{1,3}|(?:from|of)[ ][A-Z][\w’'\- ]*),?$")
_AGE = re.compile(r"(\d{1,3})-year-old(?:[ ]|$)")
#: Endings of nouns for people that the tables need not hold where it is said where somebody was born.
_AGENT = ("er", "or", "ist", "ian", "man", "woman")
_BORN = re.compile(r"\b[A-Z][\w’'\-]*-(?:born|raised|bred)[ ]")


#: Lines whose nouns also mean an office: "the coach", "the keeper" of a lighthouse.
_OFTEN_AN_OFFICE = ("side", "goal")


def says_who(surface: str) -> bool:
    """Whether the words tell who is meant by themselves: where somebody is, or of what."""
    return _SAYS_WHO.search(surface) is not None


class Epithet(NamedTuple):
    """gender: m, f or "" where the words do not tell; country: of a nationality, else ""; age: in years, as written;
    children: how many, as written."""

    gender: str
    country: str = ""
    age: str = ""
    children: str = ""


def epithet_of(surface: str, phrase: Phrase, lexicon: Lexicon) -> Epithet | None:
    """What the description says of the person that it takes up, or None where it is no epithet."""
    surface = _ASIDE.sub("", surface)
    if phrase.plural or not phrase.definite or phrase.possessor or _ANOTHER.match(surface):
        return None
    if parent := _PARENT.match(surface):
        return Epithet(_gender(parent["parent"].lower(), lexicon), children=parent["children"].lower())
    words = surface.split(", ")[0].split()  # "the Chilean, an ice pack on his knee", "the South African"
    for nation in (" ".join(words[-2:]), words[-1]):
        if nation in lexicon.countries:
            return Epithet("", lexicon.countries[nation])
    if says_who(surface):
        return None  # it says who is meant by itself
    last = surface.split()[-1]
    two = " ".join(surface.lower().split()[-2:])  # "New Zealander"
    head = two if two in lexicon.natives else phrase.head
    noun = lexicon.persons.get(head) or lexicon.persons.get(phrase.head.rpartition("-")[2])
    age = _AGE.search(surface)
    if _BORN.search(surface) and (noun is not None or phrase.head.endswith(_AGENT)):
        return Epithet("f" if phrase.head.endswith("woman") else _gender(phrase.head, lexicon))
    player = lexicon.exclusive.get(phrase.head, "side") not in _OFTEN_AN_OFFICE
    if noun is not None and (noun.kind == "epithet" or player or _AGED.match(surface)):
        country = lexicon.countries.get(last) or lexicon.natives.get(head, "")
        return Epithet(_gender(phrase.head, lexicon), country, age.group(1) if age else "")
    if age and (age.end() == len(surface) or phrase.head.endswith(_AGENT)):
        return Epithet("", age=age.group(1))
    native = native_of(surface[4:], lexicon) if surface[:4].lower() == "the " else None
    return Epithet("f" if native["woman"] else "") if native is not None else None


def _gender(noun: str, lexicon: Lexicon) -> str:
    known = lexicon.persons.get(noun)
    return known.gender if known is not None and known.gender in "mf" else ""
