"""Quotations as plain rows: the columns of every table, and where each comes from. No pandas in here."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from quoteattr.errors import InputError
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article, Quote, TextSpan

Quotes = Quote | Iterable[Quote] | Iterable[tuple[Article, Iterable[Quote]]]

TEXT, WHOLE, REAL, FLAG, DAY = "text", "whole", "real", "flag", "day"

Getter = Callable[[Quote], Any]
Origin = tuple[str, str, Getter]


def _day(moment: date | datetime | None) -> datetime | None:
    """Midnight of the calendar day as printed: the clock and zone of a publication date stand in another column."""
    return None if moment is None else datetime(moment.year, moment.month, moment.day)


def _words(span: TextSpan | None) -> str | None:
    return None if span is None else span.text


def _joined(items: Iterable[str], by: str = "; ") -> str | None:
    return by.join(items) or None


def _spans(quote: Quote) -> str:
    return ";".join(f"{piece.start}-{piece.end}" for piece in quote.content)


_QUOTE: tuple[Origin, ...] = (
    ("quote_id", TEXT, lambda q: q.id),
    ("quote", TEXT, lambda q: q.text),
    ("kind", TEXT, lambda q: q.kind),
    ("stance", TEXT, lambda q: q.cue and q.cue.stance),
    ("negated", FLAG, lambda q: q.cue and q.cue.negated),
    ("cue", TEXT, lambda q: q.cue and q.cue.span.text),
    ("cue_lemma", TEXT, lambda q: q.cue and q.cue.lemma),
    ("source", TEXT, lambda q: _words(q.source)),
    ("via", TEXT, lambda q: _words(q.via)),
    ("addressee", TEXT, lambda q: _words(q.addressee)),
    ("section", TEXT, lambda q: q.section),
    ("floating", FLAG, lambda q: q.floating),
    ("parent", TEXT, lambda q: q.parent),
    ("quote_group", TEXT, lambda q: q.group),
    ("confidence", REAL, lambda q: q.confidence),
    ("evidence", TEXT, lambda q: _joined(q.evidence)),
    ("fragments", TEXT, lambda q: _joined((piece.text for piece in q.fragments), " | ")),
    ("start", WHOLE, lambda q: min((piece.start for piece in q.content), default=None)),
    ("end", WHOLE, lambda q: max((piece.end for piece in q.content), default=None)),
    ("spans", TEXT, _spans),
    ("source_start", WHOLE, lambda q: q.source and q.source.start),
    ("source_end", WHOLE, lambda q: q.source and q.source.end),
    ("cue_start", WHOLE, lambda q: q.cue and q.cue.span.start),
    ("cue_end", WHOLE, lambda q: q.cue and q.cue.span.end),
)
_SPEAKER: tuple[Origin, ...] = (
    ("speaker", TEXT, lambda q: q.speaker and q.speaker.name),
    ("speaker_type", TEXT, lambda q: q.speaker and q.speaker.type),
    ("speaker_id", TEXT, lambda q: q.speaker and q.speaker.id),
    ("role", TEXT, lambda q: q.speaker and q.speaker.role),
    ("affiliation", TEXT, lambda q: q.speaker and q.speaker.affiliation),
    ("members", TEXT, lambda q: _joined(q.speaker.members) if q.speaker else None),
    ("known_as", TEXT, lambda q: q.speaker and q.speaker.known_as),
    ("wikidata", TEXT, lambda q: q.speaker and q.speaker.wikidata),
)
_DATE: tuple[Origin, ...] = (
    ("said_on", DAY, lambda q: _day(q.date.start) if q.date else None),
    ("said_until", DAY, lambda q: _day(q.date.end) if q.date else None),
    ("said_time", TEXT, lambda q: q.date.time.isoformat() if q.date and q.date.time else None),
    ("said_iso", TEXT, lambda q: q.date and q.date.iso),
    ("said_grain", TEXT, lambda q: q.date and q.date.grain),
    ("said_basis", TEXT, lambda q: q.date and q.date.basis),
    ("said_text", TEXT, lambda q: q.date and q.date.text),
)
ARTICLE_ORIGINS: tuple[Origin, ...] = (
    ("article_id", TEXT, lambda q: q.article.id),
    ("outlet", TEXT, lambda q: q.article.outlet),
    ("domain", TEXT, lambda q: q.article.domain),
    ("country", TEXT, lambda q: q.article.country),
    ("published", DAY, lambda q: _day(q.article.published)),
    ("published_iso", TEXT, lambda q: q.article.published.isoformat() if q.article.published else None),
    ("title", TEXT, lambda q: q.article.title),
    ("url", TEXT, lambda q: q.article.url),
    ("authors", TEXT, lambda q: _joined(q.article.authors)),
    ("wire", TEXT, lambda q: q.article.wire),
    ("dateline", TEXT, lambda q: q.article.dateline),
    ("outlet_section", TEXT, lambda q: q.article.section),
    ("genre", TEXT, lambda q: q.article.genre),
    ("language", TEXT, lambda q: q.article.language),
    ("article_group", TEXT, lambda q: q.article.group),
)

#: What a reader asks for first, and sees of a table that is cut off at the right.
_FIRST = ("speaker", "kind", "quote", "said_iso", "outlet", "title", "published")
_BY_NAME = {origin[0]: origin for origin in (*_QUOTE, *_SPEAKER, *_DATE, *ARTICLE_ORIGINS)}
#: Name, type and origin of every column, in order.
ORIGINS = (*(_BY_NAME[name] for name in _FIRST), *(_BY_NAME[name] for name in _BY_NAME if name not in _FIRST))

COLUMNS = tuple(name for name, _, _ in ORIGINS)


def row(quote: Quote) -> dict[str, Any]:
    """One row of the table: column name -> str, int, float, bool, datetime (midnight of a day) or None."""
    found = {name: get(quote) for name, _, get in ORIGINS}
    return {name: without_surrogates(cell) if isinstance(cell, str) else cell for name, cell in found.items()}


def rows(quotes: Quotes) -> Iterator[dict[str, Any]]:
    """The rows of the table, one at a time."""
    return (row(quote) for _, of_article in by_article(quotes) for quote in of_article)


def by_article(quotes: Quotes) -> Iterator[tuple[Article, Iterable[Quote]]]:
    """Articles with their quotations, from pairs or from quotations of which neighbours share an article."""
    items: Iterable[Any] = (quotes,) if isinstance(quotes, Quote) else _checked(quotes)
    for is_quote, run in groupby(items, key=lambda item: isinstance(item, Quote)):
        if is_quote:
            for _, of_article in groupby(run, key=lambda quote: quote.article):
                some = list(of_article)
                yield some[0].article, some
        else:
            yield from run


def _checked(items: Any) -> Iterator[Any]:
    if isinstance(items, (str, bytes, Article)) or not isinstance(items, Iterable):
        raise InputError(f"{_TAKES} Not {type(items).__name__}.")
    if isinstance(items, tuple) and len(items) == 2 and isinstance(items[0], Article):
        items = (items,)
    for item in items:
        is_pair = isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], Article)
        if not (isinstance(item, Quote) or is_pair):
            raise InputError(f"{_TAKES} One item is {type(item).__name__}.")
        yield item


_TAKES = "Give quotations (quoteattr.extract) or (article, quotations) pairs (quoteattr.pipe)."
