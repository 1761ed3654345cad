"""Reports in a condition or of what may be said, also in quotation marks: "*if* the guard *had* shouted “Stop”, he
*would*", "you *may* say “I object”".

Marks hold words that somebody wrote down, so `unsaid` keeps nearly all of them; here the grammar leaves no doubt. "If
the minister says it was a joke, why did nobody laugh?" reports what he says: a condition counts with what would follow.
"""

import re

from quoteattr.annotations import Attribution
from quoteattr.arbitration.declined import REACH
from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import AND
from quoteattr.lang.sentences import END, sentence_before

_IF = re.compile(
    r"\b(?:if|unless|suppos(?:e|ing)|provided(?:\sthat)?|in\sthe\sevent\sthat|in\scase|until)\s+(?:only\s+|ever\s+)?$",
    re.IGNORECASE,
)
_WHAT_IF = re.compile(r"(?:^|[,;:—–(]\s*|\b(?:and|but)\s+)\W*what\sif\s+$", re.IGNORECASE)
_AS_IF = re.compile(
    r"\b(?:as|even|asked|ask|asks|asking|know|knows|knew|sure|wonder\w*|see|clear|whether\sor)\s+if\s+$",
    re.IGNORECASE,
)
#: "*If asked*, she would probably say".
_IF_ASKED = re.compile(
    r"\W*(?:if|when|unless|once)\s(?:\w+ly\s)?(?:asked|pressed|pushed|challenged)\b[^,]*,\s*$", re.IGNORECASE
)
_HAD = re.compile(r"(?:\s+(?:only|ever|once|simply|just|but))?\s+(?:had|['’]d)\b(?!\s+to\b)")
_PRESENT = re.compile(
    r"\s+(?:\w+ly\s+)?(?:does\s\w+|do\s\w+|(?!was\b|has\b|is\b)[a-z]+s|[a-z]+(?<!ed)(?<!said)(?<!told))\b"
)
_WOULD = re.compile(r"\b(?:would|could|might)(?:n['’]t)?\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:will|won['’]t|would|could|may|might|must|can|shall|should|(?:is|are)\s(?:not\s)?to)\b", re.IGNORECASE
)
#: "would be void *should* either party declare", "would have been believed *had* he said".
_INVERTED = re.compile(r"\b(?:would|could|might|will)\b[^.;!?]*\s(?:should|had|were)\s$")
_BARE = re.compile(r"\s+(?:to\s+)?(?:\w+ly\s+)?[a-z]+\b")
#: "*You may say* “I object”", "*a judge can order*", "*the referee can say*"; not "the paper can reveal", "I can say".
_POSSIBLY = re.compile(r"(?:can|may)\s+(?:(?:also|always|then|only|even|simply|still)\s+)?(?P<verb>\w+)")
_SOMEBODY_MIGHT = re.compile(r"(?:can|may|might|could)\s+(?:(?:also|well|even|always|perhaps)\s+)?(?:(?:have\s)?\w+)")
_FIRST = re.compile(r"(?:I|we)$", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\W*(?:an?\s(?!spokes|source)(?:[\w’'-]+\s){0,3}[\w’'-]+|you|one|anyone|anybody|someone|somebody)\W*",
    re.IGNORECASE,
)
#: "*It would be* unwise to claim".
_IT_WOULD = re.compile(r"(?:would|might|may)\sbe\s(?:\w+\s)?\w+\sto\s\w+", re.IGNORECASE)
#: "The clause *lets either side claim*".
_LETS = re.compile(r"(?:lets|(?:allows|permits|entitles|enables)\b.*\bto)\b", re.IGNORECASE)
_WERE = re.compile(r"(?:^|[;,:—–(]\s*)\W*were\s(?:[\w’'-]+\s){1,5}$", re.IGNORECASE)
_WERE_TO = re.compile(r"Were\s(?:[\w’'-]+\s){1,5}to\s")
_OPENED = re.compile(rf"(?:^|[;,:—–(]\s*|\b{AND}\s+)\W*(?:had|should|were)\s+$", re.IGNORECASE)
_SHOULD_SOMEBODY = re.compile(r"\W*Should\s(?:[\w’'-]+\s){1,5}")
_SHOULD_FIRST = re.compile(r"\W*Should\s+")
_BASE_FORM = re.compile(r"(?!\w+(?:ed|s)$)[a-z]+")
_SHOULD = re.compile(r"(?:Should|Had|Were)\s+(?=\w)")
_ANYBODY = re.compile(r"\W*(?:some|any)(?:body|one)\W*", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|whenever|if|unless|should)\s+$", re.IGNORECASE)


def is_conditional(text: str, att: Attribution) -> bool:
    """Whether a report is part of a condition, or of what somebody may do, so that nobody has said it."""
    if _is_contrary(text, att):
        return True
    if att.cue is None or att.source is None or att.floating or not 0 <= att.cue[0] - att.source[1] <= 30:
        return False
    before = sentence_before(text, att.source[0], REACH)
    cue = text[slice(*att.cue)]
    if _IT_WOULD.fullmatch(cue) and text[slice(*att.source)].lower() in ("it", "this", "that"):
        return True
    if _LETS.match(cue) or _is_possible(text, att, cue):
        return True
    told = text[att.source[1] : att.cue[1]]
    if _INVERTED.search(before) and _BARE.match(told):
        return True
    if _IF_ASKED.match(before) and re.match(r"would\b", cue):
        return True
    if _WHAT_IF.search(before):
        return True
    if _IF.search(before) is None or _AS_IF.search(before):
        return False
    around = before + "|" + _behind(text, att)
    if _HAD.match(told):
        return _WOULD.search(around) is not None
    return _PRESENT.match(told) is not None and _FOLLOWS.search(around) is not None and _tells(text, att)


def _is_contrary(text: str, att: Attribution) -> bool:
    """Whether it was never said: "*Had* he cried "stop", the crane would", "*were* she to say "yes", it would"; or by
    nobody in particular: "*when somebody* asks "Who's there?""."""
    if att.cue is not None and _WERE_TO.match(text, *att.cue):
        return True  # the network has the whole of "Were she to say" for the cue
    if att.source is None and att.cue is not None and text.startswith("to ", att.cue[0]):
        return _WERE.search(sentence_before(text, att.cue[0], REACH)) is not None  # "*Were the chair to* announce it"
    if (
        att.source is None
        and att.cue is not None
        and _SHOULD_SOMEBODY.fullmatch(sentence_before(text, att.cue[0], REACH))
    ):
        return True  # "*Should she* say “wait,” the crews will wait"
    if att.source is None or att.cue is None or not 0 < att.cue[0] - att.source[0] < REACH:
        return False
    start = att.source[0]
    if (verb := _SHOULD.match(text, *att.source)) is not None:
        start = verb.end()  # the network took it for a part of who speaks
    before = sentence_before(text, start, REACH)
    if _ANYBODY.fullmatch(text, *att.source):
        return _WHEN.search(before) is not None
    if not _OPENED.search(before) or not re.fullmatch(r"\s*(?:to\s*)?", text[att.source[1] : att.cue[0]]):
        return False
    sentence = END.split(text[att.cue[1] : att.cue[1] + 2 * REACH])[0]
    if _SHOULD_FIRST.fullmatch(before) and _BASE_FORM.fullmatch(text, *att.cue) and not sentence.rstrip().endswith("?"):
        return True  # "*Should the umpire* say “out”, the point is played again"
    return re.search(r"\b(?:would|could|might|will)\b", sentence) is not None


def _behind(text: str, att: Attribution) -> str:
    """What follows the report in its sentence."""
    end = max(att.cue[1] if att.cue is not None else 0, _end_of_marks(text, att))
    return END.split(text[end : end + REACH])[0]


def _end_of_marks(text: str, att: Attribution) -> int:
    """Where its words in marks end; without marks the content's own end says nothing, for it runs on."""
    end = att.content[-1][1]
    return end if text[end - 1] in "\"”’'»" else att.content[0][0]


def _tells(text: str, att: Attribution) -> bool:
    """Whether the cue is a verb of telling: "if he *wants* to" is no speech."""
    assert att.cue is not None
    telling = one_of_kind("en", "unsaid_words")["telling"]
    return re.search(rf"\b{telling}$", text[slice(*att.cue)], re.IGNORECASE) is not None


def _is_possible(text: str, att: Attribution, cue: str) -> bool:
    assert att.source is not None
    source = text[slice(*att.source)]
    if _FIRST.fullmatch(source):
        return False
    if _SOMEBODY.fullmatch(source) and _SOMEBODY_MIGHT.fullmatch(cue):
        return True
    possible = _POSSIBLY.fullmatch(cue)
    telling = one_of_kind("en", "unsaid_words")["telling"]
    return possible is not None and possible["verb"] != "report" and re.fullmatch(telling, possible["verb"]) is not None


__all__ = ["is_conditional"]
