"""Verbs of reporting in other senses: "claimed a medal", "the clock says ten", "is told from the duck by its bill"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from quoteattr.annotations import Attribution
from quoteattr.lang import table

_ANY = "-"
#: What stands behind the noun: "the clock on the hall".
_BEHIND_HEAD = re.compile(r"\s(?:of|on|in|at|above|over|outside|beside|by|from)\s")
#: Three words in marks: somebody said them.
_QUOTED = re.compile(r"[\"“«„][^\"”»\n]*\w\s[^\"”»\n]*\s\w[^\"”»\n]*[\"”»]")
#: "(Imrie 14', Said 71')": a name in a list of figures.
_FIGURE = re.compile(r"\s+\d")


class _Sense(NamedTuple):
    cue: re.Pattern[str]
    source: re.Pattern[str]
    content: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _senses() -> tuple[_Sense, ...]:
    rows = [["" if cell == _ANY else cell for cell in row] for row in table("en", "other_senses")]
    return tuple(
        _Sense(
            re.compile(rf"\b(?:{cue})\s*$", re.IGNORECASE),
            re.compile(rf"\b(?:{source})\W*$" if source else "", re.IGNORECASE),
            re.compile(content, re.IGNORECASE),
            re.compile(behind, re.IGNORECASE),
        )
        for cue, source, content, behind in rows
    )


def is_other_sense(text: str, att: Attribution) -> bool:
    """Whether the verb means something else than a report; with words in marks it is taken for one."""
    if att.cue is None or att.floating:
        return False
    cue = text[slice(*att.cue)]
    if cue.istitle() and _FIGURE.match(text, att.cue[1]):
        return True
    if text[max(0, att.cue[0] - 1) : att.cue[0]] == "-":  # "so-*called* zombie loans"
        return True
    content = text[att.content[0][0] : att.content[-1][1]]
    if _QUOTED.search(content):
        return False
    source = _BEHIND_HEAD.split(text[slice(*att.source)])[0] if att.source is not None else ""
    return any(
        (not sense.source.pattern or sense.source.search(source))
        and sense.content.match(content)
        and sense.behind.match(text, att.cue[1])
        for sense in _senses_of(cue)
    )


@lru_cache(maxsize=4096)
def _senses_of(cue: str) -> tuple[_Sense, ...]:
    return tuple(sense for sense in _senses() if sense.cue.search(cue))


__all__ = ["is_other_sense"]
