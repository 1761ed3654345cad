"""What ends a sentence in writing: its stops, the marks that close behind them, and what only looks like an end.

There is no one rule for where sentences end: who cuts a text says beside the own expression why it cuts there.
"""

import re
from functools import cache, lru_cache

from quoteattr.lang import one_of, words, words_of_kind

STOPS = ".!?"
#: Marks that close behind a stop and before the space, wherever sentences are cut.
CLOSERS = "\"'”’"
#: What may end a sentence, for a look at the words around: too often rather than too seldom, as behind "Mr.".
END = re.compile(rf"[{STOPS}][{CLOSERS})]*\s|\n")


@cache
def abbreviations(language: str = "en") -> frozenset[str]:
    """All that are written with a full stop, without it: "Capt", "Cllr"."""
    return frozenset(words(language, "abbreviations"))


def is_abbreviated(text: str, stop: int, language: str = "en") -> bool:
    """Whether at an offset stands the full stop of a common abbreviation or an initial: "Mr.", "J.", "U.S."."""
    if text[stop] != ".":
        return False
    pattern, reach = _abbreviation(language)
    return pattern.search(text, max(0, stop - reach), stop) is not None


@lru_cache(maxsize=8)  # many rules look at one attribution before they look at the next
def sentence_before(text: str, offset: int, reach: int) -> str:
    """What stands before an offset in its sentence, as far as `reach` characters back."""
    return END.split(text[max(0, offset - reach) : offset])[-1]


@cache
def _abbreviation(language: str) -> tuple[re.Pattern[str], int]:
    """What ends in one, and how many characters hold the longest with what stands before it."""
    common = words_of_kind(language, "abbreviations")["common"]
    forms = one_of(common)
    pattern = re.compile(rf"(?:(?:^|[\s(\"“‘\[])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|{forms})|-(?:{forms}))$")  # "then-Gov."
    return pattern, max(map(len, common)) + 2
