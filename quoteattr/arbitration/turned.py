"""Reports that the network reads the wrong way round: "Ann Lee, the mayor, said *the engineer, Bo Kim, had closed* it"
holds no words of the engineer's."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.partners import meet
from quoteattr.patterns.page import Page

_PASSIVE = re.compile(r"(?:\w+[ ])?(?:is|are|was|were|been|being)[ ]")
_WORD = re.compile(r"[\w’'\-]+")


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
    cut = behind[0] > end + 1 and _opens_with_its_verb(page, behind[0])
    for other in beside:
        if other.cue is None or other.source is None or len(other.content) != 1 or not meet(att.cue, other.cue):
            continue
        start, stop = other.content[0]
        follows = other.source[1] <= other.cue[0] and start <= other.cue[1] + 1 and start <= behind[0] < stop
        within = any(other.source[0] <= first and last <= other.source[1] for first, last in ahead)
        if follows and (cut or within):
            return att._replace(source=other.source, content=other.content)
    return att


def _opens_with_its_verb(page: Page, at: int) -> bool:
    word = _WORD.match(page.text, at)
    return word is not None and page.finite_in(*word.span())
