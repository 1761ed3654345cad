"""Words that a thing bears: "Chalked on a board by the door: “...”", "Over the gate is cut, in Latin: “...”".

Nobody says them, and who is named next to them, or spoke last, even less. What counts is the clause before the colon:
it begins with how the words were put there, lacks a subject but for the words themselves, or holds what bears them.
"""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.lang import one_of_kind, reporting_forms, words_of_kind
from quoteattr.lang.sentences import END
from quoteattr.patterns.page import Page

#: So many characters before a quotation are looked at.
_LEAD = 200
_WORD = re.compile(r"[a-z]+")
_PLACE = (
    r"(?:in|on|onto|over|above|across|under|underneath|below|beneath|behind|beside|at|along|around|round|inside|outside"
    r"|into|to|up|down|between|by|from|against|near|next\sto|through|upon)"
)
#: "*Cut on the chin, Lee* was calm": the sentence has a subject of its own.
_SUBJECT = re.compile(r",\s(?:the|an?|his|her|its|their|he|she|they|it|[A-Z]\w*)\b")
_SAYS = frozenset(("said", "says", "told", "tells", "asks"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    kinds = one_of_kind("en", "unspoken_words")
    done, sign, bears, surface, medium, text = (
        kinds[kind] for kind in ("inscribed", "sign", "bearing", "surface", "medium", "wording")
    )
    stands = r"(?:is|are|was|were|ha[sd]\sbeen|have\sbeen|hangs?|hung|stands?|stood|runs?|ran|lies|lay)"
    ends = r"(?=\s?[:,]|\s(?:of|with|in|on|from|at|by|that|which|yellow|\w+ed)\b)"
    place = rf"\W*{_PLACE}\s"
    written = rf"(?:\w+ly\s)?{done}\s(?:in\s(?:[\w-]+\s){{1,2}}|\w+ly\s)?{_PLACE}\b"
    return (
        # "the parcel *bore two labels*:"
        re.compile(rf".*\b{bears}\s(?:[\w’'-]+\s){{1,4}}?(?:{sign}|{text}){ends}.*:$", re.IGNORECASE),
        re.compile(rf"\W*{written}.*:$", re.IGNORECASE),  # "*Daubed in red across* the shutters:"
        # "Round the rim *runs, in blue glaze*:", "on the gate *was nailed* a plank:"
        re.compile(rf"{place}.*\b{stands}(?:\s{done})?(?:,[^,:]*)*(?:\sin\s[\w\s]{{3,20}})?:$", re.IGNORECASE),
        re.compile(rf"{place}.*\b{stands}\s(?:\w+ly\s)?{done}\b.*:$", re.IGNORECASE),
        # "In the window *hangs a card*, yellow with age:"
        re.compile(rf"{place}.*\b{stands}\s(?:[\w’'-]+\s){{1,4}}?{sign}{ends}.*:$", re.IGNORECASE),
        # "on a brass plate, *are the words*:"
        re.compile(rf"{place}.*\b{surface}\b.*\b{stands}\s(?:[\w’'-]+\s){{1,3}}?{text}\b.*:$", re.IGNORECASE),
        # "*The stone* over the well *is inscribed*, in Latin:"
        re.compile(
            rf"\W*(?:\w+\s)?(?:\w+\s)?\b(?:{surface}|{sign})\b.*\b{stands}\s(?:\w+ly\s)?{done}\b.*:$", re.IGNORECASE
        ),
        re.compile(rf".*\bin\s(?:[\w-]+\s){{0,2}}{medium}\W*:$", re.IGNORECASE),
    )


def is_inscription(page: Page, att: Attribution) -> bool:
    """Whether the clause that leads to the words says what bears them, and no cue stands behind that clause."""
    start = att.content[0][0]
    before = page.text[max(0, start - _LEAD) : start].rstrip()
    if not before.endswith(":") or page.quotation_at(start) is None:
        return False
    if att.cue is not None and att.cue[0] >= start and not _is_closed(page, start):
        return False
    lead = END.split(before)[-1].replace("\u00a0", " ")
    bears, *others, handwritten = _patterns()
    if bears.match(lead) is not None:
        return True
    if handwritten.match(lead) is not None:
        return att.source is None  # of a diary's two hands each is somebody's
    if _SUBJECT.search(lead) or _reports(lead):
        return False
    return any(pattern.match(lead) is not None for pattern in others)


def _is_closed(page: Page, start: int) -> bool:
    """Whether the quotation ends as a sentence, so that what follows is another: "“Go home.” Lee *laughed*."""
    at = page.quotation_at(start)
    return at is not None and page.text[page.quotations[at].inner_start : page.quotations[at].inner_end].endswith(".")


def _reports(lead: str) -> bool:
    """Whether somebody speaks in it: "Carved up by the press, Lee *warned*:"."""
    kinds = words_of_kind("en", "unspoken_words")
    forms = reporting_forms("en", "say", "ask", "claim", "promise", "agree", "deny")
    words = set(_WORD.findall(lead.lower())).difference(kinds["inscribed"], kinds["showing"], kinds["naming"])
    return any(word in forms and (word.endswith("ed") or word in _SAYS) for word in words)


__all__ = ["is_inscription"]
