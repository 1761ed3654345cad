"""Whose name it may be where the network is not sure. All names are invented."""

import pytest

from quoteattr.ml.naming import may_be_person


@pytest.mark.parametrize("name", ["Lasse Brandt", "Ada O’Dell", "Ida Lee-Roe", "Rudo Maria Zhou", "Élise Ångström"])
def test_two_or_three_capitalised_words_may_be_somebody(name):
    assert may_be_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Brandt",  # one word
        "Ida Maria Rudo Lee",  # four
        "Vale Foods", "Dunmere Airlines", "Vale Council", "Vale Ministries",  # a firm's or a body's noun
        "Port Verna", "Vale Street", "Upper Tolmere", "Tolmere Heights",  # a place
        "FC Norvik", "BBC Vale", "Norvik 04",  # capitals and numbers
        "The Norvik", "Bank of Vale",  # small words
    ],
)  # fmt: skip
def test_what_is_no_person_s_name(name):
    assert not may_be_person(name)
