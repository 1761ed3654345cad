"""What is read in place of a text: as it is printed, but whole."""

from quoteattr.marks import unwrap
from quoteattr.scans import spacing, spelling
from quoteattr.scans.breaks import breaks, headings, in_columns, lines
from quoteattr.scans.edits import Mended
from quoteattr.types import Article

#: So many signs of scanning or bad print show that a text is one in which words may be misread.
SIGNS = 2


def mended(article: Article) -> Mended:
    """The article with lines and pages joined, and, where it shows to be a scan, with its words as they were meant."""
    found = Mended(article)
    found.change(headings(found.text))
    broken = breaks(found.text)
    text = found.text
    found.unwrapped(unwrap(text))
    found.change(broken)
    if any("\n" in text[edit.start : edit.end] for edit in broken) or in_columns(found.text):
        found.change(lines(found.text))
    found.change(spacing.ligatures(found.text))
    found.change(spacing.wide(found.text))
    found.change(spelling.openings(found.text))
    gaps = spacing.before_marks(found.text)
    if len(broken) + len(gaps) + spelling.signs(found.text) >= SIGNS:
        _as_meant(found)
    return found


def _as_meant(found: Mended) -> None:
    found.change(lines(found.text))
    found.change(spacing.before_marks(found.text))
    found.change(sorted(spacing.inside_marks(found.text)))
    found.change(spelling.cut(found.text))
    found.change(list(spelling.elided(found.text)))
    found.change(list(spelling.misread(found.text)))
    found.change(list(spelling.he(found.text)))
