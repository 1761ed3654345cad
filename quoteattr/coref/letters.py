"""Who wrote a letter to the editor: the name below it.

A page of letters says so ("LETTERS", "Dear Editor", "SIR –"); each letter ends with a line that is a name, or opens the
line with one ("Yours, Ann Lee, Cliff Road").
"""

import re

from quoteattr.annotations import Offsets

#: A line that makes a page of letters of an article.
_LETTERS = re.compile(
    r"^[ \t]*(?:letters?(?: to the editor)?[ \t]*[.:]?[ \t]*$|(?:dear|to the) (?:editor|sir|madam)s?\b"
    r"|sirs?[ \t]*[–—,:-])",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:de|van|von|der|la) )?[A-Z][\w.'’-]*){1,3}"
_CLOSING = r"(?:(?:Yours|Sincerely|Faithfully|Regards|Respectfully|Best wishes)\b[\w ]*,?\s+)?"
_SIGNATURE = re.compile(
    rf"^[ \t]*(?:[—–-]\s?)?{_CLOSING}(?P<name>{_NAME})[ \t]*(?:,[^\n]{{2,60}}|\.)?[ \t]*$", re.MULTILINE
)


def signatures(text: str) -> tuple[Offsets, ...]:
    """Where the writers' names stand, in order; none where the text is no page of letters."""
    opening = _LETTERS.search(text)
    if opening is None:
        return ()
    return tuple(match.span("name") for match in _SIGNATURE.finditer(text, opening.end()))
