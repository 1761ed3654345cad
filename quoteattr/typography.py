"""What a pipeline reads in place of a text: the same number of characters, in the typography that it was made for."""

import re

from quoteattr.marks import unwrap
from quoteattr.surrogates import without_surrogates

#: Cased letters from which on, and the share of capitals above which, a text counts as written in capitals.
ENOUGH, CAPITALS = 200, 0.9

_BEGINS = re.compile(r"(?:\A|[.!?:\n\"“”‘’])\W*(\w)")


def readable(text: str) -> str:
    """The text without lone surrogates, soft line breaks and words in capitals; every offset holds.

    Lone surrogates, which spaCy cannot hold, become U+FFFD; line breaks in mid-sentence become spaces; a text all in
    capitals gets small letters but at the beginning of a sentence.
    """
    text = unwrap(without_surrogates(text))
    return _small(text) if in_capitals(text) else text


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, as old agency wires are."""
    if text[:1000].upper() != text[:1000] and sum(map(str.islower, text[:1000])) > 200:
        return False  # the usual case, told quickly
    large, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return large + small >= ENOUGH and large > CAPITALS * (large + small)


def _small(text: str) -> str:
    small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _BEGINS.sub(lambda match: match.group()[:-1] + match.group()[-1].upper()[:1], small)
