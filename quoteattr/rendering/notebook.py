"""Quotations in a notebook: fragments of HTML without script, which also stand on a page that strips styles."""

from collections.abc import Sequence
from html import escape
from itertools import islice

from quoteattr.rendering.knowledge import signs
from quoteattr.rendering.segments import CONTENT, CUE, SOURCE, Segment, parts_of, segments
from quoteattr.rendering.voices import position
from quoteattr.rows import Quotes, by_article
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Quote

CONTEXT = 160  # characters of the paragraph on each side of a quotation
ROWS = 200

_MARK = "background:rgba(90,150,230,.22);color:inherit;padding:.1em 0;text-underline-offset:.2em"
_LINES = {"direct": "solid", "mixed": "dashed", "indirect": "dotted"}
_SOFT = "opacity:.75;font-size:.92em"


def quote_html(quote: Quote) -> str:
    """One quotation in its sentence, with its speaker below it."""
    caption = f"<b>{escape(_speaker(quote))}</b>{_after(_about(quote))}"
    return without_surrogates(
        '<figure style="margin:.6em 0;padding-left:.9em;border-left:3px solid rgba(90,150,230,.8);max-width:48em">'
        f'<blockquote style="margin:0" dir="auto">{_in_context(quote)}</blockquote>'
        f'<figcaption style="margin-top:.35em;{_SOFT}">— {caption}</figcaption></figure>'
    )


def quotes_html(quotes: Quotes, rows: int = ROWS) -> str:
    """A table of quotations. rows: how many are shown; the rest is counted."""
    stream = (quote for _, of_article in by_article(quotes) for quote in of_article)
    shown = list(islice(stream, rows))
    left = sum(1 for _ in stream)
    head = "".join(f'<th style="text-align:left">{name}</th>' for name in _HEADER)
    body = "".join(_row(quote) for quote in shown)
    more = f"<p>and {left:,} more</p>" if left else ""
    return without_surrogates(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}")


_HEADER = ("Speaker", "Role", "Kind", "Quotation", "Date", "Outlet")


def _row(quote: Quote) -> str:
    kind = ", ".join((quote.kind, *signs(quote)))
    cells = (
        _speaker(quote),
        position(quote.speaker),
        kind,
        quote.text,
        quote.date.iso if quote.date else None,
        quote.article.outlet,
    )
    return "<tr>" + "".join(f'<td style="text-align:left">{escape(cell or "")}</td>' for cell in cells) + "</tr>"


def _speaker(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker else "no speaker found"


def _about(quote: Quote) -> list[str | None]:
    return [
        position(quote.speaker),
        ", ".join((quote.kind, *signs(quote), *(["floating"] if quote.floating else []))),
        quote.date.iso if quote.date else None,
        quote.via.text if quote.via else None,
        quote.article.outlet,
    ]


def _after(facts: Sequence[str | None]) -> str:
    return "".join(f" · {escape(fact)}" for fact in facts if fact)


def _in_context(quote: Quote) -> str:
    """The quotation with the words around it, up to the edges of its paragraphs."""
    text = quote.article.text
    parts = [part for part in parts_of([quote]) if part.role in (CONTENT, CUE, SOURCE)]
    if not parts:
        return escape(quote.text)
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    start, end = _window(text, first, last)
    before = "… " if start > 0 and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    return before + "".join(_marked(text, segment, quote.kind) for segment in segments(start, end, parts)) + after


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """From whole word to whole word around text[first:last], not beyond its paragraphs."""
    start, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    end = len(text) if end < 0 else end
    if first - start > CONTEXT:
        space = text.find(" ", first - CONTEXT, first)
        start = space + 1 if space >= 0 else first
    if end - last > CONTEXT:
        space = text.rfind(" ", last, last + CONTEXT)
        end = space if space >= 0 else last
    return start, end


def _marked(text: str, segment: Segment, kind: str) -> str:
    words = escape(text[segment.start : segment.end])
    roles = {part.role for part in segment.parts}
    if SOURCE in roles:
        words = f"<b>{words}</b>"
    if CUE in roles:
        words = f"<i>{words}</i>"
    if CONTENT in roles:
        words = f'<mark style="{_MARK};text-decoration:underline 2px {_LINES[kind]}">{words}</mark>'
    return words
