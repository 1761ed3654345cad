"""What of two who stand in a relation one is and what the other: the winner and the loser, the buyer and the seller."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.offices import FORMER, ranks_of


def nouns_of(surface: str, head: str, lexicon: Lexicon) -> frozenset[str]:
    """The main noun of a description, or what the words before it make of whom it means: "the *beaten* finalist" is a
    loser, "the *former* mayor" a predecessor."""
    ended = outcome_of(surface, lexicon)
    return frozenset({ended} if ended else {"predecessor"} if FORMER in ranks_of(surface) else {head})


def outcome_of(surface: str, lexicon: Lexicon) -> str:
    """The noun for how it ended for somebody, as the words of a description say; "" where they do not."""
    words = surface.lower().split()
    told = (*words, " ".join(words[-2:]))
    return next((lexicon.outcomes[word] for word in told if word in lexicon.outcomes), "")


def are_opposites(nouns: Collection[str], others: Collection[str], lexicon: Lexicon) -> bool:
    """Whether one is said of one of two, and one of the other."""
    return not opposites_of(nouns, lexicon).isdisjoint(others)


def opposites_of(nouns: Collection[str], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(noun for word in nouns for noun in _opposites(lexicon.relations).get(word, ()))


@lru_cache(maxsize=4)
def _opposites(relations: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for first, second in _pairs(relations):
        for nouns, others in ((first, second), (second, first)):
            found.update((noun, found.get(noun, frozenset()) | others) for noun in nouns)
    return found


def _pairs(relations: tuple[tuple[str, ...], ...]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The nouns for each of two, of all relations that have some for both, and not the same."""
    for _, one, other, _ in relations:
        first, second = frozenset(one.split()), frozenset(other.split())
        if "-" not in first | second and not first & second:
            yield first, second


__all__ = ["are_opposites", "nouns_of", "opposites_of", "outcome_of"]
