"""What is fuzzed: each target takes any bytes, and fails where quoteattr raises what it does not promise, or lies."""

import json
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from quoteattr import Article, Quote, TextSpan, read_articles
from quoteattr.annotations import Offsets
from quoteattr.corpora.annotated import read_annotated
from quoteattr.dates.expressions import grammar
from quoteattr.errors import QuoteattrError
from quoteattr.export import from_jsonl
from quoteattr.furniture import find_sections
from quoteattr.interop.citron import from_citron
from quoteattr.interop.linked_data import from_web_annotations
from quoteattr.interop.tei_reading import from_tei
from quoteattr.marks import find_marks, split_paragraphs
from quoteattr.parts import split_parts
from quoteattr.registry import read_table
from quoteattr.schema import from_record, record
from quoteattr.turns import read_turns
from quoteattr.typography import readable

DATA = Path(__file__).parent.parent / "data"
GATE = Path(__file__).parent.parent / "gate" / "cases.jsonl"
Target = Callable[[bytes], None]


def text_of(data: bytes) -> str:
    """Any text: UTF-8 where it is, with lone surrogates for the other bytes."""
    return data.decode("utf-8", "surrogateescape")


def check_offsets(text: str, spans: Iterable[Offsets]) -> None:
    for start, end in spans:
        assert 0 <= start <= end <= len(text), f"{start}-{end} of {len(text)}"


def marks(data: bytes) -> None:
    text = text_of(data)
    found = find_marks(text)
    check_offsets(text, ((mark.start, mark.end) for mark in found))
    check_offsets(text, ((mark.inner_start, mark.inner_end) for mark in found))
    assert all(mark.start <= mark.inner_start and mark.inner_end <= mark.end for mark in found)
    assert all(-1 <= mark.previous < number for number, mark in enumerate(found))
    paragraphs = split_paragraphs(text)
    check_offsets(text, paragraphs)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in paragraphs)
    assert all(one[1] <= other[0] for one, other in pairwise(paragraphs))


def furniture(data: bytes) -> None:
    text = text_of(data)
    title = text.partition("\n")[0] if len(data) % 2 else None
    sections = find_sections(text, title)
    check_offsets(text, (section[:2] for section in sections))
    turns = read_turns(text)
    check_offsets(text, (turn.content for turn in turns))


def dates(data: bytes) -> None:
    text = text_of(data)
    found = grammar().find(text)
    check_offsets(text, ((each.start, each.end) for each in found))
    assert all(one.end <= other.start for one, other in pairwise(found))


def typography(data: bytes) -> None:
    text = text_of(data)
    assert len(readable(text)) == len(text)
    assert "".join(part.text for _, part in split_parts(Article(text=text), 50)) == text


def _reader(format: str | None) -> Target:
    def read(data: bytes) -> None:
        with promised():
            for article in read_articles(data, format=format, on_error=lambda problem: None):
                assert isinstance(article.text, str)

    return read


@contextmanager
def promised() -> Iterator[None]:
    """Errors of ours are what a broken file should give."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except QuoteattrError as error:
            assert str(error), "an error says what is wrong"


def check_quotes(article: Article, quotes: Iterable[Quote]) -> None:
    for quote in quotes:
        spans = [*quote.content, *quote.fragments, quote.source, quote.addressee, quote.via]
        spans += [quote.cue and quote.cue.span, quote.date and quote.date.span]
        check_spans(article.text, filter(None, spans))


def check_spans(text: str, spans: Iterable[TextSpan]) -> None:
    for span in spans:
        assert text[span.start : span.end] == span.text


def records(data: bytes) -> None:
    with promised():
        article, quotes = from_record(json_of(data))
        check_quotes(article, quotes)
        assert from_record(json.loads(json.dumps(record(article, quotes)))) == (article, quotes)


def citron(data: bytes) -> None:
    with promised():
        check_quotes(*from_citron(json_of(data)))


def annotations(data: bytes) -> None:
    article = Article(text="“Taxes will fall,” said Ann Lee.")
    with promised():
        for _, spans, _ in from_web_annotations(json_of(data), article):
            check_spans(article.text, spans)


def people(data: bytes) -> None:
    with promised():
        read_table(json_of(data))


def json_of(data: bytes):  # type: ignore[no-untyped-def]
    """JSON, or the empty mapping where the bytes are none: what is fuzzed is what comes after."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return {}


def tei(data: bytes) -> None:
    with promised():
        for article, quotes in from_tei(text_of(data)):
            check_quotes(article, quotes)


def _file(name: str, read: Callable[[Path], object]) -> Target:
    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            if path.suffix == ".ann":
                path.with_suffix(".txt").write_text("“Taxes will fall,” said Ann Lee.", encoding="utf8")
            with promised():
                read(path)

    return target


def _lines(path: Path) -> None:
    for article, quotes in from_jsonl(path):
        check_quotes(article, quotes)


def _gold(path: Path) -> None:
    for article in read_annotated(path):
        for attribution in article.attributions:
            check_offsets(article.text, (*attribution.content, *attribution.cue, *attribution.source))


TARGETS: dict[str, Target] = {
    "marks": marks,
    "furniture": furniture,
    "dates": dates,
    "typography": typography,
    **{
        f"read-{format or 'any'}": _reader(format)
        for format in ("text", "html", "jsonl", "json", "csv", "tsv", "excel", "parquet", "warc", "feed", "rtf", "docx",
                       "gzip", "zip", None)
    },
    "records": records,
    "jsonl": _file("a.jsonl", _lines),
    "citron": citron,
    "annotations": annotations,
    "people": people,
    "people-csv": _file("a.csv", read_table),
    "tei": tei,
    "gold-jsonl": _file("a.jsonl", _gold),
    "gold-ann": _file("a.ann", _gold),
    "gold-tsv": _file("a.tsv", _gold),
    "gold-spacy": _file("a.spacy", _gold),
}  # fmt: skip
