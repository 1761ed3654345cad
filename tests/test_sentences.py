"""A full stop behind a common abbreviation or an initial ends no sentence."""

import pytest

from quoteattr.lang import words
from quoteattr.lang.sentences import abbreviations, is_abbreviated


@pytest.mark.parametrize("text", ["Mr", "told Sgt", "(Dr", "“Capt", "by J", "in the U.S", "Hume & Co", "Messrs"])
def test_a_full_stop_of_an_abbreviation(text):
    assert is_abbreviated(text + ". Hale came", len(text))


@pytest.mark.parametrize("text", ["the pier", "a Comr", "at 5", "said Barr", "on the BBC", "mr", "xMr", "No way"])
def test_a_full_stop_that_ends_a_sentence(text):
    assert not is_abbreviated(text + ". Hale came", len(text))


def test_another_mark_is_no_full_stop():
    assert not is_abbreviated("It was I! Hale came", 8)


def test_rare_abbreviations_are_abbreviations_too():
    assert {"Barr", "Brig", "Mr"} <= abbreviations()


def test_the_table_is_sorted_and_unique():
    assert list(words("en", "abbreviations")) == sorted(set(words("en", "abbreviations")))
