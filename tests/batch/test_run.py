"""A corpus to a folder of Parquet: what is there, on how many workers, after which interruptions."""

import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest
from dataset_rows import files, rows

import quoteattr
from quoteattr import Article, open_dataset, run_corpus
from quoteattr.errors import InputError


def test_rows_are_those_of_the_pipeline(model, write, tmp_path):
    done = run_corpus(write("in.jsonl", range(40)), tmp_path / "out", model=model, workers=0, chunk=15)
    nlp = quoteattr.load(model)
    pairs = list(quoteattr.pipe(quoteattr.read_articles(tmp_path / "in.jsonl"), nlp))
    frame = open_dataset(tmp_path / "out").to_pandas()
    expected = quoteattr.to_dataframe(pairs)
    assert frame.drop(columns="run_id").equals(expected)
    assert set(frame["run_id"]) == {done.run_id}
    assert (done.articles, done.quotes) == (40, len(expected))
    assert done.words == sum(len(article.text.split()) for article, _ in pairs)


def test_speakers_and_articles_stand_in_tables_of_their_own(model, write, tmp_path):
    run_corpus(write("in.jsonl", range(20)), tmp_path / "out", model=model, workers=0)
    corpus = open_dataset(tmp_path / "out")
    articles, speakers, quotes = (corpus.to_pandas(table) for table in ("articles", "speakers", "quotes"))
    assert list(articles["article_id"]) == [f"a{n}" for n in range(20)]
    assert articles["quotes"].sum() == len(quotes) == speakers["quotes"].sum()
    keys = quotes[["article_id", "speaker_id"]].drop_duplicates()
    assert len(keys.merge(speakers, on=["article_id", "speaker_id"])) == len(keys) == len(speakers)
    first = speakers.iloc[0]
    text = articles.set_index("article_id")["text"][first["article_id"]]
    start, end = map(int, first["mentions"].split(";")[0].split("-"))
    assert text[start:end] == first["speaker"]


def test_rows_and_files_do_not_depend_on_the_number_of_workers(model, write, tmp_path):
    source = write("in.jsonl", range(60))
    for name, workers in (("none", 0), ("one", 1), ("three", 3)):
        run_corpus(source, tmp_path / name, model=model, workers=workers, chunk=25, partition="year,month")
    assert files(tmp_path / "none") == files(tmp_path / "one") == files(tmp_path / "three")


def test_rows_do_not_depend_on_the_size_of_chunks(model, write, tmp_path):
    source = write("in.jsonl", range(60))
    run_corpus(source, tmp_path / "small", model=model, workers=0, chunk=7)
    run_corpus(source, tmp_path / "large", model=model, workers=0, chunk=500)
    assert rows(tmp_path / "small") == rows(tmp_path / "large")


@pytest.mark.parametrize("partition", ["year", "year,month", "outlet", "outlet,year"])
def test_partitions_hold_the_same_rows(model, write, tmp_path, partition):
    source = write("in.jsonl", range(60))
    run_corpus(source, tmp_path / "flat", model=model, workers=0)
    run_corpus(source, tmp_path / "parted", model=model, workers=0, partition=partition, chunk=25)
    assert rows(tmp_path / "flat") == rows(tmp_path / "parted")
    folders = {path.parent for path in (tmp_path / "parted" / "quotes").rglob("*.parquet")}
    assert len(folders) >= 3
    lowered = [str(folder).lower() for folder in folders]
    assert len(set(lowered)) == len(lowered), "folders that a file system without capitals takes for one"


def test_no_name_ends_in_parquet_before_the_file_is_whole(model, write, tmp_path, monkeypatch):
    def look(rows, path):
        assert path.suffix != ".parquet"
        assert path.parent == tmp_path / "out" / "_state" / "tmp"
        pq.write_table(rows, path)

    monkeypatch.setattr("quoteattr.batch.store.write_parquet", look)
    run_corpus(write("in.jsonl", range(20)), tmp_path / "out", model=model, workers=0)
    assert open_dataset(tmp_path / "out").to_arrow("articles").num_rows == 20


def test_the_same_call_adds_nothing(model, write, tmp_path):
    source = write("in.jsonl", range(20))
    run_corpus(source, tmp_path / "out", model=model, workers=0)
    before = files(tmp_path / "out")
    assert run_corpus(source, tmp_path / "out", model=model, workers=0).added == 0
    assert files(tmp_path / "out") == before


def test_a_new_file_is_added_and_the_old_one_is_not_read_again(model, write, tmp_path):
    folder = write("in/may.jsonl", range(20)).parent
    run_corpus(folder, tmp_path / "out", model=model, workers=0)
    before = files(tmp_path / "out")
    write("in/april.jsonl", range(20, 30))  # before the other by name
    done = run_corpus(folder, tmp_path / "out", model=model, workers=0)
    assert (done.added, done.articles) == (10, 30)
    after = files(tmp_path / "out")
    assert {name: after[name] for name in before} == before
    run_corpus(folder, tmp_path / "whole", model=model, workers=0)
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")


def test_lines_at_the_end_of_a_file_are_added(model, write, tmp_path):
    source = write("in.jsonl", range(20))
    run_corpus(source, tmp_path / "out", model=model, workers=0)
    write("in.jsonl", range(35))
    assert run_corpus(source, tmp_path / "out", model=model, workers=0).added == 15
    write("in.jsonl", range(40))
    assert run_corpus(source, tmp_path / "out", model=model, workers=0).added == 5
    run_corpus(source, tmp_path / "whole", model=model, workers=0)
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")


def test_a_file_that_was_moved_is_known(model, write, tmp_path):
    write("here/in.jsonl", range(20))
    run_corpus(tmp_path / "here", tmp_path / "out", model=model, workers=0)
    (tmp_path / "here").rename(tmp_path / "there")
    assert run_corpus(tmp_path / "there", tmp_path / "out", model=model, workers=0).added == 0


def test_a_file_that_was_read_must_not_change(model, write, tmp_path):
    source = write("in.jsonl", range(20))
    run_corpus(source, tmp_path / "out", model=model, workers=0)
    before = files(tmp_path / "out")
    write("in.jsonl", range(1, 20))
    with pytest.raises(InputError, match=r"has changed since its articles were read.*redo"):
        run_corpus(source, tmp_path / "out", model=model, workers=0)
    assert files(tmp_path / "out") == before
    assert run_corpus(source, tmp_path / "out", model=model, workers=0, redo=True).articles == 19


def test_files_of_one_name_in_two_folders_give_articles_of_two_ids(model, tmp_path):
    for folder in ("may", "june"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"“It rains,” said Ann Lee in {folder}.", "utf-8")
    done = run_corpus([tmp_path / "may", tmp_path / "june"], tmp_path / "out", model=model, workers=0)
    assert (done.articles, done.failures) == (2, 0)
    assert set(open_dataset(tmp_path / "out").to_pandas("articles")["article_id"]) == {"a.txt", "june/a.txt"}


def test_limit_stops_and_the_rest_follows(model, write, tmp_path):
    source = write("in.jsonl", range(40))
    assert run_corpus(source, tmp_path / "out", model=model, workers=0, limit=12).articles == 12
    assert run_corpus(source, tmp_path / "out", model=model, workers=0, limit=12).added == 0
    assert run_corpus(source, tmp_path / "out", model=model, workers=0).added == 28
    run_corpus(source, tmp_path / "whole", model=model, workers=0)
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")


def test_since_passes_over_older_articles_and_those_without_a_date(model, write, tmp_path):
    done = run_corpus(write("in.jsonl", range(40)), tmp_path / "out", model=model, workers=0, since="2031-01-01")
    published = open_dataset(tmp_path / "out").to_pandas("articles")["published"]
    assert published.notna().all()
    assert (published.dt.year == 2031).all()
    assert done.articles + done.passed_over == 40


def test_kinds_keep_only_these(model, write, tmp_path):
    run_corpus(
        write("in.jsonl", range(20)), tmp_path / "out", model=model, workers=0, kinds={"direct"}
    )  # it finds none
    assert open_dataset(tmp_path / "out").to_arrow().num_rows == 0


def test_articles_of_the_callers_own(model, tmp_path):
    articles = [Article(text=f"“No. {n},” said Ann Lee.", id=f"x{n}") for n in range(30)]
    run_corpus(iter(articles[:20]), tmp_path / "out", model=model, workers=0, chunk=8)
    assert run_corpus(articles, tmp_path / "out", model=model, workers=0, chunk=8).added == 10
    run_corpus(articles, tmp_path / "whole", model=model, workers=0)
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")
    with pytest.raises(InputError, match=r"does not begin with the articles"):
        run_corpus(articles[1:], tmp_path / "out", model=model, workers=0)


def test_a_table_in_memory(model, tmp_path):
    import pandas as pd

    frame = pd.DataFrame({"key": ["x", "y"], "body": ["“Yes,” said Bo Kim.", "“No,” said Ann Lee."]})
    columns = {"id": "key", "text": "body"}
    assert run_corpus(frame, tmp_path / "out", model=model, workers=0, map=columns).quotes == 2


def test_articles_without_an_id_are_called_by_their_text(model, tmp_path):
    run_corpus([Article(text="“Yes,” said Bo Kim."), "“No,” said Ann Lee."], tmp_path / "out", model=model, workers=0)
    ids = open_dataset(tmp_path / "out").to_pandas("articles")["article_id"]
    assert ids.notna().all()
    assert ids.is_unique


def test_the_manifest_says_how_it_was_made(model, write, tmp_path):
    import hashlib

    source = write("in.jsonl", range(20))
    run_corpus(source, tmp_path / "out", model=model, workers=0, kinds=["direct"])
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["versions"]["quoteattr"] == quoteattr.__version__
    assert manifest["versions"]["spacy"]
    assert manifest["pipeline"]["meta"]["lang"] == "en"
    assert manifest["settings"]["kinds"] == ["direct"]
    assert manifest["status"] == "complete"
    assert manifest["counts"]["articles"] == 20
    [listed] = manifest["input"]["listed"]
    assert listed["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()


KILLED = """
import sys
sys.path[:0] = {path!r}
from quoteattr import run_corpus
run_corpus({source!r}, {out!r}, model={model!r}, workers=2, chunk=20, partition="year")
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX")
def test_what_is_killed_goes_on_with_nothing_lost_and_nothing_twice(model, plugin, write, tmp_path):
    words = {n: "SLOW" for n in range(400)} | {50: "BROKEN", 170: "SEGFAULT"}
    source = write("in.jsonl", range(400), words)
    run_corpus(source, tmp_path / "whole", model=model, workers=2, chunk=20, partition="year")
    out = tmp_path / "out"
    code = KILLED.format(path=[str(plugin)], source=str(source), out=str(out), model=str(model))
    journal = out / "_state" / "journal.jsonl"
    for least in (1, 5, 11):  # lines of the journal after which it is killed, at whatever it is at then
        process = subprocess.Popen(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        )
        while process.poll() is None and (not journal.is_file() or journal.read_bytes().count(b"\n") < least):
            time.sleep(0.005)
        assert process.poll() is None, "it ended by itself"
        process.send_signal(signal.SIGKILL)
        process.wait()
    run_corpus(source, out, model=model, workers=2, chunk=20, partition="year")
    assert rows(out) == rows(tmp_path / "whole")
    assert files(out).keys() == files(tmp_path / "whole").keys()
    assert [line["article"] for line in open_dataset(out).failures()] == ["a50", "a170"]


def test_the_rules_run_without_the_network_and_under_another_id(write, tmp_path):
    source = write("in.jsonl", range(2))
    made = {}
    for name in ("rules", None):
        run_corpus(source, tmp_path / str(name), model=name, workers=0)
        made[name] = open_dataset(tmp_path / str(name))
    assert made["rules"].manifest["run_id"] != made[None].manifest["run_id"]
    assert made["rules"].manifest["pipeline"]["name"] == "en_quoteattr_rules"
    assert made["rules"].to_pandas()["confidence"].isna().all(), "only the network is sure or less sure"
