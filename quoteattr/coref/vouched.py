"""Names that the text treats as a person's, whatever their label: with an age or letters behind, or taken up by "he".

"Ann Lee, 44, has three boats"; "*Ann Lee* left school at 14. *She* bought".
"""

import re
from collections.abc import Iterator

from quoteattr.coref.layout import Layout
from quoteattr.coref.names import RUN

_AGE = re.compile(r",[ ](?:aged[ ])?\d{1,2}(?=[,.;)])")
_LETTERS = re.compile(r",?[ ](?:MP|MSP|MEP|MLA|KC|QC|SC|MBE|OBE|CBE)\b")
_NAMED = re.compile(rf"({RUN.pattern})$")
_TAKEN_UP = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_OPENING = re.compile(r"[\s\"“‘(]*")
#: No third word of a name, but one more person: the pronoun may be theirs.
_OTHER = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w’'\-]+[ ][A-ZÀ-Þ][\w’'\-]+")
_LONGEST = 60  # characters of a name
_FAR = 300  # characters up to the pronoun
#: A label that says otherwise counts 1.
AGED, TAKEN_UP = 2.0, 1.5


def vouched_for(text: str, layout: Layout) -> Iterator[tuple[int, int, float]]:
    """Where a name stands that is a person's by what is said there, with what that counts."""
    for said in (*_AGE.finditer(text), *_LETTERS.finditer(text)):
        name = _NAMED.search(text, max(0, said.start() - _LONGEST), said.start())
        if name is not None and 1 <= name[1].count(" ") <= 3:
            yield *name.span(1), AGED
    for start in layout.sentence_starts:
        opening = _OPENING.match(text, start)
        begin = opening.end() if opening else start
        name = RUN.match(text, begin, begin + _LONGEST)
        if name is None or not 1 <= name.group().count(" ") <= 2 or layout.quoted(begin) >= 0 or layout.headline(begin):
            continue
        if _is_taken_up(text, layout, name.end()):
            yield *name.span(), TAKEN_UP


def _is_taken_up(text: str, layout: Layout, end: int) -> bool:
    """Whether the first "he" or "she" behind, outside quotations and in the paragraph or right behind it, can be nobody
    else's."""
    paragraph = layout.paragraph(end)
    for pronoun in _TAKEN_UP.finditer(text, end, end + _FAR):
        if layout.quoted(pronoun.start()) >= 0:
            continue
        if layout.paragraph(pronoun.start()) - paragraph > 1:
            return False
        others = (other for other in _OTHER.finditer(text, end, pronoun.start()) if layout.quoted(other.start()) < 0)
        return next(others, None) is None
    return False
