"""What is praise or blame, and tells of nobody what they are: "Lee was an outstanding leader"."""

import re
from collections.abc import Sequence

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

#: The determiner and the words before a noun, one after the other: "a *brave* and *tireless* campaigner".
_WORDS = re.compile(
    r"(?:(the|an?|his|her|their|its)[ ])?((?:[\w\-]+(?:,[ ]|[ ](?:and|but|yet)[ ]|[ ]))+)", re.IGNORECASE
)
_WORD = re.compile(r"([\w\-]+)(?:,[ ]|[ ](?:and|but|yet)[ ]|[ ])")
#: Before an adjective, where it says how much: "a *very* good captain".
_HOW_MUCH = frozenset(("most", "quite", "rather", "really", "so", "such", "truly", "very"))
#: Superlatives, which say nothing of the office that is held.
_SUPERLATIVE = frozenset(("best", "finest", "greatest", "least", "most", "strongest", "weakest", "worst"))


def without_praise(phrase: str, lexicon: Lexicon) -> str:
    """The phrase without the adjectives at its head that judge: "a brave and tireless campaigner" -> "a campaigner"."""
    found = _WORDS.match(phrase)
    if found is None:
        return phrase
    at = found.start(2)
    judged = False
    for word in _WORD.finditer(phrase, at):
        form = fold(word[1])
        if word.start() != at or not (lexicon.judging.get(form) == "adjective" or form in _HOW_MUCH):
            break
        judged = judged or form not in _HOW_MUCH
        at = word.end()
    return phrase[: found.start(2)] + phrase[at:] if judged else phrase


def is_judgement(words: Sequence[str], how: str, lexicon: Lexicon) -> bool:
    """Whether the words up to the main noun of a role, in lower case, praise or blame.

    how: as of `Role`. What somebody *was* is an opinion already with one such adjective: "he was a poor captain".
    """
    head = fold(words[-1])
    if head in lexicon.judging and head not in lexicon.titles:
        return True
    before = [fold(word) for word in words[:-1]]
    return how == "copula" and any(word in lexicon.judging or word in _SUPERLATIVE for word in before)
