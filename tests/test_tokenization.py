"""Chunks without a space are cut before spaCy reads them; the tokens of every other text are spaCy's own."""

import pickle
from pathlib import Path

import pytest
import spacy
from gate.families import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

import quoteattr
from quoteattr.tokenization import LONGEST, PIECE, CuttingTokenizer, cut_long_runs

_PIECES = """" “ ” ' ’ -- — ... … . , ( ) [sic] don't Ann's U.S. e.g. 5'10" $3m 6pm 10-12 #news @post :-) C++ well-known
    https://example.org/a?b=c&d=e a@b.example \u200b é 🎉 😀😀 '' """
NEWSY = st.lists(st.sampled_from([*_PIECES.split(), "\n", "\n\n", "\t", "\xa0", "\u2028", ""]), max_size=80)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def cutting() -> Language:
    nlp = spacy.blank("en")
    cut_long_runs(nlp)
    return nlp


def tokens(doc: Doc) -> list[tuple[str, str, str, int]]:
    return [(token.text, token.whitespace_, token.norm_, token.idx) for token in doc]


def test_articles_as_they_come_have_the_tokens_of_spacy(plain: Language, cutting: Language) -> None:
    texts = [case.answer.text for case in read_cases()]
    texts.append("\n\n".join(texts))
    assert all(tokens(cutting.tokenizer(text)) == tokens(plain.tokenizer(text)) for text in texts)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(pieces=NEWSY, space=st.sampled_from(["", " "]))
def test_the_tokens_of_any_text_are_those_of_spacy(
    plain: Language, cutting: Language, pieces: list[str], space: str
) -> None:
    text = space.join(pieces)
    assert tokens(cutting.tokenizer(text)) == tokens(plain.tokenizer(text))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(before=NEWSY, after=NEWSY, break_=st.sampled_from([" ", "  ", "\n", " \n", "\n "]))
def test_what_stands_around_a_long_chunk_keeps_its_tokens(
    plain: Language, cutting: Language, before: list[str], after: list[str], break_: str
) -> None:
    left, right = " ".join(before) + break_, break_ + " ".join(after)
    word = "x" * LONGEST  # spaCy leaves it whole: as long as it may be
    chunk = word + "y" * PIECE
    expected = tokens(plain.tokenizer(left + word + right))
    got = tokens(cutting.tokenizer(left + chunk + right))
    number = next(i for i, token in enumerate(expected) if token[0] == word)
    assert got[:number] == expected[:number]
    rest = len(expected) - number - 1
    assert [token[:3] for token in got[len(got) - rest :]] == [token[:3] for token in expected[number + 1 :]]
    pieces = got[number : len(got) - rest]
    assert "".join(token[0] for token in pieces) == chunk
    assert pieces[-1][1] == expected[number][1]


@pytest.mark.parametrize("piece", ['"', "“‘", "a", "don't", '".,’)', "a-", "'\"", "…", "http://a.b/", "漢。", "\u0301"])
@pytest.mark.parametrize("around", ["{}", " {}", "{} ", "He said: {} again.", "{}\n\n{} {}  {}"])
def test_the_text_is_whole(cutting: Language, piece: str, around: str) -> None:
    text = around.replace("{}", piece * 1500)
    doc = cutting.tokenizer(text)
    assert doc.text == text
    assert max(len(token) for token in doc) <= PIECE
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]


def test_a_chunk_is_cut_behind_marks_where_it_can_be(cutting: Language) -> None:
    doc = cutting.tokenizer("Oakville.,harbour.,board.,town-hall.," * 100)
    texts = {token.text.strip(",.") for token in doc}
    assert texts <= {"", "Oakville", "harbour", "board", "town-", "hall", "town", "-"}


@pytest.mark.parametrize("component", ["quoteattr_sections", "quoteattr_marks", "quoteattr_patterns"])
def test_it_comes_with_our_components_and_stays_over_a_folder_bytes_and_pickle(tmp_path: Path, component: str) -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer.add_special_case("gonnago", [{"ORTH": "gonna"}, {"ORTH": "go"}])
    nlp.add_pipe(component)
    nlp.to_disk(tmp_path)
    again = spacy.blank("en")
    again.add_pipe(component)
    for each in (nlp, spacy.load(tmp_path), pickle.loads(pickle.dumps(nlp)), again.from_bytes(nlp.to_bytes())):
        assert type(each.tokenizer) is CuttingTokenizer
        assert [token.text for token in each.make_doc("gonnago")] == ["gonna", "go"]
        assert len(each.make_doc('"' * 3000)) == 3000


def test_a_tokenizer_of_ones_own_stays(plain: Language) -> None:
    class Own(Tokenizer):
        pass

    nlp = spacy.blank("en")
    nlp.tokenizer = own = Own(nlp.vocab)
    nlp.add_pipe("quoteattr_marks")
    assert nlp.tokenizer is own


def test_packaged_pipelines_cut(rules: Language) -> None:
    assert type(rules.tokenizer) is CuttingTokenizer
    assert type(quoteattr.load().tokenizer) is CuttingTokenizer
