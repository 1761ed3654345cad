"""Quotations as BBC Citron's JSON: what its extractor returns, and what its trainer and annotator read.

An object ``{"text", "quotes", "coreference_groups"}``; a quote has one cue, its sources and its contents as
``{"start", "end", "text"}`` (Citron, ``docs/data_format.md``).
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from quoteattr.errors import InputError
from quoteattr.types import Article, Cue, Quote, Speaker, TextSpan


def to_citron(article: Article, quotes: Iterable[Quote]) -> dict[str, Any]:
    """One article as Citron has it. Citron knows no quotation without a cue, so floating ones are left out.

    Beside Citron's own keys a quote holds our `kind` and the speaker's name, which its readers pass over.
    """
    found = list(quotes)
    speakers = {quote.speaker.id: quote.speaker for quote in found if quote.speaker is not None}
    groups = [[_span(mention) for mention in speaker.mentions] for speaker in speakers.values() if speaker.mentions]
    return {
        "text": article.text,
        "quotes": [_quote(quote) for quote in found if quote.cue is not None],
        "coreference_groups": groups,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    cue, speaker = cast(Cue, quote.cue), quote.speaker
    kept: dict[str, Any] = {
        "id": quote.id,
        "cue": _span(cue.span),
        "sources": [_span(quote.source)] if quote.source else [],
        "contents": [_span(piece) for piece in quote.content],
        "coreferences": [_span(mention) for mention in speaker.mentions if mention != quote.source] if speaker else [],
        "kind": quote.kind,
        "speaker": speaker.name if speaker else None,
    }
    if quote.confidence is not None:
        kept["confidence"] = quote.confidence
    return kept


def _span(span: TextSpan) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def from_citron(data: Mapping[str, Any]) -> tuple[Article, tuple[Quote, ...]]:
    """Citron's output as our objects: spans, and the first coreferent mention as the speaker's name.

    What Citron does not say (stance, dates, kinds of its own) stays at "other", None and "indirect", or is what
    `to_citron` wrote. Raises InputError for data of another shape, and for a span that is not in the text.
    """
    try:
        article = Article(text=data["text"])
        quotes = tuple(_read(item, number, article) for number, item in enumerate(data["quotes"], 1))
    except (KeyError, TypeError) as error:
        raise InputError(f"This is not Citron's JSON ({type(error).__name__}: {error}).") from error
    return article, quotes


def _read(item: Mapping[str, Any], number: int, article: Article) -> Quote:
    content = tuple(_located(span, article.text) for span in item["contents"])
    cue = _located(item["cue"], article.text)
    sources = [_located(span, article.text) for span in item["sources"]]
    mentions = sorted((*sources, *(_located(s, article.text) for s in item.get("coreferences") or ())), key=_place)
    name = item["speaker"] if "speaker" in item else next((mention.text for mention in mentions), None)
    return Quote(
        id=str(item.get("id") or f"q{number}"),
        kind=item.get("kind") or "indirect",
        content=content,
        text=" ".join(piece.text for piece in content),
        cue=Cue(span=cue, lemma=cue.text.lower(), stance="other"),
        source=next(iter(sources), None),
        speaker=Speaker(id=f"s{number}", name=name, type="PERSON", mentions=tuple(mentions)) if name else None,
        confidence=item.get("confidence"),
        evidence=("Citron",),
        article=article,
    )


def _place(span: TextSpan) -> tuple[int, int]:
    return span.start, span.end


def _located(span: Mapping[str, Any], text: str) -> TextSpan:
    start, end = span["start"], span["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError(f"{start!r} to {end!r} is no span")
    if not 0 <= start < end <= len(text) or text[start:end] != span.get("text", text[start:end]):
        raise InputError(f"Citron's span {start}-{end} {span.get('text')!r} is not what the text has there.")
    return TextSpan(start=start, end=end, text=text[start:end])
