"""The article without its quotations, or only what one speaker says: for counting the writer's words and others'."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quoteattr.given import article_of
from quoteattr.types import Article, Quote, TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A part of an article's text.

    pieces: what is left of the text as given, in order and without overlaps. article: the whole.
    """

    pieces: tuple[TextSpan, ...]
    article: Article

    @property
    def text(self) -> str:
        """The pieces one after another, with a line break where the article has one between them, else a space."""
        joined, end = "", 0
        for piece in self.pieces:
            gap = "\n" if "\n" in self.article.text[end : piece.start] else " "
            joined += gap * bool(joined) + piece.text
            end = piece.end
        return joined

    def blanked(self, fill: str = " ") -> str:
        """The whole text with `fill` for each character that is left out: offsets stay true, and lines stay lines."""
        text, filled, end = self.article.text, "", 0
        for piece in self.pieces:
            filled += _blank(text[end : piece.start], fill) + piece.text
            end = piece.end
        return filled + _blank(text[end:], fill)


def mask(
    article: str | Article,
    quotes: Iterable[Quote] | None = None,
    speaker: str | Callable[[Quote], bool] | None = None,
) -> Masked:
    """The article's text without its quotations, or only the quotations of one speaker.

    quotes: of this article; None for those that `quoteattr.extract` finds.
    speaker: None for the writer's own words; the name of a speaker, as in `Speaker.name` or `Speaker.known_as`, for
    theirs; or a function that says of each quotation whether it is wanted. The marks belong to the quotation.
    """
    article = article_of(article)
    if quotes is None:
        from quoteattr.pipeline import extract

        quotes = extract(article)
    if speaker is None:
        spans = _outside(article.text, _union(quotes))
    else:
        wanted = speaker if callable(speaker) else lambda quote: _is_by(quote, str(speaker))
        spans = _union(quote for quote in quotes if wanted(quote))
    pieces = (_trimmed(article.text, start, end) for start, end in spans)
    return Masked(pieces=tuple(piece for piece in pieces if piece.text), article=article)


def _trimmed(text: str, start: int, end: int) -> TextSpan:
    words = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return TextSpan(start=start, end=start + len(words), text=words)


def _is_by(quote: Quote, name: str) -> bool:
    return quote.speaker is not None and name in (quote.speaker.name, quote.speaker.known_as)


def _union(quotes: Iterable[Quote]) -> list[tuple[int, int]]:
    """The contents as stretches that neither overlap nor touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((piece.start, piece.end) for quote in quotes for piece in quote.content):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _outside(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _blank(text: str, fill: str) -> str:
    return re.sub(r"[^\n]", lambda _: fill, text)
