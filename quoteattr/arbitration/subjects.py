"""Sources after the sentence's grammar: the subject of the cue where the network has another noun phrase for it."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import SAME, overlap, shared
from quoteattr.lang import words
from quoteattr.patterns.page import Page

#: Cues with whom they are said to behind them: "told *the minister*, who had come, that".
_ADDRESSED = re.compile(
    r"\b(?:tell|ask|inform|warn|assure|remind|advise|promise|notif|instruct|persuade|convince|urge|order)\w*$|\btold$"
)
#: How a sentence begins whose subject comes later: "*To* the envoy, Lee said", "*Standing between* them, Lee said".
_FRONT = re.compile(
    r"(?:^|[.!?\n:;”\"’]\s*)(?:[A-Z][^,.!?\n;:“”\"]{0,60}"
    r"|(?:In\s(?:an?|his|her|their|its)|Through|Via|Standing|Sitting|Flanked)\s[^.!?\n;:“”\"]{0,70},\s)$"
)
_RELATIVE = re.compile(r"(?:who|whose|which|that)\s")
#: No noun phrase ends with these: "the log *in*" which.
_DANGLING = re.compile(r"\b(?:at|by|for|from|in|of|on|to|under|with|who|whose|which|that)$")
_LOOK_BACK = 110
_CALENDAR = frozenset(words("en", "calendar_words"))


def with_whole_subject(att: Attribution, partner: Attribution, text: str) -> Attribution:
    """With the whole subject where the network has its last words alone: "*Ada Crane, who has three boats,* most of
    them old, said". Not where these hold a name of their own. partner: the same report by the tree."""
    if att.source is None or partner.source is None or not overlap(att.cue, partner.cue):
        return att
    start, end = att.source
    first, last = partner.source
    opening = text[first:start]
    if not first < start < end or abs(end - last) > 1 or "," not in opening or not opening[:1].isupper():
        return att
    named = any(map(str.istitle, text[start:end].split())) and not _RELATIVE.match(text, start)
    return att if named else att._replace(source=partner.source)


def with_relative_clause(att: Attribution, patterns: Iterable[Attribution], text: str) -> Attribution:
    """A network's attribution whose source goes on with its relative clause, of which the network has made content or
    nothing: "It was late, according to the log in *which it is entered*"."""
    if att.cue is None or att.source is None or _DANGLING.search(text, *att.source) is None:
        return att
    for pattern in patterns:
        if pattern.cue is None or pattern.source is None or not overlap(att.cue, pattern.cue):
            continue
        start, end = pattern.source
        if pattern.cue[1] <= start <= att.source[0] and att.source[1] < end:
            kept = tuple(piece for piece in att.content if not (start <= piece[0] and piece[1] <= end))
            return att._replace(content=kept, source=pattern.source) if kept else att
    return att


def with_nearer_subject(att: Attribution, partner: Attribution, page: Page) -> Attribution:
    """With the source by the tree where the network's is who is spoken to, stands in a phrase ahead of the clause, or
    is the subject of a clause before. partner: what the patterns have in its place."""
    if att.source is None or partner.source is None or att.cue is None:
        return att
    if not overlap(att.cue, partner.cue) or shared(att.content, partner.content) < SAME:
        return att
    taken = (
        _is_addressed(att, partner, page.text)
        or _stands_in_front(att, partner, page.text)
        or _is_of_clause_before(att, partner, page)
    )
    return att._replace(source=partner.source) if taken else att


def _is_addressed(att: Attribution, partner: Attribution, text: str) -> bool:
    """ "*The widow* told *the minister*, who had come, that": the second is told."""
    assert att.source and partner.source and att.cue
    behind = 0 <= att.source[0] - att.cue[1] <= 1 and att.source[1] <= att.content[0][0]
    return behind and partner.source[1] <= att.cue[0] and _ADDRESSED.search(text, *att.cue) is not None


def _stands_in_front(att: Attribution, partner: Attribution, text: str) -> bool:
    """ "To *the envoy, who had flown in*, *the fishers* said": the phrase in front ran on into the subject."""
    assert att.source and partner.source and att.cue
    (start, end), (first, last) = att.source, partner.source
    if not (start < first < end and abs(end - last) <= 1 and end <= att.cue[0]):
        return False
    if "," in text[end - 1 : end + 1]:
        return False  # "On Sunday *Ann Lee, the mayor,* said"
    apart = text[start:first].rstrip().endswith(",")
    return apart and _FRONT.search(text, max(0, start - _LOOK_BACK), start) is not None


def _is_of_clause_before(att: Attribution, partner: Attribution, page: Page) -> bool:
    """ "*Prosecutors* allege that he lied, and *his cousin* concedes": a finite verb stands between the two."""
    assert att.source and partner.source and att.cue
    (_, end), (first, last), (cue, _) = att.source, partner.source, att.cue
    subject = page.text[first:last]
    if not end <= first < last <= cue or _RELATIVE.fullmatch(subject + " ") or subject.lower() in _CALENDAR:
        return False
    return page.finite_in(end, first) and not page.finite_in(last, cue)
