"""Silver entities agree within an article."""

import spacy

from quoteattr.ml.entities import Entity, agreed, silver_entities


def test_a_bare_surname_is_the_person_of_the_article():
    found = agreed([Entity(0, 7, "PERSON", "Ann Lee"), Entity(20, 23, "ORG", "Lee"), Entity(30, 33, None, "Lee")])
    assert found == [(0, 7, "PERSON"), (20, 23, "PERSON"), (30, 33, "PERSON")]


def test_a_name_has_its_most_frequent_type():
    found = agreed([Entity(i, i + 4, kind, "Arvo") for i, kind in enumerate(["ORG", "GPE", "ORG"])])
    assert {kind for *_, kind in found} == {"ORG"}


def test_other_labels_and_line_breaks_are_left_out():
    assert agreed([Entity(0, 6, None, "Monday"), Entity(7, 14, "ORG", "The\nEnd")]) == []


def test_offsets_leave_the_possessive_out():
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "FAC", "pattern": "Larsen Bridge's"}])
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "FAC", "pattern": [{"LOWER": "larsen"}, {"LOWER": "bridge"},
                                                                            {"LOWER": "'s"}]}])  # fmt: skip
    [found] = silver_entities(["Larsen Bridge's arches"], nlp)
    assert found == [(0, 13, "LOC")]
