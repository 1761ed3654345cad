"""Identity over the corpus and copies: tables of their own, keyed by row, made anew as the corpus grows."""

import pytest

from quoteattr import Article, open_dataset, run_corpus
from quoteattr.batch.linking import link_corpus_speakers, mark_corpus_copies
from quoteattr.errors import InputError

COPY = "The ferry terminal of Larsen Bay stays open, the council said on Monday after a long night of talks. " * 3
ARTICLES = [
    Article(id="a", text=f"{COPY} “Nobody will have to take the long way round,” said Ann Lee.", outlet="The Post"),
    Article(id="b", text=f"{COPY} “Nobody will have to take the long way round,” said Ann Lee.", outlet="The Mail"),
    Article(id="c", text="Rain fell. “It is wet in the harbour again,” said Ann Lee. “So it is,” said Bo Kim."),
]


@pytest.fixture
def out(model, tmp_path):
    run_corpus(ARTICLES, tmp_path / "out", model=model, workers=0)
    return tmp_path / "out"


def test_a_speaker_has_one_id_in_every_article(out):
    linked = link_corpus_speakers(out)
    corpus = open_dataset(out)
    keyed = corpus.to_pandas("speakers").merge(corpus.to_pandas("identities"), on=["article_id", "speaker_id"])
    assert len(keyed) == len(corpus.to_pandas("speakers"))
    assert keyed.groupby("speaker")["corpus_speaker_id"].nunique().to_dict() == {"Ann Lee": 1, "Bo Kim": 1}
    known = corpus.to_pandas("identity_speakers").set_index("name")
    assert known.loc["Ann Lee", "articles"] == 3
    assert len(linked.speakers) == 2


def test_copies_are_grouped_by_row(out):
    assert mark_corpus_copies(out) == 4
    copies = open_dataset(out).to_pandas("copies")
    whole, said = copies[copies["quote_id"].isna()], copies[copies["quote_id"].notna()]
    assert list(whole["article_id"]) == list(said["article_id"]) == ["a", "b"]
    assert whole["group_id"].nunique() == said["group_id"].nunique() == 1


def test_the_tables_grow_with_the_corpus_and_rows_stay(model, out):
    link_corpus_speakers(out)
    quotes = open_dataset(out).to_arrow()
    run_corpus([*ARTICLES, Article(id="d", text="“No,” said Ivo Brandt.")], out, model=model, workers=0)
    link_corpus_speakers(out)
    corpus = open_dataset(out)
    assert corpus.to_arrow("identities").num_rows == corpus.to_arrow("speakers").num_rows
    assert corpus.to_arrow().slice(0, len(quotes)) == quotes


def test_copies_need_the_texts(model, tmp_path):
    run_corpus(ARTICLES, tmp_path / "out", model=model, workers=0, text=False)
    assert open_dataset(tmp_path / "out").to_pandas("articles")["text"].isna().all()
    with pytest.raises(InputError, match="without the articles' texts"):
        mark_corpus_copies(tmp_path / "out")


def test_redo_takes_them_away(model, out):
    link_corpus_speakers(out)
    run_corpus(ARTICLES, out, model=model, workers=0, redo=True)
    with pytest.raises(InputError, match="Unknown table 'identities'"):
        open_dataset(out).to_arrow("identities")
