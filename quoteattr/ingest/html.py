"""HTML pages: the body by trafilatura, the metadata from the page, the date by htmldate where the page hides it."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from types import ModuleType
from typing import Any

from quoteattr.errors import MissingExtraError
from quoteattr.ingest.decoding import decode, marked_encoding
from quoteattr.ingest.fields import Found
from quoteattr.ingest.page import Page
from quoteattr.ingest.published import parse_published
from quoteattr.ingest.sources import MEGABYTE, Source

HTML_LIMIT = 8 * MEGABYTE  # the largest news pages have 3; extraction takes a second a megabyte
ELEMENTS_LIMIT = 30_000  # news pages have 1,000 to 5,000; the time of extraction grows with their square
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_PARAGRAPHS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "figure", "section", "tr")
_MOMENT = "%Y-%m-%dT%H:%M:%S%z"
_MOSTLY_LINK = 0.9  # share of a list item's text inside a link that makes it a pointer to another story


def read_html(source: Source) -> Iterator[Found]:
    """The page as one article. Needs the extra [web]."""
    _trafilatura()
    data = source.read(HTML_LIMIT)
    yield from read_page(data, source, record=None)


def read_page(data: bytes, source: Source, record: int | str | None, url: str | None = None) -> Iterator[Found]:
    """The article of a page; none, with a report, where nothing like an article is found in it."""
    tree, notes = parse(data)
    for note in notes:
        source.report(note, record, skipped=False)
    if tree is None:
        source.report("has no HTML that can be parsed", record)
        return
    if (size := sum(1 for _ in tree.iter())) > ELEMENTS_LIMIT:
        source.report(f"has {size} elements, more than any article ({ELEMENTS_LIMIT})", record)
        return
    page = Page(tree, url)
    metadata = page.metadata()
    if "published" not in metadata and (published := _hidden_date(tree, page.url)):
        metadata["published"] = (published, "htmldate")
    text = body_text(tree)
    if not text:
        source.report("has no text that looks like an article", record)
        return
    values = {name: value for name, (value, _) in metadata.items()}
    origins = {name: origin for name, (_, origin) in metadata.items()}
    yield Found(record=record, values={"text": text, **values}, origins={"text": "trafilatura", **origins})


def _trafilatura() -> ModuleType:
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("Reading HTML needs trafilatura: pip install 'quoteattr[web]'") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page without text as an error
    return trafilatura


def parse(data: bytes) -> tuple[Any, list[str]]:
    """The tree of the page, None for none, and what had to be guessed or is missing from it."""
    from lxml import etree, html  # type: ignore[import-untyped]

    text, notes = decode_page(data)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, notes
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        notes.append("has tags nested too deeply to be a page; what is below is left out")
    return tree, notes


def decode_page(data: bytes) -> tuple[str, list[str]]:
    """The page as text, by byte order mark, as UTF-8 if it is that, as it declares, or guessed, which is noted."""
    data = data.replace(b"\x00", b"") if marked_encoding(data) in (None, "utf-8-sig") else data
    declared = _CHARSET.search(data[:4096])
    text, encoding = decode(data)
    if encoding is None or marked_encoding(data):
        return text, []
    name = declared[1].decode("ascii", errors="replace").lower() if declared else ""
    if name and name.replace("-", "") != "utf8":
        name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name  # as browsers do
        try:
            return data.decode(name, errors="replace"), []
        except LookupError:
            pass
    return text, [f"is not {name or 'UTF-8'}; read as {encoding}"]


def _hidden_date(tree: Any, url: str | None) -> Any:
    """The date by the marks of well-known page designs; not by any date that stands somewhere in the page."""
    from lxml import etree

    try:
        from htmldate import find_date
    except ImportError as error:
        raise MissingExtraError("Reading HTML needs htmldate: pip install 'quoteattr[web]'") from error
    try:
        seen = deepcopy(tree)
        etree.strip_elements(seen, "script", "style", "svg", with_tail=False)  # 1 ms a kB, and dates of other stories
        found = find_date(seen, url=url, original_date=True, outputformat=_MOMENT, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    return parse_published(re.sub(r"T00:00:00$", "", found)) if found else None


def body_text(tree: Any) -> str:
    """The article's paragraphs, with an empty line between them; "" if there is none."""
    document = _trafilatura().bare_extraction(
        tree, include_comments=False, include_tables=False, include_links=True, with_metadata=False
    )
    if document is None or document.body is None:
        return ""
    blocks = [_block(element) for element in _blocks(document.body)]
    return "\n\n".join(block for block in blocks if block)


def _blocks(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in ("list", "quote", "div") and len(element):
            yield from _blocks(element)
        elif element.tag != "item" or not _is_pointer(element):
            yield element


def _is_pointer(item: Any) -> bool:
    """Whether a list item is a link to another story."""
    whole = len("".join(item.itertext()).strip())
    linked = sum(len("".join(link.itertext()).strip()) for link in item.iter("ref"))
    return whole > 0 and linked >= _MOSTLY_LINK * whole


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as a feed's entry: its paragraphs, with an empty line between them."""
    tree, _ = parse(f"<html><body>{markup}</body></html>".encode("utf-8", errors="replace"))
    if tree is None:
        return ""
    for element in tree.iter("script", "style"):
        element.text = None
    for element in tree.iter(*_PARAGRAPHS):
        element.text = "\n\n" + (element.text or "")
        element.tail = "\n\n" + (element.tail or "")
    paragraphs = re.split(r"\n\s*\n", "".join(tree.itertext()))
    return "\n\n".join(text for paragraph in paragraphs if (text := " ".join(paragraph.split())))


def _block(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    text = "".join(element.itertext())
    lines = (" ".join(line.replace("\xad", "").replace("\u200b", "").split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
