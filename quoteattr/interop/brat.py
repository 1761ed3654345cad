"""Quotations as annotations of brat (Stenetorp et al. 2012), to look at and correct them there."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from quoteattr.types import Article, Quote, Stance, TextSpan

CONFIGURATION = """[entities]
Content
Cue
Source

[relations]
CueOf\tArg1:Content, Arg2:Cue
SourceOf\tArg1:Content, Arg2:Source
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Content, Value:direct|mixed|indirect
Stance\tArg:Content, Value:{stances}
Negated\tArg:Content
"""


def write_brat_configuration(folder: str | Path) -> Path:
    """Write the ``annotation.conf`` with which brat shows what `to_brat` writes, and return its path."""
    path = Path(folder) / "annotation.conf"
    path.write_text(CONFIGURATION.format(stances="|".join(get_args(Stance))), encoding="utf-8", newline="\n")
    return path


def to_brat(article: Article, quotes: Iterable[Quote], folder: str | Path, name: str | None = None) -> Path:
    """Write ``NAME.txt`` and ``NAME.ann`` into `folder`, and return the path of the second.

    Contents, cues and sources are spans, tied by relations from the content; kind, stance and negation are attributes
    of content and cue, the speaker is a note. name: of the files, by default the article's id.
    `quoteattr.corpora.annotated.read_annotated` reads them back as gold.
    """
    stem = Path(folder) / (name or file_name(article.id or "article"))
    text, notes = stem.with_name(stem.name + ".txt"), stem.with_name(stem.name + ".ann")
    text.write_bytes(article.text.encode("utf-8", errors="replace"))  # as it is: no newline may change
    notes.write_bytes("".join(f"{line}\n" for line in _lines(quotes)).encode("utf-8", errors="replace"))
    return notes


def file_name(identity: str) -> str:
    """A name that is safe as a file, made of an article's id."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in identity).strip(".") or "article"


def _lines(quotes: Iterable[Quote]) -> Iterator[str]:
    spans = links = marks = notes = 0
    for quote in quotes:
        parts = [("Content", quote.content)]
        parts += [("Cue", (quote.cue.span,))] if quote.cue else []
        parts += [("Source", (quote.source,))] if quote.source else []
        first = spans + 1
        for label, pieces in parts:
            spans += 1
            yield f"T{spans}\t{label} {_offsets(pieces)}\t{_words(pieces)}"
            if label != "Content":
                links += 1
                yield f"R{links}\t{label}Of Arg1:T{first} Arg2:T{spans}"
        for value in _attributes(quote):
            marks += 1
            yield f"A{marks}\t{value[0]} T{first}{value[1]}"
        if quote.speaker is not None:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{first}\t{_line(quote.speaker.name)}"


def _attributes(quote: Quote) -> Iterator[tuple[str, str]]:
    yield "Kind", f" {quote.kind}"
    if quote.cue is not None:
        yield "Stance", f" {quote.cue.stance}"
        if quote.cue.negated:
            yield "Negated", ""


def _offsets(pieces: Iterable[TextSpan]) -> str:
    """Offsets of the pieces; brat wants a span's lines apart, so that a line break splits it."""
    return ";".join(
        f"{start} {end}" for piece in pieces for start, end in _within_lines(piece.text, piece.start) if start < end
    )


def _words(pieces: Iterable[TextSpan]) -> str:
    return " ".join(
        piece.text[start - piece.start : end - piece.start]
        for piece in pieces
        for start, end in _within_lines(piece.text, piece.start)
        if start < end
    )


def _within_lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for line in text.split("\n"):
        words = line.strip()
        begin = start + len(line) - len(line.lstrip())
        yield begin, begin + len(words)
        start += len(line) + 1


def _line(text: str) -> str:
    return " ".join(text.split())
