"""Names that the text says are places', whatever their label: "Vale Roe is a fishing village", "in Vale Roe, where",
"Vale Roe has 400 inhabitants"."""

import re
from functools import cache

from quoteattr.coref.naming.forms import PERSON, Form
from quoteattr.lang import one_of, words

#: Of two words only what nobody says of a person: "in *Castel Duro*", no "confidence in Ann Lee".
_IN = re.compile(r"(?:\b(\w+)[ ])?\b(?:[Ii]n|Near|Outside)[ ]$")
_NOT_INSIDE = frozenset(
    ("belief", "believe", "believed", "believes", "case", "change", "confidence", "confident", "difference", "faith",
     "found", "hope", "interest", "interested", "met", "saw", "see", "trust", "trusted", "trusts")
)  # fmt: skip
_ANYWHERE = re.compile(
    r"\b(?:across|around|at|from|in|into|near|of|outside|through|throughout|to|towards)[ ]$", re.IGNORECASE
)
_FAR = 24  # characters before the name that are looked at
_LONGEST = 3  # words of the name
_OTHERWISE = 3.0  # what speaks for a person and is more than labels


def is_said_to_be_a_place(text: str, form: Form) -> bool:
    """Whether a noun or what it has makes it a place, or it stands but where places do."""
    if form.titles or form.turn or form.votes[PERSON] > _OTHERWISE or len(form.tokens) > _LONGEST:
        return False
    if any(_is().match(text, end) for _, end in form.places):
        return True
    if len(form.tokens) < 2 or any(text.startswith(("'", "’"), end) for _, end in form.places):
        return False  # "in Ann Lee's hand"
    before = [text[max(0, start - _FAR) : start] for start, _ in form.places]
    inside = (_IN.search(words_before) for words_before in before)
    return all(map(_ANYWHERE.search, before)) and any(
        found is not None and (found[1] or "").lower() not in _NOT_INSIDE for found in inside
    )


@cache
def _is() -> re.Pattern[str]:
    """What is said of a place behind its name."""
    nouns = one_of(words("en", "place_nouns"))
    before = r"(?:(?!(?:at|by|for|from|in|near|of|on|to|who|with)[ ])[\w’'\-]+[ ]){0,4}?"  # no "nurse in the village"
    behind = r"(?=[,.;)]|[ ](?:at|between|by|for|in|near|of|on|that|where|which|with)\b)"
    copula = r"[ ](?:is|was|remains|became)[ ](?:(?:now|once|still|then)[ ])?"
    number = r"[ ](?:has|had)[ ](?:about[ ]|only[ ]|some[ ])?[\d,]+[ ]"
    return re.compile(
        rf",[ ]where\b|(?:,[ ]|{copula})(?:an?|the)[ ]{before}{nouns}{behind}"
        rf"|{number}(?:houses|households|inhabitants|people|residents|souls|voters)\b"
    )


__all__ = ["is_said_to_be_a_place"]
