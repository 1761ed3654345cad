"""Names that the text treats as an organisation's, whatever their label: "the charity Vale Aid", "shares in Vale",
"Vale, which", "its insurer, Vale"."""

import re
from collections.abc import Iterable
from functools import cache

from quoteattr.annotations import Offsets
from quoteattr.coref.naming.appositions import noun_ahead
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of, table, words

_KIND = re.compile(r"(?<![\w’'\-])([a-z][a-z\-]*)[ ]$")
#: "Vale, a telehealth *startup* based in Lund".
_BEHIND = re.compile(
    r",[ ](?:an?|the)[ ](?:[\w\-’']+[ ]){0,5}?([a-z][a-z\-]*)(?=[,.;]|[ ](?:of|at|for|in|from|that|which|with|based)\b)"
)
#: "Vale *cut its outlook*".
_ITS = re.compile(
    r"[ ](?:(?:has|had|will|would|is to|to)[ ])?(?:bought|cancel(?:l?ed|s)|clos(?:ed|es?|ing)|cut|doubled|end(?:ed|s)?"
    r"|expand(?:ed|s)?|expects|launch(?:ed|es)?|lost|lowered|mov(?:ed|es?)|named|open(?:ed|s)?|operates|owns|paus(?:ed|es?)"
    r"|plans|posted|publish(?:ed|es)?|rais(?:ed|es?)|reopen(?:ed|s)?|reported|runs|scrap(?:ped|s)?|sell|sold|shut"
    r"|suspend(?:ed|s)?|updat(?:ed|es?)|withdr(?:ew|aws?|awn))[ ](?:\w+[ ])?its\b"
)
#: "Ann Lee, *of* Vale,"; "Ann Lee, a nurse *at* Vale,".
_OF_WHICH = re.compile(r"[A-Z][\w’'\-]+,[ ](?:of|(?:an?[ ])?(?:[a-z][\w\-]*[ ]){0,3}?(?:at|with))[ ](?:the[ ])?$")
_ALSO_SOMEBODY = frozenset(("body", "force", "front", "house", "institution", "team"))  # "a force of nature"
#: No "the company Ann Lee founded".
_CLOSES = re.compile(
    r"[,.;:)—–]|['’]s?\b|\s*$|[ ](?:and|announced|are|accused|called|denied|has|had|is|said|says|told|was|were|warned"
    r"|which|will|would|wrote)\b|[ ](?:[a-z]+(?:ed|s)|bought|cut|lost|made|sold|won)[ ](?:an?|its|the|to|[£$€\d])"
)
_OUTLETS = frozenset(words("en", "media_nouns"))
_PLACES = 4  # that are looked at
_LONGEST = 5  # words of the name
_SHORT = 6  # characters that may be an abbreviation with the stop behind
_OF_ITS_KIND, _BY_CONTEXT, _MOST = 2.5, 4.0, 6.0


#: Places do nothing of this: "fan blades *made by* Vale".
_DONE_BY = re.compile(
    r"\b(?:audited|built|employed|insured|made|managed|operated|owned|produced|published|run|sacked|sold|supplied)"
    r"[ ]by[ ](?:the[ ])?$"
)


def does_something(text: str, places: Iterable[Offsets]) -> bool:
    """Whether the text says that what is named has done what no place does."""
    return any(_DONE_BY.search(text, max(0, start - 20), start) for start, _ in sorted(places)[:_PLACES])


def treated_as_a_body(text: str, tokens: tuple[str, ...], places: Iterable[Offsets], lexicon: Lexicon) -> float:
    """What speaks for an organisation where the name stands, as a vote."""
    if len(tokens) > _LONGEST:
        return 0.0
    return min(_MOST, sum(_at(text, start, end, len(tokens), lexicon) for start, end in sorted(places)[:_PLACES]))


def _at(text: str, start: int, end: int, size: int, lexicon: Lexicon) -> float:
    said = _says(text, start, end) + (_OF_ITS_KIND if _ITS.match(text, end) else 0.0)
    if (behind := _BEHIND.match(text, end)) and is_kind(noun := fold(behind[1]), lexicon):
        said += 0.0 if noun in lexicon.persons or noun in _ALSO_SOMEBODY else _OF_ITS_KIND
    if not _CLOSES.match(text, end) or (text[end : end + 1] == "." and end - start < _SHORT):
        return said  # "state *Del.* Ann Lee"
    kind = _KIND.search(text, max(0, start - 30), start)
    if kind is not None and is_kind(kind[1], lexicon) and fold(kind[1]) not in lexicon.persons:
        return said + _OF_ITS_KIND
    noun, _ = noun_ahead(text, start)
    if not is_kind(noun, lexicon):
        return said
    return said + (_OF_ITS_KIND if noun not in lexicon.persons or size == 1 else 0.0)


def is_kind(noun: str, lexicon: Lexicon) -> bool:
    """Whether the noun says what kind of organisation something is."""
    single = lexicon.singular(noun)
    known = any(word in kinds for word in (noun, single) for kinds in (lexicon.organisations, lexicon.org_anaphors))
    return known or noun in _OUTLETS


def _says(text: str, start: int, end: int) -> float:
    before, after = _contexts()
    possessive = text[end : end + 2] in ("'s", "’s")  # "the director of Lee's film"
    stands = after.match(text, end) or (not possessive and before.search(text, max(0, start - 40), start))
    if stands:
        return _BY_CONTEXT
    of = _OF_WHICH.search(text, max(0, start - 60), start) is not None and text[end : end + 1] == ","
    return _OF_ITS_KIND if of else 0.0


@cache
def _contexts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind the names of organisations."""
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for side, phrase in table("en", "org_contexts"):
        sides[side].append(phrase)
    named, apart = one_of(sides["before"]), [p for p in sides["after"] if p[0] in ",'"]
    plain = one_of(p for p in sides["after"] if p[0] not in ",'")
    marks = "|".join(re.escape(p).replace("'", "['’]").replace("\\ ", "[ ]") for p in apart)
    return re.compile(rf"\b{named}[ ](?:the[ ])?$", re.IGNORECASE), re.compile(rf"(?:(?:{marks})|[ ]{plain})\b")


__all__ = ["does_something", "is_kind", "treated_as_a_body"]
