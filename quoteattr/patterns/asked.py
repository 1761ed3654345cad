"""A question without marks that its own report interrupts: "Would the board, Ann Lee wanted to know, take it back?"
The parse loses its way in it."""

import re

from quoteattr.lang.grammar import DETERMINER
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_OPENING = (
    r"(?:Would|Will|Did|Do|Does|Is|Are|Was|Were|Can|Could|Should|Has|Have|Had|Might|May|Must|What|Who|Whose|Where|When"
    r"|Why|How|Which)"
)
_WORD = r"[\w’'\-]+"
_NAME = r"(?:[A-ZÀ-Þ][\w.’'\-]*\s){1,4}(?:(?:of|from)\s(?:the\s)?(?:[A-ZÀ-Þ&][\w.’'\-]*\s){1,4})?"
ASKED = re.compile(
    rf"(?:(?<![^\n])|(?<=[.!?][\s\xa0])|(?<=[.!?][”\"][\s\xa0]))(?P<head>{_OPENING}\s[^.,;:!?\n\"“”]{{1,80}}),\s"
    rf"(?P<who>(?:he|she|they|we|I)\s|(?:{DETERMINER}\s)?(?:[a-z]{_WORD}\s){{0,3}}?{_NAME}|{DETERMINER}\s(?:{_WORD}\s){{1,4}}?)"
    r"(?P<cue>want(?:s|ed)\sto\sknow|ask(?:s|ed)|wonder(?:s|ed)|[ie]nquire[sd]|demand(?:s|ed))"
    rf"(?:\s{_WORD}){{0,4}},\s(?P<rest>[^.!?\n\"“”]{{1,200}}\?)"
)


def find_asked(page: Page) -> list[Found]:
    """The questions with who asks them in the middle."""
    found = []
    for match in ASKED.finditer(page.text):
        if not page.is_read(match.start()) or page.quotations_in(*match.span()):
            continue
        source = match.start("who"), match.end("who") - 1
        found.append(
            Found([match.span("head"), match.span("rest")], match.span("cue"), source, (source[0], match.end("cue")),
                  rank=85, evidence=["block.asked"], stance="ask")
        )  # fmt: skip
    return found


__all__ = ["find_asked"]
