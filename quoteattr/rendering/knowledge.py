"""What a page tells of one quotation: a row of its table, and a card with all that is known."""

from collections.abc import Iterator
from html import escape
from typing import Any

from quoteattr.rendering.voices import Voice, position
from quoteattr.types import Quote

#: What stands for more than saying: the negation, and stances.
MEANINGS = {
    "not said": "the article says that it was not said",
    "write": "writes it",
    "ask": "asks it or for it",
    "order": "demands or orders it",
    "promise": "promises or threatens it",
    "claim": "is said to claim it",
    "deny": "denies it",
    "agree": "agrees to it or admits it",
    "show": "a document or poll shows it",
    "think": "thinks it",
    "feel": "feels it",
    "want": "wants it",
    "label": "calls somebody or something so",
}


def signs(quote: Quote) -> list[str]:
    """Stance and negation in words, where they are more than "say"."""
    found: list[str] = [quote.cue.stance] if quote.cue is not None and quote.cue.stance not in ("say", "other") else []
    return ["not said", *found] if quote.cue is not None and quote.cue.negated else found


def cells(quote: Quote) -> tuple[str, ...]:
    """Speaker, role, kind, quotation, date and outlet, as the tables of pages and notebooks have them."""
    return (
        quote.speaker.name if quote.speaker else "",
        position(quote.speaker),
        ", ".join((quote.kind, *signs(quote))),
        quote.text,
        quote.date.iso if quote.date else "",
        quote.article.outlet or "",
    )


def row(number: int, quote: Quote) -> str:
    """The row of the quotation that has this number on the page."""
    return f'<tr data-q="{number}">{"".join(f"<td>{escape(cell)}</td>" for cell in cells(quote))}</tr>'


def card(quote: Quote, voice: Voice) -> dict[str, Any]:
    """The quotation for the page's script, as plain values."""
    return {
        "voice": voice.number,
        "colour": voice.colour,
        "kind": quote.kind,
        "quote": quote.text,
        "facts": [[name, value] for name, value in facts(quote) if value],
    }


def facts(quote: Quote) -> Iterator[tuple[str, str | None]]:
    """What is known of a quotation, in words, in the order that a reader asks for it."""
    speaker, cue, date = quote.speaker, quote.cue, quote.date
    yield "speaker", speaker.name if speaker else "not found"
    if speaker is not None:
        yield "known as", speaker.known_as if speaker.known_as != speaker.name else None
        yield "role", position(speaker)
        yield "type", speaker.type.lower()
    yield "kind", quote.kind + (", floating" if quote.floating else "")
    if cue is not None:
        yield "cue", f"{cue.span.text} ({cue.stance}{', not said' if cue.negated else ''})"
    yield "source", quote.source.text if quote.source else None
    yield "to", quote.addressee.text if quote.addressee else None
    yield "via", quote.via.text if quote.via else None
    yield "date", f"{date.iso} (“{date.text}”, {date.basis})" if date else None
    yield "where", quote.section if quote.section != "body" else None
    yield "inside", quote.parent
    yield "confidence", None if quote.confidence is None else f"{quote.confidence:.2f}"
    yield "decided by", "; ".join(quote.evidence)
