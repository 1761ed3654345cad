"""Whose "the first" and "the second" are, where somebody has put out two: "The council issued *two statements*. *The
first* said nobody was hurt"."""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.phrasing.phrases import noun_phrase_before
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon

_WHICH = re.compile(
    r"(?P<of>the (?:first|second|third|latest|other)|another|an? (?:second|third|further|later))"
    r"(?: (?:one|(?P<what>[a-z\-]+)))?",
    re.IGNORECASE,
)
_MESSAGE = (
    r"(?:account|alert|bulletin|communiqu[eé]|despatch|dispatch|email|e-mail|letter|memo|message|notice|post"
    r"|press[ ]release|report|statement|tweet|version)"
)
_SEVERAL = r"(?:two|three|several|a[ ](?:pair|series)[ ]of)[ ](?:[a-z\-]+[ ]){0,2}?"
_PUT_OUT = re.compile(
    r"[ ](?:has[ ]|have[ ]|had[ ])?"
    r"(?:put[ ]out|issued|released|published|posted|circulated|sent(?:[ ]out)?|made|gave|wrote)[ ]"
    rf"(?:{_SEVERAL}(?P<many>{_MESSAGE}e?)s|an?[ ](?:[a-z\-]+[ ]){{0,2}}?(?P<one>{_MESSAGE}))\b"
)
#: Something else of which there are several: "*Two residents* spoke. The first".
_OTHERS = re.compile(r"\b(?:two|three|four|both|several|others)\b|\band[ ](?:an?|the|[A-Z])", re.IGNORECASE)
_BY = re.compile(r",|[ ](?:from|by|of|in)\b")
_BACK = 3  # sentences before in which it stands: the other one comes between


def who_put_out(text: str, layout: Layout, start: int, end: int, lexicon: Lexicon) -> Offsets | None:
    """The subject of whose two messages the source is one; None where it is none or nobody is told of."""
    which = _WHICH.fullmatch(text, start, end)
    if which is None or _BY.match(text, end):
        return None
    here = layout.sentence(start)
    low = layout.sentence_starts[max(0, here - _BACK)]
    told = [found for found in _PUT_OUT.finditer(text, low, start) if layout.quoted(found.start()) < 0]
    if not told or layout.paragraph(start) - layout.paragraph(told[-1].start()) > 1:
        return None
    if not _is_of(which, told[-1]) or _OTHERS.search(text, told[-1].end(), layout.sentence_span(start)[0]):
        return None
    at = told[-1].start()
    begin, _ = layout.sentence_span(at)
    comma = text.rfind(", ", begin, at)
    clause = comma + 2 if comma >= 0 else begin
    if noun_phrase_before(text, at, lexicon) is None and not text[clause:at].strip()[:1].isupper():
        return None
    return (clause, at) if at - clause < 80 else noun_phrase_before(text, at, lexicon)


def _is_of(which: re.Match[str], told: re.Match[str]) -> bool:
    """Whether it can be one of those: "the first", "the second letter"; behind a single one "another letter"."""
    what = (which["what"] or "").lower()
    if told["many"]:
        return not what or what == told["many"].lower()
    return what == told["one"].lower() and not which["of"].lower().startswith(("the first", "the other"))


__all__ = ["who_put_out"]
