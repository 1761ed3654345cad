"""Spaces where no printer meant any, and other marks of a machine that reads print."""

import re
from collections.abc import Iterator

from quoteattr.scans.edits import Edit

#: More than one blank between two words of a line.
_WIDE = re.compile(r"(?<=\S)(?:[ \t\u00a0\u2002-\u200a]{2,}|[\u2002-\u200a])(?=\S)")
#: A blank before what never has one; the dots of an ellipsis may.
_BEFORE = re.compile(r"(?<=[\w)”\"'’»?!])(?<!\. )[ ](?=[,.;](?:[\s\"”’')»]|$)(?![ ]?\. ?\.))")
#: A blank inside marks that have a side.
_INSIDE = re.compile(r"(?<=[“«„])[ ](?=\w)|(?<=[\w,.?!])[ ](?=[”»])|(?<=\w)[ ](?=['’]s\b)")
_LOW = re.compile(r"(?:(?<=\s)|^),,(?=[ ]?\w)")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[" + "".join(_LIGATURES) + "]")


def wide(text: str) -> list[Edit]:
    """Runs of blanks, of which one is meant."""
    return [Edit(match.start(), match.end(), " ") for match in _WIDE.finditer(text)]


def ligatures(text: str) -> list[Edit]:
    """Two letters in one piece of type."""
    return [Edit(match.start(), match.end(), _LIGATURES[match.group()]) for match in _LIGATURE.finditer(text)]


def before_marks(text: str) -> list[Edit]:
    """Blanks before a comma or a full stop: "Mr . Lee , of Ashby"."""
    return [Edit(match.start(), match.end(), "") for match in _BEFORE.finditer(text)]


def inside_marks(text: str) -> Iterator[Edit]:
    """Blanks inside quotation marks that have a side, and two commas for a low mark."""
    yield from (Edit(match.start(), match.end(), "") for match in _INSIDE.finditer(text))
    yield from (Edit(match.start(), match.end(), "„") for match in _LOW.finditer(text))
