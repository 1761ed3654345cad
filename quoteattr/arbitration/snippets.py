"""Lines of logs, and bits of code in a sentence, in which nobody says anything; for whole lines see `programs`."""

import re

from quoteattr.annotations import Attribution
from quoteattr.patterns.page import Page

#: A line of a log: "2031-03-02 04:10:07 WARN pump says".
_LOG = re.compile(
    r"\s*\[?(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d:\d\d\S*\s+\[?"
    r"(?:DEBUG|TRACE|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b"
)
_LONGEST_LINE = 2000
_CODE = re.compile(r"[\[({]['\"]|[={}<>|\\]")
#: "echo *"done" >> /var/log/pages*"
_REDIRECTION = re.compile(r"[\"']\s>>?\s[\w.~-]*/[\w./-]+")
#: "print(*"said: hello"*)"
_CALL = re.compile(r"\w\($")


def is_in_snippet(page: Page, att: Attribution) -> bool:
    """Whether the attribution stands in a line of a log, or a part of it is code."""
    return (
        _is_logged(page, att)
        or _is_in_backticks(page, att)
        or _has_code_for_source(page, att)
        or _is_argument(page, att)
        or _is_redirected(page, att)
    )


def _is_logged(page: Page, att: Attribution) -> bool:
    assert att.cue is not None
    return _LOG.match(page.text, *page.paragraph(att.cue[0])) is not None


def _is_in_backticks(page: Page, att: Attribution) -> bool:
    """ "the line *`log.says("stop")`* was added"."""
    assert att.cue is not None
    (first, _), (start, end) = page.paragraph(att.cue[0]), att.content[0]
    if start - first > _LONGEST_LINE:
        return False
    whole = page.text.startswith("`", start) and page.text.startswith("`", end - 1)
    return whole or page.text.count("`", first, start) % 2 == 1


def _has_code_for_source(page: Page, att: Attribution) -> bool:
    """ "*assert df["source* != "mayor""."""
    return att.source is not None and _CODE.search(page.text, *att.source) is not None


def _is_argument(page: Page, att: Attribution) -> bool:
    start = att.content[0][0]
    return _CALL.search(page.text, max(0, start - 2), start) is not None and page.text[start] in "\"'"


def _is_redirected(page: Page, att: Attribution) -> bool:
    return _REDIRECTION.search(page.text[att.content[0][0] : att.content[-1][1]]) is not None


__all__ = ["is_in_snippet"]
