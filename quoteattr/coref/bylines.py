"""Who wrote the article, as a line of it says: "By Ann Lee"."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Section

_NAME = r"[A-ZÀ-Þ][\w.’'\-]*(?:[ ](?:[\w.’'\-]+[ ])?[A-ZÀ-Þ][\w.’'\-]*){1,3}"
_BY = re.compile(rf"[ \t]*(?:[Bb]y|BY|[Ww]ords by)[ ]({_NAME})[ \t]*(?:,[^\n]*)?$")


def byline_names(text: str, sections: Iterable[Section]) -> tuple[str, ...]:
    """The one name of the first byline; none where there are two, as then nobody knows who "I" is."""
    lines = (text[s.start : s.end].split("\n")[0] for s in sections if s.reason == "byline")
    found = _BY.match(next(lines, ""))
    return (found.group(1),) if found and " and " not in found.group(1) else ()
