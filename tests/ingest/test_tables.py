"""CSV, JSON lines, Excel, Parquet and frames: columns guessed and mapped, and one bad row costs one row."""

import io
import json
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from readings import collect

import quoteattr
from quoteattr.errors import InputError


def articles_of(given, **options):
    found, problems = collect(given, **options)
    return [reading.article for reading in found], problems


@pytest.mark.parametrize("header", ["text", "Body", "article_text", "FullText", "content", "Article Body"])
def test_the_text_column_is_guessed(header: str):
    [article], _ = articles_of(f"id,{header}\n7,Some words.\n".encode(), format="csv")
    assert (article.id, article.text) == ("7", "Some words.")


def test_a_mapping_wins_over_a_guess():
    data = b"text,story,source\nabstract,The story.,desk\n"
    [article], _ = articles_of(data, format="csv", map={"text": "story", "section": "source"})
    assert (article.text, article.section, article.outlet) == ("The story.", "desk", None)


def test_a_mapped_column_that_is_not_there_names_the_columns():
    with pytest.raises(InputError, match=r"no column 'story' for text\. Columns: text, title"):
        articles_of(b"text,title\na,b\n", format="csv", map={"text": "story"})


def test_nested_fields_of_json():
    line = json.dumps({"text": "A.", "source": {"id": None, "name": "The Elm"}, "meta": {"day": "14 May 2031"}})
    [article], _ = articles_of(line.encode(), format="jsonl", map={"published": "meta.day"})
    assert (article.outlet, article.published) == ("The Elm", date(2031, 5, 14))


@pytest.mark.parametrize("shape", ["[%s]", '{"articles": [%s], "count": 1}', "%s"])
def test_shapes_of_a_json_file(tmp_path: Path, shape: str):
    (tmp_path / "a.json").write_text(shape % '{"title": "T", "text": "Words."}')
    [article], _ = articles_of(tmp_path / "a.json")
    assert (article.title, article.text) == ("T", "Words.")


def test_lines_of_our_own_export_are_read_back(tmp_path: Path):
    article = quoteattr.Article(text='"Yes," she said.', id="a", published="2031-05-14", authors=("Ann Lee",))
    quoteattr.to_jsonl([(article, ())], tmp_path / "a.jsonl")
    assert articles_of(tmp_path / "a.jsonl")[0] == [article]


def test_bad_json_lines_are_reported_and_the_rest_is_read():
    lines = [
        '{"text": "one"}',
        "{broken",
        "[1]",
        '{"title": "x"}',
        '{"text": null}',
        "",
        '{"text": "two"}',
        "[" * 100_000,
    ]
    articles, problems = articles_of("\n".join(lines).encode(), format="jsonl")
    assert [article.text for article in articles] == ["one", "two"]
    assert [problem.record for problem in problems] == [2, 3, 4, 5, 8]


def test_a_broken_quote_costs_its_row_only():
    rows = [
        "id,text,title",
        '1,"a ""fine"" one",t',
        '2,"broken,t',
        '3,"over\ntwo lines",t',
        '4,5" pipe,t',
        "5,,t",
        "6,x,y,z",
        "7,ok,t",
    ]
    articles, problems = articles_of("\n".join(rows).encode(), format="csv")
    assert [(article.id, article.text) for article in articles] == [
        ("1", 'a "fine" one'), ("3", "over\ntwo lines"), ("4", '5" pipe'), ("7", "ok"),
    ]  # fmt: skip
    assert [(problem.record, problem.reason.split()[0]) for problem in problems] == [(3, "a"), (7, "has"), (8, "has")]


def test_a_quote_broken_in_the_last_row():
    articles, [problem] = articles_of(b'id,text\n1,one\n2,"two\n3,three\n', format="csv")
    assert [article.id for article in articles] == ["1", "3"]
    assert problem.record == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str):
    [article], _ = articles_of(f"title{delimiter}text\nT{delimiter}Words.\n".encode(), format="csv")
    assert (article.title, article.text) == ("T", "Words.")


def test_a_csv_without_text_says_so():
    with pytest.raises(InputError, match=r"no column that looks like the text\. Columns: colour, size"):
        articles_of(b"colour,size\nred,1\n", format="csv")


def test_an_unreadable_date_is_none_and_noted():
    [article], [problem] = articles_of(b"text,date\nWords.,03/04/2031\n", format="csv")
    assert article.published is None
    assert not problem.skipped
    assert "03/04/2031" in problem.reason


def test_excel(tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl", reason="the extra [excel] is not installed")
    book = openpyxl.Workbook()
    book.active.append(["Headline", "Body", "Date"])
    book.active.append(["T", "Words.", datetime(2031, 5, 14)])
    book.active.append([None, None, None])
    book.active.append(["No text", None, None])
    book.create_sheet("Notes").append(["remark"])
    book.save(tmp_path / "a.xlsx")
    [article], [problem] = articles_of(tmp_path / "a.xlsx")
    assert (article.title, article.text, article.published) == ("T", "Words.", date(2031, 5, 14))
    assert (problem.record, problem.reason) == ("Sheet row 4", "has no text")


def test_parquet_and_frames(tmp_path: Path):
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"body": ["One.", None], "when": pd.to_datetime(["2031-05-14T10:00Z", "2031-05-15T10:00Z"]), "mixed": [1, "a"]}
    )
    frame[["body", "when"]].to_parquet(tmp_path / "a.parquet")
    for given in (tmp_path / "a.parquet", frame):
        [article], [problem] = articles_of(given, map={"published": "when"})
        assert article.text == "One."
        assert article.published == datetime(2031, 5, 14, 10, tzinfo=timezone.utc)
        assert problem.record == 2


def test_a_truncated_parquet_is_an_error(tmp_path: Path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match="cannot be read"):
        articles_of(tmp_path / "a.parquet")


def test_a_polars_frame():
    pl = pytest.importorskip("polars", reason="polars is not installed")
    for frame in (pl.DataFrame({"text": ["One."]}), pl.LazyFrame({"text": ["One."]})):
        assert [article.text for article in articles_of(frame)[0]] == ["One."]


def test_an_endless_line_is_left_out_without_being_held(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("quoteattr.ingest.sources.LINE_LIMIT", 1000)
    data = b'{"text": "one"}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "two"}\n'
    articles, [problem] = articles_of(io.BytesIO(data), format="jsonl")
    assert [article.text for article in articles] == ["one", "two"]
    assert problem.record == 2
