"""Whom "his mother" or "the boy's father" means where the article says only further on who that is.

News describes first and names next: with the noun once more ("*The mother*, Ann Lee, said", "Bo Kim, *the father*"), or
by a name that nothing else introduces: "*His manager* called it a joke. “It was raining,” said *Bo Kim*."
"""

import re
from collections.abc import Iterator

from quoteattr.coref.cast.afterwards import named_beside
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of, reporting_forms

_FAR = 4000  # characters in which the noun stands once more
_OF_SOMEBODY = re.compile(r"[Tt]he[ ](?:[a-z\-]+[ ]){0,2}[a-z\-]+['’]s[ ]")
_WHOSE = r"(?:the|his|her|their|(?:the[ ])?[\w\-]+['’]s)"
#: Somebody else who may be named next, between the description and the name.
_ANOTHER = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+[’']s)((?:[ ][a-z][\w\-]*){1,3})")
_SEVERAL = re.compile(r"\b[A-Za-z][a-z\-]+s\b|\b(?:[Mm]en|[Ww]omen|[Cc]hildren)\b")  # "*Parents* were divided"
_CITED = re.compile(r"[,.?!][\"”’'][ ](?:[a-z]+ly[ ])?([a-z]+)[ ]$")
_SAYS = reporting_forms("en", "say", "write")
#: How a name opens its paragraph where the age alone is told: who it is has been said before.
_AGED = re.compile(r",[ ](?:aged[ ])?\d{1,3},[ ](?:has[ ]|had[ ])?([a-z]+)\b")
_TELLS = _SAYS | frozenset(("added", "adds", "described", "recalled", "recalls", "remembers", "remembered", "told"))
_WORD = re.compile(r"[ ]([a-z]+)")
#: Nothing more is said of the name: it is somebody of whom the article has spoken.
_ENDS = re.compile(
    r"[.,;:?!]?(?:\s|$)(?!(?:of|from|at|for|in|who|whose|an?|the|his|her|their|its|one|\d|[A-Z]\w+['’]s)\b)"
)


def named_behind(text: str, layout: Layout, index: Index, phrase: Phrase, lexicon: Lexicon) -> Identity | None:
    """The person who gets a name behind the description of somebody's kin, or of who works for or with somebody."""
    noun = lexicon.persons.get(phrase.head)
    possessed = phrase.possessor or _OF_SOMEBODY.match(text, phrase.start, phrase.end)
    if noun is None or not possessed or phrase.plural or phrase.head in lexicon.other_voices:
        return None
    if layout.heading(phrase.start) or layout.quoted(phrase.start) >= 0:
        return None
    sex = noun.gender if noun.gender in "mf" else ""
    behind = index.between(phrase.end, phrase.end + _FAR)
    new = [m for m in behind if _is_new(text, m, phrase.start, layout, lexicon)]
    new = [m for m in new if m.identity.fits(sex or m.identity.gender)]
    again = {m.identity for m in new if _is_called(text, index, m, phrase, lexicon)}
    if len(again) == 1:
        return again.pop()
    return _introduced_by_nothing(text, layout, new, phrase, lexicon) if not again else None


def _is_new(text: str, mention: Mention, offset: int, layout: Layout, lexicon: Lexicon) -> bool:
    """Whether a person gets a name only behind the offset, the headings aside."""
    if mention.identity.type != PERSON or mention.quoted or mention.modifier or mention.identity.known_as:
        return False
    before = (span for span in mention.identity.mentions if span[0] < offset and not layout.heading(span[0]))
    return all(fold(text[slice(*span)]) in lexicon.pronouns for span in before)


def _is_called(text: str, index: Index, mention: Mention, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the noun stands beside the name: "the mother, Ann Lee", "Bo Kim, the boy's father"."""
    nouns = _same_kin(phrase.head, lexicon)
    noun = rf"(?:[a-z\-]+[ ])?(?:{one_of(nouns)})"
    ahead = text[max(0, mention.start - 50) : mention.start]
    if re.search(rf"\b[Tt]he[ ]{noun},[ ]$", ahead) and named_beside(text, index, mention.start - 2):
        return True
    if re.search(rf"(?:^|[.!?\n”\"][ ]?)(?:{one_of(map(str.capitalize, nouns))})[ ]$", ahead):
        return True  # "*Mum* Ann Lee said"
    behind = re.compile(rf"(?:,[ ]\d{{1,3}})?,[ ](?:who[ ]is[ ])?{_WHOSE}[ ]{noun}(?=[.,;:)])")
    return behind.match(text, mention.end) is not None


def _same_kin(head: str, lexicon: Lexicon) -> list[str]:
    """The noun, and those for the same kin of the same sex: "mother", "mum"."""
    kin, noun = lexicon.kin.get(head), lexicon.persons[head]
    if kin is None:
        return [head]
    return [
        word
        for word, other in lexicon.kin.items()
        if other.relation == kin.relation and word in lexicon.persons and lexicon.persons[word].gender == noun.gender
    ]


def _introduced_by_nothing(
    text: str, layout: Layout, new: list[Mention], phrase: Phrase, lexicon: Lexicon
) -> Identity | None:
    """The first new name, if it says something in this paragraph or the next, and nothing tells who that is but the
    description; nor is anybody else described in between."""
    near = [m for m in new if m.paragraph - layout.paragraph(phrase.start) <= 1]
    if not near or layout.sentence(near[0].start) == layout.sentence(phrase.start):
        return None
    name = near[0]
    told = name.identity.titles or any(role.how != "registry" for role in name.identity.roles)
    if told or " " not in text[name.start : name.end] or not _speaks(text, name):
        return None
    others = (word for word in _described(text, layout, phrase.end, name.start, lexicon) if word != phrase.head)
    return name.identity if next(others, None) is None else None


def _speaks(text: str, name: Mention) -> bool:
    """Whether the bare name is who says something: "“...,” said Ann Lee.", "Ann Lee said"; or the name opens its
    paragraph, with but the age: "Ann Lee, 41, said"."""
    aged = _AGED.match(text, name.end)
    if aged is not None:
        return aged[1] in _TELLS and text[: name.start].endswith("\n")
    cited = _CITED.search(text, max(0, name.start - 40), name.start)
    if cited is not None and cited[1] in _SAYS:
        return _ENDS.match(text, name.end) is not None
    verb = _WORD.match(text, name.end)
    return verb is not None and verb[1] in _SAYS


def _described(text: str, layout: Layout, start: int, end: int, lexicon: Lexicon) -> Iterator[str]:
    """The nouns for people that the writer has there with an article or a possessor, or for several of them."""
    for match in _ANOTHER.finditer(text, start, end):
        if layout.quoted(match.start()) < 0:
            yield from (word for word in map(fold, match[1].split()) if word in lexicon.persons)
    for match in _SEVERAL.finditer(text, start, end):
        one = lexicon.singular(fold(match.group()))
        if one != fold(match.group()) and one in lexicon.persons and layout.quoted(match.start()) < 0:
            yield one


__all__ = ["named_behind"]
