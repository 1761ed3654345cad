"""Firms that a label calls people, by what they do and what takes them up. Names are invented."""

import pytest
from coref.test_people_taken_up import said_by

FIRM = ("Vale Roe", "PERSON")
SAID = "[{}](S:a) [said](C:a) [it was late](Q:a)."


@pytest.mark.parametrize(
    ("before", "by"),
    [
        ("Vale Roe launched a range of pies in May.", "The company"),
        ("Vale Roe will supply 40 trains.", "The firm"),
        ("Vale Roe is to close 40 of its shops.", "The group"),
        ("Vale Roe recalled 4,000 kettles.", "It"),
        ("Vale Roe posted a loss of 2 million pounds.", "It"),
        ("Vale Roe launched a range of pies in May.", "The Dunmere-based company"),
        ("Vale Roe said in an email that it had recalled the pies.", "The company"),
        ("Analysts cut their forecasts for Vale Roe after a warning.", "The company"),
    ],
)
def test_who_does_what_firms_do_and_is_taken_up_as_one_is_a_firm(before, by):
    assert said_by(f"{before} " + SAID.format(by), FIRM) == "Vale Roe"


@pytest.mark.parametrize(
    ("before", "by", "who"),
    [
        ("Vale Roe launched a soup firm in May.", "The company", "The company"),
        ("Vale Roe sold her house. She is broke.", "The company", "The company"),
        ("Vale Roe closed the road.", "The company", "The company"),
        ("Vale Roe said in an email that it was dark.", "The company", "The company"),
        ("Vale Roe bought a boat.", "It", None),
        ("Vale Roe sold the boat.", "She", "Vale Roe"),
    ],
)
def test_somebody_who_buys_and_sells_is_no_firm(before, by, who):
    assert said_by(f"{before} " + SAID.format(by), FIRM) == who
