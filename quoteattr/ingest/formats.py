"""Which format a file has: by its name, else by how it begins."""

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from quoteattr.ingest.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quoteattr.ingest.fields import Found
    from quoteattr.ingest.sources import Source

#: Where the reader of each format is; imported when a file of that format comes.
READERS = {
    "text": "text:read_text",
    "html": "html:read_html",
    "jsonl": "records:read_jsonl",
    "json": "records:read_json",
    "csv": "delimited:read_delimited",
    "tsv": "delimited:read_delimited",
    "excel": "excel:read_excel",
    "parquet": "arrow:read_parquet",
    "warc": "warc:read_warc",
    "feed": "feed:read_feed",
    "rtf": "exports:read_rtf",
    "docx": "exports:read_docx",
    "table": "arrow:read_table",
}
#: Formats that hold others.
CONTAINERS = ("gzip", "zip")
FORMATS = (*(name for name in READERS if name != "table"), *CONTAINERS)

SUFFIXES = {
    "txt": "text", "text": "text", "md": "text",
    "html": "html", "htm": "html", "xhtml": "html",
    "jsonl": "jsonl", "ndjson": "jsonl", "jl": "jsonl", "json": "json",
    "csv": "csv", "tsv": "tsv", "tab": "tsv", "xlsx": "excel", "xlsm": "excel",
    "parquet": "parquet", "pq": "parquet",
    "warc": "warc", "rss": "feed", "atom": "feed", "xml": "feed",
    "rtf": "rtf", "docx": "docx", "gz": "gzip", "zip": "zip",
}  # fmt: skip


def reader(name: str) -> "Callable[[Source], Iterator[Found]]":
    """The function that reads a format."""
    module, function = READERS[name].split(":")
    found: Callable[[Source], Iterator[Found]] = getattr(import_module(f"quoteattr.ingest.{module}"), function)
    return found


def by_name(name: str) -> str | None:
    """The format that the file's name tells; a WARC is compressed record by record and read as it is."""
    lowered = name.lower()
    if lowered.endswith((".warc.gz", ".warc")):
        return "warc"
    return SUFFIXES.get(lowered.rpartition(".")[2]) if "." in lowered else None


def unread_type(name: str) -> str:
    """What to say of a file whose name tells no format that is read: "is of an unknown type (.mp3)"."""
    return f"is of an unknown type ({PurePath(name).suffix or 'no suffix'})"


def by_beginning(head: bytes) -> str:
    """The format of a stream that has no telling name, from its first few thousand bytes."""
    magic = ((b"\x1f\x8b", "gzip"), (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"{\\rtf", "rtf"))
    for mark, name in magic:
        if head.startswith(mark):
            return name
    if head.startswith(b"PK\x03\x04"):
        return "excel" if b"xl/" in head else "docx" if b"word/" in head else "zip"
    return _by_text(decode(head)[0].lstrip("\ufeff \t\r\n")[:4000])


def _by_text(head: str) -> str:
    lowered = head.lower()
    if re.match(r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", lowered, re.DOTALL):
        return "html"
    if lowered.startswith("<?xml") or lowered.startswith(("<rss", "<feed")):
        return "feed" if re.search(r"<(?:rss|feed|rdf:rdf)\b", lowered) else "html" if "<html" in lowered else "text"
    if re.match(r'\{\s*"', head):
        return "jsonl" if re.match(r"\{[^\n]*\}[ \t\r]*\n\s*\{", head) or "\n" not in head.strip() else "json"
    return "json" if re.match(r"\[\s*\{", head) else "text"
