"""Whose the cue is by the grammar, where the network has somebody else for it."""

import pytest
from spans import attribution

from quoteattr.arbitration.subjects import with_nearer_subject, with_relative_clause, with_whole_subject
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("most of them old,", "Ada Crane, who has three boats, most of them old"),
        ("Ada Crane", "Ada Crane"),
        ("boats, most of them old", "Ada Crane, who has three boats, most of them old"),
    ],
)
def test_a_source_has_the_whole_subject(found: str, wanted: str) -> None:
    text = "Ada Crane, who has three boats, most of them old, said it was late."
    by_tree = attribution(text, "it was late", "said", "Ada Crane, who has three boats, most of them old")
    source = with_whole_subject(attribution(text, "it was late", "said", found), by_tree, text).source
    assert source is not None
    assert text[slice(*source)] == wanted


def test_a_subject_with_a_name_of_its_own_stays() -> None:
    text = "Ada Crane, whose brother, Al Roe, said it was late, slept."
    by_tree = attribution(text, "it was late", "said", "Ada Crane, whose brother, Al Roe")
    found = attribution(text, "it was late", "said", "brother, Al Roe")
    assert with_whole_subject(found, by_tree, text) == found


def test_a_relative_clause_alone_is_no_subject() -> None:
    text = "Ada Crane, whose brother, Al Roe, runs the mill, said it was late."
    by_tree = attribution(text, "it was late", "said", "Ada Crane, whose brother, Al Roe, runs the mill")
    found = attribution(text, "it was late", "said", "whose brother, Al Roe, runs the mill")
    assert with_whole_subject(found, by_tree, text).source == by_tree.source


@pytest.mark.parametrize(
    ("text", "cue", "found", "by_tree"),
    [
        (
            "To the envoy, who had flown in, the fishers said it was late.",
            "said",
            "the envoy, who had flown in, the fishers",
            "the fishers",
        ),
        (
            "In a note read by her son, Al Roe, in court, Ada Crane said it was late.",
            "said",
            "Al Roe, in court, Ada Crane",
            "Ada Crane",
        ),
        ("The widow told the warden, who had come, that it was late.", "told", "the warden, who had come", "The widow"),
        ("Police swear that he slept, and his cousin adds it was late.", "adds", "Police", "his cousin"),
    ],
)
def test_the_subject_of_the_cue_is_taken(text: str, cue: str, found: str, by_tree: str) -> None:
    page = Page(text, [], [], finite=[text.index(verb) for verb in ("slept", "swear") if verb in text])
    pattern = attribution(text, "it was late", cue, by_tree)
    assert with_nearer_subject(attribution(text, "it was late", cue, found), pattern, page).source == pattern.source


@pytest.mark.parametrize(
    ("text", "cue", "found", "by_tree"),
    [
        ("On Sunday Ada Crane, the warden, said it was late.", "said", "Ada Crane, the warden,", "the warden"),
        ("Ada Crane left who slept, saying it was late.", "saying", "Ada Crane", "who"),
        ("Ada Crane slept until May and swore it was late.", "swore", "Ada Crane", "May"),
        ("Ada Crane called the mill and said it was late.", "said", "Ada Crane", "the mill"),
    ],
)
def test_other_noun_phrases_are_no_subject(text: str, cue: str, found: str, by_tree: str) -> None:
    page = Page(text, [], [], finite=[text.index(verb) for verb in ("slept",) if verb in text])
    parser = attribution(text, "it was late", cue, found)
    assert with_nearer_subject(parser, attribution(text, "it was late", cue, by_tree), page) == parser


def test_a_relative_clause_belongs_to_the_source_and_is_not_said() -> None:
    text = "It was late, according to the log in which it is kept."
    by_tree = attribution(text, "It was late", "according to", "the log in which it is kept")
    given = attribution(text, "It was late", "according to", "the log in")
    behind = text.index("which it is kept")
    found = given._replace(content=(*given.content, (behind, len(text) - 1)))
    assert with_relative_clause(found, [by_tree], text) == by_tree
    whole = attribution(text, "It was late", "according to", "the log")
    assert with_relative_clause(whole, [by_tree], text) == whole
