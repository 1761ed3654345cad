"""Names beside what somebody is, which are people whatever a label says: "Ann Lee, a welder,"."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Offsets
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import fold

_BESIDE = re.compile(
    r",[ ](?:who[ ](?!was[ ]founded)|\d{1,3},[ ]|(?:\d{1,3},[ ])?(?:a|an|the|his|her|their)[ ]"
    r"((?:[\w\-]+[ ]){0,3}?[\w\-]+)(?=[,.;]|[ ](?:of|at|for|in|from|who|with)\b))"
)
_AHEAD = re.compile(r"\b(?:the|a|an|his|her|their|its)[ ]([^,;:.()\"“”\n]{3,60}),[ ]$", re.IGNORECASE)
_FURTHER = re.compile(r"[ ](?:of|for|at|in|from|with|to|on|who|under|against|behind|by)[ ].*$")
_LONGEST = 3  # words of the name
_PLACES = 3  # that are looked at


def is_beside_a_person_noun(
    text: str, tokens: tuple[str, ...], name: str, places: Iterable[Offsets], lexicon: Lexicon
) -> bool:
    """Whether one of the first places where the name stands says by an apposition that it is a person."""
    if len(tokens) > _LONGEST or name.isupper() or (len(tokens) > 1 and tokens[-1] in lexicon.company_names):
        return False  # "the contractor, Vale Holdings,"
    return any(_at(text, start, end, lexicon) for start, end in sorted(places)[:_PLACES])


def _at(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    if " " in text[start:end] and (beside := _BESIDE.match(text, end)):
        noun = beside.group(1)
        if noun is None or fold(noun.split()[-1]) in lexicon.persons:
            return True
    ahead = _AHEAD.search(text[max(0, start - 70) : start])
    words = _FURTHER.sub("", " " + ahead.group(1)).split() if ahead else []
    return bool(words) and fold(words[-1]) in lexicon.persons and text[end : end + 1] in (",", ".", ";", "—", ")")
