"""Whether words in marks are written as names and titles are, by their capitals: two measures for two purposes.

A *name* has a capital on every word of weight, be it a single one; what else is said there has to agree that it is no
speech. A *title* is in title case throughout, with three capitals at least: that alone nearly says that nobody spoke.
"""

import re
from functools import cache

from quoteattr.annotations import Mark
from quoteattr.lang import words

_WORD = re.compile(r"[^\W_][\w’'-]*")
#: Words that are small in a title, but at its beginning.
_SMALL = frozenset(words("en", "small_words"))
_LONGEST_NAME, _LONGEST_TITLE = 20, 14  # words
#: A title of fewer capitals may be a greeting or a name: "wrote “Thank You”".
_CAPITALS = 3


def is_name(text: str, mark: Mark, sentence: bool = False) -> bool:
    """Whether every word of weight in a pair of marks has a capital, as in a name or the title of a work.

    sentence: also where it ends as one.
    """
    found = _WORD.findall(text[mark.inner_start : mark.inner_end])
    end = text[mark.inner_start : mark.inner_end].strip().removesuffix(",")[-1:]
    if not 0 < len(found) <= _LONGEST_NAME or not (end.isalnum() or (sentence and end in ".?!")):
        return False
    heavy = [word for word in found if word.lower() not in _light()]
    return bool(heavy) and all(word[0].isupper() or word[0].isdigit() for word in heavy)


def is_title(text: str, mark: Mark) -> bool:
    """Whether the words in a pair of marks are in title case, and enough of them."""
    found = _WORD.findall(text[mark.inner_start : mark.inner_end])
    if not _CAPITALS <= len(found) <= _LONGEST_TITLE or text[mark.inner_start : mark.inner_end].isupper():
        return False
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in found)
    return (
        capitals >= min(_CAPITALS, len(found))
        and found[0][0].isupper()
        and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found)
    )


@cache
def _light() -> frozenset[str]:
    """Words that need no capital in a name."""
    return frozenset((*words("en", "light_words"), *words("en", "function_words")))
