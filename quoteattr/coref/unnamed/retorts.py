"""Who puts a short question, or answers one, in a paragraph of its own behind what another has said.

“I assume so,” said Lee, whom Kim had asked. / “You assume?” / “It is in the letter.”
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.unnamed.holders import Decision
from quoteattr.coref.words.layout import Layout

_MOST_ASKED = 5  # words of such a question
_MOST_ANSWERED = 12
_PARAGRAPHS = 3  # so far before the other one has spoken
_BEFORE = 6  # attributions that are looked at for that
_ASKS = re.compile(r"\bask(?:s|ed)?\b|\bwonder(?:s|ed)\b|\binquire[sd]\b|\bdemand(?:s|ed)\b")
#: A dash opens a turn, too.
_MARKS = "\"'“”‘’«»–—―-"


class Retorts:
    """Those of one article. alone: the attributions that are all of a paragraph, by its number."""

    def __init__(
        self, text: str, layout: Layout, attributions: Sequence[Attribution], alone: Mapping[int, Attribution]
    ) -> None:
        self._text, self._layout = text, layout
        outer = sorted((att for att in attributions if att.parent is None), key=lambda att: att.content[0][0])
        self._places = {att.id: n for n, att in enumerate(outer)}
        self._outer = outer
        self._turns = {att.id for att in alone.values() if att.source is None}
        follow = [(att, later) for att, later in pairwise(outer) if self._apart(att, later) == 1]
        self._behind = {later.id: att for att, later in follow}
        self._ahead = {att.id: later for att, later in follow}

    def speaker(self, att: Attribution, decide: Callable[[Attribution], Decision]) -> Identity | None:
        """The one of two who has not spoken last, where it plainly is a retort. decide: who says another one."""
        last = self._behind.get(att.id)
        if last is None or att.id not in self._turns or not self._retorts(att, last):
            return None
        by = decide(last).identity
        if by is None or by.type not in (PERSON, "UNNAMED"):
            return None
        place = self._places[last.id]
        for other in reversed(self._outer[max(0, place - _BEFORE) : place]):
            if self._apart(other, last) > _PARAGRAPHS:
                return None
            who = decide(other).identity
            if who is not None and who is not by:
                return who if who.type in (PERSON, "UNNAMED") else None
        return None

    def is_put_to(self, att: Attribution, decide: Callable[[Attribution], Decision]) -> bool:
        """Whether it is a question without a source between what one person says and, with a source, says again: nobody
        answers himself with "“No,” she said"."""
        last, reply = self._behind.get(att.id), self._ahead.get(att.id)
        if last is None or reply is None or reply.source is None or att.id not in self._turns:
            return False
        if not self._is_question(att) or self._is_question(last) or self._is_question(reply):
            return False
        by = decide(last).identity
        return by is not None and decide(reply).identity is by

    def _retorts(self, att: Attribution, last: Attribution) -> bool:
        """Whether one of the two is a question, and the other none; what is rhetorical is not said to be asked."""
        asks, asked = self._is_question(att), self._is_question(last)
        words = len(self._text[slice(*att.content[0])].split())
        if asks or not asked:
            return asks and not asked and words <= _MOST_ASKED
        put = last.id in self._turns or (last.cue is not None and _ASKS.search(self._text, *last.cue) is not None)
        return put and words <= _MOST_ANSWERED

    def _is_question(self, att: Attribution) -> bool:
        start, end = att.content[-1]
        quoted = self._text[att.content[0][0]] in _MARKS or self._layout.quoted(att.content[0][0]) >= 0
        return quoted and self._text[start:end].rstrip(_MARKS + " ").endswith("?")

    def _apart(self, att: Attribution, later: Attribution) -> int:
        return self._layout.paragraph(later.content[0][0]) - self._layout.paragraph(att.content[-1][1] - 1)


__all__ = ["Retorts"]
