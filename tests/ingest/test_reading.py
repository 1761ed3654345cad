"""The door: files, folders, buffers, gaps, and what is said about damage."""

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from readings import collect

import quoteattr
from quoteattr.errors import InputError
from quoteattr.ingest import InputWarning, read


def test_a_text_file_is_one_article_as_given(tmp_path: Path):
    path = tmp_path / "elm.txt"
    path.write_bytes("\ufeffA line.\r\n\r\n“Yes,” she said.\r\n".encode())
    [article] = quoteattr.read_articles(path)
    assert article.text == "A line.\r\n\r\n“Yes,” she said.\r\n"
    assert article.id == "elm.txt"


def test_gaps_are_filled_and_what_the_file_says_stands(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "outlet": "The Elm"}\n{"text": "Two."}\n')
    one, two = quoteattr.read_articles(path, outlet="The Oak", published="2031-05-14", authors="Ann Lee and Bo Kim")
    assert (one.outlet, two.outlet) == ("The Elm", "The Oak")
    assert one.published == two.published == date(2031, 5, 14)
    assert two.authors == ("Ann Lee", "Bo Kim")


def test_what_the_caller_says_counts_for_more_than_a_line_of_the_text():
    text = b"May 1, 2031\n\nPARIS (AP) \xe2\x80\x94 Shares fell."
    [told] = quoteattr.read_articles(text, published="2031-05-14", wire="dpa", language="fr")
    [untold] = quoteattr.read_articles(text)
    assert (told.published, told.wire, told.dateline, told.language) == (date(2031, 5, 14), "dpa", "PARIS", "fr")
    assert (untold.published, untold.wire, untold.language) == (date(2031, 5, 1), "AP", "en")


def test_origins_say_where_each_field_was_found(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("headline,body,url\nTaxes fall,Taxes will fall.,https://www.bbc.com/news/1\n")
    [reading], _ = collect(path, gaps={"section": "World"})
    assert reading.origins == {
        "text": "column body", "title": "column headline", "url": "column url", "section": "the caller",
        "outlet": "the table of outlets", "domain": "the table of outlets", "country": "the table of outlets",
        "id": "the name of the file",
    }  # fmt: skip
    assert (reading.article.outlet, reading.article.country, reading.record) == ("BBC News", "GB", 2)


@pytest.mark.parametrize(
    "given",
    [b"Some words.", io.BytesIO(b"Some words."), io.StringIO("Some words."), io.BytesIO(gzip.compress(b"Some words."))],
)
def test_buffers(given):
    [article] = quoteattr.read_articles(given)
    assert article.text == "Some words."


def test_a_stream_that_cannot_seek_is_read_as_it_comes():
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.rows = iter([b'{"text": "a"}\n', b'{"text": "b"}\n'])
            self.given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            row = next(self.rows, b"")
            self.given += bool(row)
            buffer[: len(row)] = row
            return len(row)

    pipe = Pipe()
    articles = quoteattr.read_articles(pipe, format="jsonl")
    assert [next(articles).text, next(articles).text] == ["a", "b"]


def test_a_folder_of_mixed_files_in_the_order_of_names(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "z.txt").write_text("last")
    (tmp_path / "b.jsonl").write_text('{"text": "second"}')
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    readings, problems = collect(tmp_path)
    assert [reading.article.text for reading in readings] == ["first", "second", "last"]
    assert [reading.article.id for reading in readings] == ["a.txt", "b.jsonl#1", "sub/z.txt"]
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'picture.png'}: is of an unknown type (.png)"]


def test_what_a_browser_saved_beside_a_page_is_no_article(tmp_path: Path):
    (tmp_path / "story_files").mkdir()
    (tmp_path / "story_files" / "frame.txt").write_text("advertisement")
    (tmp_path / "story.html").write_text("<html>")
    (tmp_path / "old_files").mkdir()
    (tmp_path / "old_files" / "a.txt").write_text("an article")
    readings, _ = collect(tmp_path)
    assert [reading.article.text for reading in readings] == ["an article"]


def test_an_agency_in_the_byline_is_the_wire_and_no_author():
    [article] = quoteattr.read_articles(b'{"text": "x", "author": "Ann Lee and The Associated Press"}', format="jsonl")
    assert (article.authors, article.wire) == (("Ann Lee",), "AP")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("no/such/file.txt", "No file or folder"),
        ("https://post.example/a", r"'https://post\.example/a' is an address, and nothing is downloaded"),
        ("“It rained,” said Ann Lee.", r"for a text, use quoteattr\.extract"),
        ("“It rained,” said Ann Lee. " * 300, "No file or folder"),
        (17, "Articles cannot be read from int"),
        (b"\x00\x01\x02", "holds binary data"),
        (b"%PDF-1.7 ...", "is a PDF, which is not read"),
    ],
)
def test_what_cannot_be_read_at_all_raises(given, says):
    with pytest.raises(InputError, match=says):
        list(quoteattr.read_articles(given))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"format": "doc"}, "Unknown format 'doc'"),
        ({"map": {"body": "text"}}, "Unknown field in map 'body'"),
        ({"published": "some day"}, "publication date 'some day'"),
        ({"gaps": {"colour": "red"}}, "Unknown field of an article 'colour'"),
    ],
)
def test_wrong_options_raise_before_anything_is_read(options, says):
    function = read if "gaps" in options else quoteattr.read_articles
    with pytest.raises(InputError, match=says):
        function(b"text", **options)


def test_by_default_a_problem_is_a_warning_with_file_and_record(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"title": "no text"}\n{"text": "Three."}\n')
    with pytest.warns(InputWarning, match=r"a\.jsonl, record 2: has no text"):
        assert [article.text for article in quoteattr.read_articles(path)] == ["One.", "Three."]


def test_a_warning_names_the_callers_line_and_none_of_ours():
    with pytest.warns(InputWarning) as met:
        list(quoteattr.read_articles(pd.DataFrame({"text": ["It rained.", None]})))
    assert [warning.filename for warning in met] == [__file__]


def test_wrong_encoding_is_read_and_said(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes("Mr Müller’s “café”".encode("cp1252"))
    [reading], [problem] = collect(path)
    assert reading.article.text == "Mr Müller’s “café”"
    assert (problem.skipped, problem.reason) == (False, "is not UTF-8; read as cp1252")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt"])
def test_byte_order_marks(tmp_path: Path, name: str, encoding: str):
    text = {"a.csv": "text\nÅ word\n", "a.jsonl": '{"text": "Å word"}\n', "a.txt": "Å word"}[name]
    (tmp_path / name).write_bytes(text.encode(encoding))
    [reading], _ = collect(tmp_path / name)
    assert reading.article.text == "Å word"


def test_a_truncated_gzip_gives_what_came_before(tmp_path: Path):
    lines = "".join(json.dumps({"text": f"article {number} {number**5}"}) + "\n" for number in range(2000))
    data = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "b.txt").write_text("next")
    readings, [problem] = collect(tmp_path)
    assert 500 < len(readings) < 1500
    assert readings[-1].article.text == "next"
    assert problem.file.endswith("a.jsonl.gz")
    assert problem.record == readings[-2].record
    assert "cut off" in problem.reason


def test_zip_members_are_read_and_bad_ones_reported(tmp_path: Path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", "deep")
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/evil.txt", "evil")
        archive.writestr("/abs.txt", "evil")
        archive.writestr("bomb.txt", b"a" * 40_000_000)
        archive.writestr("one.txt", "one")
        archive.writestr("rows.csv", "text\ntwo\n")
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("x.exe", "MZ")
        archive.writestr("__MACOSX/._one.txt", "litter")
    readings, problems = collect(tmp_path / "a.zip")
    assert [reading.article.text for reading in readings] == ["one", "two", "deep"]
    assert readings[2].file.endswith("a.zip!inner.zip!deep.txt")
    assert [problem.record for problem in problems] == ["../../etc/evil.txt", "/abs.txt", "bomb.txt", "x.exe"]
    assert "leads out of the archive" in problems[0].reason
    assert "zip bomb" in problems[2].reason
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_gzip_bomb_is_read_no_further_than_a_document_may_be(tmp_path: Path):
    with gzip.open(tmp_path / "a.txt.gz", "wb") as stream:
        for _ in range(64):
            stream.write(b" " * (1 << 20))
    (tmp_path / "b.txt").write_text("next")
    readings, [problem] = collect(tmp_path)
    assert [reading.article.text for reading in readings] == ["next"]
    assert "too long" in problem.reason


def test_a_broken_zip_is_reported_in_a_folder_and_raised_alone(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "b.txt").write_text("next")
    readings, [problem] = collect(tmp_path)
    assert [reading.article.text for reading in readings] == ["next"]
    assert "not a readable zip archive" in problem.reason
    with pytest.raises(InputError, match="not a readable zip archive"):
        collect(tmp_path / "a.zip")


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_reported(tmp_path: Path, data: bytes):
    (tmp_path / "a.txt").write_bytes(data)
    readings, [problem] = collect(tmp_path / "a.txt")
    assert not readings
    assert problem.reason.startswith("has no text")
