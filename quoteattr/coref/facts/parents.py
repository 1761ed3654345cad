"""How many children people are said to have: "Ann Lee, a mother of two", "dad-of-three Bo Kim"."""

import re

from quoteattr.lang.numbers import NUMBER

#: What a father or a mother is called by that.
PARENT = (
    r"(?P<parent>(?:great-)?(?:grand)?(?:father|mother|parent|dad|mum|mom|ma|pa)|gran|granddad|granny|nan)"
    rf"(?:[ ]of[ ]|-of-)(?P<children>\d+|{NUMBER}|twins)"
)
_BEHIND = re.compile(
    rf"(?:,[ ]\d{{1,3}}|[ ]\(\d{{1,3}}\))?,?[ ](?:(?:who[ ])?(?:is|was)[ ])?(?:an?[ ])?(?:[a-z\-]+[ ])?{PARENT}\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{PARENT}[ ](?:\w+[ ])?$", re.IGNORECASE)
_FAR = 50  # characters before a name


def parent_of(text: str, start: int, mention: tuple[int, int], stop: int) -> str:
    """What it makes of the bearer of a name in the sentence [start, stop): "parent of three"; else ""."""
    told = _BEHIND.match(text, mention[1], stop) or _BEFORE.search(text, max(start, mention[0] - _FAR), mention[0])
    return f"parent of {told['children'].lower()}" if told is not None else ""


__all__ = ["PARENT", "parent_of"]
