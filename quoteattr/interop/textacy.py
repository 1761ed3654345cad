"""textacy: our quotations as its triples, and its quotations as a baseline.

>>> from quoteattr.interop.textacy import direct_quotations  # for: from textacy.extract import direct_quotations
>>> [(triple.speaker, triple.cue, triple.content) for triple in direct_quotations(doc)]
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from quoteattr.annotations import Attribution, read_attributions, read_quotes
from quoteattr.errors import MissingExtraError
from quoteattr.types import Kind

if TYPE_CHECKING:
    from textacy.extract.triples import DQTriple

Offsets = tuple[int, int]

#: Components whose annotation textacy reads, and which our pipelines may hold without running them.
NEEDED = ("attribute_ruler", "lemmatizer")


class Found(NamedTuple):
    """A quotation that textacy found, in characters of the text."""

    content: Offsets
    cue: tuple[Offsets, ...]
    speaker: tuple[Offsets, ...]


def direct_quotations(doc: Doc, kinds: Collection[Kind] = frozenset({"direct"})) -> "Iterator[DQTriple]":
    """Our quotations of a doc that went through a quoteattr pipeline, as textacy's (speaker, cue, content) triples.

    One triple for each piece of a content, as textacy has it: a split quotation gives two with the same speaker and
    cue. The speaker is the source as written; a floating quotation has the source of the one it goes on with, and an
    empty cue. Quotations without any source are left out, since textacy's always have one. Tokens are those that
    the character spans touch. kinds: which quotations to give; textacy itself knows direct ones only.

    Raises MissingExtraError where textacy is not installed.
    """
    triple = _textacy("extract.triples").DQTriple
    rows = {row.id: row for row in read_attributions(doc)}
    for quote in read_quotes(doc):
        row = rows[quote.id]
        source = _source(row, rows)
        if quote.kind in kinds and source is not None:
            for piece in row.content:
                content = doc.char_span(*piece, alignment_mode="expand")
                if content is not None:
                    yield triple(speaker=_tokens(doc, source), cue=_tokens(doc, row.cue), content=content)


def _source(row: Attribution, rows: dict[str, Attribution]) -> Offsets | None:
    """Its own source, or that of the attribution it goes on with."""
    seen: set[str] = set()
    while row.source is None and row.inherits in rows and row.id not in seen:
        seen.add(row.id)
        row = rows[row.inherits]
    return row.source


def _tokens(doc: Doc, offsets: Offsets | None) -> list[Token]:
    span = doc.char_span(*offsets, alignment_mode="expand") if offsets else None
    return list(span) if span is not None else []


def textacy_quotations(text: str, nlp: Language) -> list[Found]:
    """What textacy's own `direct_quotations` finds, line by line: over a whole article one stray mark makes it raise.

    nlp: an English pipeline with tagger, parser and lemmatizer. A line on which textacy raises gives nothing.
    """
    quotations = _textacy("extract").direct_quotations
    lines, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((line, offset))
        offset += len(line) + 1
    found: list[Found] = []
    asleep = [name for name in NEEDED if name in nlp.disabled]
    for name in asleep:
        nlp.enable_pipe(name)
    try:
        docs = list(nlp.pipe(lines, as_tuples=True))
    finally:
        for name in asleep:
            nlp.disable_pipe(name)
    for doc, start in docs:
        try:
            triples = list(quotations(doc))
        except Exception:  # an odd number of marks, and whatever else it meets: a baseline has to go on
            continue
        for triple in triples:
            content = triple.content.start_char + start, triple.content.end_char + start
            found.append(Found(content, _spans(triple.cue, start), _spans(triple.speaker, start)))
    return found


def _spans(tokens: Iterable[Token], start: int) -> tuple[Offsets, ...]:
    return tuple((token.idx + start, token.idx + len(token) + start) for token in tokens)


def _textacy(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"textacy.{module}")
    except ImportError as error:
        raise MissingExtraError(
            f"textacy cannot be imported ({error}). Install it with: pip install 'textacy>=0.13,<0.14'"
        ) from error
