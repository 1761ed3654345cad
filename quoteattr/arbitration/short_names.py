"""Names with a shortened first name, behind which no sentence ends: "said *Mr. Jos.* Lund", "Mr. Thos. *Lund* said"."""

import re

from quoteattr.annotations import Offsets
from quoteattr.lang import one_of, table, words

_SHORT = one_of(word for word, _, part in table("en", "abbreviations") if part == "name")
#: What a source ends with, and the rest of the name behind it.
_CUT = re.compile(rf"[\w.,][ ]{_SHORT}\.?$")
_REST = re.compile(r"\.?[ ]([A-ZÀ-Þ][\w’'-]*\.?(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2})")
#: What stands before a source that begins amid a name.
_AHEAD = re.compile(rf"(?<![\w’'-])(?:[A-Z][a-z]+\.?[ ])?(?:{_SHORT}\.[ ]|[A-Z]\.[ ]){{1,3}}$")
_FAR = 30
_SMALL = frozenset(words("en", "function_words"))


def whole_name(text: str, source: Offsets) -> Offsets:
    """The source with the whole of the name that it ends or begins with."""
    start, end = source
    if _CUT.search(text, start, end) and (rest := _REST.match(text, end)) and not _is_sentence(rest[1]):
        end = rest.end()
    if text[start : start + 1].isupper() and (ahead := _AHEAD.search(text, max(0, start - _FAR), start)):
        start = ahead.start()
    return start, end


def _is_sentence(rest: str) -> bool:
    """Whether a sentence begins, and not the rest of a name: "said Dr. Jos. The mill is shut"."""
    return rest.split()[0].lower() in _SMALL


__all__ = ["whole_name"]
