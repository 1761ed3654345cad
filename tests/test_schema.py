"""Quotations as JSON and back."""

import json

import pytest
from handmade import quotes

from quoteattr import Article
from quoteattr.errors import ArticleError, InputError
from quoteattr.schema import (
    article_from_dict,
    article_to_dict,
    from_record,
    json_schema,
    quote_from_dict,
    quote_to_dict,
    record,
)


def through_json(data):
    return json.loads(json.dumps(data))


def test_a_record_reads_back_equal():
    found = quotes()
    article = found[0].article
    assert from_record(through_json(record(article, found))) == (article, found)


def test_a_quotation_carries_its_article_or_gets_it():
    quote = quotes()[0]
    assert quote_from_dict(through_json(quote_to_dict(quote))) == quote
    apart = through_json(quote_to_dict(quote, with_article=False))
    assert "article" not in apart
    assert quote_from_dict(apart, quote.article).article is quote.article


@pytest.mark.parametrize(
    "published", [None, "2031-05-14", "2031-05-14T00:00:00", "2031-05-14T23:30:00+02:00", "2031-05-14T06:15:00Z"]
)
def test_a_publication_date_keeps_its_precision_and_zone(published):
    article = Article(text="x", published=published, authors=["Ann Lee", "Bo Kim"])
    back = article_from_dict(through_json(article_to_dict(article)))
    assert back == article
    assert type(back.published) is type(article.published)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"title": "No text"}, "field required"),
        ({"text": "x", "outlett": "The Post"}, "no field 'outlett'; it takes authors, country"),
        ({"text": "x", "published": "soon"}, "'soon'"),
        ({"text": 3}, "Article.text is 3: input should be a valid string"),
        ({"text": "x", "authors": 3}, "Article.authors is 3"),
    ],
)
def test_an_article_that_does_not_fit_is_told_what_would(data, complaint):
    with pytest.raises(InputError, match=complaint) as caught:
        article_from_dict(data)
    assert "\n" not in str(caught.value)


def test_bytes_are_not_decoded_in_silence():
    with pytest.raises(ArticleError, match="decode it first"):
        article_from_dict({"text": b"x"})


def test_a_span_that_is_not_in_the_text_is_refused():
    data = quote_to_dict(quotes()[0])
    data["source"]["end"] += 1
    with pytest.raises(InputError, match=r"Quotation 'Q1' has 'Varga' at \d+-\d+, but the article has 'Varga ' there"):
        quote_from_dict(data)


@pytest.mark.parametrize("data", [[], "x", {}, {"article": {"text": "x"}}, {"article": {"text": "x"}, "quotes": [1]}])
def test_what_is_no_record_is_refused(data):
    with pytest.raises(InputError, match="not a record"):
        from_record(data)


def test_the_schema_describes_a_record():
    schema = json_schema()
    assert set(schema["required"]) == {"article", "quotes"}
    assert "article" not in schema["$defs"]["Quote"]["properties"]
    assert schema["$defs"]["Quote"]["properties"]["kind"]["enum"] == ["direct", "mixed", "indirect"]
    json.dumps(schema)


def test_a_record_fits_the_schema():
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    found = quotes()
    jsonschema.validate(through_json(record(found[0].article, found)), json_schema())
