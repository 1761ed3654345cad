"""Spark with two cores: the rows of the run on one machine, and the same identities and copies."""

import datetime as dt
import os
import shutil
import sys

import pytest

pytest.importorskip("pyspark", reason="needs PySpark: pip install 'quoteattr[spark]'")
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("needs Java 17", allow_module_level=True)

from quoteattr import open_dataset, run_corpus, spark
from quoteattr.batch.linking import link_corpus_speakers, mark_corpus_copies
from quoteattr.errors import InputError

NEWS = (
    "The ferry terminal of Larsen Bay stays open, the council said on Monday after a long night of talks about the pier"
)
SAID = "“Nobody will have to take the long way round,” said the mayor, Ilse Varga, who chairs the works committee."
TEXTS = {
    "a": f"{NEWS}. {SAID}",
    "b": f"{NEWS}! {SAID}",
    "c": "Rain fell. “It is wet in the harbour again,” said the mayor, Varga. “So it is,” said Bo Kim, a baker.",
    "d": "According to Bo Kim, taxes will fall. Tomas Reuel denied that jobs were at risk at the pier.",
    "e": "",
}


@pytest.fixture(scope="module")
def session(plugin):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    made = (
        SparkSession.builder.master("local[2]").appName("quoteattr")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )  # fmt: skip
    yield made
    made.stop()


@pytest.fixture(scope="module")
def articles(session):
    columns = "guid string, body string, paper string, day date"
    rows = [(id, text, "The Larsen Bay Post", dt.date(2031, 5, 14)) for id, text in TEXTS.items()]
    return session.createDataFrame(rows, columns).repartition(3)


COLUMNS = {"text": "body", "id": "guid", "outlet": "paper", "published": "day"}


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """The same articles read on one machine."""
    import pandas as pd

    out = tmp_path_factory.mktemp("spark") / "out"
    frame = pd.DataFrame({"guid": list(TEXTS), "body": list(TEXTS.values())})
    frame["paper"], frame["day"] = "The Larsen Bay Post", pd.Timestamp("2031-05-14").date()
    run_corpus(frame, out, model="rules", workers=0, map=COLUMNS)
    link_corpus_speakers(out)
    mark_corpus_copies(out)
    return open_dataset(out)


def plain(rows):
    return sorted((tuple((k, v) for k, v in row.items()) for row in rows), key=repr)


@pytest.fixture(scope="module")
def there(articles):
    """The three tables by Spark, as Arrow."""
    tables = {}
    for name in ("quotes", "articles", "speakers"):
        tables[name] = getattr(spark, name)(articles, model="rules", **COLUMNS).cache()
    return tables


@pytest.mark.parametrize("table", ["quotes", "articles", "speakers"])
def test_rows_are_those_of_one_machine(here, there, table):
    found = there[table].toArrow().to_pylist()
    assert len(found) > 3
    assert plain(found) == plain(here.to_arrow(table).to_pylist())


def test_identities_are_those_of_one_machine(here, there):
    found = spark.identities(there["speakers"]).toArrow().to_pylist()
    assert plain(found) == plain(here.to_arrow("identities").to_pylist())
    assert len({row["corpus_speaker_id"] for row in found}) < len(found)
    speakers = spark.identity_speakers(there["speakers"]).toArrow().to_pylist()
    assert plain(speakers) == plain(here.to_arrow("identity_speakers").to_pylist())


def test_copies_are_those_of_one_machine(here, there):
    found = spark.copies(there["articles"], there["quotes"]).toArrow().to_pylist()
    assert plain(found) == plain(here.to_arrow("copies").to_pylist())
    assert {row["article_id"] for row in found if row["quote_id"] is None} == {"a", "b"}


def test_a_bad_article_does_not_fail_its_task(session, model):
    frame = session.createDataFrame([("x", "BROKEN"), ("y", "“Yes,” said Bo Kim.")], "id string, text string").coalesce(
        1
    )
    found = {row["article_id"]: row for row in spark.articles(frame, model=model).toArrow().to_pylist()}
    assert found["x"]["error"] == "ValueError: a component broke"
    assert (found["y"]["error"], found["y"]["quotes"]) == (None, 1)


def test_articles_without_an_id_are_called_by_their_text(session):
    frame = session.createDataFrame([("One.",), ("Two.",)], "text string")
    ids = [row["article_id"] for row in spark.articles(frame, model="rules").toArrow().to_pylist()]
    assert len(set(ids)) == 2
    assert all(len(id) == 16 for id in ids)


def test_a_column_that_is_missing_is_told_before_anything_runs(articles):
    with pytest.raises(InputError, match=r"The DataFrame has no column 'story' for text. Columns: guid, body"):
        spark.quotes(articles, text="story")
    with pytest.raises(InputError, match=r"no column that looks like the text"):
        spark.quotes(articles.select("guid", "day"))
