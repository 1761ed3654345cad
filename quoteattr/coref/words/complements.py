"""What an office is for, between its noun and the name: "director *of music* Ann Lee"."""

import re
from collections.abc import Sequence

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import core_of, person_noun

_LEFT_WORDS = re.compile(r"(?<!\S)(?:[^\s,;:()\"“”]+[ \u00a0])+$")
_LONGEST = 7  # words of one complement
_PREPOSITIONS = frozenset(("at", "for", "in", "of", "on", "to"))


def before_complement(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many of the words before a name are left where those at their end only say what the office is for; all of
    them where none do.

    "Cabinet member | for culture", "secretary of state | for energy". Behind the preposition stands what somebody can
    be responsible for, and none who could be the one named: "the lawyer for victim Ann Lee" is not she. Nor is "a
    director of builders Vale Homes" a builder.
    """
    if len(words) < 3 or not (_is_field(words[-1], lexicon) or _are_led(words, lexicon)):
        return len(words)
    for at in range(len(words) - 2, max(0, len(words) - 2 - _LONGEST), -1):
        word = fold(words[at])
        if words[at].endswith(",") or _is_pronoun(words[at], lexicon) or words[at + 1].lower() in ("a", "an"):
            break
        if word in _PREPOSITIONS:
            inner = before_complement(words[:at], lexicon)
            if inner < at:
                return inner
            one_of_several = any(other.lower() in ("a", "an") for other in words[max(0, at - 4) : at])
            if word in lexicon.complements.get(_office(words[at - 1], lexicon), ()) and not one_of_several:
                return at
    return len(words)


def where_complement_begins(text: str, start: int, name_start: int, lexicon: Lexicon) -> int:
    """Where the words end that say what somebody is, without what the office is for; where the name begins if it is
    for nothing."""
    before = _LEFT_WORDS.search(text, max(start, name_start - 120), name_start)
    words = list(re.finditer(r"\S+", before[0])) if before is not None else []
    left = before_complement([word[0] for word in words], lexicon)
    return before.start() + words[left].start() if before is not None and left < len(words) else name_start


def joins_a_body(before: Sequence[str], word: str, lexicon: Lexicon) -> bool:
    """Whether the word joins the name of a body, behind the words before it: "Ministry *of* Trade official Ann Lee"."""
    body = before[-1] if before else ""
    return word in ("of", "for") and body[:1].isupper() and fold(body) in lexicon.organisations


def _are_led(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last word is for those whom somebody heads: "chair of *governors*"."""
    form = fold(words[-1])
    return words[-2] == "of" and words[-1].islower() and lexicon.singular(form) != form


def _is_pronoun(word: str, lexicon: Lexicon) -> bool:
    return fold(word) in lexicon.pronouns and not word.isupper()  # "US"


def _office(word: str, lexicon: Lexicon) -> str:
    noun = core_of(fold(word))
    return noun if noun in lexicon.complements else lexicon.singular(noun)


def _is_field(word: str, lexicon: Lexicon) -> bool:
    """Whether the word before the name is nothing that somebody is: "music", "veterans", but not "victim"."""
    form = fold(word)
    bare = word.replace("-", "").replace("’", "").replace("'", "").isalpha()
    what_somebody_is = person_noun(form, lexicon) or person_noun(form.rpartition("-")[2], lexicon)
    return bare and not what_somebody_is and form not in lexicon.function_words - lexicon.modifiers
