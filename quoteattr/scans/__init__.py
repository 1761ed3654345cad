"""Scanned print, read as it was meant: old newspapers come with words broken over lines and letters mistaken.

What is mended is a copy of the text, which the pipeline reads; every quotation then gets its offsets in the text as it
was given. `edits` keeps where the two differ, `breaks` joins what lines and pages broke, `spacing` closes gaps, and
`spelling` reads "tbe" as "the", "faid" as "said". Only breaks and gaps that nobody means are mended in any text; words
only in one that shows by several signs that it was scanned.
"""

from quoteattr.scans.edits import Mended
from quoteattr.scans.mending import mended

__all__ = ["Mended", "mended"]
