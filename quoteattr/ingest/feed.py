"""RSS and Atom: the entries that carry their whole content."""

import re
from collections.abc import Iterator
from typing import Any

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.ingest.fields import Found
from quoteattr.ingest.html import fragment_text
from quoteattr.ingest.outlets import domain_of, load_outlets
from quoteattr.ingest.published import parse_published
from quoteattr.ingest.sources import MEGABYTE, Source

FEED_LIMIT = 64 * MEGABYTE


def read_feed(source: Source) -> Iterator[Found]:
    """One article an entry, counted from 1. An entry with a summary only is reported. Needs [archive].

    Raises MissingExtraError without it, InputError for a file that is no feed, or declares entities.
    """
    try:
        import feedparser  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("Reading RSS and Atom needs feedparser: pip install 'quoteattr[archive]'") from error
    data = source.read(FEED_LIMIT)
    if re.search(rb"<!ENTITY", data.replace(b"\x00", b"")[:MEGABYTE]):
        raise InputError("declares XML entities of its own, which no feed needs and which can fill the memory")
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise InputError("is XML, but no RSS or Atom feed")
    if feed.bozo:
        source.report(f"is not well-formed XML ({feed.bozo_exception}); read as far as it goes", skipped=False)
    for number, entry in enumerate(feed.entries, start=1):
        yield from _from_entry(entry, feed.feed, number, source)


def _from_entry(entry: Any, channel: Any, number: int, source: Source) -> Iterator[Found]:
    contents = [item.get("value", "") for item in entry.get("content", [])]
    text = fragment_text(max(contents, key=len)) if contents else ""
    if not text:
        where = f"; the article is at {entry.link}" if entry.get("link") else ""
        source.report(f"has no content but a summary{where}", number)
        return
    values = {"text": text, **_metadata(entry, channel)}
    yield Found(record=number, values=values, origins=dict.fromkeys(values, "the feed's entry"))


def _metadata(entry: Any, channel: Any) -> dict[str, Any]:
    authors = [author.get("name") for author in entry.get("authors", []) if author.get("name")] or [entry.get("author")]
    tags = [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")]
    known = load_outlets().by_domain(domain_of(entry.get("link") or channel.get("link")))
    fields = {
        "id": entry.get("id"),
        "title": fragment_text(entry.get("title", "")),
        "url": entry.get("link"),
        "published": parse_published(entry.get("published") or entry.get("updated")),
        "authors": [re.sub(r"^\S+@\S+\s*\((.+)\)$", r"\1", name) for name in authors if name],
        "outlet": known.name if known else channel.get("title"),
        "section": tags[0] if tags else None,
        "language": channel.get("language"),
    }
    return {name: value for name, value in fields.items() if value}
