"""The objects of the contract: what they hold, and what they refuse."""

import datetime as dt
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from quoteattr import Article, Quote, TextSpan
from quoteattr.errors import ArticleError, QuoteattrError


def test_an_article_takes_dates_in_three_forms() -> None:
    assert Article(text="", published="2031-05-14").published == dt.date(2031, 5, 14)
    assert Article(text="", published=dt.date(2031, 5, 14)).published == dt.date(2031, 5, 14)
    moment = Article(text="", published="2031-05-14T09:30:00Z").published
    assert moment == dt.datetime(2031, 5, 14, 9, 30, tzinfo=dt.timezone.utc)


@pytest.mark.parametrize("value", ["14 May", "2031-13-01", 20310514, "", "yesterday"])
def test_a_date_that_is_none_is_refused_with_what_would_fit(value: object) -> None:
    with pytest.raises(ArticleError, match=r"ISO 8601 string such as") as caught:
        Article(text="x", published=value)  # type: ignore[arg-type]
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [(b"bytes", "decode it first"), (None, "is None"), (3, "is int"), (["a"], "is list")],
)
def test_a_text_that_is_no_str_is_refused(text: object, complaint: str) -> None:
    with pytest.raises(ArticleError, match=complaint):
        Article(text=text)  # type: ignore[arg-type]


def test_a_title_without_text_is_named_in_the_complaint() -> None:
    with pytest.raises(ArticleError, match="Bridge falls"):
        Article(text=None, title="Bridge falls")  # type: ignore[arg-type]


def test_an_empty_text_is_an_article() -> None:
    assert Article(text="").text == ""


def test_the_text_may_stand_first_and_everything_else_is_named() -> None:
    assert Article("It rained.", id="a") == Article(text="It rained.", id="a")
    with pytest.raises(TypeError):
        Article("It rained.", "a")  # type: ignore[misc]


def test_an_article_is_shown_by_what_tells_it_from_others() -> None:
    article = Article("“No,” Ann Lee said again. " * 30, id="a17", title="No, says Lee", outlet="The Elm")
    assert repr(article) == (
        "<Article id='a17' title='No, says Lee' text='“No,” Ann Lee said again. “No,” Ann Lee said again. “No,”'... "
        "length=780>"
    )
    assert repr(Article("x\n\x1b[31m y")) == "<Article text='x\\n\\x1b[31m y' length=9>"
    assert len(repr(Article("x" * 10_000))) < 100


def test_authors_may_be_one_name_or_several() -> None:
    assert Article(text="", authors="Jo Ray").authors == ("Jo Ray",)  # type: ignore[arg-type]
    assert Article(text="", authors=["Jo Ray", "Bo Kim"]).authors == ("Jo Ray", "Bo Kim")  # type: ignore[arg-type]
    assert Article(text="", authors=None).authors == ()  # type: ignore[arg-type]
    with pytest.raises(ArticleError, match="names"):
        Article(text="", authors=[1])  # type: ignore[list-item]


def test_objects_are_frozen_slotted_hashable_and_pickle() -> None:
    article = Article(text="“No.”", id="a", published="2031-05-14")
    quote = Quote(
        id="Q1", kind="direct", content=(TextSpan(start=0, end=5, text="“No.”"),), text="“No.”", article=article
    )
    with pytest.raises(FrozenInstanceError):
        quote.id = "Q2"  # type: ignore[misc]
    assert not hasattr(quote, "__dict__")
    assert pickle.loads(pickle.dumps(quote)) == quote
    assert len({quote, replace(quote)}) == 1


def test_what_is_not_known_is_none() -> None:
    quote = Quote(id="Q1", kind="direct", content=(), text="", article=Article(text=""))
    unknown = (quote.cue, quote.source, quote.speaker, quote.addressee, quote.date, quote.via, quote.confidence)
    assert set(unknown) == {None}


def test_a_span_prints_as_its_words() -> None:
    assert str(TextSpan(start=3, end=6, text="yes")) == "yes"


def test_every_error_of_ours_is_one_family() -> None:
    from quoteattr import errors

    classes = [item for item in vars(errors).values() if getattr(item, "__module__", "") == errors.__name__]
    assert all(issubclass(cls, QuoteattrError) for cls in classes)
    assert all(cls.__doc__ for cls in classes)


def test_a_printed_quotation_tells_who_how_when_and_what_on_one_line():
    from handmade import quotes

    told = [str(quote) for quote in quotes()]
    assert told[2] == "Tomas Reuel (chief executive), mixed, 2031-05-12: The repairs “may well run into October”"
    assert repr(quotes()[2]) == f"<Quote {quotes()[2].id}: {told[2]}>"
    assert [str(part) for part in (quotes()[0].speaker, quotes()[0].cue, quotes()[0].date)] == [
        "Ilse Varga", "told", "2031-05-13",
    ]  # fmt: skip
    article = Article(text="x\n\x1b[31m y")
    quote = Quote(id="q1", kind="indirect", content=(), text=article.text, article=article)
    assert str(quote) == "no speaker found, indirect: x \ufffd[31m y"
