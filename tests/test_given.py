"""Mistakes that a caller makes are told at once, with what would fit, and never answered with nothing."""

import numpy as np
import pandas as pd
import pytest
import spacy

import quoteattr
from quoteattr.errors import ArticleError, InputError
from quoteattr.given import article_of, articles_of, kinds_of, pipeline_of

TEXT = "“It rained,” said Ann Lee."


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    return tmp_path / "article.txt"


@pytest.mark.parametrize("relative", [True, False])
def test_a_files_name_is_no_text(file, relative):
    for given in (file.name if relative else str(file), file):
        with pytest.raises(InputError, match=r"is the name of a file.*quoteattr\.read_articles"):
            quoteattr.extract(given)
        with pytest.raises(InputError, match="is the name of a file"):
            list(quoteattr.pipe([given]))


@pytest.mark.parametrize("text", ["", "article.txt", "a\nb", "x" * 5000, "\0", "It rained."])
def test_a_text_that_names_no_file_is_a_text(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert article_of(text).text == text


@pytest.mark.parametrize("given", [TEXT, TEXT.encode(), None, quoteattr.Article(text=TEXT)])
def test_one_article_or_nothing_is_not_read_letter_by_letter(given):
    with pytest.raises(InputError, match="Many articles are read here, not"):
        quoteattr.pipe(given)


def test_a_table_is_not_read_by_the_names_of_its_columns():
    with pytest.raises(InputError, match=r"read_articles\(table\)"):
        quoteattr.pipe(pd.DataFrame({"text": [TEXT]}))

    with pytest.raises(InputError, match=r"DataFrame is a table; quoteattr\.read_articles\(table\)"):
        quoteattr.extract(pd.DataFrame({"text": [TEXT]}))


@pytest.mark.parametrize("given", [[TEXT, TEXT], {TEXT}, pd.Series([TEXT]), np.array([TEXT]), iter([TEXT])])
def test_several_texts_are_not_one_article(given):
    with pytest.raises(InputError, match=r"quoteattr\.pipe reads many"):
        quoteattr.extract(given)


def test_a_missing_value_is_named():
    with pytest.raises(InputError, match="dropna"):
        list(articles_of(pd.Series([TEXT, float("nan")])))
    with pytest.raises(InputError, match="dropna"):
        article_of(pd.NA)
    with pytest.raises(ArticleError, match="None"):
        article_of(None)


def test_kinds_may_be_one_and_must_exist():
    assert kinds_of("direct") == {"direct"}
    assert kinds_of(["direct", "mixed"]) == {"direct", "mixed"}
    for wrong in ("dirct", {"direct", "dirct"}, "direct,mixed"):
        with pytest.raises(InputError, match="choose one of direct, mixed, indirect"):
            quoteattr.extract(TEXT, kinds=wrong)
        with pytest.raises(InputError, match="choose one of direct, mixed, indirect"):
            quoteattr.pipe([TEXT], kinds=wrong)
    with pytest.raises(InputError, match="kinds is empty; give one or more of direct, mixed, indirect"):
        quoteattr.extract(TEXT, kinds=())


def test_a_pipeline_must_be_one_and_hold_our_components():
    with pytest.raises(InputError, match=r"quoteattr\.load\('rules'\)"):
        quoteattr.extract(TEXT, "rules")
    with pytest.raises(InputError, match="add_components"):
        quoteattr.pipe([TEXT], spacy.blank("en"))
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    with pytest.raises(InputError, match="add_components"):
        quoteattr.extract(TEXT, nlp)
    nlp.add_pipe("quoteattr_marks")
    assert pipeline_of(nlp) is nlp


def test_a_pipeline_of_another_language_is_refused_and_stays_as_it_was():
    nlp = spacy.blank("de")
    with pytest.raises(InputError, match="English only; this pipeline is for the language 'de'"):
        quoteattr.add_components(nlp)
    assert nlp.pipe_names == []
    with pytest.raises(InputError, match="English only"):
        nlp.add_pipe("quoteattr_patterns")


@pytest.mark.parametrize("wrong", [{"batch_size": 0}, {"n_process": 0}])
def test_no_articles_at_once_is_no_number(wrong):
    with pytest.raises(InputError, match="both are 1 or more"):
        quoteattr.pipe([TEXT], **wrong)
