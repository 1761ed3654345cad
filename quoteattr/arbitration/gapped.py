"""Second reports whose verb is left out, since it is the first one's: "Ann Lee says that it will hold, *Bo Kim that it
will not*"."""

import re

from quoteattr.annotations import Attribution
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.patterns.page import Page

#: The next speaker, whom a comma or a semicolon parts from what the first says, and the clause that is left of it.
_NEXT = re.compile(
    r"[,;]\s(?:(?:and|but|while)\s)?"
    r"(?P<source>(?:(?:the\s)?others?|another|a\s(?:second|third)|some|the\sother\shalf|those\s[^,.;:!?\n\"“”]{2,40}"
    r"|[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,4})"
    r"(?:,\s[^,.;:!?\n\"“”]{2,80}(?=,\s))?)"
    r",?\s(?=that\s)"
)
#: Without "that" in the first clause: "Half the town says it is late, *the other half that* it is early".
_CONTRASTED = re.compile(
    r"[,;]\s(?:and\s|but\s)?(?:the\sother\shalf|the\sothers|those\s[^,.;:!?\n\"“”]{2,40}),?\sthat\s"
)
_TO_STOP = re.compile(r"[^.;:!?\n\"“”]{1,300}(?=[.;:!?\n]|$)")
_THAT = "that "


def split_off_gapped(row: Attribution, page: Page) -> list[Attribution]:
    """The row, and apart from it what somebody else says in a clause without a verb of its own.

    Only where both clauses begin with "that" and have verbs, so that a relative clause is none of them.
    """
    start, end = row.content[-1]
    if row.cue is None or row.source is None or not row.cue[1] < start:
        return [row]
    if not page.text.startswith(_THAT, start) and _CONTRASTED.match(page.text, end) is None:
        return [row]
    if page.quotations_in(row.cue[1], start) or not is_reporting(page.text, row):
        return [row]
    behind = _NEXT.match(page.text, end)
    further = _TO_STOP.match(page.text, behind.end()) if behind is not None else None
    stop = end if further is None else further.end()
    second = next((found for found in _NEXT.finditer(page.text, start, stop) if _parts(found, start, stop, page)), None)
    if second is None:
        return [row]
    first = row._replace(content=(*row.content[:-1], (start, second.start())))
    rest = row._replace(
        id=row.id + "g", content=((second.end(), stop),), cue=None, source=second.span("source"),
        evidence=(*row.evidence, "verb.gapped"),
    )  # fmt: skip
    return [first, rest]


def _parts(second: re.Match[str], start: int, end: int, page: Page) -> bool:
    """Whether a clause stands on both sides, neither of them in marks."""
    whole = page.finite_in(start, second.start()) and page.finite_in(second.end(), end)
    return whole and page.quotation_at(second.start()) is None


__all__ = ["split_off_gapped"]
