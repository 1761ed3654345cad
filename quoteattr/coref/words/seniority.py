"""Who of two is the elder: the words that say so, as "the younger" and "her big brother"."""

from collections.abc import Iterable

from quoteattr.lang import one_of, table

ELDER, YOUNGER = "elder", "younger"
_OF_SIBLINGS = {word: age for word, age, _ in table("en", "seniority")}
_OF_ANY = {word: age for word, age, among in table("en", "seniority") if among == "any"}
#: An expression for what compares any two: "elder", "youngest".
COMPARED = one_of(_OF_ANY)


def age_of(word: str) -> str:
    """Elder or younger, by a word in lower case; "" where it says neither."""
    return _OF_ANY.get(word, "")


def age_within(surface: str) -> str:
    """Elder or younger, by the first word of a description that says it: "the younger man"."""
    return next(filter(None, map(age_of, surface.lower().split())), "")


def age_of_sibling(words: Iterable[str]) -> str:
    """The same by the words before "brother" or "sister": "her big brother" is the elder."""
    told = {_OF_SIBLINGS[word] for word in words if word in _OF_SIBLINGS}
    return YOUNGER if YOUNGER in told else ELDER if told else ""
