"""WARC archives: the HTML pages (and, in WET files, the texts) of a crawl, one record at a time."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any, cast

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.ingest.decoding import decode
from quoteattr.ingest.fields import Found
from quoteattr.ingest.html import HTML_LIMIT, read_page
from quoteattr.ingest.sources import MEGABYTE, Source


def read_warc(source: Source) -> Iterator[Found]:
    """One article a page that was answered with status 200; the record is its URL. Needs [archive], and [web] for HTML.

    Other records (requests, images, errors) are passed over silently: they are no articles.

    Raises MissingExtraError without the extra, InputError for an archive that is damaged.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtraError("Reading WARC needs fastwarc: pip install 'quoteattr[archive]'") from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with source.open() as stream:
        records = _Unpacked(stream)
        try:
            for record in ArchiveIterator(cast(Any, records), record_types=wanted):
                yield from _from_record(record, source)
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # fastwarc's, which is no Exception
                raise InputError(f"is damaged beyond what fastwarc can read: {error}") from error
            raise
    if records.broken is not None:
        raise records.broken


class _Unpacked:
    """The records without gzip, as a stream that knows its position, which fastwarc asks for.

    fastwarc takes a gzip stream that is cut off for one that ends. Here it ends too, and `broken` says why.
    """

    def __init__(self, stream: Any) -> None:
        stream = stream if hasattr(stream, "peek") else io.BufferedReader(stream)
        packed = stream.peek(2)[:2] == b"\x1f\x8b"
        self.stream: Any = gzip.GzipFile(fileobj=stream) if packed else stream
        self.position = 0
        self.broken: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        if self.broken is not None:
            return b""
        try:
            data: bytes = self.stream.read1(size)
        except (EOFError, zlib.error, OSError) as error:
            self.broken, data = error, b""
        self.position += len(data)
        return data

    def tell(self) -> int:
        return self.position


def _from_record(record: Any, source: Source) -> Iterator[Found]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    name = url or record.record_id
    if record.is_http and (record.http_headers is None or record.http_headers.status_code != 200):
        return
    kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type", "")) or ""
    if "html" not in kind and "text/plain" not in kind:
        return
    data = record.reader.read(HTML_LIMIT + 1)
    if len(data) > HTML_LIMIT:
        source.report(f"is longer than {HTML_LIMIT // MEGABYTE} MB", name)
    elif len(data) < record.content_length:
        source.report("ends too early: the archive is cut off in this record", name)
    elif "html" in kind:
        yield from _from_page(data, source, name, url)
    else:
        text, encoding = decode(data)
        if encoding:
            source.report(f"is not UTF-8; read as {encoding}", name, skipped=False)
        values = {"text": text} | ({"url": url} if url else {})
        yield Found(record=name, values=values, origins={"text": "the record", "url": "WARC-Target-URI"})


def _from_page(data: bytes, source: Source, name: str, url: str | None) -> Iterator[Found]:
    try:
        yield from read_page(data, source, record=name, url=url)
    except MissingExtraError:
        raise
    except Exception as error:  # one page must not end the archive
        source.report(f"cannot be read: {type(error).__name__}: {error}", name)
