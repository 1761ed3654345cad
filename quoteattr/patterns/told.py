"""A report that its speaker closes: "The pool leaks, Ann Lee told the court." Long ones defeat the parse."""

import re

from quoteattr.lang.grammar import BE, DETERMINER
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_NOT_WHOM = r"(?!(?:that|it|he|she|they|to|how|what|why|when|where|who|about)\b)"
_PLACE = r"(?: (?:on|in|at|by) (?:[\w’'-]+ ?){1,3})?"
#: Ends in a comma, a speaker without one, and "said", or "told" and a short addressee, up to the full stop.
TOLD = re.compile(
    r", (?!(?:and|but|or|as|who|which|when|while|so|then|where|if|though|although)\b)"
    rf"(?P<source>(?:{DETERMINER} )?(?:[a-z][\w’'-]* ){{0,4}}(?:[A-Z][\w’'.-]* ){{1,4}}"
    r"|the (?:[a-z][\w’'-]* ){1,3})"
    rf"(?:(?P<cue>told) (?:{_NOT_WHOM}[\w’'-]+ ){{0,4}}[\w’'-]+|(?P<said>said|warned|added|explained))"
    rf"{_PLACE}\.(?=\s|$)"
)
#: With these words the sentence's head is no report: "When asked, Ann Lee told the court."
_NO_REPORT = re.compile(
    r"(?:when|after|before|as|while|although|though|because|if|since|once|until|despite|according|[A-Za-z]+(?:ing|ed))\b",
    re.IGNORECASE,
)
_IS_TOLD = re.compile(rf"\b{BE}\s*$")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"‘'])|\n")
LEAST = 6  # words
#: Before "said" the parse finds shorter ones.
LEAST_SAID = 20
_REACH = 600  # characters


def find_told(page: Page) -> list[Found]:
    """The reports of sentences without marks that end with a speaker, "told" and whom."""
    found = []
    for match in TOLD.finditer(page.text):
        low = max(0, match.start() - _REACH)
        ends = [end.end() for end in _SENTENCE_END.finditer(page.text, low, match.start())]
        start = ends[-1] if ends else low
        if _IS_TOLD.search(match["source"]):
            continue  # "the court was told by Ann Lee"
        if start == low > 0 or _NO_REPORT.match(page.text, start) or not page.is_read(start):
            continue
        whole = page.text[start : match.start()]
        verb = "cue" if match["cue"] else "said"
        if len(whole.split()) < (LEAST if verb == "cue" else LEAST_SAID) or not page.finite_in(start, match.start()):
            continue
        if page.quotations_in(start, match.end()) or ";" in whole or ":" in whole:
            continue
        source = match.start("source"), match.start("source") + len(match["source"].rstrip())
        found.append(
            Found([(start, match.start())], match.span(verb), source, (match.start(), match.end()), rank=80,
                  evidence=["block.told"], stance="say")
        )  # fmt: skip
    return found


__all__ = ["find_told"]
