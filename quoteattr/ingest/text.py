"""Plain text: one article a file, pasted pages included, or an archive's export. The text stays as given."""

from collections.abc import Iterator

from quoteattr.errors import InputError
from quoteattr.ingest.decoding import looks_binary
from quoteattr.ingest.exports import from_text
from quoteattr.ingest.fields import Found
from quoteattr.ingest.sources import MEGABYTE, Source

TEXT_LIMIT = 16 * MEGABYTE  # a whole newspaper is shorter

_OTHERS = (
    (b"%PDF", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"), (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"), (b"\x28\xb5\x2f\xfd", "compressed with zstd"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
)  # fmt: skip


def read_text(source: Source) -> Iterator[Found]:
    """The file as one article; an export of an archive as the articles in it. Raises InputError for what is no text."""
    data = source.read(TEXT_LIMIT)
    for mark, name in _OTHERS:
        if data.startswith(mark):
            raise InputError(f"is {name}, which is not read; save its text as a .txt file, and give that")
    if looks_binary(data):
        raise InputError("is not a text file: it holds binary data")
    yield from from_text(source.decoded(data))
