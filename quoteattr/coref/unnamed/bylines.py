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


_FULL = r"[A-ZÀ-Þ][\w’'-]+(?:[ ](?:(?:de|van|von|der|la)[ ])?[A-ZÀ-Þ][\w’'-]+){1,3}"
_TO = r"(?:[Aa]s[ ]told|(?:was|is)[ ](?:talking|speaking))[ ]to"
#: Somebody tells what another writes down: "Ann Lee, 60, baker. As told to Bo Kim"; "Ann Lee was talking to Bo Kim".
_TOLD = re.compile(rf"^[ \t]*({_FULL})(?:,[^.\n]{{1,80}}\.?)?,?[ ]{_TO}[ ]{_FULL}\.?[ \t]*$", re.MULTILINE)
#: Who goes on in a live blog: "16:03 Ann here, taking over from Bo"; "17:45 Bo again."
_HERE = re.compile(
    r"^[ \t]*\d{1,2}[.:]\d\d(?:[ ]?[ap]\.?m\.?)?[ ]+([A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+)?)[ ](?:here|again)[,.]",
    re.MULTILINE,
)


def told_by(text: str) -> str:
    """Who is "I" where the whole text is told by somebody to a writer, or "": by its last line, or one at its head."""
    found = list(_TOLD.finditer(text))
    above = bool(found) and "old to " in found[0][0] and "\n" not in text[: found[0].start()].strip()
    edge = above or (bool(found) and not text[found[-1].end() :].strip())
    told = found[-1][1] if found else ""
    return told if edge and all(match[1] == told for match in found) else ""


def takings_over(text: str) -> tuple[tuple[int, str], ...]:
    """From where on which writer goes on in a live blog."""
    return tuple((match.start(), match[1]) for match in _HERE.finditer(text))
