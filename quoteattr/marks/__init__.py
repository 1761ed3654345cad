"""Quotation marks: found and paired on the characters of a text, never on tokens.

Tokens cannot carry them (``dictator"—a`` is one token), and one stray mark must not cost more than its own paragraph,
so the flow is: split the text into paragraphs, read each paragraph's marks with the side their neighbours give them,
pair them on a stack, then settle what stayed without a partner.
"""

from quoteattr.marks.pairing import MarkFinder, find_marks
from quoteattr.marks.paragraphs import split_paragraphs, unwrap

__all__ = ["MarkFinder", "find_marks", "split_paragraphs", "unwrap"]
