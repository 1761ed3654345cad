"""Noun phrases that open a sentence and can be taken up by "they" or "it": "Union leaders met"; "The trust sold"; or by
"he" or "she", where nobody is named: "A boy of six put up his hand"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.determiners import is_indefinite
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of_kind

_WORD = re.compile(r"[^\W\d_][\w’'\-]*|\d[\d,.]*")
_OPENING = re.compile(r"[\s\"“‘(]*(?:(?:But|And|When|While|After|As|Meanwhile|However),?[ ])?")
#: Where the subject of a clause inside a sentence begins: "after *the dockers* walked out".
_INNER = re.compile(
    r"[ ](?:after|when|while|because|since|until|once|as|before|and|but)[ ]"
    r"((?:the[ ])?(?:[a-z][\w\-]*[ ])?([a-z][\w\-]*s))"
    r"(?=[ ](?:[a-z]+ed|went|left|were|are|had|have|took|won|lost|came|began|held|said|met|fell|broke|found|made)\b)"
)
_MOST = 6  # words up to the noun


def openings(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> Iterator[Offsets]:
    """Spans from the sentence's first word to the noun that its subject turns on, where that is no name."""
    for start in layout.sentence_starts:
        match = _OPENING.match(text, start)
        begin = match.end() if match else start
        if layout.quoted(begin) >= 0 or layout.furniture(begin) or layout.headline(begin):
            continue
        for inner in _INNER.finditer(text, begin, layout.sentence_span(begin)[1]):
            single = lexicon.singular(inner[2])
            if single != inner[2] and single in lexicon.persons and layout.quoted(inner.start(1)) < 0:
                yield inner.span(1)
        end = _noun_end(text, begin, lexicon)
        named = (mention for mention in index.between(begin, end + 40) if mention.start <= end + 1)
        if end and all(mention.end < end and (mention.modifier or mention.possessive) for mention in named):
            yield begin, end  # also "Lee's lawyers", "the Lee family"


_LOOK_BACK = 4  # noun phrases at the head of a sentence that are looked back over
_SENTENCE = 300  # characters of it that are looked at
_ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Challenged|Confronted|Told)[ ][^,.!?\n]{1,80},[ ]")
#: Every noun phrase, up to the next: "*the bishop* wrote to *the minister*".
_EACH = re.compile(
    r"\b(?i:an?|the|one|another|his|her|their|my|our)"
    r"(?=((?:[ ](?!(?:an?|the|his|her|their|of|to|from|by|in|at|with|and)\b)[a-z][\w’'\-]*){1,4}))"
)
_SOMEBODY = re.compile(r"(?i:an?|the|one|another|his|her|their)((?:[ ][a-z][\w’'\-]*){1,4})")


class Somebody(NamedTuple):
    """A noun phrase for one person that opens a sentence, up to its noun. alone: no other such noun stands in it."""

    span: Offsets
    noun: str
    alone: bool


def people_in_front(text: str, layout: Layout, lexicon: Lexicon) -> Iterator[Somebody]:
    """The noun phrases for one person that open a sentence, or stand behind "Asked ...," at its head."""
    for opening in layout.sentence_starts:
        asked = _ASKED.match(text, opening)
        start = asked.end() if asked is not None else opening
        match = _SOMEBODY.match(text, start)
        if match is None or layout.quoted(start) >= 0 or layout.headline(start):
            continue
        for word in _WORD.finditer(text, *match.span(1)):
            if fold(word.group()) in lexicon.persons:
                end = min(layout.sentence_span(opening)[1], opening + _SENTENCE)
                nouns = [w for w in _WORD.finditer(text, opening, end) if fold(w.group()) in lexicon.persons]
                yield Somebody((start, word.end()), fold(word.group()), len(nouns) == 1)
                break


#: "my own aunt", "the night doctor", with none but small letters.
_SPOKEN_OF = re.compile(
    r"(?<![\w’'])(?:[Mm]y|[Yy]our|[Oo]ur|[Tt]h(?:e|is|at)|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne|[Ss]ome)"
    r"((?:[ ](?!(?:of|and|who)\b)[a-z][a-z\-]*){1,4})"
)


def people_spoken_of(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[Offsets, str]]:
    """The noun phrases for one person in text[start:end], up to their noun, with the noun folded."""
    for match in _SPOKEN_OF.finditer(text, start, end):
        for word in _WORD.finditer(text, *match.span(1)):
            if fold(word.group()) in lexicon.persons:
                yield (match.start(), word.end()), fold(word.group())
                break


def only_one_in_front(
    text: str, layout: Layout, in_front: Sequence[Somebody], offset: int, sex: str, lexicon: Lexicon
) -> Offsets | None:
    """Who is not named, and yet the only one that the sentences before the offset are about: "A boy put up his hand".

    in_front: by their offsets, as `people_in_front` yields them. sex: m or f.
    """
    number = bisect_left(in_front, offset, key=lambda somebody: somebody.span[0])
    last = in_front[max(0, number - _LOOK_BACK) : number]
    near = [one for one in last if layout.paragraph(offset) - layout.paragraph(one.span[0]) <= 1]
    if not near or len({one.noun for one in near}) > 1:
        return None
    span, noun, alone = near[-1]
    known = lexicon.persons[noun].gender
    new = is_indefinite(text[slice(*span)])  # "a porter"; "the bishop" has met others
    return span if known == sex or (known == "-" and (new or alone)) else None


def only_one_near(text: str, layout: Layout, index: Index, offset: int, sex: str, lexicon: Lexicon) -> Offsets | None:
    """The only noun phrase for somebody in the sentence before and up to the offset, where nobody is named: "The shop
    was bought by *a retired dentist*. ..., she said". sex: m or f."""
    at, _ = layout.sentence_span(offset)
    start = layout.sentence_span(max(0, at - 1))[0]
    if layout.paragraph(start) != layout.paragraph(offset) or offset - start > 2 * _SENTENCE:
        return None
    if any(mention.identity.type == PERSON and not mention.quoted for mention in index.between(start, offset)):
        return None
    found: dict[str, Offsets] = {}
    for match in _EACH.finditer(text, start, offset):
        if layout.quoted(match.start()) >= 0:
            continue
        words = [word for word in _WORD.finditer(text, *match.span(1)) if _is_somebody(fold(word.group()), lexicon)]
        if words:
            found.setdefault(fold(words[0].group()), (match.start(), words[0].end()))
    (noun, span), *others = found.items() if found else [("", (0, 0))]
    known = lexicon.persons.get(noun)
    return span if known is not None and not others and known.gender in (sex, "-") else None


def _is_somebody(form: str, lexicon: Lexicon) -> bool:
    return form in lexicon.persons or lexicon.is_plural(form)


def _noun_end(text: str, begin: int, lexicon: Lexicon) -> int:
    """Where the first noun for people, an organisation or a document ends that no further noun follows, or 0."""
    end = 0
    expected = begin
    for number, word in enumerate(_WORD.finditer(text, begin, begin + 80)):
        form = fold(word.group())
        if number > _MOST or text[expected : word.start()].strip(" "):
            break
        if number and (form in lexicon.function_words or form in lexicon.clause_words):
            break
        if number == 0 and form in lexicon.pronouns and lexicon.pronouns[form].kind == "personal":
            break
        if _is_noun(form, lexicon):
            end = word.end()
        elif end:
            break
        expected = word.end()
    several = _OF_SEVERAL.match(text, begin, begin + 80)
    return several.end() if several is not None and several.end(1) == end else end


_MANY = one_of_kind("en", "quantities")["many"]
#: A number of people, and who they are: "*hundreds* of angry farmers".
_OF_SEVERAL = re.compile(
    rf"(?i:(?:about|tens of|the)[ ])?((?i:{_MANY}|scores|tens))[ ]of[ ](?:(?:the|his|her|its|their)[ ])?"
    r"(?:[a-z\-]+[ ]){0,2}?[a-z]+(?:s|men|people|women|children)\b"
)


def _is_noun(form: str, lexicon: Lexicon) -> bool:
    single = lexicon.singular(form)
    return (
        form in lexicon.organisations
        or form in lexicon.documents
        or (single != form and (single in lexicon.persons or single in lexicon.organisations))
        or (form in lexicon.groups and form not in ("few", "some", "most", "many", "both", "two", "three", "all"))
    )
