"""Reports of nothing: what somebody declined to say (`declined`), and what somebody would say if.

"If the doctors say yes" reports no speech. A quotation proper is nearly always kept: marks hold words that somebody
wrote down.
"""

import re
from functools import cache
from typing import NamedTuple

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.conditions import is_conditional
from quoteattr.arbitration.declined import QUESTION, REACH, is_declined
from quoteattr.arbitration.suppositions import is_supposed
from quoteattr.lang import one_of_kind, table
from quoteattr.lang.grammar import AND, BE, HAVE, NUMBERED_DETERMINER
from quoteattr.lang.sentences import sentence_before
from quoteattr.patterns.page import DOUBLE_MARK

_DISMISSED = re.compile(r"\bdismiss(?:ed|es|ing)?$", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\W*{NUMBERED_DETERMINER}\s+(\w+(?:\s+\w+)?)\b", re.IGNORECASE)
_WHETHER = re.compile(r"\W*(?:whether|if)\s+", re.IGNORECASE)
#: "The paper appeared in the spring issue": it was printed, and seemed nothing.
_APPEARED = re.compile(r"\bappear(?:s|ed)?$")
_SHOWN = re.compile(r"\s+(?:in|on|at|before|alongside|under|next|twice|once|daily|weekly)\b")
_IF = re.compile(r"\b(?:if|unless|whenever|suppose|supposing|imagine)\s+$", re.IGNORECASE)
_WHOEVER = re.compile(r"\W*(?:anyone|anybody|whoever)\b", re.IGNORECASE)
_EVER = re.compile(r"\bever\b", re.IGNORECASE)
_SOME = re.compile(r"(?:an?|any|some|someone|somebody|anyone|anybody|you|one)\b", re.IGNORECASE)
_ASKED_TO = re.compile(
    rf"\b{BE}\s+(?:\w+\s+)?asked\s+to\s+(?:say|explain|state|describe|name|comment)\b",
    re.IGNORECASE,
)
#: "*Will the bishop say sorry?*": nobody knows.
_WILL = re.compile(r"\W*(?:(?:and|but|so|or)\s+)?(?:will|would|could|can|should|might)\s+", re.IGNORECASE)
_ASKING_END = re.compile(r"[.!?\n]")
_FIRST_PERSON = re.compile(r"(?:I|we)$", re.IGNORECASE)
_MUST = re.compile(r"(?:must|need)\b", re.IGNORECASE)
#: "*Imagine a minister who* said “We were wrong.”"
_IMAGINE = re.compile(
    r"\W*(?:Imagine|Picture|Suppose)\s(?:that\s)?(?:an?|the|some|every|your|if|someone|somebody)\s[^\"“”‘’]*$"
)
#: "*Had anyone* told them", "*should somebody* say".
_HAD_ANYONE = re.compile(
    r"(?:^|[;,:—–(]\s*)\W*(?:had|should|were)\s(?:any|some)(?:one|body)\s(?:\w+\s)?$", re.IGNORECASE
)
#: "*Had somebody* but asked her *whether the tanks were full*": nobody has.
_HAD_SOMEBODY = re.compile(
    r"(?:^|[;,:—–(]\s*)\W*(?:had|should|were)\s(?:any|some)(?:one|body)\s(?:[\w’'-]+\s){1,4}$", re.IGNORECASE
)
#: "*Should the crews strike, the port has plans* to hire others".
_SHOULD_CLAUSE = re.compile(r"\W*(?:Should|In case)\s[^.;]*,\s")
_HAS_PLANS = re.compile(rf"{HAVE}\s(?:\w+\s)?plans?$")


class _Patterns(NamedTuple):
    conditional: re.Pattern[str]
    modal: re.Pattern[str]
    nobody: re.Pattern[str]
    asking: re.Pattern[str]
    answering: re.Pattern[str]
    untold: re.Pattern[str]
    telling: re.Pattern[str]
    arguing: re.Pattern[str]
    bidding: re.Pattern[str]
    rule: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    one_of = one_of_kind("en", "unsaid_words")
    return _Patterns(
        conditional=re.compile(
            rf"(?:^|[,;:—–(]\s*|\b{AND}\s+)\W*(?:only\s+)?{one_of['conditional']}\s+(?:\w+\s+){{0,2}}$",
            re.IGNORECASE,
        ),
        modal=re.compile(rf"\b{one_of['modal']}\s+(?!have\b)", re.IGNORECASE),
        nobody=re.compile(rf"\W*{one_of['nobody']}\b", re.IGNORECASE),
        answering=re.compile(one_of["answering"], re.IGNORECASE),
        untold=re.compile(rf"\b{one_of['untold']}\s+to\s+\w+$", re.IGNORECASE),
        telling=re.compile(one_of["telling"]),
        # what anybody could say: "a customer *could claim* to have sent it", "they *could still argue*"
        arguing=re.compile(rf"could\s+(?:(?:also|always|easily|still|then)\s+)?{one_of['arguing']}$"),
        bidding=re.compile(one_of["bidding"], re.IGNORECASE),
        # for everybody: "*Passengers who* tell staff that they feel ill *may* change"
        rule=re.compile(
            rf"(?:Those|People|An?\s\w+|[A-Z][a-z]+s)\swho\s{one_of['telling']}\b"
            r"[^.?!\n]*\b(?:may|must|can|will|should|shall|cannot)\b"
        ),
        asking=re.compile(r"\W*(?:what|how|why|who|where|when)\s+(?:would|might|could|will|should)\b", re.IGNORECASE),
    )


def is_unsaid(text: str, att: Attribution) -> bool:
    """Whether an attribution reports what was not said at all."""
    content = text[att.content[0][0] : att.content[-1][1]]
    if att.source is not None and _is_whoever(text, att.source) and not DOUBLE_MARK.search(content):
        return True
    if att.cue is None and not DOUBLE_MARK.search(content):
        return _HAD_SOMEBODY.search(sentence_before(text, att.content[0][0], REACH)) is not None
    if att.cue is None or att.floating:
        return False
    cue = text[slice(*att.cue)]
    found = _patterns()
    before = sentence_before(text, att.cue[0], REACH)
    if is_declined(text, att) or _sacks(cue, content):
        return True
    if _SHOWN.match(text, att.cue[1]) and _APPEARED.search(cue):
        return True
    if _HAS_PLANS.match(cue) and _SHOULD_CLAUSE.match(before):
        return True
    if _IMAGINE.match(before) or _HAD_ANYONE.search(before) or _is_bidden(text, att, cue, found):
        return True
    if _is_hypothetical(text, att, found) or is_supposed(text, att) or is_conditional(text, att):
        return True
    if DOUBLE_MARK.search(content):
        return False
    rule = found.rule.match(before + text[att.cue[0] : att.cue[1] + REACH])
    if found.arguing.match(cue) or _ASKED_TO.search(cue) or rule is not None:
        return True
    return _is_imagined(text, att, cue, found)


def _is_bidden(text: str, att: Attribution, cue: str, found: _Patterns) -> bool:
    """Whether the reader is bidden to say it: "*Tell* the clerk that you are lost and"."""
    assert att.cue is not None
    addressed = att.source is None or 0 <= att.source[0] - att.cue[1] <= 1
    bids = cue.istitle() and found.bidding.fullmatch(cue) is not None
    return addressed and bids and not sentence_before(text, att.cue[0], REACH).strip()


def _is_hypothetical(text: str, att: Attribution, found: _Patterns) -> bool:
    """Whether nobody has said it, even in marks: "*if a* plumber says “Friday”", "*nobody has ever* said “Lovely.”"."""
    assert att.cue is not None
    if att.source is None or att.source[0] > att.cue[0]:
        return False
    if found.nobody.match(text, *att.source):
        return _EVER.search(text, att.source[0], att.cue[1]) is not None
    return (
        _SOME.match(text, *att.source) is not None
        and _IF.search(text[max(0, att.source[0] - REACH) : att.source[0]]) is not None
    )


def _is_whoever(text: str, source: Offsets) -> bool:
    """Whether it is nobody in particular: "*anyone who* tells the clerk"."""
    start = source[0] - 7 if text[slice(*source)] == "who" else source[0]
    return start >= 0 and _WHOEVER.match(text, start, source[1]) is not None


def _sacks(cue: str, content: str) -> bool:
    """Whether somebody is dismissed, and not what somebody says: "has dismissed a pilot who fell asleep"."""
    somebody = _SOMEBODY.match(content) if _DISMISSED.search(cue) else None
    words = somebody[1].lower().split() if somebody is not None else []
    return any(is_person_noun(word) for word in words)


def is_person_noun(word: str) -> bool:
    """Whether a word, in the singular or the plural, is a noun for people."""
    word = word.lower()
    return word in _people() or word.removesuffix("s") in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(noun for noun, *_ in table("en", "person_nouns"))


def _is_imagined(text: str, att: Attribution, cue: str, found: _Patterns) -> bool:
    assert att.cue is not None
    source = text[slice(*att.source)] if att.source is not None else ""
    content = text[att.content[0][0] : att.content[-1][1]]
    first = min(att.cue[0], att.source[0]) if att.source is not None else att.cue[0]
    before = sentence_before(text, first, REACH)
    if first < att.cue[0] and _WHETHER.fullmatch(before) and re.match(r"(?:would|will|might|could)\b", cue):
        return True  # "Whether she would say yes was anyone's guess"
    if first < att.cue[0] and found.conditional.search(before):
        return True
    if found.modal.match(cue) and not (_MUST.match(cue) and _FIRST_PERSON.match(source)):  # "I must admit"
        return True
    if found.nobody.match(source) and QUESTION.match(content):
        return True  # "No one has yet said who will pay"
    if first < att.cue[0] and (_WILL.fullmatch(before) or (not before.strip() and _WILL.match(source))):
        stop = _ASKING_END.search(text, att.cue[1])
        if stop is not None and stop.group() == "?":
            return True
    if found.nobody.match(source) and (re.search(r"\b(?:would|could|can|will)\b", cue) or found.answering.match(cue)):
        return True
    if found.untold.search(cue) or found.untold.search(sentence_before(text, att.cue[1], REACH)[-len(cue) - 40 :]):
        return True
    return found.asking.match(before) is not None and "?" in text[att.cue[1] : att.cue[1] + REACH].split("\n")[0]
