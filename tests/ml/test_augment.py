"""Other typography, same places."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.ml.augment import curl, hard_wrap, vary

TEXT = '“Taxes will fall,” said Ann Lee. "Soon," she added (it\'s "sure").\nBo Kim laughed at it all, and left.'


@given(st.text(max_size=200), st.integers(0, 500))
@settings(max_examples=200, deadline=None)
def test_every_variant_has_the_same_length(text, seed):
    assert len(vary(text, random.Random(seed))) == len(text)


def test_letters_and_digits_stay_where_they_are():
    for seed in range(60):
        changed = vary(TEXT, random.Random(seed))
        assert all(a.lower() == b.lower() for a, b in zip(TEXT, changed, strict=True) if a.isalnum())


def test_variants_differ_and_repeat_with_their_seed():
    found = {vary(TEXT, random.Random(seed)) for seed in range(60)}
    assert len(found) > 6
    assert vary(TEXT, random.Random(3)) == vary(TEXT, random.Random(3))


@pytest.mark.parametrize(
    ("straight", "curly"),
    [('"Yes," she said.', "“Yes,” she said."), ('He said "no" ("never").', "He said “no” (“never”).")],
)
def test_straight_marks_are_curled(straight, curly):
    assert curl(straight) == curly


def test_lines_break_at_spaces_before_their_width():
    text = "one two three four five six seven eight\nnine ten"
    wrapped = hard_wrap(text, 10)
    assert wrapped.replace("\n", " ") == text.replace("\n", " ")
    assert max(map(len, wrapped.split("\n"))) <= 10
