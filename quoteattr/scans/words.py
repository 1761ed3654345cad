"""The words that are known, and those that others are taken for in bad print."""

import re
from functools import cache, lru_cache

from quoteattr.lang import table, tables, words

#: Tables whose words are no English ones, or parts of names.
_OTHERS = frozenset(("cities", "elisions", "foreign_words", "media_names", "surname_particles", "time_patterns"))
#: Tables of words that are not mended, and to which little is mended.
_LEFT_ALONE = ("foreign_words", "lookalikes", "surname_particles")
_WORD = re.compile(r"[a-z]+")
#: Letters that are taken for one another, by one that stands for all: "e" and "o" for "c", the long "s" for "f".
_ALIKE = str.maketrans("eolubfſ", "ccinhss")
_DIGITS = str.maketrans("015", "ols")
_GROUPS = (("cl", "d"), ("rn", "m"), ("li", "h"), ("vv", "w"))


@cache
def lexicon() -> frozenset[str]:
    """Every English word of the tables, in small letters."""
    names = {name.rpartition(".")[0] for name in tables("en")} - _OTHERS - {*_LEFT_ALONE}
    return frozenset(
        word for name in names for row in table("en", name) for cell in row for word in _WORD.findall(cell.lower())
    )


@cache
def _left_alone() -> frozenset[str]:
    return frozenset(word for name in _LEFT_ALONE for word in words("en", name))


@cache
def verbs() -> frozenset[str]:
    """The forms of the reporting verbs."""
    return frozenset(form for _, _, forms in table("en", "reporting_verbs") for form in forms.split())


@cache
def titles() -> frozenset[str]:
    """What stands with a capital before names, and days and months."""
    return frozenset(word for name in ("calendar_words", "honorifics", "person_nouns") for word in words("en", name))


def known(word: str) -> bool:
    """Whether a word is one as it stands. Of the shortest only small words are: "th" and "sa" are halves of others."""
    small = word.lower()
    if len(small) < 3:
        return small in _small_words() or small == "o"
    return small in lexicon() or small in _left_alone()


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(lexicon() | {*words("en", "lookalikes")}):
        found.setdefault(_shape(word), []).append(word)
    return {shape: tuple(alike) for shape, alike in found.items()}


def _shape(word: str) -> str:
    """What two words have in common of which bad print makes one."""
    shape = word.translate(_DIGITS)
    for pair, one in _GROUPS:
        shape = shape.replace(pair, one)
    return shape.translate(_ALIKE)


@lru_cache(maxsize=1 << 12)
def meant(word: str) -> str | None:
    """The word that a misprint stands for, in small letters: "the" for "tbe"; None for words as they are.

    Of several the one that most often stands in a report, and then the one with the fewest letters changed.
    """
    small = word.lower()
    if len(small) < 2 or known(small) or small in _left_alone():
        return None
    alike = _by_shape().get(_shape(small), ())
    if len(small) == 2:
        alike = () if small in alike else tuple(filter(common, alike))
    return min(alike, key=lambda one: (not common(one), _changed(small, one)), default=None)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(words("en", "function_words"))


def common(word: str) -> bool:
    """Whether it is a small word or a reporting verb, which every report is full of."""
    return word in _small_words() or word in verbs()


def _changed(one: str, other: str) -> int:
    return abs(len(one) - len(other)) * 2 + sum(a != b for a, b in zip(one, other, strict=False))
