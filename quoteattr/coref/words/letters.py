"""Who wrote a letter: the name below it.

A page of letters says so ("LETTERS", "Dear Editor", "SIR –"); each letter ends with a line that is a name, or opens the
line with one ("Yours, Ann Lee, Cliff Road"). Other letters open with "Dear Ann," and end with a line of a few words,
which may be no name: "Tired in Lund".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from quoteattr.annotations import Offsets

#: A line that makes a page of letters of an article.
_LETTERS = re.compile(
    r"^[ \t]*(?:letters?(?: to the editor)?[ \t]*[.:]?[ \t]*$|(?:dear|to the) (?:editor|sir|madam)s?\b"
    r"|(?:sirs?|madam)[ \t]*[–—,:-])",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|van|von|der|la) )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
_CLOSING = r"(?:(?:Yours|Sincerely|Faithfully|Regards|Respectfully|Best wishes)\b[\w ]*,?\s+)?"
_SIGNATURE = re.compile(
    rf"^[ \t]*(?:[—–-]\s?)?{_CLOSING}(?P<name>{_NAME})[ \t]*(?:,[^\n]{{2,60}}|\.)?[ \t]*$", re.MULTILINE
)


#: Behind the last words of a letter: "in slippers. – Yours etc., Ann Lee", "in slippers. Yours, Ann Lee".
_INLINE = re.compile(
    rf"(?:[–—-]\s?|(?<=[.!?”][ ]))(?:Yours|Sincerely|Faithfully)\b(?:[\w .]|,[ ]etc\.)*,\s+(?P<name>{_NAME})"
)
_DEAR = re.compile(r"^[ \t]*Dear [A-Z][^\n,:]{0,30}[,:]?[ \t]*$", re.MULTILINE)
_LAST_LINE = re.compile(r"(?:^|\n)[ \t]*(?P<name>[A-Z][\w’'-]*(?: [\w’'-]+){0,4})[ \t]*\s*$")
_LINES_BELOW = 3
_LONGEST = 60  # characters of a last line


def signatures(text: str) -> tuple[Offsets, ...]:
    """Where the writers' names stand, in order; none where the text has no letters."""
    opening = _LETTERS.search(text)
    if opening is None:
        return _below_each(text)
    found = (pattern.finditer(text, opening.end()) for pattern in (_SIGNATURE, _INLINE))
    return tuple(sorted({match.span("name") for matches in found for match in matches}))


def signed(text: str) -> Iterator[Offsets]:
    """The stretches with the writers' names and what stands beside and below them: titles and places."""
    for start, end in signatures(text):
        low = end
        for _ in range(_LINES_BELOW):
            high = text.find("\n", low + 1)
            high = len(text) if high < 0 else high
            if high - low > _LONGEST or not text[low:high].strip():
                break
            low = high
        yield start, max(end, low)


def _below_each(text: str) -> tuple[Offsets, ...]:
    """The last lines of letters that open with "Dear Ann,"."""
    starts = [match.start() for match in _DEAR.finditer(text)]
    found = []
    for start, end in pairwise([*starts, len(text)]):
        line = _LAST_LINE.search(text, max(start, len(text[:end].rstrip()) - _LONGEST), end)
        if line is not None and not _DEAR.match(text, line.start("name")):
            found.append(line.span("name"))
    return tuple(found)
