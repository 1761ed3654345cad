"""Copies of stories and of quotations get one id; nothing else does, and nothing is lost."""

import random
from dataclasses import replace
from datetime import date

import pytest

from quoteattr import Article, Quote, Speaker, TextSpan
from quoteattr.copies import group_texts, mark_copies, without_copies

WORDS = ("amber", "birch", "cedar", "dune", "elm", "fern", "grove", "heath", "iris", "juniper", "kelp", "larch")


def story(seed: int, length: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(30)) for _ in range(length))


def quote(text: str, name: str | None = "Ann Lee", type: str = "PERSON") -> Quote:
    article = Article(text=text)
    speaker = Speaker(id="s1", name=name, type=type) if name else None  # type: ignore[arg-type]
    span = TextSpan(start=0, end=len(text), text=text)
    return Quote(id="q1", kind="direct", content=(span,), text=text, speaker=speaker, article=article)


def groups_of(*quotes: Quote) -> list[str | None]:
    pairs = [(Article(text=story(number)), (each,)) for number, each in enumerate(quotes)]
    return [found.group for _, (found,) in mark_copies(pairs)]


def test_a_story_that_an_outlet_has_edited_and_cut_is_a_copy():
    text = story(1)
    cut = "OAKVILLE (AFP) - " + " ".join(text.split()[:180]).replace("elm", "Elm")
    edited = text.replace(text.split()[150], "something else")
    results = mark_copies([Article(text=part) for part in (text, story(2), cut, edited, story(3))])
    groups = [article.group for article, _ in results]
    assert groups[0] is not None
    assert groups[0] == groups[2] == groups[3]
    assert groups[1] is None and groups[4] is None


@pytest.mark.parametrize("share", [1.0, 0.8, 0.6, 0.5])
def test_cut_stories_are_found_among_many(share: float):
    originals = [story(seed) for seed in range(60)]
    copies = [" ".join(text.split()[: int(300 * share)]) for text in originals]
    roots = group_texts(originals + copies, run=5, similarity=0.8)
    assert sum(roots[number] == roots[number + 60] for number in range(60)) >= 58
    assert len(set(roots[:60])) == 60


def test_stories_that_share_their_last_paragraph_are_no_copies():
    boilerplate = " " + story(99, 40)
    roots = group_texts([story(seed) + boilerplate for seed in range(30)], run=5, similarity=0.8)
    assert roots == list(range(30))


def test_ids_do_not_depend_on_the_order_of_the_input():
    articles = [
        Article(text=story(1), id="a"),
        Article(text=story(2), id="b"),
        Article(text=story(1) + " more", id="c"),
    ]
    there = {article.id: article.group for article, _ in mark_copies(articles)}
    back = {article.id: article.group for article, _ in mark_copies(articles[::-1])}
    assert there == back
    assert there["a"] == there["c"] is not None


def test_a_group_that_the_user_set_stays():
    [(article, _)] = mark_copies([Article(text=story(1), group="mine")])
    assert article.group == "mine"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Taxes will fall next spring, I promise", "“taxes will fall next spring – I promise.”", True),
        ("Taxes will fall and we have all worked for it today", "Taxes will fall and we all worked for it today", True),
        ("Taxes will fall and we have all worked for it today",
         "Taxes won't fall and we have all worked for it today", False),
        ("Taxes will fall by 15 percent in the spring of this year",
         "Taxes will fall by 50 percent in the spring of this year", False),
        ("We have promised that taxes will fall next spring for each and every one of the people of this town today",
         "We have promised that taxes will fall next spring for each and every one of the people of this town", True),
        ("Yes of course", "Yes of course", False),
        ("Taxes will fall next spring", "Bridges will close next spring", False),
    ],
)  # fmt: skip
def test_the_same_quotation_in_other_articles(one: str, other: str, same: bool):
    first, second = groups_of(quote(one), quote(other))
    assert (first == second and first is not None) is same


def test_the_same_words_of_two_people_are_two_quotations():
    text = "Taxes will fall next spring"
    lee, roe, lee_again = groups_of(quote(text, "Ann Lee"), quote(text, "Cy Roe"), quote(text, "Lee"))
    assert lee == lee_again is not None
    assert roe is None


def test_a_quotation_without_a_name_joins_the_only_name_there_is():
    text = "Taxes will fall next spring"
    assert len(set(groups_of(quote(text), quote(text, None), quote(text, "the ministry", "ORG")))) == 1
    unnamed = groups_of(quote(text), quote(text, "Cy Roe"), quote(text, None))
    assert unnamed == [None, None, None]


def test_quotations_keep_their_article_and_order():
    pairs = [(Article(text=story(1), id="a"), (quote("one two three four"), quote("five six seven eight"))),
             (Article(text=story(1), id="b"), (quote("one two three four"),))]  # fmt: skip
    results = mark_copies(pairs)
    assert [[found.text for found in quotes] for _, quotes in results] == [
        ["one two three four", "five six seven eight"], ["one two three four"],
    ]  # fmt: skip
    for article, quotes in results:
        assert all(found.article is article for found in quotes)
    assert results[0][1][0].group == results[1][1][0].group is not None
    assert results[0][1][1].group is None


def test_nothing_is_dropped_unless_asked():
    text = story(1)
    articles = [
        Article(text=text, id="late", published=date(2031, 5, 15)),
        Article(text=story(2), id="other"),
        Article(text=text, id="early", published=date(2031, 5, 14)),
        Article(text=text, id="undated"),
    ]
    results = mark_copies(articles)
    assert len(results) == 4
    assert [article.id for article, _ in without_copies(results)] == ["other", "early"]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a", "b"], ["“!”", "—"]])
def test_short_and_empty_texts(texts: list[str]):
    assert len(mark_copies([Article(text=text) for text in texts])) == len(texts)


def test_empty_articles_are_no_copies_of_each_other():
    marked = mark_copies([Article(text=""), Article(text=" "), Article(text="!")])
    assert [article.group for article, _ in marked] == [None, None, None]


def test_marking_twice_changes_nothing():
    articles = [Article(text=story(1)), Article(text=story(1)), Article(text=story(2))]
    once = mark_copies([(article, (replace(quote("one two three four"), article=article),)) for article in articles])
    assert mark_copies(once) == once
