"""Reading a dataset back: the same rows in pandas, polars and Arrow, filters that leave files unread, DuckDB."""

import datetime as dt

import pytest
from invented import record_lines

from quoteattr import open_dataset, run_corpus
from quoteattr.errors import InputError


@pytest.fixture(scope="module", params=["", "year,month", "outlet"])
def corpus(request, model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dataset")
    (folder / "in.jsonl").write_text(record_lines(range(60)), "utf-8")
    run_corpus(folder / "in.jsonl", folder / "out", model=model, workers=0, chunk=25, partition=request.param or None)
    return open_dataset(folder / "out")


def test_a_speaker(corpus):
    everything = corpus.to_pandas()
    found = corpus.to_pandas(speaker="Ann Lee")
    assert len(found) == (everything["speaker"] == "Ann Lee").sum() > 0
    assert set(found["speaker"]) == {"Ann Lee"}
    assert len(corpus.to_pandas(speaker=["Ann Lee", "Bo Kim"])) > len(found)


def test_an_outlet_and_its_twin_in_capitals(corpus):
    one, other = (corpus.to_pandas(outlet=name) for name in ("The Larsen Bay Post", "THE LARSEN BAY POST"))
    assert set(one["outlet"]) == {"The Larsen Bay Post"}
    assert set(other["outlet"]) == {"THE LARSEN BAY POST"}
    assert len(corpus.to_pandas(outlet="1843")) > 0


def test_days_of_publication_are_inclusive(corpus):
    found = corpus.to_pandas("articles", since="2031-02-14", until=dt.date(2031, 4, 14))
    days = set(found["published"].dt.date)
    assert min(days) == dt.date(2031, 2, 14)
    assert max(days) == dt.date(2031, 4, 14)


def test_kinds_and_columns(corpus):
    assert corpus.to_arrow(kind="direct").num_rows == 0
    assert corpus.to_arrow(kind="indirect", columns=["quote", "speaker"]).column_names == ["quote", "speaker"]


def test_any_other_expression(corpus):
    import pyarrow.compute as pc

    assert corpus.to_arrow("articles", where=pc.field("quotes") >= 2, columns=["quotes"])["quotes"].to_pylist()


def test_polars_has_the_rows_of_pandas(corpus):
    polars = pytest.importorskip("polars")
    found = corpus.to_polars(speaker="Bo Kim")
    assert found["quote"].to_list() == corpus.to_pandas(speaker="Bo Kim")["quote"].to_list()
    assert found.schema["published"] == polars.Date


def test_batches_are_the_table(corpus):
    assert sum(batch.num_rows for batch in corpus.batches("speakers")) == corpus.to_arrow("speakers").num_rows


def test_filters_leave_files_unread(model, tmp_path):
    (tmp_path / "in.jsonl").write_text(record_lines(range(60)), "utf-8")
    run_corpus(tmp_path / "in.jsonl", tmp_path / "out", model=model, workers=0, partition="year,outlet")
    corpus = open_dataset(tmp_path / "out")
    for wrong in (tmp_path / "out" / "quotes").glob("year=2030/*/*.parquet"):
        wrong.write_bytes(b"no Parquet at all")
    assert set(corpus.to_pandas(since="2031-01-01", outlet="1843")["outlet"]) == {"1843"}
    with pytest.raises(Exception, match=r"Parquet|magic"):
        corpus.to_pandas()


def test_duckdb_reads_the_folder_as_it_is(corpus):
    duckdb = pytest.importorskip("duckdb")
    files = f"{corpus.path}/quotes/**/*.parquet"
    query = "select speaker, count(*) from read_parquet(?) group by speaker order by speaker"
    counts = corpus.to_pandas().groupby("speaker").size()
    assert dict(duckdb.execute(query, [files]).fetchall()) == counts.to_dict()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"table": "quotations"}, "Unknown table 'quotations'"),
        ({"columns": ["who"]}, "no column 'who'"),
        ({"table": "articles", "speaker": "Ann Lee"}, "no column 'speaker'"),
        ({"kind": "loud"}, "Unknown kind 'loud'"),
        ({"since": "soon"}, "'soon'"),
    ],
)
def test_what_the_table_cannot_answer_is_told(corpus, options, told):
    with pytest.raises(InputError, match=told):
        corpus.to_arrow(**options)
