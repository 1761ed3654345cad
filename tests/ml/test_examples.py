"""Annotated articles as tags and links."""

import pytest
import tiny
from annotated import read_answer

from quoteattr.marks import find_marks
from quoteattr.ml.examples import NULL, make_example
from quoteattr.ml.labels import ENTITY_TAGS, LINKS, TAGS


@pytest.fixture(scope="module")
def tokenizer():
    return tiny.make_tokenizer()


def example(marked, tokenizer, entities=()):
    answer = read_answer(marked)
    attributions = [
        {role: labels.get(role.upper(), []) for role in ("content", "cue", "source")}
        for labels in answer.spans.values()
    ]
    return answer.text, make_example(answer.text, attributions, entities, find_marks(answer.text), tokenizer)


def tagged(text, made, tags, names):
    return [
        (text[s:e], names[tag])
        for s, e, tag in zip(made.pieces.start, made.pieces.end, tags, strict=True)
        if names[tag] != "O"
    ]


def links(text, made):
    """(word that points, link, word pointed at)"""
    word = [text[s:e] for s, e in zip(made.pieces.start, made.pieces.end, strict=True)]
    return {(word[a], LINKS[link], word[b] if b != NULL else None) for link, a, _, b in made.links.tolist()}


def test_tags_and_links_of_one_attribution(tokenizer):
    text, made = example("It rained.\n[Ann Lee](SOURCE:a) [said](CUE:a) that [taxes will fall](CONTENT:a).", tokenizer)
    assert tagged(text, made, made.tags, TAGS) == [
        ("Ann", "B-source"), ("Lee", "I-source"), ("said", "B-cue"),
        ("taxes", "B-content"), ("will", "I-content"), ("fall", "I-content"),
    ]  # fmt: skip
    assert links(text, made) == {
        ("taxes", "content-cue", "said"), ("taxes", "content-source", "Ann"),
        ("taxes", "content-previous", None), ("said", "cue-source", "Ann"),
    }  # fmt: skip


def test_a_report_within_a_report_is_not_learned(tokenizer):
    text, made = example(
        "[Lee](SOURCE:a) [said](CUE:a) [[Kim](SOURCE:b) [said](CUE:b) [no](CONTENT:b)](CONTENT:a).", tokenizer
    )
    assert tagged(text, made, made.tags, TAGS) == [
        ("Lee", "B-source"), ("said", "B-cue"), ("Kim", "B-content"), ("said", "I-content"), ("no", "I-content"),
    ]  # fmt: skip
    assert {word for word, _, _ in links(text, made)} == {"Kim", "said"}


def test_a_split_content_points_at_its_piece_before(tokenizer):
    text, made = example("[“Taxes](CONTENT:a) will,” [Ann](SOURCE:a) [said](CUE:a), [“fall”](CONTENT:a).", tokenizer)
    found = links(text, made)
    assert ("“", "content-previous", None) in found
    assert ("“", "content-previous", "“") in found


def test_what_is_missing_is_null(tokenizer):
    text, made = example("[Taxes will fall](CONTENT:a).", tokenizer)
    assert links(text, made) == {("Taxes", link, None) for link in LINKS[:3]}


def test_a_span_over_two_paragraphs_goes_through_the_marker(tokenizer):
    _, made = example("[Taxes\nwill fall](CONTENT:a).", tokenizer)
    names = [TAGS[tag] for tag in made.tags]
    assert names == ["O", "B-content", "I-content", "I-content", "I-content", "O"]


def test_entities_of_known_types_alone(tokenizer):
    text, made = example("Ann Lee left Port Larsen.", tokenizer, [(0, 7, "PERSON"), (13, 24, "DATE")])
    assert tagged(text, made, made.entities, ENTITY_TAGS) == [("Ann", "B-PERSON"), ("Lee", "I-PERSON")]


def test_an_article_without_attributions_or_text(tokenizer):
    for text in ("It rained.", ""):
        made = make_example(text, [], [], [], tokenizer)
        assert not made.tags.any()
        assert made.links.shape == (0, 4)
