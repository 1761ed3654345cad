"""Offices that the deed of a sentence gives: "Lee hired *Bo Kim as editor*", "made *Bo Kim her deputy*", and what
somebody does something as: "Bo Kim, in his third season *as coach*".
"""

import re
from typing import NamedTuple

from quoteattr.coref.cast.index import Mention

_GIVES = re.compile(
    r"\b(?:appointed|appoints|appointing|chose|elected|elects|hired|hires|hiring|installed|made|makes|making|named|names"
    r"|naming|picked|promoted|recruited|selected)[ ](?:[A-Z][\w.]+[ ]){0,2}$"
)
_OFFICE = r"((?:(?:the|an?|his|her|their|its)[ ])?(?:[\w\-]+[ ]){0,4}?[\w\-]+)"
_BEHIND = re.compile(
    rf"[ ](?:as[ ]|to[ ]be[ ])?{_OFFICE}(?=[,.;:)]|[ ](?:in|on|at|for|of|and|when|after|last|this|by)\b)"
)
_AS = re.compile(
    r",[ ](?:who[ ]is[ ])?(?:now[ ])?in[ ](?:his|her)[ ](?:[\w\-]+[ ]){1,3}as[ ]"
    rf"{_OFFICE}(?=[,.;:)]|[ ](?:of|at|for|in)\b)"
)
_FAR = 60  # characters before a name up to the deed


class Appointment(NamedTuple):
    """office: as written, with its possessor or article. by: who gives it, as far as its sentence tells."""

    office: str
    by: str = ""


def appointment(text: str, start: int, mention: Mention, stop: int, last: Mention | None) -> Appointment | None:
    """What the sentence [start, stop) says that the bearer of the name was made, or does something as.

    last: the name before this one.
    """
    if (doing := _AS.match(text, mention.end, stop)) is not None:
        return Appointment(doing[1])
    if mention.possessive or not _GIVES.search(text, max(start, mention.start - _FAR), mention.start):
        return None
    office = _BEHIND.match(text, mention.end, stop)
    if office is None:
        return None
    by = last is not None and last.start >= start and not last.possessive and last.identity is not mention.identity
    return Appointment(office[1], last.identity.name if by and last is not None else "")


__all__ = ["Appointment", "appointment"]
