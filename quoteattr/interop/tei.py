"""Quotations as TEI P5: ``<said who="#...">`` in the article's text, the speakers as ``<person>`` and ``<org>``.

A tree cannot hold what crosses: a content is cut at the edges of its paragraph and of what it overlaps with, and the
parts are tied by ``@next`` and ``@prev`` (TEI P5, ch. 21.3, "Fragmentation and Reconstitution").
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from quoteattr.rows import Quotes, by_article
from quoteattr.types import Article, Quote, Speaker

TEI = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
DIRECT = {"direct": "true", "mixed": "unknown", "indirect": "false"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ORDER = {"said": 0, "rs": 1, "seg": 2, "date": 3}  # of elements over the same words, the outermost first


class _Element(NamedTuple):
    """An element over text[start:end]. key: what its parts have in common."""

    start: int
    end: int
    tag: str
    key: str
    attributes: Mapping[str, str]


def to_tei(quotes: Quotes, path: str | Path | None = None) -> str:
    """A TEI document, or for several articles a ``teiCorpus`` of them.

    A content is ``<said>`` with @who and @direct (mixed: "unknown"), a cue ``<seg type="cue">`` with the stance as
    @subtype ("not-said" where it is negated), a source ``<rs type="source">``, a date ``<date>`` with @when, or @from
    and @to. Characters that XML cannot hold become U+FFFD; lines are ``<p>``, with the white space between them kept,
    so that offsets in the text of ``<div>`` are the article's where its lines end in a line feed.
    path: where to write it, too.
    """
    documents = [
        _document(article, list(of_article), f"a{number}.") for number, (article, of_article) in _numbered(quotes)
    ]
    if len(documents) == 1:
        root = documents[0]
    else:
        root = ET.Element("teiCorpus")
        root.append(_header(Article(text="", title="Articles with their quotations"), []))
        root.extend(documents)
    root.set("xmlns", TEI)
    written = '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    if path is not None:
        Path(path).write_text(written, encoding="utf-8", newline="\n")
    return written


def _numbered(quotes: Quotes) -> Iterator[tuple[int, tuple[Article, Iterable[Quote]]]]:
    return enumerate(by_article(quotes), 1)


def _document(article: Article, quotes: list[Quote], prefix: str) -> ET.Element:
    root = ET.Element("TEI")
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker is not None}
    names = {key: f"{prefix}s{number}" for number, key in enumerate(speakers, 1)}
    root.append(_header(article, [(names[key], speaker) for key, speaker in speakers.items()]))
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    division = ET.SubElement(body, "div", {"type": "article"})
    _write_text(division, article.text, list(_elements(quotes, names, prefix)))
    return root


# -- the header --------------------------------------------------------------------------------------------------------


def _header(article: Article, speakers: list[tuple[str, Speaker]]) -> ET.Element:
    header = ET.Element("teiHeader")
    file = ET.SubElement(header, "fileDesc")
    titles = ET.SubElement(file, "titleStmt")
    _say(titles, "title", article.title or article.id or "An article with its quotations")
    for name in article.authors:
        _say(titles, "author", name)
    _say(ET.SubElement(file, "publicationStmt"), "p", "Marked by quoteattr; the text is its publisher's.")
    bibl = ET.SubElement(ET.SubElement(file, "sourceDesc"), "bibl")
    _say(bibl, "title", article.title or "untitled")
    if article.outlet:
        _say(bibl, "publisher", article.outlet)
    if article.published:
        ET.SubElement(bibl, "date", {"when": article.published.isoformat()}).text = article.published.isoformat()
    if article.id:
        _say(bibl, "idno", article.id)
    if article.url:
        _say(bibl, "idno", article.url).set("type", "URL")
    if speakers:
        _say_who(header, speakers)
    return header


def _say(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _xml(text)
    return element


def _say_who(header: ET.Element, speakers: list[tuple[str, Speaker]]) -> None:
    people = ET.SubElement(ET.SubElement(ET.SubElement(header, "profileDesc"), "particDesc"), "listPerson")
    for key, speaker in speakers:
        is_person = speaker.type in ("PERSON", "AUTHOR", "UNNAMED")
        one = ET.SubElement(people, "person" if is_person else "personGrp", {f"{XML}id": key})
        if speaker.type != "PERSON":
            one.set("role", speaker.type)
        _say(one, "persName" if is_person else "name", speaker.name)
        if speaker.role and is_person:
            _say(one, "occupation", speaker.role)
        if speaker.affiliation and is_person:
            _say(one, "affiliation", speaker.affiliation)
        if speaker.wikidata:
            _say(one, "idno", speaker.wikidata).set("type", "wikidata")


def _xml(text: str) -> str:
    """The text with U+FFFD, one for one, where XML 1.0 has no such character."""
    return _NOT_IN_XML.sub("\ufffd", text)


# -- the text ----------------------------------------------------------------------------------------------------------


def _elements(quotes: Iterable[Quote], names: Mapping[str, str], prefix: str) -> Iterator[_Element]:
    seen: set[tuple[int, int, str]] = set()
    for number, quote in enumerate(quotes, 1):
        key = f"{prefix}q{number}"
        said = {"direct": DIRECT[quote.kind]}
        if quote.speaker is not None:
            said["who"] = "#" + names[quote.speaker.id]
        for piece in quote.content:
            yield _Element(piece.start, piece.end, "said", key, said)
        for start, end, tag, more in _marks(quote, names):
            if (start, end, tag) not in seen:  # a source of several quotations is marked once
                seen.add((start, end, tag))
                yield _Element(start, end, tag, "", {**more, "corresp": "#" + key})


def _marks(quote: Quote, names: Mapping[str, str]) -> Iterator[tuple[int, int, str, dict[str, str]]]:
    if quote.cue is not None:
        stance = {"subtype": "not-said" if quote.cue.negated else quote.cue.stance}
        yield quote.cue.span.start, quote.cue.span.end, "seg", {"type": "cue", **stance}
    if quote.source is not None:
        ref = {"ref": "#" + names[quote.speaker.id]} if quote.speaker else {}
        yield quote.source.start, quote.source.end, "rs", {"type": "source", **ref}
    date = quote.date
    if date is not None and date.basis == "stated":
        if date.start == date.end:
            when = {"when": date.start.isoformat()}
        else:
            when = {"from": date.start.isoformat(), **({"to": date.end.isoformat()} if date.end else {})}
        yield date.span.start, date.span.end, "date", when


def _write_text(division: ET.Element, text: str, elements: list[_Element]) -> None:
    """The lines as paragraphs, with the elements as a tree in each, and the parts of each content tied together."""
    text = _xml(text)
    waiting = deque(sorted(elements))
    active: list[_Element] = []
    parts: dict[str, list[ET.Element]] = {}
    position, before = 0, division
    for line in re.findall(r"[^\n]*\n|[^\n]+\Z", text):
        start, position = position, position + len(line)
        left = start + len(line) - len(line.lstrip())
        right = start + len(line.rstrip())
        active = [one for one in active if one.end > start]
        while waiting and waiting[0].start < position:
            active.append(waiting.popleft())
        if right <= left:
            _add_text(before, division, line)
            continue
        _add_text(before, division, text[start:left])
        paragraph = before = ET.SubElement(division, "p")
        inside = [one._replace(start=max(one.start, left), end=min(one.end, right)) for one in active]
        _write_tree(paragraph, text, left, right, [one for one in inside if one.start < one.end], parts)
        _add_text(before, division, text[right:position])
    if len(division) == 0:
        ET.SubElement(division, "p")
    for key, made in parts.items():
        _tie(key, made)


def _add_text(before: ET.Element, division: ET.Element, space: str) -> None:
    if before is division:
        division.text = (division.text or "") + space
    else:
        before.tail = (before.tail or "") + space


def _write_tree(
    paragraph: ET.Element, text: str, start: int, end: int, inside: list[_Element], parts: dict[str, list[ET.Element]]
) -> None:
    heap: list[tuple[int, int, int, int, _Element]] = []
    for order, one in enumerate(inside):
        heappush(heap, (one.start, -one.end, _ORDER[one.tag], order, one))
    open_: list[tuple[int, ET.Element]] = [(end, paragraph)]
    at = start
    while heap or len(open_) > 1:
        if heap and heap[0][0] < open_[-1][0]:
            *_, order, one = heappop(heap)
            _fill(open_[-1][1], text[at : one.start])
            at, here = one.start, min(one.end, open_[-1][0])
            if here < one.end:  # it crosses the end of what it begins in: the rest becomes a part of its own
                rest = one._replace(start=here)
                heappush(heap, (rest.start, -rest.end, _ORDER[rest.tag], order, rest))
            made = ET.SubElement(open_[-1][1], one.tag, dict(one.attributes))
            if one.key:
                parts.setdefault(one.key, []).append(made)
            open_.append((here, made))
        else:
            closing, element = open_.pop()
            _fill(element, text[at:closing])
            at = closing
    _fill(paragraph, text[at:end])


def _fill(element: ET.Element, words: str) -> None:
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _tie(key: str, made: list[ET.Element]) -> None:
    for number, element in enumerate(made):
        element.set(f"{XML}id", key if number == 0 else f"{key}.{number + 1}")
        if number + 1 < len(made):
            element.set("next", f"#{key}.{number + 2}")
        if number:
            element.set("prev", f"#{key}" if number == 1 else f"#{key}.{number}")
