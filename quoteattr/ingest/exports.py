"""Exports of newspaper archives (Nexis Uni, Factiva, ProQuest) as RTF, DOCX or plain text, many articles in a file.

Built from the documented layouts. A file that is none of these is read as one article.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.ingest import factiva, nexis, proquest
from quoteattr.ingest.excel import check_package
from quoteattr.ingest.fields import Found
from quoteattr.ingest.sources import MEGABYTE, Source

RTF_LIMIT = 64 * MEGABYTE
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Archive, what tells its exports, and the function that takes them apart.
ARCHIVES: tuple[tuple[str, Callable[[str], bool], Callable[[str], Iterator[dict[str, str]]]], ...] = (
    ("Nexis", nexis.is_export, nexis.split),
    ("Factiva", factiva.is_export, factiva.split),
    ("ProQuest", proquest.is_export, proquest.split),
)


def from_text(text: str, origin: str = "the file") -> Iterator[Found]:
    """The articles of an export, numbered from 1; any other text is one article without a number."""
    for archive, is_export, split in ARCHIVES:
        if is_export(text):
            for number, values in enumerate(split(text), start=1):
                yield Found(record=number, values=dict(values), origins=dict.fromkeys(values, f"the {archive} export"))
            return
    yield Found(record=None, values={"text": text}, origins={"text": origin})


def read_rtf(source: Source) -> Iterator[Found]:
    """The articles of an RTF file. Needs the extra [archive].

    Raises MissingExtraError without it, InputError for a file that is no RTF.
    """
    try:
        from striprtf.striprtf import rtf_to_text  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("Reading RTF needs striprtf: pip install 'quoteattr[archive]'") from error
    data = source.read(RTF_LIMIT).decode("latin-1")  # RTF is ASCII; what is not, it escapes
    if not data.startswith("{\\rtf"):
        raise InputError("is not an RTF file: it does not begin with {\\rtf")
    yield from from_text(str(rtf_to_text(data, errors="replace")))  # type: ignore[no-untyped-call]


def read_docx(source: Source) -> Iterator[Found]:
    """The articles of a Word document. Raises InputError for a file that is none, is damaged, or declares entities."""
    with source.open() as stream:
        check_package(stream)
        with zipfile.ZipFile(stream) as package:
            if "word/document.xml" not in package.namelist():
                raise InputError("is a zip archive without word/document.xml: no Word document")
            data = package.read("word/document.xml")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError("declares XML entities of its own, which no Word document does")
    try:
        document = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise InputError(f"is a damaged Word document: {error}") from error
    yield from from_text("\n".join(_paragraph(paragraph) for paragraph in document.iter(f"{_WORD}p")))


def _paragraph(paragraph: "ElementTree.Element[str]") -> str:
    pieces = {f"{_WORD}t": None, f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}
    runs = (pieces[node.tag] or node.text or "" for node in paragraph.iter() if node.tag in pieces)
    return re.sub(r"[ \t]+$", "", "".join(runs))
