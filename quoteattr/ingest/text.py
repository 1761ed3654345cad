"""Plain text: one article a file, pasted pages included, or an archive's export. The text stays as given."""

from collections.abc import Iterator

from quoteattr.errors import InputError
from quoteattr.ingest.decoding import looks_binary
from quoteattr.ingest.exports import from_text
from quoteattr.ingest.fields import Found
from quoteattr.ingest.sources import MEGABYTE, Source

TEXT_LIMIT = 16 * MEGABYTE  # a whole newspaper is shorter


def read_text(source: Source) -> Iterator[Found]:
    """The file as one article; an export of an archive as the articles in it."""
    data = source.read(TEXT_LIMIT)
    if looks_binary(data):
        raise InputError("is no text: it holds binary data")
    yield from from_text(source.decoded(data))
