"""Figures that somebody gives: "Analysts *put the cost at £3m*, the board at twice that". These need no parse."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from quoteattr.annotations import Offsets
from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import HAVE
from quoteattr.lang.numbers import NUMBER
from quoteattr.lang.sentences import is_abbreviated
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page
from quoteattr.patterns.views import sentence_beginnings

_FIGURES = one_of_kind("en", "quantities")["estimated"]
_TIMES = r"(?:twice|double|(?:two|three|four|five|ten) times)"
#: A number in figures or words, in marks or not, and what goes on with it up to the end of its clause.
_NUMBER = (
    r"(?:[a-z]+ ){0,3}?"
    rf"(?:(?:Rs |US|A)?[$£€₦₹¥]?\d|(?:{NUMBER}|half|{_TIMES})\b)(?:[^,.;:\n\"“”]|[.,:](?=\d)|(?<= [ap])\.m\.)*"
)
_SUM = rf"(?:[\"“](?P<marked>{_NUMBER})[.,]?[\"”]|{_NUMBER}(?=[,.;\n]|$))"
#: "put the cost of it at £3m", "puts Ann Lee on 52%".
PUT = re.compile(
    rf"\b(?P<cue>(?:{HAVE} )?puts?)"
    rf" (?P<content>(?:it|(?:the|its|his|her|their|that) (?:[\w’'-]+ ){{0,2}}?{_FIGURES}"
    r"(?: of [^,.;:\n\"“”]{2,40}?)?)"
    rf" (?:at|as|nearer|closer to) {_SUM}"
    r"|(?:him|her|them|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}) (?:at|on)"
    r" (?:[a-z]+ )?\d+(?:\.\d+)?(?:%| per ?cent\b))"
)
#: Who gives it, from the beginning of the sentence or clause on, with an apposition in commas.
SOURCE = re.compile(
    r"(?:(?:But|And|Yet) )?(?P<source>(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey"
    r"|(?!(?:It|There|That|This|What|Who|Which|But|And|If|When|As|I|We|You)\b)\w[^,.;:!?\n\"“”]{1,60}?)"
    r"(?:, (?!which\b)(?:[^.;:!?\n\"“”]|(?<=\b[DM]r)\.){2,80},(?= (?:\w+ )?$))?)"
    r"(?:, which [^.;:!?\n\"“”]{2,80},)?(?: (?:now|later|also|has|have|had))? $"
)
#: "the organisers at 30,000": the next one's figure for the same.
GAPPED = re.compile(
    rf"[,;] (?:and |but |while )?(?P<source>(?:the |its |his |her |their )?[^,.;:\d\n\"“”]{{2,50}}?)"
    rf" (?P<content>at {_SUM})"
)
_COUNTED = re.compile(
    rf"[$£€₦₹¥%]|\b(?:{_TIMES}|per ?cent|hundred|thousand|million|billion|trillion|dollars|euros|pounds|people)\b"
)
_CLAUSE = re.compile(r"[;:] (?:and |but )?")
_REACH = 160  # characters


def find_estimates(page: Page) -> list[Found]:
    """The figures of sentences in which somebody puts something at a sum."""
    return [found for match in PUT.finditer(page.text) for found in _given(match, page)]


def _given(match: re.Match[str], page: Page) -> Iterator[Found]:
    start, end = match.span("content")
    if not page.is_read(start) or page.quotation_at(match.start()) is not None:
        return
    if page.text.startswith("it ", start) and _COUNTED.search(page.text, start, end) is None:
        return  # "put it at 4 degrees"
    source = _source(match.start(), page)
    if source is None:
        return
    first = Found([(start, end)], match.span("cue"), source, (source[0], match.end("cue")), rank=70,
                  evidence=["phrase.estimate"], stance="say")  # fmt: skip
    yield first
    further = GAPPED.match(page.text, end)
    if further is not None:
        yield Found([further.span("content")], None, further.span("source"), None, rank=70,
                    evidence=["phrase.estimate"], stance="say")  # fmt: skip


def _source(cue: int, page: Page) -> Offsets | None:
    """Who stands before the verb, from where its clause begins."""
    beginnings = sentence_beginnings(page.text)
    at = bisect_right(beginnings, cue) - 1
    while at and is_abbreviated(page.text, beginnings[at] - 2) and beginnings[at] > cue - _REACH:
        at -= 1
    low = max(beginnings[at], cue - _REACH)
    for clause in _CLAUSE.finditer(page.text, low, cue):
        low = clause.end()
    found = SOURCE.match(page.text[low:cue])
    return (low + found.start("source"), low + found.end("source")) if found is not None else None


__all__ = ["find_estimates"]
