"""Sources whose span says more or less than who speaks: two clauses run together, or a name without its head noun."""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import trim
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

#: Where a second clause begins in a source: "Ann Lee, while her husband, Bo,".
_SECOND = re.compile(r",[ ](?:while|whereas|but|though|although)[ ](?=(?:his|her|their|the)[ ]|[A-ZÀ-Þ])")
#: "the family of" before a name that is taken for the source.
_HEAD_OF = re.compile(
    r"(?<![\w’'])((?:the|a|an|his|her|their|one)[ ](?:[\w’'\-]+[ ]){0,3}?([\w’'\-]+))"
    r"[ ](?:of|for)[ ](?:the[ ]late[ ])?$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:Cross-examined|Asked|Challenged|Confronted|Interviewed|Pressed|Questioned|Reached|Speaking)[ ]"
    r"[^,;:\n]{2,80},[ ](?=(?:the|a|an|his|her|their|one)[ ]|[A-ZÀ-Þ])"
)
_INSERTED = re.compile(r"([^,;:\n]{3,60}),[ ]((?:an?|another|one)[ ][^,;:\n]{3,80})")
#: "*@harbour_watch* underneath".
_HANDLE = re.compile(r"(@\w{2,30})[ ](?:there|underneath|below|above|later|back|beneath|in reply)")
_WORDS = re.compile(r"(?:[\w’'\-]+!?[ ])+")
#: A title and a name in brackets at the end of a source.
_BRACKETS = re.compile(r"[ ]\([ ]?([A-ZÀ-Þ][\w.’'-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,4})[ ]?\)?$")
_FAR = 80
_DEED = re.compile(
    r"((?:(?!(?:who|which|that|whom)\b)[\w’'\-]+[ ]){0,5}[\w’'\-]+)[ ](?:has|have|had)[ ](?:[a-z]+ed|sent)[ ]"
)
_THROUGH = re.compile(r"\b(?:known|said|declined|told[ ]\w+)[ ](?:[a-z]+[ ]){0,2}(?:through|via)[ ]$")


def spoken_of(text: str, source: Offsets, cue: Offsets | None, index: Index, lexicon: Lexicon) -> Offsets:
    """The part of the source, or the phrase around it, that stands for the speaker of that cue."""
    cut = index.across(source[0])  # amid "Well Done! Ltd"
    if cut is not None and cut.identity.type == ORG and _WORDS.fullmatch(text, cut.start, source[0]):
        source = cut.start, source[1]
    source = _subject_of(text, _clause_of(text, source, cue), lexicon)
    source = _without_what_is_said(text, _behind_participle(text, source), cue, index, lexicon)
    if (handle := _HANDLE.fullmatch(text, *trim(text, *source))) is not None:
        return handle.span(1)
    source = _in_brackets(text, source, index) or _sent_by(text, source, index) or source
    start, end = trim(text, *source)
    person = any(m.start == start and m.identity.type == PERSON for m in index.between(start, end))
    return _with_head(text, start, end, lexicon) or source if person else source


def _subject_of(text: str, source: Offsets, lexicon: Lexicon) -> Offsets:
    """The people in front of a deed: "*Forty vets* have signed a letter to Ann Lee" before "demanding"."""
    deed = _DEED.match(text, *source)
    if deed is None:
        return source
    words = [fold(word) for word in deed[1].split()]
    known = words[-1] in lexicon.persons or words[-1] in lexicon.groups or lexicon.is_plural(words[-1])
    return (source[0], deed.end(1)) if known else source


def _in_brackets(text: str, source: Offsets, index: Index) -> Offsets | None:
    """The name that an office has behind it in brackets: "The Member for Ashby (*Mr. Lee*)"."""
    brackets = _BRACKETS.search(text, *source)
    if brackets is None or any(m.identity.type == PERSON for m in index.between(source[0], brackets.start())):
        return None
    inside = [mention for mention in index.between(*brackets.span(1)) if mention.identity.type == PERSON]
    return brackets.span(1) if len(inside) == 1 and inside[0].end == brackets.end(1) else None


def _sent_by(text: str, source: Offsets, index: Index) -> Offsets | None:
    """The subject who let something be known through somebody, where only that one was taken for the source."""
    if _THROUGH.search(text, max(0, source[0] - 40), source[0]) is None:
        return None
    start = max(text.rfind(". ", 0, source[0]), text.rfind("\n", 0, source[0])) + 1
    here = [m for m in index.between(start, source[0]) if m.identity.type == PERSON and not m.quoted]
    subject = [mention for mention in here if mention.subject]
    return (subject[0].start, subject[0].end) if len(here) == 1 and subject else None


def _clause_of(text: str, source: Offsets, cue: Offsets | None) -> Offsets:
    """Of two clauses the one whose verb the cue is: the last before it, or the first behind it."""
    second = _SECOND.search(text, *source) if cue is not None else None
    if second is None or cue is None:
        return source
    return (second.end(), source[1]) if source[0] < cue[0] else (source[0], second.start())


def _behind_participle(text: str, source: Offsets) -> Offsets:
    """Behind the clause that the source begins with: "Cross-examined by Bo Kim, *the witness*"."""
    participle = _PARTICIPLE.match(text, *source)
    return (participle.end(), source[1]) if participle is not None else source


def _without_what_is_said(text: str, source: Offsets, cue: Offsets | None, index: Index, lexicon: Lexicon) -> Offsets:
    """Without the subject of what is said, before somebody who says it in between: "Talks, *an aide* said, went on"."""
    inserted = _INSERTED.match(text, *source) if cue is not None and source[1] <= cue[0] else None
    if inserted is None or index.between(source[0], inserted.end(1)):
        return source
    nouns = [fold(word) for word in inserted[1].split()]
    speakers = (lexicon.persons, lexicon.titles, lexicon.organisations, lexicon.groups, lexicon.documents)
    if any(word in table or lexicon.singular(word) in table for word in nouns for table in speakers):
        return source
    people = (fold(word) in lexicon.persons for word in inserted[2].split())
    return inserted.span(2) if any(people) else source


def _with_head(text: str, start: int, end: int, lexicon: Lexicon) -> Offsets | None:
    """The whole phrase where the source is but the name in it: "the family of Ann Lee"."""
    before = _HEAD_OF.search(text, max(0, start - _FAR), start)
    noun = fold(before.group(2)) if before else ""
    known = lexicon.persons.get(noun) or lexicon.persons.get(lexicon.singular(noun))
    kin = known is not None and known.kind == "kin"
    several = noun in lexicon.groups or lexicon.is_plural(noun)
    return (before.start(), end) if before and (kin or several) else None
