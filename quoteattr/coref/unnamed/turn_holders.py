"""Who takes which part in a conversation, as the text around its turns says it.

"Ann Lee was cross-examined by Bo Kim before Judge Roe": the witness, counsel and the court. "Present: Ann Lee (chair)";
"Ann Lee, who bakes, and Bo Kim, who mills": the chair, the baker and the miller. A part that several are said to take
is nobody's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.mentions import Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.naming.turn_parts import FAR, parts_at
from quoteattr.lang import table

_BRACKETED = re.compile(r",?[ ]\(([^()\n]{2,40})\)")
_TITLED = re.compile(r"\b([A-Za-z]+)(?::|[ ][–—-])[ ](?:[A-Z][\w.’'\-]*[ ]){0,3}$")
_TITLE = re.compile(r"(?<!\w)((?:[A-Z][a-z]+[ ]){1,3})$")
_TRADE = re.compile(r",[ ]who[ ](?:still[ ])?([a-z]+?)(?:es|s|ed)\b")
#: People named before the last turn of whom more are no cast of a conversation.
_MOST = 60
#: So many characters behind the last turn may say who took part.
_BEHIND = 400


class TurnHolders:
    """The parts of an article's conversation."""

    def __init__(self, text: str, index: Index, turns: Sequence[Offsets]) -> None:
        self._text = text
        self._ends = [end for _, end in turns]
        self._named = list(_outside(index, turns)) if turns else []
        self._held: dict[str, list[tuple[int, Identity]]] = {}
        for mention in self._named:
            for part in parts_at(text, mention.start, mention.end):
                self._held.setdefault(part, []).append((bisect_right(self._ends, mention.start), mention.identity))

    def holder(self, label: str, at: int) -> Identity | None:
        """Whom a label at an offset means by a part: of those who took it the last, as witnesses follow each other."""
        noun = label.lower().split()[-1] if label else ""
        if not noun.replace("/", "").isalpha():
            return None  # "CALLER 2"
        part = _part_of().get(noun, "-")
        return self.of_part(part, at) or self._so_called(noun)

    def of_part(self, part: str, at: int) -> Identity | None:
        """Who takes a part at an offset: of those said so before it the last, else the one whom the lines behind the
        last turn name: "From the deposition of Ann Lee"."""
        number, held = bisect_right(self._ends, at), self._held.get(part, ())
        turns = [turn for turn, _ in held if turn <= number] or [len(self._ends)]
        last = {who for turn, who in held if turn == turns[-1]}
        return last.pop() if len(last) == 1 else None

    def _so_called(self, noun: str) -> Identity | None:
        """The only one beside whose name the noun stands in brackets or before a colon, who does what it says, or whose
        title it shortens."""
        found = {mention.identity for mention in self._named if _is_called(self._text, mention, noun)}
        found = found or {m.identity for m in self._named if _shortens(noun, self._text, m)}
        return found.pop() if len(found) == 1 else None


def _outside(index: Index, turns: Sequence[Offsets]) -> Iterator[Mention]:
    """The people named in no turn, before the last one and right behind it."""
    starts, ends = [start for start, _ in turns], [end for _, end in turns]
    for mention in [*index.between(0, starts[-1])[:_MOST], *index.between(ends[-1], ends[-1] + _BEHIND)]:
        turn = bisect_right(starts, mention.start) - 1
        spoken = turn >= 0 and mention.start < ends[turn]
        if not spoken and mention.identity.type == PERSON and not (mention.modifier or mention.possessive):
            yield mention


def _is_called(text: str, mention: Mention, noun: str) -> bool:
    bracketed = _BRACKETED.match(text, mention.end, mention.end + FAR)
    titled = _TITLED.search(text, max(0, mention.start - FAR), mention.start)
    if bracketed is not None and bracketed[1].lower().split()[-1] == noun:
        return True
    if titled is not None and titled[1].lower() == noun and noun in _part_of():  # no "Lee: Bo Kim will not come"
        return True
    trade = _TRADE.match(text, mention.end, mention.end + FAR)
    return trade is not None and noun.endswith(("er", "or")) and noun[:-2] in (trade[1], trade[1] + trade[1][-1])


def _shortens(noun: str, text: str, mention: Mention) -> bool:
    """Whether it is the title before the name cut short: "capt" of "Captain", "f/o" of "First Officer"."""
    before = _TITLE.search(text, max(0, mention.start - FAR), mention.start)
    title = before[1].lower().split() if before is not None else []
    if "/" in noun:
        return noun.split("/") == [word[0] for word in title]
    return len(noun) > 2 and len(title) == 1 and title[0].startswith(noun)


@cache
def _part_of() -> Mapping[str, str]:
    return {noun: part for noun, part in table("en", "turn_roles")}


__all__ = ["TurnHolders"]
