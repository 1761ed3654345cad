"""A cry with who utters it behind: a shout of “Sack the umpire!” from a man on the bank. It needs no parse."""

import re

from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import DETERMINER
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_CRY = one_of_kind("en", "utterance_nouns")["cry"]
_BEFORE = re.compile(rf"\b{_CRY}\sof\s$")
#: The one it is from, up to the next comma or stop.
_FROM = re.compile(
    r"\s(?:(?:came|comes|rang\sout|rose|went\sup)\s)?from\s"
    rf"(?P<who>(?:{DETERMINER}\s|[A-ZÀ-Þ])[^.,;:!?\n\"“”()—–]{{1,60}}?)(?=[.,;:!?\n()—–]|\s(?:and|as|but|when|while)\s|$)"
)
_REACH = 20


def find_cries(page: Page) -> list[Found]:
    """The attribution of each quotation that is said to be a cry from somebody."""
    found = []
    for mark in page.quotations:
        if mark.state != "closed" or not page.is_read(mark.start):
            continue
        noun = _BEFORE.search(page.text, max(0, mark.start - _REACH), mark.start)
        behind = _FROM.match(page.text, mark.end) if noun is not None else None
        if noun is not None and behind is not None:
            cue = noun.start(), noun.end() - 1
            found.append(
                Found([(mark.start, mark.end)], cue, behind.span("who"), (cue[0], behind.end()), rank=85,
                      evidence=["block.cry"], stance="say")
            )  # fmt: skip
    return found


__all__ = ["find_cries"]
