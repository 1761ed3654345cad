"""Quotations out of TEI as `quoteattr.interop.tei` writes it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from quoteattr.errors import InputError
from quoteattr.interop.tei import DIRECT, TEI, XML
from quoteattr.types import Article, Cue, Quote, Speaker, TextSpan


def from_tei(source: str | Path) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """The articles and quotations of a document as `to_tei` writes it: text, contents, cues, sources, speakers.

    source: the XML, or a path. Parts that touch are one piece again. Raises InputError for what is no such XML.
    """
    try:
        written = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
        root = ET.fromstring(written)
    except (ET.ParseError, UnicodeError) as error:
        raise InputError(f"This is not well-formed XML ({error}).") from error
    for document in root.iter(f"{{{TEI}}}TEI"):
        try:
            yield _read(document)
        except RecursionError:
            raise InputError("The elements of this TEI document lie too deep in each other.") from None


def _read(document: ET.Element) -> tuple[Article, tuple[Quote, ...]]:
    body = document.find(f".//{{{TEI}}}div")
    if body is None:
        raise InputError("This TEI document has no <div> in its <body>.")
    places: list[tuple[ET.Element, int, int]] = []
    text = _flat(body, 0, places)
    article = Article(text=text, title=document.findtext(f".//{{{TEI}}}titleStmt/{{{TEI}}}title"))
    people = {
        f"#{one.get(f'{XML}id')}": (one[0].text or "" if len(one) else "")
        for one in document.iterfind(f".//{{{TEI}}}listPerson/*")
    }
    contents: dict[str, list[tuple[int, int]]] = {}
    said: dict[str, ET.Element] = {}
    for element, start, end in places:
        if element.tag == f"{{{TEI}}}said":
            key = re.sub(r"(q\d+)\.\d+\Z", r"\1", element.get(f"{XML}id") or "")
            contents.setdefault(key, []).append((start, end))
            said.setdefault(key, element)
    return article, tuple(
        _quote(key, article, contents[key], said[key], people, _belonging(places, key, text)) for key in contents
    )


def _flat(element: ET.Element, offset: int, places: list[tuple[ET.Element, int, int]]) -> str:
    start, words = offset, [element.text or ""]
    offset += len(words[0])
    for child in element:
        inner = _flat(child, offset, places)
        words += [inner, child.tail or ""]
        offset += len(inner) + len(words[-1])
    places.append((element, start, offset))
    return "".join(words)


def _belonging(places: list[tuple[ET.Element, int, int]], key: str, text: str) -> dict[str, TextSpan]:
    found: dict[str, TextSpan] = {}
    for element, start, end in places:
        kind = element.get("type")
        if element.get("corresp") == f"#{key}" and kind in ("cue", "source"):
            found.setdefault(kind, TextSpan(start=start, end=end, text=text[start:end]))
    return found


def _quote(
    key: str,
    article: Article,
    pieces: list[tuple[int, int]],
    said: ET.Element,
    people: Mapping[str, str],
    parts: Mapping[str, TextSpan],
) -> Quote:
    content = tuple(
        TextSpan(start=start, end=end, text=article.text[start:end]) for start, end in _joined(pieces, article.text)
    )
    cue, who = parts.get("cue"), said.get("who")
    kinds = {value: name for name, value in DIRECT.items()}
    return Quote(
        id=key,
        kind=kinds.get(said.get("direct") or "", "indirect"),  # type: ignore[arg-type]
        content=content,
        text=" ".join(piece.text for piece in content),
        cue=Cue(span=cue, lemma=cue.text.lower(), stance="other") if cue else None,
        source=parts.get("source"),
        speaker=Speaker(id=who, name=people[who], type="PERSON") if who and who in people else None,
        article=article,
    )


def _joined(pieces: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The pieces, those as one between which there is nothing or a line break."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        gap = text[joined[-1][1] : start] if joined else "-"
        if not gap or (gap.isspace() and "\n" in gap):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined
