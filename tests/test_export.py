"""Tables and files of quotations."""

import csv
import dataclasses
import datetime as dt
import subprocess
import sys

import pandas as pd
import pytest
from handmade import quotes

import quoteattr
from quoteattr import Article, Quote, TextSpan
from quoteattr.errors import InputError
from quoteattr.export import from_jsonl, to_csv, to_dataframe, to_excel, to_jsonl, to_parquet
from quoteattr.rows import COLUMNS


def one(text: str, **about) -> Quote:
    article = Article(text=text, **about)
    return Quote(
        id="Q1",
        kind="indirect",
        content=(TextSpan(start=0, end=len(text), text=text),),
        text=text,
        article=article,
    )


def test_one_row_a_quotation_and_no_name_twice():
    table = to_dataframe(quotes())
    assert list(table["quote_id"]) == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]
    assert list(table.columns) == list(COLUMNS)
    assert list(table.columns[:7]) == ["speaker", "kind", "quote", "said_iso", "outlet", "title", "published"]
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_row_holds_quotation_speaker_date_and_article():
    row = to_dataframe(quotes()).set_index("quote_id").loc["Q3"]
    assert row["quote"] == "The repairs “may well run into October”"
    assert row["fragments"] == "may well run into October"
    assert (row["kind"], row["stance"], row["cue_lemma"], row["source"]) == ("mixed", "say", "say", "he")
    assert row["via"] == "in comments published by the Larsen Courier"
    assert (row["speaker"], row["role"], row["affiliation"]) == (
        "Tomas Reuel",
        "chief executive",
        "Northstrand Ferries",
    )
    assert (row["said_on"], row["said_basis"]) == (pd.Timestamp("2031-05-12"), "stated")
    assert (row["outlet"], row["published"], row["authors"]) == (
        "The Larsen Bay Post",
        pd.Timestamp("2031-05-14"),
        "Petra Quillon",
    )
    assert row["outlet_section"] == "Local"
    assert row["section"] == "body"


def test_what_is_not_known_is_missing_and_never_a_word():
    table = to_dataframe(quotes()).set_index("quote_id")
    for column in ("speaker", "said_on", "confidence", "via", "role"):
        assert table.loc["Q5", column] is pd.NA or pd.isna(table.loc["Q5", column])
    assert pd.isna(table.loc["Q2", "negated"])
    assert table.loc["Q7", "negated"]


def test_the_types_are_explicit_and_the_same_without_rows():
    table, empty = to_dataframe(quotes()), to_dataframe(())
    assert table.dtypes.equals(empty.dtypes)
    assert len(empty) == 0
    assert {str(kind) for kind in table.dtypes} == {"string", "boolean", "Int64", "Float64", "datetime64[us]"}
    pd.concat([empty, table]).dtypes.equals(table.dtypes)


def test_offsets_in_the_table_are_true():
    text = quotes()[0].article.text
    for row in to_dataframe(quotes()).itertuples():
        pieces = [text[int(s) : int(e)] for s, e in (piece.split("-") for piece in row.spans.split(";"))]
        assert " ".join(pieces) == row.quote
        assert text[row.start : row.end].startswith(pieces[0])


def test_pairs_as_pipe_yields_them_make_the_same_table():
    found = quotes()
    empty = Article(text="Nothing is said here.")
    pd.testing.assert_frame_equal(to_dataframe([(found[0].article, found), (empty, ())]), to_dataframe(found))
    pd.testing.assert_frame_equal(to_dataframe((found[0].article, found)), to_dataframe(found))
    assert len(to_dataframe(found[0])) == 1


@pytest.mark.parametrize("wrong", ["a text", b"x", 3, None, Article(text="x"), [Article(text="x")], ["x"]])
def test_anything_else_is_refused_in_words(wrong):
    with pytest.raises(InputError, match=r"Give quotations .* or \(article, quotations\) pairs"):
        to_dataframe(wrong)


@pytest.mark.parametrize(
    "published", [dt.date(2031, 5, 14), dt.datetime(2031, 5, 14, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))]
)
def test_published_is_the_day_as_printed_and_its_iso_form_keeps_the_rest(published):
    row = to_dataframe([one("x", published=published)]).iloc[0]
    assert row["published"] == pd.Timestamp("2031-05-14")
    assert row["published_iso"] == published.isoformat()


def test_days_before_the_clock_of_nanoseconds_hold():
    row = to_dataframe([one("x", published="1605-11-05")]).iloc[0]
    assert row["published"].year == 1605


def test_parquet_keeps_types_and_values(tmp_path):
    table = to_dataframe(quotes())
    back = pd.read_parquet(to_parquet(quotes(), tmp_path / "q.parquet"))
    pd.testing.assert_frame_equal(back.astype(table.dtypes), table)
    assert [str(kind) for kind in back.dtypes] == [str(kind) for kind in table.dtypes]
    assert len(pd.read_parquet(to_parquet([], tmp_path / "none.parquet")).columns) == len(COLUMNS)


def test_jsonl_reads_back_equal_with_articles_that_have_no_quotations(tmp_path):
    found = quotes()
    pairs = [(Article(text="Nothing is said.", id="a"), ()), (found[0].article, found)]
    assert list(from_jsonl(to_jsonl(pairs, tmp_path / "q.jsonl"))) == pairs
    assert list(from_jsonl(to_jsonl(found, tmp_path / "q.jsonl"))) == pairs[1:]


def test_jsonl_names_the_line_that_does_not_fit(tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    path.write_text(path.read_text("utf-8") + "{oops\n", "utf-8")
    with pytest.raises(InputError, match=r"q\.jsonl, line 2: not JSON"):
        list(from_jsonl(path))
    path.write_bytes("caf\xe9".encode("latin-1"))
    with pytest.raises(InputError, match=r"q\.jsonl is not UTF-8"):
        list(from_jsonl(path))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_csv_runs_no_formula(begin, tmp_path):
    text = begin + 'HYPERLINK("http://evil.example","x")'
    with open(to_csv([one(text, outlet=text)], tmp_path / "q.csv"), encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["quote"] == row["outlet"] == "'" + text
    with open(to_csv([one(text)], tmp_path / "q.csv", escape_formulas=False), encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["quote"] == text


def test_csv_has_one_header_and_reads_back(tmp_path):
    back = pd.read_csv(to_csv(quotes(), tmp_path / "q.csv"))
    assert list(back.columns) == list(COLUMNS)
    assert list(back["quote"]) == [quote.text for quote in quotes()]
    assert list(pd.read_csv(to_csv([], tmp_path / "q.csv")).columns) == list(COLUMNS)


def test_arrow_and_polars_have_the_same_table():
    polars = pytest.importorskip("polars", reason="polars is not installed")
    table, frame = quoteattr.to_arrow(quotes()), quoteattr.to_polars(quotes())
    assert tuple(table.column_names) == tuple(frame.columns) == COLUMNS
    assert frame["quote"].to_list() == table["quote"].to_pylist() == [quote.text for quote in quotes()]
    assert frame["said_on"].dtype == polars.Datetime("us")
    assert frame["start"].dtype == quoteattr.to_polars([])["start"].dtype == polars.Int64


def test_excel_holds_text_as_text(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = to_excel([one("=1+1\x00", published="1605-11-05"), *quotes()], tmp_path / "q.xlsx")
    header, first, second, *_ = openpyxl.load_workbook(path).active.iter_rows()
    cells = {name.value: cell for name, cell in zip(header, first, strict=True)}
    assert (cells["quote"].data_type, cells["quote"].value) == ("s", "=1+1\ufffd")
    assert cells["published"].value == "1605-11-05"
    cells = {name.value: cell for name, cell in zip(header, second, strict=True)}
    assert cells["said_on"].value.date() == dt.date(2031, 5, 13)
    assert cells["start"].value == quotes()[0].content[0].start


def test_lone_surrogates_do_not_stop_an_export(tmp_path):
    odd = one("half \ud83d an emoji")
    assert to_dataframe([odd])["quote"][0] == "half \ufffd an emoji"
    to_parquet([odd], tmp_path / "q.parquet")
    ((article, (quote,)),) = from_jsonl(to_jsonl([odd], tmp_path / "q.jsonl"))
    assert quote.content[0].end == odd.content[0].end
    assert article.text == "half \ufffd an emoji"


@pytest.mark.parametrize("write", [to_parquet, to_csv, to_jsonl])
def test_a_failure_leaves_the_old_file_and_no_half_of_a_new_one(write, tmp_path):
    def failing():
        yield quotes()[0]
        raise RuntimeError("the stream broke")

    path = tmp_path / "q"
    path.write_text("old")
    with pytest.raises(RuntimeError, match="the stream broke"):
        write(failing(), path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["q"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(InputError, match=r"there is no folder .*nowhere"):
        to_csv(quotes(), tmp_path / "nowhere" / "q.csv")


def test_a_stream_longer_than_a_part_is_written_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("quoteattr.export.ROWS_AT_A_TIME", 3)
    found = quotes()
    assert len(pd.read_parquet(to_parquet(found, tmp_path / "q.parquet"))) == len(found)
    assert len(pd.read_csv(to_csv(found, tmp_path / "q.csv"))) == len(found)


def test_equal_articles_that_are_not_the_same_object_are_one(tmp_path):
    found = quotes()
    apart = dataclasses.replace(found[1], article=dataclasses.replace(found[1].article))
    assert len(list(from_jsonl(to_jsonl([found[0], apart], tmp_path / "q.jsonl")))) == 1


def test_importing_the_module_imports_no_pandas():
    code = "import sys, quoteattr.export; sys.exit('pandas' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
