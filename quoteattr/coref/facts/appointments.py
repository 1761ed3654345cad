"""Offices that the deed of a sentence gives or takes: "Lee hired *Bo Kim as editor*", "*Bo Kim was elected mayor*",
"*Bo Kim quit as* coach", and what somebody does something as: "Bo Kim, in his third season *as coach*".
"""

import re
from typing import NamedTuple

from quoteattr.coref.cast.index import Mention

_DEEDS = (
    "appointed|chosen|confirmed|consecrated|elected|enthroned|hired|inaugurated|installed|made|named|picked|promoted"
    "|re-elected|recruited|selected|sworn[ ]in|unveiled|voted"
)
_DEED = re.compile(rf"(?:[a-z]+ly[ ])?(?:{_DEEDS})[ ]")
_GIVES = re.compile(
    r"\b(?:appointed|appoints|appointing|chose|chosen|elected|elects|hired|hires|hiring|installed|made|makes|making|named"
    r"|names|naming|picked|promoted|recruited|selected)[ ](?:[A-Z][\w.]+[ ]){0,2}$"
)
_OFFICE = r"((?:(?:the|an?|his|her|its|their)[ ])?(?:[\w’'\-]+[ ]){0,4}?[\w\-]+)"
_UP_TO = "after|and|at|by|earlier|for|from|in|last|next|of|on|over|since|this|to|until|when|with|yesterday"
_ENDS = rf"(?=[,.;:)]|[ ](?:{_UP_TO})\b)"
_BEHIND = re.compile(rf"[ ](?:as[ ]|to[ ]be[ ])?{_OFFICE}{_ENDS}")
_AS = re.compile(
    r",[ ](?:who[ ]is[ ])?(?:now[ ])?in[ ](?:his|her)[ ](?:[\w\-]+[ ]){1,3}as[ ]"
    rf"{_OFFICE}(?=[,.;:)]|[ ](?:of|at|for|in)\b)"
)
_WHO = r"(?:,[ ]\d{1,3},)?,?[ ](?:who[ ])?"
_NAME = r"(?:[\w.]+[ ])?(?:[A-Z][\w’'.\-]*[ ]){1,4}"
#: "*was elected* mayor", "*took over from Lee as* coach", "*will become* dean".
_GOT = re.compile(
    rf"{_WHO}(?:(?:has|had)[ ]been|was|is[ ](?:to[ ]be|being)|will[ ]be|gets?|got)[ ](?:[a-z]+ly[ ])?(?:{_DEEDS})[ ]"
    rf"(?:as[ ]|to[ ]be[ ])?(?:the[ ](?:new|next)[ ])?{_OFFICE}{_ENDS}"
    rf"|{_WHO}(?:has[ ]|had[ ]|will[ ])?(?:take[sn]?|took)[ ]over(?:[ ]from[ ]{_NAME}|[ ])?as[ ]{_OFFICE}{_ENDS}"
    rf"|{_WHO}(?:will[ ]|is[ ]to[ ])become[ ]{_OFFICE}{_ENDS}"
    rf"|{_WHO}(?:has[ ]|had[ ]|will[ ])?(?:succeed(?:s|ed)?|replace[sd]?)[ ]{_NAME}as[ ]{_OFFICE}{_ENDS}"
)
_GAVE_UP = re.compile(
    rf"{_WHO}(?:(?:has|had)[ ])?(?:resign(?:ed|s)|(?:stands?|steps?|stepped|stood)[ ]down|retired|quits?"
    rf"|(?:was|been)[ ](?:dismissed|fired|ousted|removed|sacked))[ ]as[ ](?:the[ ])?{_OFFICE}{_ENDS}"
)
#: Whom somebody follows: "took over *from Bo Kim as* coach".
_FOLLOWED = re.compile(r"\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|over[ ]from)[ ](?:[A-Z][\w.]+[ ]){0,2}$")
_FOLLOWED_AS = re.compile(rf"[ ]as[ ](?:the[ ])?{_OFFICE}{_ENDS}")
_FAR = 60  # characters before a name up to the deed


class Appointment(NamedTuple):
    """office: as written, with its possessor or article. by: who gives it, as far as its sentence tells. new: the
    sentence says that it is given, and not only that somebody has it or had it."""

    office: str
    by: str = ""
    new: bool = False


def appointment(text: str, start: int, mention: Mention, stop: int, last: Mention | None) -> Appointment | None:
    """What the sentence [start, stop) says that the bearer of the name was made or is no more, or does something as.

    last: the name before this one.
    """
    if (doing := _AS.match(text, mention.end, stop)) is not None:
        return Appointment(doing[1])
    if mention.possessive:
        return None
    if (got := _GOT.match(text, mention.end, stop)) is not None:
        return Appointment(next(filter(None, got.groups())), new=True)
    if (left := _GAVE_UP.match(text, mention.end, stop)) is not None:
        return Appointment(f"former {left[1]}")
    followed = _FOLLOWED.search(text, max(start, mention.start - _FAR), mention.start)
    if followed is not None and (office := _FOLLOWED_AS.match(text, mention.end, stop)) is not None:
        return Appointment(f"former {office[1]}")
    if not _GIVES.search(text, max(start, mention.start - _FAR), mention.start):
        return None
    office = _BEHIND.match(text, mention.end, stop)
    if office is None:
        return None
    by = last is not None and last.start >= start and not last.possessive and last.identity is not mention.identity
    return Appointment(office[1], last.identity.name if by and last is not None else "", new=True)


def is_deed(phrase: str) -> bool:
    """Whether the words behind "was" say that an office is given: "elected mayor"."""
    return _DEED.match(phrase) is not None


__all__ = ["Appointment", "appointment", "is_deed"]
