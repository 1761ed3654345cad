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
#: Whose first person an interview without questions is printed in: "Interview by Bo Kim", with "Ann Lee, 60, baker".
_INTERVIEWED = re.compile(rf"\b(?:[Ii]nterview(?:ed)?(?:[ ]by|:)|[Aa]s[ ]told[ ]to)[ ]{_FULL}\.?[ \t]*$", re.MULTILINE)
_AGED = re.compile(rf"^[ \t]*({_FULL}),[ ]\d\d,[ ][^\n“\"]{{2,80}}$", re.MULTILINE)
_MY_NAME = re.compile(rf"[^“\"]{{0,300}}?\bMy[ ]name[ ]is[ ]({_FULL})(?=[ ,.])")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y)\b(?!['’]?s\b)")
_LONGEST_HEAD = 1200
_HEAD_LINES = 3  # of which the introduction of such an interview is one
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
    if told:
        return told if edge and all(match[1] == told for match in found) else ""
    return _interviewed(text)


def _interviewed(text: str) -> str:
    """Who is introduced by name and age beside the interviewer and goes on as "I", or tells the name as "I"."""
    if (named := _MY_NAME.match(text)) is not None:
        return named[1]
    lines = [line for line in text[:_LONGEST_HEAD].split("\n") if line.strip()]
    head = "\n".join(lines[:_HEAD_LINES])
    aged = _AGED.search(head)
    if aged is None or _INTERVIEWED.search(head) is None or len(lines) < 2:
        return ""
    told = next((line for line in lines[1:] if not _AGED.match(line) and not _INTERVIEWED.search(line)), "")
    return aged[1] if _FIRST_PERSON.search(told.split("“")[0]) else ""


def takings_over(text: str) -> tuple[tuple[int, str], ...]:
    """From where on which writer goes on in a live blog."""
    return tuple((match.start(), match[1]) for match in _HERE.finditer(text))
