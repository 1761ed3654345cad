"""Attributions by the words of a text, for tests of what stands where."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets


def at(text: str, words: str) -> Offsets:
    """Where the words stand for the first time. Raises ValueError where they do not."""
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, content: str | Sequence[str], cue: str, source: str | None, *evidence: str) -> Attribution:
    """An attribution with these words as its content, in one piece or several, its cue and its source."""
    pieces = [content] if isinstance(content, str) else content
    found = tuple(at(text, piece) for piece in pieces)
    return Attribution("a", found, at(text, cue), at(text, source) if source else None, evidence=evidence)
