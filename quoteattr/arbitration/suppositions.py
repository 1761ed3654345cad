"""What nobody has said yet, by the sentence around it: "it would be odd *if* Lee said so", "*any sailor would* say".

Unlike in `unsaid`, the sign stands outside of the report's own clause, or is who is to say it.
"""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.lang import one_of_kind, reporting_forms
from quoteattr.lang.grammar import AND, OBJECT
from quoteattr.lang.sentences import sentence_before

_WORD = re.compile(r"[^\W\d_]+")
_LOOK_BACK = 200
_LOOK_AHEAD = 200
_JOINT = re.compile(r"\b(if|unless|until)\s", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:would|could|might|may|will|won|wouldn|couldn|shall)\b", re.IGNORECASE)
_PAST = re.compile(r"(?:\w+ed|said|told|wrote|written|spoke|swore|thought|felt|had|was|were|did|found|let)\b")
#: "would say", "might well argue"; not "would only say", "would later tell".
_WOULD = re.compile(
    r"(?:would|might|could|may|will)\s(?:(?:no doubt|perhaps|probably|well|surely|also|rightly|justly|always)\s)?"
    r"(?:have\s)?\w+(?:\s(?:you|us))?"
)
_WHO = re.compile(r"\bwho\s(?:\w+ly\s)?$")
_SOME = re.compile(
    r"(?:^|[,;:—]\s|\b(?:and|but|that)\s)\W*(?:an?|any|every|each|those|[a-z]+s)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE
)
_PLURAL = re.compile(r"\W*[A-Z]?[a-z]+s\swho\s$")
_WHOEVER = re.compile(r"\W*(?:any(?:one|body)?|whoever)\b", re.IGNORECASE)
#: "... “I am ill” *would* pay half", "... “mine” too late *loses* the throw"
_PAYS = re.compile(
    r"[\"”’'»]\s+(?:(?:would|could|might|may|must|can|should)\b"
    r"|(?:[\w’'-]+\s+){0,6}?(?:forfeits|gets|goes|loses|pays|scores|wins)\b)"
)
_AND = re.compile(rf"\s{AND}\s")
_INDEFINITE = re.compile(r"(?:an?|any|some)\s")
_PRESENT = re.compile(r"(?:\w+ly\s)?[a-z]+s")
_WHENEVER = re.compile(r"\b(?:when|whenever|where|wherever|every time|each time|in which)\s$", re.IGNORECASE)
_LONGEST_JOINT = 14
_WILL = re.compile(r"\b(?:will|would|may|must|can|should|shall)\b")


@cache
def _asking() -> re.Pattern[str]:
    """ "asked *if* the minister thought so" is a question, and "it is not clear *if*" another."""
    asking = one_of_kind("en", "unsaid_words")["asking"]
    return re.compile(rf"\b{asking}(?:\s{OBJECT})?\s$", re.IGNORECASE)


@cache
def _types() -> re.Pattern[str]:
    nouns, better = (one_of_kind("en", "unsaid_words")[kind] for kind in ("type", "better"))
    return re.compile(
        rf"\W*(?:any\s(?!of\b)\w+(?:\s\w+)?|an?\s{better}\s\w+|(?:an?|any|the|some)\s(?:\w+\s)?{nouns}"
        rf"|(?:some\s|many\s|most\s)?(?!critics){nouns}s)\W*",
        re.IGNORECASE,
    )


def is_supposed(text: str, att: Attribution) -> bool:
    """Whether the report stands in a condition behind its main clause, or is put into the mouth of anybody at all."""
    if att.cue is None or att.floating:
        return False
    start = att.cue[0]
    before = sentence_before(text, start, _LOOK_BACK)
    if _is_type(text, att) or _is_of_whoever(text, att, before):
        return True
    return _is_custom(text, att) or _is_condition(text, att, before)


def _is_type(text: str, att: Attribution) -> bool:
    """ "*A cynic would* say", "*any sailor could* tell you"."""
    assert att.cue is not None
    if att.source is None or _WOULD.fullmatch(text, *att.cue) is None:
        return False
    return _types().fullmatch(text, *att.source) is not None


def _is_of_whoever(text: str, att: Attribution, before: str) -> bool:
    """ "*Any visitor who* answers “no” *will* pay", "*a driver who* told them “no” *would* pay"."""
    assert att.cue is not None
    behind = re.split(r"[.;]\s|\n", text[att.cue[1] : att.cue[1] + _LOOK_AHEAD])[0]
    if (who := _WHO.search(before)) is not None:
        some = _SOME.search(before[: who.start()]) or _PLURAL.match(before)
        if some is not None and _PAYS.search(behind) is not None:
            return True
    if _WHOEVER.match(before) is None or _WILL.search(before) is not None:
        return False
    return " who " in before and _WILL.search(behind) is not None


def _is_wish(text: str, att: Attribution) -> bool:
    """Whether it is no speech: "unless it *wants* to", "unless we *see* that"."""
    assert att.cue is not None and att.source is not None
    forms = reporting_forms("en", "say", "ask", "write", "order", "promise", "claim", "deny", "agree")
    return text[slice(*att.source)].lower() in ("i", "we") or not forms.intersection(_WORD.findall(text, *att.cue))


def _is_condition(text: str, att: Attribution, before: str) -> bool:
    """ "The talks *would* end *if* Lee said", "they *will* wait *until* Lee says"."""
    assert att.cue is not None
    joint = max(_JOINT.finditer(before), key=re.Match.start, default=None)
    if joint is None or _asking().search(before[: joint.start()]) is not None:
        return False
    if att.source is None or att.source[1] > att.cue[0]:
        return False
    begin = att.cue[0] - len(before)
    main, subject = before[: joint.start()], before[joint.end() :]
    if att.source[0] != begin + joint.end() and not _is_main_subject(before, att.source[0] - begin, joint, subject):
        return False
    if not main.strip(" \"“”‘’'—–-,"):
        return False  # what begins with "if" is looked at elsewhere
    if _is_wish(text, att):
        return False
    if joint[1].lower() == "if":
        return _MODAL.search(main) is not None
    return _PAST.search(text, *att.cue) is None


def _is_main_subject(before: str, source: int, joint: re.Match[str], subject: str) -> bool:
    """Whether what is taken for the source is the main clause's subject: "*Nobody* will pay until the town agrees"."""
    if not 0 <= source < joint.start() or _AND.search(subject) is not None:
        return False
    modal = _MODAL.search(before, source, joint.start())
    return modal is not None and not re.search(r"[,;:]|\s(?:who|which|that)\s", before[source : modal.start()])


def _is_custom(text: str, att: Attribution) -> bool:
    """ "a fault *when a* player *says* “yes”": it happens again and again, to anybody."""
    if att.cue is None or att.source is None or _INDEFINITE.match(text, *att.source) is None:
        return False
    if _PRESENT.fullmatch(text, *att.cue) is None or att.source[1] > att.cue[0]:
        return False
    return _WHENEVER.search(text, max(0, att.source[0] - _LONGEST_JOINT), att.source[0]) is not None


__all__ = ["is_supposed"]
