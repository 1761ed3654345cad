"""Quotations as linked data: schema.org `Quotation` in JSON-LD, and the W3C Web Annotation model."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote as quote_iri
from urllib.parse import urldefrag

from quoteattr.errors import InputError
from quoteattr.types import Article, Quote, Speaker, TextSpan

CONTEXT = 40  # characters before and after, by which a reader finds the words again

_THINGS = {"PERSON": "Person", "AUTHOR": "Person", "UNNAMED": "Person", "ORG": "Organization", "GROUP": "Organization"}
_IN_IRIS = "!#$%&'()*+,/:;=?@[]~"  # what may stand in an address as it is


def to_schema_org(quotes: Iterable[Quote]) -> dict[str, Any]:
    """A JSON-LD graph of schema.org `Quotation`, each part of its `NewsArticle`.

    What somebody is reported *not* to have said is no quotation and is left out.
    """
    graph = [_quotation(quote) for quote in quotes if not (quote.cue is not None and quote.cue.negated)]
    return {"@context": "https://schema.org", "@graph": graph}


def _quotation(quote: Quote) -> dict[str, Any]:
    date, speaker = quote.date, quote.speaker
    is_document = speaker is not None and speaker.type == "DOCUMENT"
    return _known(
        {
            "@type": "Quotation",
            "text": quote.text,
            "spokenByCharacter": _speakers(speaker) if speaker and not is_document else None,
            "isBasedOn": {"@type": "CreativeWork", "name": speaker.name} if speaker and is_document else None,
            "dateCreated": date.iso if date and date.start == date.end else None,
            "temporalCoverage": date.iso if date and date.start != date.end else None,
            "inLanguage": quote.article.language,
            "isPartOf": _article(quote.article),
        }
    )


def _speakers(speaker: Speaker) -> dict[str, Any] | list[dict[str, Any]]:
    """Persons and organisations, which is all that speaks in schema.org: of joint speakers each one."""
    members = [{"@type": "Person", "name": name} for name in speaker.members]
    return members if speaker.type == "GROUP" and members else _speaker(speaker)


def _speaker(speaker: Speaker) -> dict[str, Any]:
    is_person = _THINGS[speaker.type] == "Person"
    employer = {"@type": "Organization", "name": speaker.affiliation} if speaker.affiliation and is_person else None
    return _known(
        {
            "@type": _THINGS[speaker.type],
            "name": speaker.known_as or speaker.name,
            "alternateName": speaker.name if speaker.known_as not in (None, speaker.name) else None,
            "jobTitle": speaker.role if is_person else None,
            "affiliation": employer,
            "sameAs": f"http://www.wikidata.org/entity/{speaker.wikidata}" if speaker.wikidata else None,
        }
    )


def _article(article: Article) -> dict[str, Any]:
    return _known(
        {
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published.isoformat() if article.published else None,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "author": [{"@type": "Person", "name": name} for name in article.authors] or None,
        }
    )


def to_web_annotations(quotes: Iterable[Quote]) -> list[dict[str, Any]]:
    """One annotation of the W3C Web Annotation model a quotation.

    The target is the article (its URL, else its id), selected piece by piece by position and by words; the bodies
    identify the speaker and tag the kind and the stance.
    """
    return [_annotation(quote) for quote in quotes]


def _annotation(quote: Quote) -> dict[str, Any]:
    article, cue = quote.article, quote.cue
    source = _iri(article.url) or f"urn:quoteattr:{quote_iri(article.id or 'article', safe='')}"
    tags = [quote.kind, *([cue.stance] if cue else []), *(["negated"] if cue and cue.negated else [])]
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    if quote.speaker is not None:
        name = quote.speaker.known_as or quote.speaker.name
        bodies.insert(0, {"type": "TextualBody", "purpose": "identifying", "value": name})
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{urldefrag(source).url}#{quote_iri(quote.id, safe='')}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": [{"source": source, "selector": _selectors(piece, article.text)} for piece in quote.content],
    }


def _iri(url: str | None) -> str | None:
    """The address with what no address may hold escaped; None for what is none, such as a mere path."""
    return quote_iri(url, safe=_IN_IRIS) if url and re.match(r"[A-Za-z][\w+.-]*:", url) else None


def _selectors(piece: TextSpan, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        {
            "type": "TextQuoteSelector",
            "exact": piece.text,
            "prefix": text[max(0, piece.start - CONTEXT) : piece.start],
            "suffix": text[piece.end : piece.end + CONTEXT],
        },
    ]


def from_web_annotations(
    annotations: Iterable[Mapping[str, Any]], article: Article
) -> tuple[tuple[str, tuple[TextSpan, ...], str | None], ...]:
    """What annotations say of an article: id, the words that each is about, and who said them.

    The words are looked for at their position, and where the text has changed since, by themselves with what stood
    before and after. Raises InputError for words that the text no longer has, and for data of another shape.
    """
    try:
        return tuple((one["id"], _targets(one, article.text), _identified(one)) for one in annotations)
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError(f"These are no web annotations ({type(error).__name__}: {error}).") from error


def _targets(annotation: Mapping[str, Any], text: str) -> tuple[TextSpan, ...]:
    return tuple(_found(target["selector"], text) for target in annotation["target"])


def _identified(annotation: Mapping[str, Any]) -> str | None:
    bodies = (body["value"] for body in annotation["body"] if body.get("purpose") == "identifying")
    return next(bodies, None)


def _found(selectors: Iterable[Mapping[str, Any]], text: str) -> TextSpan:
    by_type = {selector["type"]: selector for selector in selectors}
    place, words = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    start, exact = place["start"], words["exact"]
    if text[start : place["end"]] != exact:
        at = text.find(words["prefix"] + exact + words["suffix"])
        start = at + len(words["prefix"]) if at >= 0 else text.find(exact)
    if start < 0:
        raise InputError(f"The text no longer has the words {exact[:60]!r}.")
    return TextSpan(start=start, end=start + len(exact), text=exact)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
