"""Whether a text is in another language than English, as far as its small words and letters tell."""

import re
from functools import cache

from quoteattr.lang import words

#: Characters that are looked at; the small words of two paragraphs are enough.
LOOK = 1500
#: Words of other languages that it takes at least, and so many times as many as English ones.
FEWEST, TIMES = 2, 2
#: A text of so many words has this share of English small words, or else is in a language that we know nothing of.
#: Results and lists have few, too, so that some share of its words must also have letters that English lacks.
LONG, SHARE, ACCENTED = 60, 0.06, 0.05

_WORD = re.compile(r"[^\W\d_]+")
#: Letters beyond the Latin ones, of which the Vietnamese lie apart.
_OF_ANOTHER_SCRIPT = re.compile(r"[^\W\d_\x00-\u036f\u1e00-\u1eff]")


def is_foreign(text: str) -> bool:
    """True for a text that is plainly in another language; a short one, or a list of names, is taken for English."""
    head = text[:LOOK]
    found = _WORD.findall(head)
    letters = sum(map(len, found))
    if letters and len(_OF_ANOTHER_SCRIPT.findall(head)) > letters / 2:
        return True
    english, foreign = _small_words()
    others = sum(word in foreign for word in found)  # in small letters only: "Dan Le" is a name
    ours = [word for word in map(str.lower, found) if word in english]
    if others >= FEWEST and others > TIMES * sum(len(word) > 2 for word in ours):
        return True
    accented = sum(not word.isascii() for word in found)
    return len(found) >= LONG and len(ours) < SHARE * len(found) and accented > ACCENTED * len(found)


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    foreign = frozenset(words("en", "foreign_words"))
    return frozenset(words("en", "function_words")) - foreign, foreign
