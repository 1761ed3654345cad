"""A quotation that stands alone, its speaker behind a dash or, in a caption, a colon: “It leaks.” — Meg Prowse,
engineer. It needs no parse."""

import re

from quoteattr.annotations import Mark, Offsets
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page
from quoteattr.patterns.shapes import is_title

#: The dash and the name to the end of the line; a sentence behind a dash ends with a mark of its own.
CREDIT = re.compile(
    r"[ \t\xa0]*(?P<cue>[—–―]|--?)[ \t\xa0]*"
    r"(?P<source>(?:(?:the|an?)[ ])?[A-Z][^\n]*?(?:[^\s.!?…:;\"”’»]|\b[JS]r\.))[ \t\xa0]*(?=\n|$)"
)
#: A caption: "“I knit when I am cross”: *Gwen Lee* at her stall".
CAPTIONED = re.compile(
    r"(?P<cue>:)[ \xa0](?P<source>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})(?= [a-z]|,|\.?[ \xa0]*(?:\n|$))"
)
NEXT_LINE = re.compile(r"[ \t\xa0]*\n\s*")
#: A credit is a name and what its bearer is: at most this many words, and characters.
MOST_WORDS, LONGEST = 12, 100


def find_credits(page: Page) -> list[Found]:
    """The attribution of each quotation that fills its line, or lines, up to a credit on the last one or below it."""
    found = []
    for index, mark in enumerate(page.quotations):
        limit = page.quotations[index + 1].start if index + 1 < len(page.quotations) else len(page.text)
        if mark.state == "closed" and page.is_read(mark.start) and _begins_line(page, mark):
            credit = _credit(page.text, mark.end, limit) or _caption(page.text, mark)
            if credit is not None:
                cue, source = credit
                found.append(
                    Found(
                        [(mark.start, mark.end)], cue, source, (cue[0], source[1]), rank=85,
                        evidence=["block.credit"], stance="say",
                    )
                )  # fmt: skip
    return found


def _begins_line(page: Page, mark: Mark) -> bool:
    return not page.text[page.paragraph(mark.start)[0] : mark.start].strip()


def _caption(text: str, mark: Mark) -> tuple[Offsets, Offsets] | None:
    match = CAPTIONED.match(text, mark.end, min(mark.end + LONGEST, len(text)))
    return (match.span("cue"), match.span("source")) if match is not None and not is_title(text, mark) else None


def _credit(text: str, end: int, limit: int) -> tuple[Offsets, Offsets] | None:
    below = NEXT_LINE.match(text, end)
    for start in (end, below.end() if below is not None else end):
        match = CREDIT.match(text, start, min(start + LONGEST, len(text)))
        if match is not None and match.end() <= limit and len(match["source"].split()) <= MOST_WORDS:
            return match.span("cue"), match.span("source")
    return None
