"""The speaker of a second verb behind what the first reports: "*Ann Lee* said the talks were frank and *added* that".

Grammar alone would have the talks add; a writer who joins two verbs of saying has the same person say both. Orders,
promises and refusals may be part of what is told: "said the officers had come *and told her to leave*".
"""

import re
from collections.abc import Sequence
from functools import cache

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.joining import cut_second_verbs
from quoteattr.lang import reporting_forms
from quoteattr.lang.sentences import END
from quoteattr.patterns.page import Page

#: Who says the first stands at most so many reports before.
_NEAR = 5
_JOINT = re.compile(r"(?:,\s|\s)(?:and|but)(?:\s(?:then|later|also|\w+ly))?\s+$")
_LONGEST_JOINT = 30
#: What nobody does who has not said something before.
_ADDED = frozenset(("added", "adds"))
_EACH = re.compile(r"(?:every|each|no|neither)\s", re.IGNORECASE)
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "which"))
_WORD = re.compile(r"[a-z]+")


def with_first_speaker(rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The rows, a second verb with the first one's source where its own is a subject within the first one's content."""
    changed = list(rows)
    joined = []
    for index, att in enumerate(rows):
        first = _first(att, changed[max(0, index - _NEAR) : index], page) if _may_be_second(att, page.text) else None
        if first is not None:
            changed[index] = att._replace(source=first.source, parent=first.parent)
            joined.append(changed[index])
    if not joined:
        return changed
    return [row for row in cut_second_verbs(changed, joined, page) if not _is_rest(row, joined)]


def _may_be_second(att: Attribution, text: str) -> bool:
    """Whether its cue is a verb of saying that stands behind "and" or "but", with a subject ahead."""
    if att.cue is None or att.source is None or att.source[1] > att.cue[0] - 2:
        return False
    if _JOINT.search(text, max(att.source[1], att.cue[0] - _LONGEST_JOINT), att.cue[0]) is None:
        return False
    word = _WORD.match(text, att.cue[0])
    if word is None:
        return False
    if _EACH.match(text, *att.source):
        return True  # "said *every diver* had papers and offered to show them"
    if word.group() not in _saying() or text.startswith("to ", att.content[0][0]):
        return False
    return word.group() in _ADDED or text[slice(*att.source)].lower() not in _PRONOUNS


@cache
def _saying() -> frozenset[str]:
    forms = reporting_forms("en", "say", "claim", "write", "deny")
    return frozenset(form for form in forms if not form.endswith("ing"))


def _first(att: Attribution, before: Sequence[Attribution], page: Page) -> Attribution | None:
    """The report of the same sentence in whose content, outside of marks, the source lies."""
    assert att.cue is not None and att.source is not None
    if page.quotation_at(att.source[0]) is not None:
        return None
    for first in reversed(before):
        if first.cue is None or first.source is None or max(first.cue[1], first.source[1]) > att.source[0]:
            continue
        if any(_holds(piece, att.source) for piece in first.content):
            return first if END.search(page.text, first.cue[1], att.cue[0]) is None else None
    return None


def _is_rest(row: Attribution, joined: Sequence[Attribution]) -> bool:
    """Whether it reports by the first verb what the second says: "and added that"."""
    cues = [att.cue for att in joined if att.cue is not None and att.cue != row.cue and att.source == row.source]
    return any(_holds(row.content[0], cue) and cue[0] - row.content[0][0] <= _LONGEST_JOINT for cue in cues)


def _holds(piece: Offsets, part: Offsets) -> bool:
    return piece[0] <= part[0] and part[1] <= piece[1]


__all__ = ["with_first_speaker"]
