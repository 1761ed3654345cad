"""A quotation whose speaker the next sentence names: "Not a penny." That was Ann Lee's answer; or the same sentence:
"Where am I?" were the first words of the pilot. It needs no parse."""

import re

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang import one_of, one_of_kind, reporting_forms
from quoteattr.lang.grammar import IS
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_NOUN = one_of_kind("en", "utterance_nouns")["verdict"]
_SAID = one_of(sorted(reporting_forms("en", "say", "write", "ask") | {"used", "uses"}))
_WAS = (
    r"(?:"
    rf"(?P<holder>[^\s.,;][^.,;\n]{{1,60}}?)['’]s?\s(?:\w+\s)?(?P<noun>{_NOUN})\b"
    rf"|the\s(?:\w+\s)?(?P<of>{_NOUN})\s(?:of|from|by)\s(?P<behind>(?:the\s)?[^\s.,;][^.,;\n]{{1,60}}?)"
    r"(?=[.,;\n]|\s(?:on|in|at|after|before|when|as|to|last|this|yesterday|today)\b|$)"
    r"|how\s(?P<who>[^\s.,;][^.,;\n]{1,60}?)\s(?P<verb>put|described|summed|saw|remembered|explained)\b"
    r")"
)
#: Behind a quotation that is a sentence of its own, and behind one that is the subject.
VERDICT = re.compile(rf"[ \t\xa0]+(?:That|This|So|Such|Those|These)\s{IS}\s" + _WAS)
#: "“Never!” was *all that Lee said*", "“Whose hat?” was *the first thing Lee asked*": not more than that was said.
ALL = re.compile(
    rf"[ \t\xa0]+{IS}\s(?:all|the\s(?:\w+\s)?(?:thing|words?|phrase|term))(?:\s(?:that|which))?"
    rf"\s(?P<who>[^\s.,;][^.,;\n]{{1,60}}?)\s(?P<verb>(?:(?:could|had|ever|would)\s){{0,2}}{_SAID})\b"
)
WORDS = re.compile(rf"[ \t\xa0]+{IS}\s" + _WAS)


def find_verdicts(page: Page) -> list[Found]:
    """The attribution of each quotation that the words behind it give to somebody."""
    found = []
    for mark in page.quotations:
        if mark.state == "closed" and page.is_read(mark.start):
            match = _is_sentence(page.text, mark) and VERDICT.match(page.text, mark.end)
            match = match or (_is_utterance(page.text, mark) and WORDS.match(page.text, mark.end))
            match = match or ALL.match(page.text, mark.end)
            if match:
                cue, source = _spans(match)
                found.append(
                    Found(
                        [(mark.start, mark.end)], cue, source, (mark.end, max(cue[1], source[1])), rank=85,
                        evidence=["block.verdict"], stance="say",
                    )
                )  # fmt: skip
    return found


def _is_sentence(text: str, mark: Mark) -> bool:
    return text[mark.inner_start : mark.inner_end].rstrip()[-1:] in {".", "!", "?", "…"}


def _is_utterance(text: str, mark: Mark) -> bool:
    """Whether it asks or cries out, or has a word in small letters behind the first: a title as a rule has not."""
    inner = text[mark.inner_start : mark.inner_end]
    return inner.rstrip()[-1:] in {"!", "?"} or sum(word[:1].islower() for word in inner.split()[1:]) > 1


def _spans(match: re.Match[str]) -> tuple[Offsets, Offsets]:
    found = match.groupdict()
    for cue, source in (("noun", "holder"), ("of", "behind"), ("verb", "who")):
        if found.get(cue) is not None:
            return match.span(cue), match.span(source)
    raise AssertionError("one of the alternatives has matched")
