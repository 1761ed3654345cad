"""Quotations under the column names of the ATAP Quotation Tool, which are those of the Gender Gap Tracker.

Notebooks and analyses written for that tool then run on our quotations (Asr et al. 2021).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quoteattr.rows import Quotes, by_article
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Quote, TextSpan

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "text_id", "text_name", "quote_id", "quote", "quote_index", "quote_entities", "speaker", "speaker_index",
    "speaker_entities", "verb", "verb_index", "quote_token_count", "quote_type", "is_floating_quote",
)  # fmt: skip

_NOWHERE = (0, 0)  # what the tool has where there is no speaker or verb


def to_atap(quotes: Quotes) -> "pd.DataFrame":
    """The table of the ATAP Quotation Tool.

    One row is one piece of a content, so that ``text[slice(*quote_index)] == quote`` as there: of a split quotation the
    pieces after the first are marked as floating. Indices are (start, end) in characters, (0, 0) for what is missing.
    `quote_type` gives the order of speaker (S), verb (V), content (C) and quotation marks (Q), as in "QCQSV".
    `speaker` is the source as written, as the tool has it; `speaker_entities` holds our speaker's name and type.
    `quote_entities`: the names of other speakers of the article that stand inside the quotation.
    """
    import pandas as pd

    return pd.DataFrame([_clean(row) for row in atap_rows(quotes)], columns=list(COLUMNS))


def atap_rows(quotes: Quotes) -> Iterator[dict[str, Any]]:
    """The rows of the table, one at a time."""
    for number, (article, of_article) in enumerate(by_article(quotes), 1):
        found, count = list(of_article), 0
        for quote in found:
            for place, piece in enumerate(quote.content):
                about = {
                    "text_id": article.id or str(number),
                    "text_name": article.title or article.id or str(number),
                    "quote_id": str(count),
                }
                yield {**about, **_row(quote, piece, place > 0, found)}
                count += 1


def _row(quote: Quote, piece: TextSpan, is_rest: bool, found: list[Quote]) -> dict[str, Any]:
    cue = quote.cue.span if quote.cue else None
    floating = quote.floating or is_rest
    speaker, named = quote.speaker, quote.speaker and quote.speaker.type in ("PERSON", "ORG", "GROUP")
    return {
        "quote": piece.text,
        "quote_index": (piece.start, piece.end),
        "quote_entities": _entities(quote, piece, found),
        "speaker": quote.source.text if quote.source else speaker.name if speaker else "",
        "speaker_index": _index(quote.source),
        "speaker_entities": [(speaker.name, speaker.type)] if speaker and named else [],
        "verb": cue.text if cue else "",
        "verb_index": _index(cue),
        "quote_token_count": len(piece.text.split()),
        "quote_type": "QCQ" if floating else _order(quote, piece, cue),
        "is_floating_quote": floating,
    }


def _index(span: TextSpan | None) -> tuple[int, int]:
    return (span.start, span.end) if span else _NOWHERE


def _order(quote: Quote, piece: TextSpan, cue: TextSpan | None) -> str:
    marked = "QCQ" if quote.kind == "direct" else "C"
    parts = [(piece.start, marked)]
    parts += [(quote.source.start, "S")] if quote.source else []
    parts += [(cue.start, "V")] if cue else []
    return "".join(letter for _, letter in sorted(parts))


def _entities(quote: Quote, piece: TextSpan, found: list[Quote]) -> list[tuple[str, str]]:
    others = {other.speaker for other in found if other.speaker is not None and other.speaker != quote.speaker}
    named = {
        (other.name, other.type)
        for other in others
        if other.type in ("PERSON", "ORG")
        and any(piece.start <= mention.start and mention.end <= piece.end for mention in other.mentions)
    }
    return sorted(named)


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    return {name: without_surrogates(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
