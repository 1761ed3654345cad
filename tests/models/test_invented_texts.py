"""The texts of our own that the networks also learn from: well annotated, and none of them a hard case that they are
measured by."""

import json
from pathlib import Path

import pytest
from annotated import read_answer

from quoteattr.corpora.annotated import read_annotated
from quoteattr.corpora.gold import GoldArticle

ROOT = Path(__file__).parents[2]
PATH = ROOT / "models" / "data" / "invented.jsonl"
pytestmark = pytest.mark.skipif(not PATH.is_file(), reason="no checkout")


@pytest.fixture(scope="module")
def articles() -> tuple[GoldArticle, ...]:
    return read_annotated(PATH)


def sentences(text: str) -> set[str]:
    """Its sentences of at least five words, in small letters."""
    return {part for line in text.lower().split("\n") for part in line.split(". ") if len(part.split()) >= 5}


def test_many_of_them_report_nothing(articles: tuple[GoldArticle, ...]) -> None:
    assert len(articles) == 6920
    assert 0.35 < sum(not article.attributions for article in articles) / len(articles) < 0.5


def test_no_text_stands_twice(articles: tuple[GoldArticle, ...]) -> None:
    assert len({article.text for article in articles}) == len(articles)


def test_contents_are_words_without_the_comma_behind(articles: tuple[GoldArticle, ...]) -> None:
    for article in articles:
        for attribution in article.attributions:
            for start, end in attribution.content:
                words = article.text[start:end]
                assert words == words.strip() and any(map(str.isalnum, words)), (article.id, words)
                assert words[-1] not in ",;", (article.id, words)


def test_none_is_a_case_of_the_gate(articles: tuple[GoldArticle, ...]) -> None:
    lines = (ROOT / "tests" / "gate" / "cases.jsonl").read_text(encoding="utf8").strip().split("\n")
    cases = {sentence for line in lines for sentence in sentences(read_answer(json.loads(line)["text"]).text)}
    shared = {sentence for article in articles for sentence in sentences(article.text) & cases}
    assert shared == set()
