"""What is a report by its verb and what stands behind it, whatever a network makes of it.

A network that is trained on long texts of news is unsure of the shortest forms: "Families *demanded* answers", "He
*denies* it", "Police *named* the victim as Ann Lee", "The doctor's *advice*: boil it".
"""

import re

from quoteattr.annotations import Attribution
from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import HAVE
from quoteattr.patterns.headlines import SPEAKERS
from quoteattr.patterns.page import Page

_LED_BY = rf"(?:(?:{HAVE}|is|are|was|were)\s)?(?:\w+ly\s|also\s|again\s)?"
#: What is asked for or foretold is said, a clause or not.
_DEMANDS = re.compile(
    rf"{_LED_BY}(?:demand(?:s|ed|ing)|recommend(?:s|ed|ing)|predict(?:s|ed|ing)|call(?:s|ed|ing)\sfor)"
)
#: "called for *the ball*": a thing at hand.
_AT_HAND = re.compile(r"(?:the|his|her|their|its)\s\w+")
#: "named *the victim as Ann Lee*", and not "named the senator as chair".
_NAMES = re.compile(rf"{_LED_BY}(?:named|names|identified|identifies)")
_AS_NAMED = re.compile(
    r"(?:the|a|an|his|her|their|its|one|two|three)\s[^.;:\n]{2,60}?\sas\s(?:(?:[a-z]+\s){1,4})?[A-ZÀ-Þ]"
)
_SAME = re.compile(r"it|that|this|both")
#: "says *the tower is safe*": a subject, and no question.
_SUBJECT = re.compile(r"(?!(?:who|what|how|why|when|where|which|whether|if|as|before|after|because|in|on|at)\b)[\w$£€]")
_NO_SOURCE = re.compile(r"(?:I|you|it|who|that|which|this|what)$", re.IGNORECASE)
#: Behind these a noun phrase has had its head: "the *captain* of the side", "the *nurse* who saw it".
_BEHIND_HEAD = re.compile(r",|\s(?:of|in|at|on|from|for|with|who|whose|that|which|behind|near)\s")
#: Verbs whose object is a clause or nothing: one does not "insist" a thing.
_STATES = re.compile(
    rf"{_LED_BY}(?:says?|said|(?:allege|argue|believe)[sd]?|(?:claim|doubt|insist|maintain|reckon)(?:s|ed)?|thinks?)"
)
_DENIES = re.compile(rf"{_LED_BY}(?:confirm(?:s|ed)|deni(?:es|ed)|refute[sd]|reject(?:s|ed))")
_NOUNS = one_of_kind("en", "utterance_nouns")
#: What announces what somebody says: "the doctor's *advice*:".
_ANNOUNCED = re.compile(rf"{_NOUNS['verdict']}|{_NOUNS['answer']}")


def is_evident(att: Attribution, page: Page) -> bool:
    """Whether verb or noun and what stands behind them are a report by themselves. att: a row of the patterns' that has
    a source and stands in no other."""
    if att.source is None or att.cue is None or len(att.content) > 1 or att.content[0][0] < att.cue[1]:
        return False
    return denies_it(att, page) or _asks(att, page) or names(att, page) or _states(att, page) or _announces(att, page)


def denies_it(att: Attribution, page: Page) -> bool:
    """Whether somebody denies or confirms what was said before: "The operator *rejects this*"."""
    if att.cue is None or att.source is None or len(att.content) > 1:
        return False
    same = _SAME.fullmatch(page.text, *att.content[0]) is not None
    return same and _DENIES.fullmatch(page.text, *att.cue) is not None


def _asks(att: Attribution, page: Page) -> bool:
    assert att.cue is not None
    if _DEMANDS.fullmatch(page.text, *att.cue) is None or _AT_HAND.fullmatch(page.text, *att.content[0]) is not None:
        return False
    return _is_somebody(att, page)


def _is_somebody(att: Attribution, page: Page) -> bool:
    """Whether the source is people or a body: "*Nurses*", "the *board* of the mill", and not "the recipe"."""
    assert att.source is not None
    words = _BEHIND_HEAD.split(page.text[slice(*att.source)], maxsplit=1)[0].split()
    noun = words[-1].lower() if words else ""
    return noun in ("he", "she", "they") or not {noun, noun.removesuffix("s")}.isdisjoint(SPEAKERS)


def names(att: Attribution, page: Page) -> bool:
    """Whether it is said who somebody is: "Police *named* the victim as Ann Lee"."""
    if att.cue is None:
        return False
    return _NAMES.fullmatch(page.text, *att.cue) is not None and _AS_NAMED.match(page.text, *att.content[0]) is not None


def _states(att: Attribution, page: Page) -> bool:
    """Whether a verb that states something has a clause right behind it, with a subject of its own."""
    assert att.cue is not None and att.source is not None
    start, end = att.content[0]
    if "verb.clause" not in att.evidence or _STATES.fullmatch(page.text, *att.cue) is None:
        return False
    if start != att.cue[1] + 1 or page.finite_at(start) or _SUBJECT.match(page.text, start) is None:
        return False
    return page.finite_in(start, end) and _NO_SOURCE.match(page.text, *att.source) is None


def _announces(att: Attribution, page: Page) -> bool:
    assert att.cue is not None
    return "phrase.noun-colon" in att.evidence and _ANNOUNCED.fullmatch(page.text, *att.cue) is not None


__all__ = ["denies_it", "is_evident", "names"]
