"""Surnames that are verbs as well, taken for a part of the cue: "Ann *Follows replied*"."""

import re

from quoteattr.annotations import Attribution, Offsets
from quoteattr.lang import words

#: A word with a capital, and verbs without one: no headline in title case.
_SURNAME = re.compile(r"([A-ZÀ-Þ][\w’'-]+)\s+(?=[a-zß-ÿ])")
#: What stands before a word within a sentence.
_WITHIN = re.compile(r"(?:\w|,[\"”’']?|\w[\"”’'])\s$")
#: The rest of a name before it.
_NAME = re.compile(r"(?<![\w.’'-])(?:[A-ZÀ-Þ][\w.’'-]*\s+)+$")
#: What is no name, though it has a capital.
_NO_NAMES = frozenset((*words("en", "calendar_words"), *words("en", "function_words")))


def with_surname(att: Attribution, text: str) -> Attribution:
    """With the first word of the cue as the end of the name, where it has a capital that no sentence gives it."""
    if att.cue is None or (found := _SURNAME.match(text, *att.cue)) is None:
        return att
    start, end = found.span(1)
    if re.split("['’]", found[1].lower())[0] in _NO_NAMES or _WITHIN.search(text, max(0, start - 3), start) is None:
        return att
    source = _name(text, att.source, start, end)
    return att if source is None else att._replace(source=source, cue=(found.end(), att.cue[1]))


def _name(text: str, source: Offsets | None, start: int, end: int) -> Offsets | None:
    """The name that ends with the word, with what the source has of it; None where somebody else is the source."""
    if source is None:
        first = _NAME.search(text, max(0, start - 40), start)
        return (first.start() if first is not None else start), end
    beside = source[1] <= start and not text[source[1] : start].strip()
    return (source[0], end) if beside and text[source[0] : source[1]].split()[-1][:1].isupper() else None
