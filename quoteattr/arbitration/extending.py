"""Contents that the network ends too early, at a joint of the clause: "that it leaked *and fell into the yard*"."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import meet
from quoteattr.lang import reporting_forms
from quoteattr.patterns.page import Page

#: No clause ends with these: "she first grew suspicious *when*".
_DANGLING = re.compile(
    r"\b(?:a|after|although|an|and|as|because|before|but|for|from|if|in|into|of|on|once|or|since|that|the|though|to|"
    r"unless|until|when|whenever|where|whether|which|while|who|whose|with)$"
)
#: "was treated *and went* home", "came home*, kissed him and slept*": a second predicate of the same subject. Behind a
#: comma it would be the speaker's, "said it was late, *and left*"; so would a verb with an auxiliary.
_JOINT = re.compile(r"\s+(?:and|or)\s+(?:(?:not|then|also|later|[a-z]+ly)\s+)?(?P<word>[a-z]+)\b")
_ROW = re.compile(r",\s+(?P<word>[a-z]+ed|put|went|took|gave|made|ran|came|left|set)\b[^.;:\n]*?\band\s")
_FAILING = re.compile(r",\s+failing\s+which\b")
_AUXILIARIES = frozenset(("am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
    "must", "shall", "should", "was", "were", "will", "would"))  # fmt: skip
_OTHERS = frozenset(("a", "an", "he", "her", "his", "it", "its", "she", "that", "the", "their", "they", "who", "which"))
_STANCES = ("say", "write", "ask", "claim", "deny", "order", "promise", "agree", "think", "feel", "show")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|en|wn|ught)")


def to_its_end(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution up to where the pattern of the same cue ends, if a joint of one clause is all that
    parts them and nothing is reported behind it."""
    if att.cue is None or len(att.content) > 1:
        return att
    start, end = att.content[0]
    for pattern in patterns:
        first, last = pattern.content[0]
        same = len(pattern.content) == 1 and pattern.cue is not None and meet(att.cue, pattern.cue)
        if same and abs(first - start) <= len("that ") and end < last and _goes_on(start, end, last, page):
            return att._replace(content=((start, last),))
    return att


def _goes_on(start: int, end: int, last: int, page: Page) -> bool:
    """Whether what stands behind the network's content belongs to its last clause."""
    if _DANGLING.search(page.text, start, end) is not None:
        return True
    if page.quotation_at(end) is not None or _FAILING.match(page.text, end, last):
        return page.quotation_at(end) is None
    joint = _JOINT.match(page.text, end, last) or _ROW.match(page.text, end, last)
    if joint is None or joint["word"] in _AUXILIARIES or joint["word"] in _speaking():
        return False
    if page.text.startswith(("to ", "not to "), start):  # "to bring a bell *and hang* it": no finite verb is joined
        return not page.finite_in(*joint.span("word")) and joint["word"] not in _OTHERS
    return page.finite_in(*joint.span("word")) or _PARTICIPLE.fullmatch(joint["word"]) is not None


def _speaking() -> frozenset[str]:
    return reporting_forms(
        "en", "say", "write", "ask", "claim", "deny", "order", "promise", "agree", "think", "feel", "show"
    )


__all__ = ["to_its_end"]
