"""Subjects, contents and cues on hand-built trees, which do not age with a parser."""

import pytest
import spacy
from spacy.tokens import Doc

from quoteattr.patterns.clauses import cue_range
from quoteattr.patterns.contents import reported_by
from quoteattr.patterns.found import merged, without
from quoteattr.patterns.sources import own_subject, phrase, source_of
from quoteattr.patterns.tree import Tree


def tree(*rows: tuple[str, str, str, int]) -> Tree:
    words, tags, deps, heads = zip(*rows, strict=True)
    return Tree(Doc(spacy.blank("en").vocab, words=list(words), tags=list(tags), deps=list(deps), heads=list(heads)))


def words(of: Tree, span: tuple[int, int]) -> str:
    return " ".join(of.words[slice(*span)])


@pytest.fixture
def said() -> Tree:
    """The old mayor has also said that taxes will fall ."""
    return tree(
        ("The", "DT", "det", 2), ("old", "JJ", "amod", 2), ("mayor", "NN", "nsubj", 5), ("has", "VBZ", "aux", 5),
        ("also", "RB", "advmod", 5), ("said", "VBD", "ROOT", 5), ("that", "IN", "mark", 9),
        ("taxes", "NNS", "nsubj", 9),
        ("will", "MD", "aux", 9), ("fall", "VB", "ccomp", 5), (".", ".", "punct", 5),
    )  # fmt: skip


def test_the_source_is_the_whole_noun_phrase(said: Tree):
    subject = source_of(said, 5)
    assert subject == 2
    assert words(said, phrase(said, 2, 0, 5)) == "the old mayor"


def test_the_cue_has_auxiliaries_and_adverbs(said: Tree):
    assert words(said, cue_range(said, 5, "clause")) == "has also said"


def test_the_content_is_the_clause(said: Tree):
    reported = reported_by(said, 5, "say", frozenset({"clause"}), 0, len(said))
    assert reported is not None and reported.frame == "clause"
    assert [words(said, said.trimmed(piece)) for piece in reported.pieces] == ["that taxes will fall"]


def test_a_frame_that_the_verb_does_not_have_gives_nothing(said: Tree):
    assert reported_by(said, 5, "say", frozenset({"object"}), 0, len(said)) is None


def test_a_conjoined_verb_shares_the_subject():
    # Ann came and said so
    shared = tree(("Ann", "NNP", "nsubj", 1), ("came", "VBD", "ROOT", 1), ("and", "CC", "cc", 1),
                  ("said", "VBD", "conj", 1), ("so", "RB", "advmod", 3))  # fmt: skip
    assert source_of(shared, 3) == 0


def test_the_agent_of_a_passive_is_the_source_and_its_subject_is_not():
    # It was said by Ann
    passive = tree(("It", "PRP", "nsubjpass", 2), ("was", "VBD", "auxpass", 2), ("said", "VBN", "ROOT", 2),
                   ("by", "IN", "agent", 2), ("Ann", "NNP", "pobj", 3))  # fmt: skip
    assert own_subject(passive, 2) == 4
    unnamed = tree(("It", "PRP", "nsubjpass", 2), ("was", "VBD", "auxpass", 2), ("said", "VBN", "ROOT", 2))
    assert source_of(unnamed, 2) is None


def test_a_clause_before_a_semicolon_is_nobodys():
    # He wants cuts ; she backs
    parted = tree(("He", "PRP", "nsubj", 1), ("wants", "VBZ", "ccomp", 5), ("cuts", "NNS", "dobj", 1),
                  (";", ":", "punct", 5),
                  ("she", "PRP", "nsubj", 5), ("backs", "VBZ", "ROOT", 5))  # fmt: skip
    assert reported_by(parted, 5, "back", frozenset({"clause"}), 0, 6) is None


def test_pieces_join_over_spaces_but_not_over_lines():
    assert merged([(0, 3), (4, 7)], "abc def") == [(0, 7)]
    assert merged([(0, 3), (4, 7)], "abc\ndef") == [(0, 3), (4, 7)]
    assert merged([(4, 7), (0, 5)], "abc def") == [(0, 7)]


def test_a_stretch_is_cut_out_of_a_piece():
    assert without((0, 10), (3, 5)) == [(0, 3), (5, 10)]
    assert without((0, 10), (0, 10)) == []
    assert without((0, 10), (10, 12)) == [(0, 10)]


def test_a_means_is_no_agent():
    """It was confirmed by courier; it was confirmed by the courier."""
    rows = [("It", "PRP", "nsubjpass", 2), ("was", "VBD", "auxpass", 2), ("confirmed", "VBN", "ROOT", 2),
            ("by", "IN", "agent", 2), ("courier", "NN", "pobj", 3)]  # fmt: skip
    assert own_subject(tree(*rows), 2) is None
    named = [*rows[:4], ("the", "DT", "det", 5), ("courier", "NN", "pobj", 3)]
    assert own_subject(tree(*named), 2) == 5


def test_a_means_hides_no_subject():
    rows = [("Staff", "NNS", "nsubj", 2), ("had", "VBD", "aux", 2), ("confirmed", "VBN", "ROOT", 2),
            ("by", "IN", "agent", 2), ("telephone", "NN", "pobj", 3)]  # fmt: skip
    assert own_subject(tree(*rows), 2) == 0


@pytest.mark.parametrize(("noun", "tag", "frames"), [("truth", "NN", ["object"]), ("sister", "NN", [])])
def test_whom_somebody_told_is_nothing_said(noun: str, tag: str, frames: list[str]) -> None:
    told = tree(
        ("She", "PRP", "nsubj", 1), ("told", "VBD", "ROOT", 1), ("her", "PRP$", "poss", 3), (noun, tag, "dobj", 1),
    )  # fmt: skip
    reported = reported_by(told, 1, "tell", frozenset({"object"}), 0, len(told))
    assert ([reported.frame] if reported else []) == frames
