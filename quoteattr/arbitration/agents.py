"""Who says what is told in a passive, behind "by" or "from": "Parents were told by *the county*"; and what is how."""

import re

from quoteattr.annotations import Attribution, Offsets
from quoteattr.lang import words
from quoteattr.lang.grammar import IS_OR_BEEN, NUMBERED_DETERMINER, OWN_DETERMINER

_LABELLED = re.compile(
    rf"\b{IS_OR_BEEN}\s+(?:\w+ly\s+)?"
    r"(?:described|called|dubbed|hailed|branded|labelled|labeled|denounced|dismissed|praised|condemned)\b"
)
_TOLD = re.compile(rf"\b{IS_OR_BEEN}\s+(?:\w+ly\s+)?(?:told|assured|informed|warned|advised|reminded|instructed)$")
#: "by *the agent, Fionn Daly*", maybe behind a time; "by phone" and "by Friday" are no agents.
_TIME = (
    r"\s+(?:(?:last|this|earlier|late|on|in|at|over|through|yesterday|again|repeatedly|then|also)\b"
    r"[^.,;:\n\"“”]{0,30}?\s)?"
)
_WHO = (
    r"((?:(?:[\w'’-]+|[A-Z][a-z]{0,3}\.)\s+){0,5}?[\w'’-]+(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}(?=[,.;]))?)"
    r"(?=\s+(?:that|to|on|in|at|last|this|yesterday|not|whether|how)\b|[,;.])"
)
_AGENT = re.compile(rf"{_TIME}by\s+(?!(?:then|now|[A-Z][a-z]+day)\b){_WHO}")
#: Who hears and learns does not speak: "the court heard from *the caretaker, Jo Holl,* that".
_INFORMED = re.compile(r"\b(?:hears?|heard|learn(?:s|ed|t))$")
_INFORMANT = re.compile(rf"{_TIME}from\s+(?={NUMBERED_DETERMINER}\b|[A-Z])(?![A-Z][a-z]+day\b){_WHO}")
_QUOTED = re.compile(r"quot(?:ed|es|ing)\s+([^.\n\"“”]{2,90}?),?\s+as\s+(?:saying|telling)\b")
_BY = re.compile(r"\bby\s$", re.IGNORECASE)
#: How something is said, in up to three words without an article: "satellite phone", "WhatsApp message".
_MEANS = re.compile(
    rf"(?!{OWN_DETERMINER}\b)(?:[\w’'-]+\s){{0,2}}(?:{'|'.join(words('en', 'means'))})",
    re.IGNORECASE,
)


def is_means(phrase: str) -> bool:
    """Whether the words behind "by" say how, and not who: "text message", but not "the messenger"."""
    return _MEANS.fullmatch(phrase.strip(" ,.;:")) is not None


def without_means(att: Attribution, text: str) -> Attribution:
    """Without a source that is only how it was said: "was confirmed by *telephone*"."""
    if att.source is None or _BY.search(text, max(0, att.source[0] - 4), att.source[0]) is None:
        return att
    return att._replace(source=None) if is_means(text[slice(*att.source)]) else att


def behind_passive(att: Attribution, text: str) -> Offsets | None:
    """Who speaks where the grammar has somebody else for the subject: "Parents were told by *the county*", "state media
    quoted *the minister* as saying", "the family learned from *the consul*"."""
    assert att.source is not None
    if att.cue is None:
        return None
    quoted = _QUOTED.match(text, att.cue[0])
    if quoted is not None and att.source[1] <= att.cue[0]:
        return quoted.span(1)
    for cue, behind in ((_TOLD, _AGENT), (_INFORMED, _INFORMANT)):
        speaker = behind.match(text, att.cue[1]) if cue.search(text, *att.cue) else None
        if speaker is not None and not is_means(speaker[1]):
            return speaker.span(1)
    return None


def agent_behind(att: Attribution, text: str) -> Offsets | None:
    """Who said it, behind the words: "was described as “a car park” by *the architect*"."""
    if att.cue is None or att.floating or att.cue[1] > att.content[-1][0] or not _LABELLED.search(text, *att.cue):
        return None
    agent = _AGENT.match(text, att.content[-1][1])
    return agent.span(1) if agent is not None and not is_means(agent[1]) else None
