"""Bytes to text. UTF-8 unless the bytes say otherwise; what was guessed is said."""

import codecs
import re

_BOMS = (  # UTF-32 before UTF-16, whose mark begins the same
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Windows-1252 as English uses it: typographic marks, currency, and the accented letters of names.
_ENGLISH_1252 = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\xa0\xa3\xa7\xa9\xae\xb0\xb4\xb7\xbd\xe0-\xef\xf1-\xf6\xf8-\xfc\xc0-\xcf\xd1-\xd6]"
)
_SAMPLE = 60_000  # bytes that the detection looks at


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the byte order mark at the beginning names."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and the encoding where it is another than UTF-8 (None for UTF-8)."""
    marked = marked_encoding(data)
    if marked:
        text = data.decode(marked, errors="replace")
        return text, None if marked == "utf-8-sig" else marked
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    encoding = guess_encoding(data)
    return data.decode(encoding, errors="replace"), encoding


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of bytes that are not valid UTF-8.

    Mostly valid UTF-8 stays UTF-8 (with U+FFFD for the rest). A detector goes wrong on short and on English text,
    where a handful of bytes decide, so bytes that Windows-1252 explains as English are read as that; charset-normalizer
    has the rest.
    """
    if _mostly_utf8(data):
        return "utf-8"
    high = re.findall(rb"[\x80-\xff]", data[:_SAMPLE])
    sparse = len(high) < 0.3 * len(data[:_SAMPLE])
    if sparse and sum(map(bool, map(_ENGLISH_1252.match, high))) >= 0.9 * len(high):
        return "cp1252"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are valid UTF-8: a sound file with a few broken bytes."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good > broken


def looks_binary(data: bytes) -> bool:
    """Whether these first bytes of a file are no text in any encoding that we read."""
    if marked_encoding(data):
        return False
    head = data[:4096]
    return b"\x00" in head or sum(byte < 9 or 13 < byte < 27 for byte in head) > 0.05 * len(head)
