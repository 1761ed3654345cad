"""An article as the network reads it."""

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.annotations import Mark
from quoteattr.marks import find_marks
from quoteattr.ml import pieces as p
from quoteattr.ml.pieces import cut_windows, layout_of, mark_states, paragraphs_of, sentence_starts, shape, split_pieces


@pytest.fixture(scope="module")
def tokenizer():
    return tiny.make_tokenizer()


def read(text, tokenizer):
    return split_pieces(text, find_marks(text), paragraphs_of(text), tokenizer)


def test_paragraphs_are_lines_without_their_spaces():
    text = "  Ann Lee spoke. \n\n\tBo Kim did not.\r\n   \n"
    assert [text[s:e] for s, e in paragraphs_of(text)] == ["Ann Lee spoke.", "Bo Kim did not."]
    assert paragraphs_of("") == paragraphs_of(" \n ") == []


def test_a_paragraph_that_is_not_to_be_read_is_left_out():
    text = "Read more\nAnn Lee spoke.\nShare this\nBo Kim did not."
    unread = [(text.index(line), text.index(line) + len(line)) for line in ("Share this", "Read more")]
    assert [text[s:e] for s, e in paragraphs_of(text, unread)] == ["Ann Lee spoke.", "Bo Kim did not."]


def test_every_piece_stands_where_it_says(tokenizer):
    text = "Ann Lee said\n  “Taxes will fall,” he added."
    found = read(text, tokenizer)
    words = [text[s:e] for s, e in zip(found.start, found.end, strict=True)]
    assert "".join(words) == text.replace(" ", "").replace("\n", "")
    assert found.paragraph.tolist() == sorted(found.paragraph.tolist())
    markers = np.flatnonzero(found.shapes == p.MARKER)
    assert [tokenizer.id_to_token(found.ids[i]) for i in markers] == [p.FIRST_PARAGRAPH, p.PARAGRAPH]
    assert (found.start[markers] == found.end[markers]).all()


def test_pieces_know_their_marks(tokenizer):
    text = "He said “prices went “up” today” and left"
    found = read(text, tokenizer)
    state = {word: int(found.marks[np.searchsorted(found.end, text.index(word), side="right")]) for word in text.split()
             for word in [word.strip("“”")]}  # fmt: skip
    assert state["prices"] == state["today"] == p.INSIDE
    assert state["up"] == p.NESTED
    assert state["said"] == state["left"] == p.OUTSIDE


def test_states_of_marks_that_stay_open_or_are_reopened():
    text = "“a\n“b”"
    states = mark_states(text, [Mark(0, 2, 1, 2, 0, "open"), Mark(3, 6, 4, 5, 0, "reopened", previous=0)])
    assert states[: len(text)].tolist() == [p.OPENER, p.UNCLOSED, p.OUTSIDE, p.OPENER, p.REOPENED, p.CLOSER]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", p.LOWER), ("Ann", p.TITLE), ("A", p.TITLE), ("NATO", p.UPPER), ("McLee", p.MIXED),
        ("2031", p.DIGIT), ("”", p.OTHER), ("", p.OTHER), ("don't", p.LOWER),
    ],
)  # fmt: skip
def test_shapes_of_words(word, expected):
    assert shape(word) == expected


def test_outermost_pairs_as_pieces(tokenizer):
    text = "He said “prices went “up” today” and left"
    found = read(text, tokenizer)
    [(first, last)] = layout_of(found, find_marks(text)).quoted
    assert text[found.start[first] : found.end[last - 1]] == "“prices went “up” today”"


def stretches(text, marks, tokenizer) -> list[int]:
    """The number of the stretch that each paragraph lies in."""
    layout = layout_of(read(text, tokenizer), marks)
    return layout.stretch[np.unique(layout.paragraph, return_index=True)[1]].tolist()


def test_marks_hold_paragraphs_together(tokenizer):
    closed, reopened = "“One day,” she said.\n“Two days.”\nThree.", "“One day.\n“Two days,” she said.\nThree."
    assert stretches(closed, find_marks(closed), tokenizer) == [0, 1, 2]
    assert stretches(reopened, find_marks(reopened), tokenizer) == [0, 0, 2]
    over_two_lines = [Mark(9, 24, 10, 23)]
    assert stretches("She said “one day\nor two”.\nThree.", over_two_lines, tokenizer) == [0, 0, 2]


@given(
    st.lists(st.integers(1, 60), max_size=30), st.integers(20, 120), st.integers(0, 19), st.sets(st.integers(1, 900))
)
@settings(max_examples=60, deadline=None)
def test_windows_decide_every_piece_once_and_keep_to_their_size(lengths, size, context, sentences):
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    windows = list(cut_windows(paragraph, size, context, np.array(sorted(sentences), np.int64)))
    decided = [index for window in windows for index in range(window.core, window.end)]
    assert decided == list(range(len(paragraph)))
    for window in windows:
        assert 0 < window.end - window.start <= size
        assert 0 <= window.core - window.start <= context


def test_a_window_ends_with_a_paragraph_where_it_can():
    paragraph = np.repeat([0, 1, 2], [40, 40, 40])
    assert next(cut_windows(paragraph, 100, 10)).end == 80


def test_a_window_of_one_long_paragraph_ends_with_a_sentence(tokenizer):
    text = "Bo Kim said it was late. “It was not,” said Ann Lee. “Was it?” Nobody knew at 5.30 or after.\nThe end."
    found = read(text, tokenizer)
    begun = sentence_starts(text, found)
    assert [text[found.start[index] :][:4] for index in begun] == ["“It ", "“Was", "Nobo", "The "]
    size = int(begun[1]) + 3
    paragraph = np.zeros(len(found.ids), np.int64)
    assert next(cut_windows(paragraph, size, 4, begun)).end == begun[1]
    assert next(cut_windows(paragraph, size, 4)).end == size
    assert next(cut_windows(paragraph, int(begun[0]) - 1, 4, begun)).end == begun[0] - 1, "none begins before"


@given(st.text(alphabet="Ann said “”\"'\n\r\t .é😀ß\u2028", max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_splits_into_ordered_pieces_inside_it(tokenizer, text):
    found = read(text, tokenizer)
    assert ((found.start >= 0) & (found.start <= found.end) & (found.end <= len(text))).all()
    assert (np.diff(found.start) >= 0).all()
    assert len({len(column) for column in found}) == 1


@pytest.mark.parametrize("text", ["«No,» said Lee.", "»No,« said Lee.", "„No,“ said Lee."])
def test_marks_of_other_languages_are_read_as_curly_ones(text, tokenizer):
    assert p.with_curly_marks(text, find_marks(text)) == "“No,” said Lee."
    assert (read(text, tokenizer).ids == read("“No,” said Lee.", tokenizer).ids).all()


def test_other_marks_stay_as_they_are():
    text = "“No,” said Lee. 'Yes,' said \"Kim\"."
    assert p.with_curly_marks(text, find_marks(text)) is text
