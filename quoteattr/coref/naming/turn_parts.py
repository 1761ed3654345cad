"""What part in a conversation the words around a name give: "cross-examined by *Bo Kim*", "witness *Ann Lee*"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from quoteattr.lang import one_of, table, words

#: The part of the one who asks, and of the one who answers.
ASKS, ANSWERS = "asks", "answers"
#: Titles and ranks before a name that end with a stop, and no sentence: "*Capt.* Bo Kim".
_SHORT = one_of(words("en", "abbreviations"))
#: Between a phrase and the name behind it: "cross-examined *the farmer,* Ann Lee", "before *Sir* Bo Kim".
_TO_NAME = (
    r"[ ](?:(?:the|our|an?|his|her|their)[ ](?:[\w\-]+[ ]){0,3}[\w\-]+,?[ ])?"
    rf"(?:(?:[A-Z]|{_SHORT})\.[ ]|[A-Z][\w’'\-]*[ ]){{0,3}}$"
)
#: Between a name and the phrase behind it: "Ann Lee*, a farmer,* was", "Ann Lee *KC, who*".
_FROM_NAME = (
    r"(?:[ ][A-Z]{2,3}\b)?(?:[ ]\([^()\n]{1,40}\))?(?:,[^,.;:\n]{2,60},|,)?(?:[ ]who)?(?:[ ](?:has|had|also|then))?[ ]"
)
#: Behind who works for an outlet: "Ann Lee *of the Echo*".
_OF_OUTLET = re.compile(
    rf"(?:,?[ ]\([^()\n]{{1,40}}\))?,?[ ](?:of|from|for|with)[ ](?:[Tt]he[ ])?(?:[A-Z]\w+[ ]){{0,2}}"
    rf"(?:{one_of(words('en', 'media_name_words'))}|this[ ](?:newspaper|magazine|website|paper))\b"
)
#: So much of a line before or behind a name is looked at.
FAR = 90


def parts_at(text: str, start: int, end: int) -> Iterator[str]:
    """The parts that the words around a name give the person."""
    low = max(text.rfind("\n", 0, start) + 1, start - FAR)
    for part, (before, after) in _phrases().items():
        if before.search(text, low, start) or after.match(text, end, end + FAR):
            yield part
    if _OF_OUTLET.match(text, end, end + FAR):
        yield ASKS


@cache
def _phrases() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Of each part what stands before the name and what behind it."""
    rows = table("en", "turn_holders")
    sides = {
        part: [
            "|".join(phrase for name, side, phrase in rows if (name, side) == (part, wanted))
            for wanted in ("before", "after")
        ]
        for part in sorted(set(words("en", "turn_holders")))
    }
    return {
        part: (re.compile(rf"(?:{before}){_TO_NAME}"), re.compile(rf"{_FROM_NAME}(?:{after})"))
        for part, (before, after) in sides.items()
    }


__all__ = ["ANSWERS", "ASKS", "FAR", "parts_at"]
