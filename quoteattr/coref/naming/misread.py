"""Sources of scanned pages with a word that is broken or misread: "she de-" before "clared", "sald Capt. Ann Lee"."""

import re
from functools import lru_cache

from quoteattr.annotations import Offsets
from quoteattr.coref.words.names import one_letter_apart
from quoteattr.lang import reporting_forms

#: A pronoun and the first part of the cue behind it.
_PART = re.compile(r"(?:he|she|they|it|I|we)(?=[ ][a-z]+-?$)", re.IGNORECASE)
_VERB = re.compile(r"\W*([a-z][a-z0-9]{2,9})[ ](?=[A-Z])")
_LAST = re.compile(r"[ ][a-z]+-?$")
_LINE_BREAK = re.compile(r"-?\n")
#: The rest of a word that the line break cuts: "the ferry-" + "man", "corres-" + "pondent".
_REST = re.compile(r"-?\n([a-z]+)")
_FIRST_PART = re.compile(r"(?<![\w-])[a-z]+-\n$")
_NOUN_PART = re.compile(r"(?:the|an?|his|her|their|our)[ ](?:[a-z]+[ ])?[a-z]+-?$", re.IGNORECASE)


def without_misread(text: str, source: Offsets) -> Offsets:
    """The source without the broken verb at its end and the misread one before its name, and with all of its nouns."""
    start, end = source
    if (first := _FIRST_PART.search(text, max(0, start - 30), start)) is not None and text[start].islower():
        start = first.start()
    broken = "-\n" in text[end - 1 : end + 2] and _LINE_BREAK.match(text, end) is not None
    if broken and (pronoun := _PART.match(text[start:end])) is not None:
        return start, start + pronoun.end()
    if broken and _NOUN_PART.match(text[start:end]) and (rest := _REST.match(text, end - (text[end - 1] == "-"))):
        return start, rest.end()
    verb = _VERB.match(text, start, end)
    if verb is None or not _is_misread_verb(verb[1]):
        return start, end
    last = _LAST.search(text, verb.end(), end) if broken else None
    return verb.end(), last.start() if last is not None else end


@lru_cache(maxsize=4096)
def _is_misread_verb(word: str) -> bool:
    return any(one_letter_apart(word, form) for form in reporting_forms("en", "say"))


__all__ = ["without_misread"]
