"""Reports that the network reads the wrong way round: "Ann Lee, the mayor, said *the engineer, Bo Kim, had closed* it"
holds no words of the engineer's."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import overlap
from quoteattr.lang.grammar import IS_OR_BEEN
from quoteattr.patterns.page import Page

_PASSIVE = re.compile(rf"(?:\w+[ ])?{IS_OR_BEEN}[ ]")
_ADDRESSING = re.compile(r"\b(?:tell|told|tells|warn\w*|assur\w+|remind\w*|inform\w*|ask\w*)$")
_WARNS = re.compile(r"\bwarn(?:s|ed|ing)?$")
_OF = re.compile(r"\s(?:of|about|against)\s[^,.;:!?\n]{2,60}\s")
_IF = re.compile(r"(?:if|unless|should)\s")
_NOUN = (
    r"(?P<noun>(?:(?:the|an?|his|her|its|their|this|these|those|one|two|three|some|many|most)\s[^,.;:!?\n()]{1,60}?"
    r"|[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,4})(?:,\s[^,.;:!?\n()]{1,80},|\s\([^()\n]{1,60}\)))\s"
)
#: A noun phrase and what is said of it in commas or brackets.
_ASIDE = re.compile(rf"\s{_NOUN}")
#: The same behind who is told.
_TOLD = re.compile(
    r"\s(?:(?:reporters|journalists|supporters|staff|fans|him|her|them|us|me|it|you"
    r"|(?:the\s|an?\s|his\s|her\s)?(?:[A-Z][\w’'.-]*\s)*[A-Z][\w’'.-]*"
    r"|(?:the|an?|his|her|their)\s[a-z]+)\s)"
    rf"(?=(?:the|an?|his|her|its|their|this|these|those|one|two|three|some|many|most)\s){_NOUN}"
)


#: So many characters at most stand between a cue and its content: "said in a statement".
_NEAR = 40


def turned(att: Attribution, beside: Sequence[Attribution], page: Page) -> Attribution:
    """With source and content by the tree, where what the network has for the content begins with the verb of the
    clause behind the cue, whose subject it left out or took for who says it. beside: what the patterns have there."""
    if att.cue is None or _PASSIVE.match(page.text, *att.cue):
        return att  # "The rebels *are described* as heroes"
    end = att.cue[1]
    behind = next((piece for piece in att.content if piece[0] > end), None)
    if behind is None or page.quotations_in(end, behind[1]):
        return att
    ahead = [piece for piece in att.content if piece[1] <= att.cue[0]]
    if any(page.finite_in(*piece) or page.quotations_in(*piece) for piece in ahead):
        return att  # "*The road is closed*, said Ann Lee, and *will be*"
    cut = behind[0] > end + 1 and page.finite_at(behind[0])
    for other in beside:
        if other.cue is None or other.source is None or len(other.content) != 1 or not overlap(att.cue, other.cue):
            continue
        start, stop = other.content[0]
        follows = other.source[1] <= other.cue[0] and start <= behind[0] < stop and _follows(page, other.cue[1], start)
        within = any(other.source[0] <= first and last <= other.source[1] for first, last in ahead)
        if follows and (cut or within) and ":" not in page.text[start : behind[0]]:
            return att._replace(source=other.source, content=other.content)
    return att


def _follows(page: Page, end: int, start: int) -> bool:
    """Whether a content stands behind a cue with at most a few words and no comma between: "said in a statement"."""
    return start <= end + _NEAR and "," not in page.text[end:start]


def with_its_subject(att: Attribution, page: Page) -> Attribution:
    """With the subject of its clause behind the cue, where the network has the predicate alone and the tree is no help:
    "insisted *Bo Park, the engineer,* had closed it", "told the Post *the road (built in 1970)* was closed"."""
    if att.cue is None or att.source is None or len(att.content) > 1 or att.source[1] > att.cue[0]:
        return att
    start, end = att.content[0]
    warning = _WARNS.search(page.text, *att.cue) and _IF.match(page.text, start)
    if warning and not page.quotations_in(att.cue[1], end) and _OF.fullmatch(page.text, att.cue[1], start):
        return att._replace(content=((att.cue[1] + 1, end),))  # "warned *of floods* if it rained"
    if start <= att.cue[1] + 1 or not page.finite_at(start) or page.quotations_in(att.cue[1], end):
        return att
    addressed = _ADDRESSING.search(page.text, *att.cue) is not None
    subject = (_TOLD if addressed else _ASIDE).fullmatch(page.text, att.cue[1], start)
    if subject is None or page.finite_in(*subject.span("noun")):
        return att
    return att._replace(content=((subject.start("noun"), end),))
