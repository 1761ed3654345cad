"""Function words of English, as expressions for the patterns of a clause: "*is* told", "*her* crew", "*and* left".

The lists that several patterns have in common. Where one has fewer words or more on purpose, it has its own.
"""

from functools import cache

from quoteattr.lang import one_of, words_of_kind


@cache
def function_words(*kinds: str) -> frozenset[str]:
    """The words of these kinds, as the second column of `grammar_words` has them. Raises KeyError for another kind."""
    known = words_of_kind("en", "grammar_words")
    return frozenset(word for kind in kinds for word in known[kind])


def any_of(*kinds: str) -> str:
    """An expression for any word of these kinds. Raises KeyError for another kind."""
    return one_of(sorted(function_words(*kinds)))


#: "is", "were".
IS = any_of("be")
#: The same, and "been" and "being": what stands before the participle of a passive.
IS_OR_BEEN = any_of("be", "be participle")
HAVE = any_of("have")
AND = any_of("coordinator")
#: "the", "an", "their": what begins a noun phrase.
DETERMINER = any_of("definite", "indefinite", "possessive")
#: The same, and "one", "two" and "three".
NUMBERED_DETERMINER = any_of("definite", "indefinite", "possessive", "one", "two")
#: The same as DETERMINER, also of who speaks: "my", "our".
ANY_DETERMINER = any_of("definite", "indefinite", "possessive", "possessive first")
#: And "one".
OWN_DETERMINER = any_of("definite", "indefinite", "possessive", "possessive first", "one")
#: "the", "that", "their": what begins one that the reader knows.
DEFINITE = any_of("definite", "demonstrative", "possessive")
#: All forms of "be" but "am".
BE = any_of("be", "be infinitive", "be participle")
#: "him", "us".
OBJECT = any_of("object")
