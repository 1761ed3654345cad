"""What a cue without a source says about who is behind it.

Impressions ("seems", "it is clear that") are the writer's own; passives without an agent ("is expected"), hedges
("reportedly") and bare nouns ("questions about") leave it open, and open it stays.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.words.layout import Layout
from quoteattr.lang import one_of_kind

QUOTATION, IMPRESSION, MESSAGE, UNHELD, PLAIN = "quotation", "impression", "message", "unheld", "plain"
#: What a headline says is said again in one of so many paragraphs below it.
LEAD = 2
#: "When the court read the letter, it was": the one who acts in the clause in front is behind the passive.
FRONTED = re.compile(r"(?:When|After|Once|As soon as)\s[^.\n,]{3,120},\s(?:it|they)\s(?:was|were)\b")
_BY = re.compile(r"(?:\s+\w+)?\s+by\s+(?:the\s+)?")
_COORDINATED = re.compile(r"\b(?:and|but|then|or|nor)[ ](?:\w+ly[ ]|also[ ]|then[ ]|later[ ])?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)[ ](?:\w+ly[ ])?\w+(?:ed|en|wn|ld|id)\b[^.\n]*$")
_BE = (
    r"(?:(?:is|are|was|were|be|been|being|has|have|had|also|now|once|as|so|widely|often|best|better|not|then|still)\s)*"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes a message, what an impression, and what leaves the holder open."""
    some = one_of_kind("en", "unheld_cues")
    impression = re.compile(
        rf"\b(?:{some['impression']}|(?:(?:it|this|that)['’]s|is|was|are|be|been|(?:is|was)\sit)(?:\s(?:not|now|also|still|quite|very|so))*"
        rf"\s{some['judgement']})\b",
        re.IGNORECASE,
    )
    unheld = re.compile(
        rf"^{_BE}{some['participle']}\b(?!\sthat)"
        r"|\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?\w+(?:ed|en|wn|ld|id)\b"
        rf"|\b{some['hedge']}\b"
        rf"|^(?:(?:the|a|an|new|some|any|amid|following|after|despite|given|initial|recent|intense|growing)\s)*{some['noun']}\b",
        re.IGNORECASE,
    )
    return re.compile(rf"\b{some['message']}\b", re.IGNORECASE), impression, unheld


def cue_kind(text: str, cue: Offsets | None) -> str:
    """What the cue without a source is: a colon or mark, an impression, one that leaves the holder open, or plain."""
    if cue is None or not any(map(str.isalpha, text[cue[0] : cue[1]])):
        return QUOTATION
    message, impression, unheld = _patterns()
    phrase = text[cue[0] : cue[1]]
    if message.search(phrase):
        return MESSAGE
    if impression.search(phrase):
        return IMPRESSION
    before = text[max(0, cue[0] - 60) : cue[0]]
    if " " not in phrase and _COORDINATED.search(before) and not _PASSIVE.search(before):
        return PLAIN  # a verb of the sentence's subject: "smiled and said"
    return UNHELD if unheld.search(phrase) else PLAIN


def agent_start(text: str, cue_end: int, end: int) -> int:
    """Where the agent of a passive begins ("was called so by Ann Lee"), or 0."""
    match = _BY.match(text, cue_end, min(end, cue_end + 30))
    return match.end() if match else 0


def content_words(text: str, spans: Sequence[Offsets]) -> frozenset[str]:
    """The longer words of the spans, in lower case."""
    return frozenset(word.lower() for start, end in spans for word in re.findall(r"[^\W\d_]{5,}", text[start:end]))


def fronted_agent(text: str, index: Index, start: int, at: int) -> Identity | None:
    """Who acts in the clause before a passive of "it" or "they": "When Ann Lee read it, it was ..."."""
    front = FRONTED.match(text, start, at + 20)
    named = [m for m in index.between(start, front.end()) if m.subject and not m.quoted] if front is not None else []
    return named[0].identity if named else None


#: Right before the name, with what the dead was between.
_LATE = re.compile(r"\b[Ll]ate[ ][a-z\-]+(?:[ ][a-z\-]+)?,?[ ](?:(?:the|an?)[ ])?(?:[a-z\-]+[ ]){0,3}$")


def is_late(text: str, layout: Layout, who: Identity, at: int) -> bool:
    """Whether the last words about somebody before the offset say that they are dead: "Her *late* husband, Al Roe"."""
    last = max((start for start, _ in who.mentions if start < at), default=at)
    low, _ = layout.sentence_span(last)
    return " late " in f" {who.name.lower()} " or _LATE.search(text, low, last) is not None


def holds_source(att: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether who says it stands within, as where a mark is missing: ""They saw me, *she* said, "and left." """
    (start, _), (_, end) = att.content[0], att.content[-1]
    return any(other.source is not None and start <= other.source[0] < end for other in others)
