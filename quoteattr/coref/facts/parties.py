"""What party people are said to be of by what stands beside their names: "Ann Lee, D-Ohio,", "Republican Ann Lee"."""

import re
from collections.abc import Iterator

from quoteattr.coref.cast.identities import Role

_NOUNS = {"D": "Democrat", "R": "Republican", "Democratic": "Democrat", "Republican": "Republican"}
_BEHIND = re.compile(r",?[ ]\(?([DR])-((?:[A-Z][\w.]*[ ])*[A-Z][\w.]*)")
_BEFORE = re.compile(r"\b(Democratic|Republican)[ ](?:(?:[a-z]+|[A-Z][a-z]+\.?)[ ]){0,2}$")
_FAR = 50  # characters before a name


def parties(text: str, start: int, mention: tuple[int, int], stop: int) -> Iterator[Role]:
    """The party beside the name in the sentence [start, stop), as a role with the state that stands with it."""
    if (behind := _BEHIND.match(text, mention[1], stop)) is not None:
        noun = _NOUNS[behind[1]]
        yield Role(f"{behind[2].rstrip('.')} {noun}", noun.lower(), how="apposition")
    elif (before := _BEFORE.search(text, max(start, mention[0] - _FAR), mention[0])) is not None:
        noun = _NOUNS[before[1]]
        yield Role(noun, noun.lower(), how="apposition")


__all__ = ["parties"]
