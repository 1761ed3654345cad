"""WARC, feeds, and the exports of Nexis Uni, Factiva and ProQuest, on invented samples of the documented layouts."""

import gzip
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from readings import collect

from quoteattr.errors import InputError

DATA = Path(__file__).parent.parent / "data" / "ingest"
BODY = '"Taxes will fall," the minister said.\n\nShe did not say when.'


@pytest.mark.parametrize("name", ["nexis_uni", "lexisnexis", "factiva_codes", "factiva_display", "proquest"])
def test_exports_are_taken_apart(name: str):
    readings, problems = collect(DATA / f"{name}.txt")
    article = readings[0].article
    assert not problems
    assert article.title == "Taxes will fall, minister says"
    assert article.outlet == "The Elm Gazette"
    assert article.published == date(2031, 5, 14)
    assert article.authors[0] == "Ann Lee"
    assert article.language == "en"
    assert article.text.startswith('"Taxes will fall," the minister said.')
    assert "words" not in article.text
    assert "Language" not in article.text
    assert "export" in readings[0].origins["text"]


def test_documents_of_one_file():
    readings, _ = collect(DATA / "nexis_uni.txt")
    assert [reading.article.text for reading in readings] == [BODY, "Another text."]
    assert [reading.record for reading in readings] == [1, 2]
    assert readings[0].article.dateline == "OAKVILLE"
    readings, _ = collect(DATA / "lexisnexis.txt")
    assert [reading.article.title for reading in readings] == ["Taxes will fall, minister says", "Second"]


def test_a_line_in_capitals_is_no_code_of_factiva():
    text = (DATA / "factiva_codes.txt").read_text().replace("A US official", "IN THE END nobody spoke.\nA US official")
    [reading], _ = collect(text.encode())
    assert reading.article.text.endswith("IN THE END nobody spoke.\nA US official disagreed.")


def test_a_document_without_body_is_reported():
    text = (DATA / "proquest.txt").read_text()
    hollow = text.replace("Full text: ", "Abstract: ").replace('"Taxes will fall," the', "The")
    readings, [problem] = collect((text + hollow).encode())
    assert len(readings) == 1
    assert (problem.record, problem.reason) == (2, "has no text")


@pytest.mark.parametrize(
    "text", ["Body\nof evidence.\n", "Document 1 of 2\n\nWords.", "HD quality\n\nLength: 3 words\n"]
)
def test_other_texts_are_no_exports(text: str):
    [reading], _ = collect(text.encode())
    assert (reading.article.text, reading.record) == (text, None)


def docx(text: str, extra: str = "") -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<?xml version='1.0'?>{extra}<w:document {space}><w:body>{paragraphs}</w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", document)
    return stream.getvalue()


def test_docx(tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx((DATA / "nexis_uni.txt").read_text()))
    readings, _ = collect(path)
    assert [reading.article.text for reading in readings] == [BODY, "Another text."]


def test_docx_with_entities_is_refused(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(docx("&a;", '<!DOCTYPE x [<!ENTITY a "aaaa">]>'))
    with pytest.raises(InputError, match="entities"):
        collect(tmp_path / "a.docx")


def test_rtf(tmp_path: Path):
    pytest.importorskip("striprtf", reason="the extra [archive] is not installed")
    lines = (
        (DATA / "factiva_display.txt").read_text().replace('"Taxes', "\\'93Taxes").replace(',"', ",\\'94").split("\n")
    )
    (tmp_path / "a.rtf").write_text("{\\rtf1\\ansi\\ansicpg1252 " + "\\par\n".join(lines) + "}")
    [reading], _ = collect(tmp_path / "a.rtf")
    assert reading.article.text.startswith("“Taxes will fall,” the minister said.")
    assert reading.article.published == date(2031, 5, 14)


def test_a_feed():
    pytest.importorskip("feedparser", reason="the extra [archive] is not installed")
    [reading], [problem] = collect(DATA / "feed.rss")
    article = reading.article
    assert article.text == "“Taxes will fall,” she said.\n\nSecond\n\nline."
    assert (article.id, article.title, article.outlet) == ("x1", "Taxes & more", "The Elm")
    assert article.published == datetime.fromisoformat("2031-05-14T10:00:00+02:00")
    assert (article.authors, article.section, article.language) == (("Ann Lee",), "World", "en")
    assert problem.record == 2
    assert "https://elm.example/2" in problem.reason


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "entities"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "no RSS or Atom"),
    ],
)
def test_xml_that_is_no_feed(data: bytes, says: str):
    pytest.importorskip("feedparser", reason="the extra [archive] is not installed")
    with pytest.raises(InputError, match=says):
        collect(data, format="feed")


def record(number: int, status: int = 200, kind: str = "text/html") -> bytes:
    words = "<p>The long meeting of the cabinet ended late, and nobody had much to say about it afterwards.</p>" * 4
    body = f"<html><head><title>Story {number}</title></head><body><article>{words}</article></body></html>".encode()
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://elm.example/{number}\r\nWARC-Date: 2031-05-15T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.fixture
def warc_libraries() -> None:
    pytest.importorskip("fastwarc", reason="the extra [archive] is not installed")
    pytest.importorskip("trafilatura", reason="the extra [web] is not installed")


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
@pytest.mark.usefixtures("warc_libraries")
def test_warc(tmp_path: Path, suffix: str):
    records = [record(1), record(2, status=404), record(3, kind="image/png"), record(4)]
    packed = [gzip.compress(item) if suffix.endswith("gz") else item for item in records]
    (tmp_path / f"a{suffix}").write_bytes(b"".join(packed))
    readings, problems = collect(tmp_path / f"a{suffix}")
    assert [reading.article.url for reading in readings] == ["https://elm.example/1", "https://elm.example/4"]
    assert readings[0].article.published is None, "the day of the crawl is not the day of publication"
    assert not problems


@pytest.mark.usefixtures("warc_libraries")
def test_a_warc_that_is_cut_off(tmp_path: Path):
    data = b"".join(gzip.compress(record(number)) for number in range(5))
    (tmp_path / "a.warc.gz").write_bytes(data[: len(data) * 7 // 10])
    (tmp_path / "b.txt").write_text("next")
    readings, problems = collect(tmp_path)
    assert [reading.record for reading in readings] == [*(f"https://elm.example/{number}" for number in range(3)), None]
    assert "cut off" in problems[-1].reason
    assert {Path(problem.file).name for problem in problems} == {"a.warc.gz"}
