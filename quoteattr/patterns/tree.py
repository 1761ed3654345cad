"""The dependency tree of a Doc as plain lists, read once, so that the patterns cost little."""

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from quoteattr.annotations import Offsets, text_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: What stands at the edge of a clause and belongs to neither side.
EDGE_PUNCTUATION = frozenset({",", ".", ";", ":", "-", "--", "---", "—", "–", "…", "...", "(", ")", "[", "]", "|"})
CLOSERS = {")": "(", "]": "["}
QUOTE_CHARACTERS = "\"'“”‘’«»„‟‹›`"

COLUMNS: list[int | str] = ["LOWER", "TAG", "DEP", "HEAD", "LENGTH", "SPACY"]

Range = tuple[int, int]  # tokens, half-open


class Tree:
    """words are lower case; heads, deps and tags as spaCy has them; starts and ends are character offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        # as arrays: a Token for each word takes twice as long
        lower, tags, deps, heads, lengths, blanks = doc.to_array(COLUMNS).T
        self.words, self.tags, self.deps = (_strings(doc, column) for column in (lower, tags, deps))
        self.heads = (np.arange(len(doc)) + heads.view(np.int64)).tolist()
        ends = np.cumsum(lengths + blanks)
        self.starts = (ends - lengths - blanks).tolist()
        self.ends = (ends - blanks).tolist()
        self.children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> Range:
        token = self.doc[i]
        return token.left_edge.i, token.right_edge.i + 1

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of token i with one of these relations."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def trimmed(self, span: Range) -> Range:
        """Without punctuation and spaces at the edges; quotation marks stay."""
        start, end = span
        words = self.words
        while start < end and (words[start] in EDGE_PUNCTUATION or words[start].isspace()):
            start += 1
        while start < end and (words[end - 1] in EDGE_PUNCTUATION or words[end - 1].isspace()):
            if words[end - 1] in CLOSERS and CLOSERS[words[end - 1]] in words[start : end - 1]:
                break
            end -= 1
        return start, end

    def offsets(self, span: Range) -> Offsets | None:
        """Characters of a token range, without punctuation at its edges; None when nothing is left."""
        start, end = self.trimmed(span)
        return (self.starts[start], self.ends[end - 1]) if start < end else None

    def first_from(self, offset: int) -> int:
        """The first token that starts at or behind a character."""
        return bisect_left(self.starts, offset)

    def token_at(self, offset: int) -> int:
        """The token in which a character lies, or the one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def _strings(doc: Doc, hashes: NDArray[np.uint64]) -> list[str]:
    listed = hashes.tolist()
    known = {hash: doc.vocab.strings[hash] for hash in set(listed)}
    return [known[hash] for hash in listed]
