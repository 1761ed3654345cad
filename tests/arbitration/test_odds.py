"""The odds of candidates, and how they are fitted."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration import Candidate, Odds
from quoteattr.arbitration.fitting import Judged, fit_odds
from quoteattr.arbitration.odds import features


def parser(relation="alone", confidence=0.5, quoted=False) -> Candidate:
    return Candidate(Attribution("a", ((0, 9),), confidence=confidence), True, relation, quoted)


def pattern(name="verb.clause", relation="alone", rival=None) -> Candidate:
    return Candidate(Attribution("a", ((0, 9),), evidence=("patterns", name)), False, relation, False, rival)


def test_a_surer_parser_has_better_odds():
    odds = Odds()
    assert odds.probability(parser(confidence=0.9)) > odds.probability(parser(confidence=0.4))
    assert odds.probability(parser("agree")) > odds.probability(parser("alone"))


def test_a_sure_rival_lowers_a_patterns_odds():
    odds = Odds()
    assert odds.probability(pattern(relation="differ", rival=0.9)) < odds.probability(
        pattern(relation="differ", rival=0.2)
    )


def test_unknown_weights_weigh_nothing():
    assert Odds({}).probability(parser()) == 0.5


def test_patterns_of_a_group_share_a_feature():
    assert "verb.clause" in features(pattern("verb.clause"))
    assert "verb." in features(pattern("verb.about"))
    assert "phrase." in features(pattern("phrase.according-to"))


def test_fitted_odds_follow_what_was_right():
    judged = [Judged(pattern("verb.clause"), True)] * 40 + [Judged(pattern("verb.object"), False)] * 40
    odds = Odds(fit_odds(judged))
    assert odds.probability(pattern("verb.clause")) > 0.8
    assert odds.probability(pattern("verb.object")) < 0.2


def test_without_examples_the_odds_stay_as_they_were():
    before = {"parser": {"bias": 1.5}, "patterns": {"bias": -0.5}}
    assert fit_odds([], before) == {"parser": {"bias": 1.5}, "patterns": {"bias": -0.5}}


def test_the_share_of_right_ones_is_the_probability():
    judged = [Judged(parser(), number % 4 > 0) for number in range(400)]
    assert Odds(fit_odds(judged)).probability(parser()) == pytest.approx(0.75, abs=0.02)
