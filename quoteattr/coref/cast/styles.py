"""Who "Mrs Roe" is where the only Roe whom the article names is a man: one of his kin, or somebody of her own."""

import re
from collections.abc import Callable, Iterable

from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.mentions import Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold, tokens_of

_STYLE = re.compile(r"(?<![\w’'\-])(Mr|Mrs|Ms|Miss)\.?[ \u00a0]$")
_FAR = 6  # characters of a style and the blank behind it
#: No object of the sentence, which is somebody else: "Ann Roe *congratulated him*".
_PRONOUN = re.compile(
    r"\b(?:(he|his)|she|her(?=[ ][a-z])(?![ ](?:to|that|in|on|at|with|for|from|and|but|as|of|by)\b)|(him|her))\b",
    re.IGNORECASE,
)
#: A noun for kin before a full name: "his former *wife*, Ann Roe".
_KIN_BEFORE = re.compile(r"\b([a-z]+),?[ ]$")
#: Whose kin a first name alone is: "*His* former *wife*, Ann".
_WHOSE_KIN = re.compile(r"\b(?:([Hh]is)|[Hh]er)[ ](?:[a-z\-]+[ ]){0,2}?([a-z\-]+),?[ ]$")
_WHOSE = re.compile(r"\b(?:(his)|her)[ ](?:[a-z\-]+[ ])?([a-z\-]+)\b")
#: What is said of a name right behind it: "Roe, *the cook,*".
_APPOSED = re.compile(r",[ ][^,;:.]{2,60},")
_WORD = re.compile(r"[a-z][a-z\-]*")


def part_styles(
    index: Index, text: str, layout: Layout, cast: Cast, lexicon: Lexicon, kin: Callable[[Identity], Iterable[Identity]]
) -> None:
    """Let a surname behind "Mr" or "Ms" also mean somebody else, where the words beside its only holder's full name
    show the other sex: the one of the holder's kin whom the article calls by a first name alone, or else a person of
    whom no more is known.

    kin: those of whom the article says that they are somebody's kin.
    """
    told_of: dict[int, str] = {}
    for mention in index.mentions:
        style = _STYLE.search(text, max(0, mention.start - _FAR), mention.start)
        who, tokens = mention.identity, tokens_of(text[mention.start : mention.end])
        if style is None or who.type != PERSON or len(tokens) > 1 or len(cast.by_form.get(tokens, ())) != 1:
            continue
        sex = lexicon.titles[fold(style[1])].gender
        if who.key not in told_of:
            told_of[who.key] = _told_sex(index, text, layout, who, kin(who), lexicon)
        told = told_of[who.key]
        if not told or told == sex:
            continue
        fitting = [one for one in kin(who) if one.gender in ("", sex) and all(len(form) == 1 for form in one.forms)]
        other = fitting[0] if len(fitting) == 1 else cast.add(PERSON, text[style.start() : mention.end])
        who.fixed_gender, other.fixed_gender = told, sex
        other.forms.add(tokens)
        cast.by_form[tokens].append(other)
        index.share(text, tokens)


def _told_sex(index: Index, text: str, layout: Layout, who: Identity, kin: Iterable[Identity], lexicon: Lexicon) -> str:
    """m or f as all kin nouns before the full name say, or who is told to be kin of his or hers, or all that is said
    behind it up to the next name."""
    full = [m for m in index.mentions if m.identity is who and " " in text[m.start : m.end]]
    found = {_of_kin(text, mention, lexicon) for mention in full} - {""}
    found = found or {_as_whose_kin(text, one, lexicon) for one in kin} - {""}
    found = found or {_of_spouse(index, text, layout, mention, lexicon) for mention in full} - {""}
    found = found or {_of_pronoun(index, text, layout, mention, lexicon) for mention in full} - {""}
    return found.pop() if len(found) == 1 else ""


def _as_whose_kin(text: str, kin: Identity, lexicon: Lexicon) -> str:
    """The sex of whom "his widow, Ora" is told of."""
    for start, _ in kin.mentions[:1]:
        whose = _WHOSE_KIN.search(text, max(0, start - 48), start)
        if whose is not None and whose[2] in lexicon.kin:
            return "m" if whose[1] else "f"
    return ""


def _of_kin(text: str, mention: Mention, lexicon: Lexicon) -> str:
    before = _KIN_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    noun = lexicon.persons.get(before[1]) if before is not None and before[1] in lexicon.kin else None
    return noun.gender if noun is not None and noun.gender in "mf" else ""


def _of_spouse(index: Index, text: str, layout: Layout, mention: Mention, lexicon: Lexicon) -> str:
    """The sex of whose wife or husband is spoken of behind a name, in its sentence or the next one, with nobody named
    in between: "the victim as Bo Roe, 58. He had rung *his wife*"."""
    end = _end_of_next(layout, text, mention)
    people = (m.start for m in index.between(mention.end, end) if m.identity.type == PERSON)
    for whose in _WHOSE.finditer(text, mention.end, next(people, end)):
        if whose[2] in lexicon.kin and lexicon.kin[whose[2]].relation == "spouse":
            return "m" if whose[1] else "f"
    return ""


def _end_of_next(layout: Layout, text: str, mention: Mention) -> int:
    """Where the sentence behind the mention's ends."""
    _, end = layout.sentence_span(mention.start)
    return layout.sentence_span(min(end + 1, len(text) - 1))[1]


def _of_pronoun(index: Index, text: str, layout: Layout, mention: Mention, lexicon: Lexicon) -> str:
    """The sex of the first pronoun behind a subject, in its sentence or the next one, with nobody named or spoken of in
    between."""
    if not mention.subject:
        return ""
    end = _end_of_next(layout, text, mention)
    people = (m.start for m in index.between(mention.end, end) if m.identity.type == PERSON)
    pronoun = _PRONOUN.search(text, mention.end, next(people, end))
    if pronoun is None or pronoun[2] or layout.quoted(pronoun.start()) >= 0:
        return ""
    between = text[mention.end : pronoun.start()]
    if between == ", " or "\n" in between:  # "Ann Roe, *his* rival"
        return ""
    apposed = _APPOSED.match(between)
    others = (fold(word.group()) for word in _WORD.finditer(between, apposed.end() if apposed else 0))
    if any(word in lexicon.persons for word in others):  # "Ann Roe said the minister was late. *He* had slept"
        return ""
    return "m" if pronoun[1] else "f"


__all__ = ["part_styles"]
