"""A text in another language is warned of once, and read like any other; English never is."""

import json
import warnings

import pytest
import spacy

import quoteattr
from quoteattr.batch.run import run_corpus
from quoteattr.cli import main
from quoteattr.lang import words
from quoteattr.language import is_foreign
from quoteattr.warned import InputWarning, LanguageWarning

FRENCH = "«Nous sommes prêts», a déclaré le ministre Jean Dupont lundi."
ENGLISH = "“It rained,” said Ann Lee."


@pytest.fixture
def nlp():
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("quoteattr_marks")
    return made


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "Der Minister sagte, dass die Steuern nicht steigen.",
        "El ministro dijo que los impuestos no van a subir.",
        "De minister zei dat de belastingen niet omhoog gaan.",
        "O ministro disse que os impostos não vão subir.",
        "Minister powiedział, że podatki nie wzrosną.",
        "Министр сказал, что налоги не вырастут.",
        "部长说税收不会增加。",
        "Hann sagði þessi. Ætlað þeirra sé. " * 20,  # none that we know words of
    ],
)
def test_another_language_is_known_by_its_small_words_or_letters(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENGLISH,
        "Bo Kim: Ada Vale met Jen",
        "Council scraps plan, Mayor Ilse Varga announces, citing rising costs",
        "“Vive la France et les autres,” he said, and that was the end of the speech for her.",
        "Ursula von der Leyen, Vincent van Gogh, Fernando de la Mora",
        "TAXES WILL FALL, SAYS MINISTER",
        "Ilse Varga 3 2 Bo Kim. " * 40,
        "José Núñez 3 2 Zoë Brontë. " * 3,
    ],
)
def test_english_names_and_short_lists_are_not(text):
    assert not is_foreign(text)


def test_the_words_are_sorted_unique_and_none_of_ours():
    rows = words("en", "foreign_words")
    assert list(rows) == sorted(set(rows))


def test_extract_and_pipe_warn_once_an_article_and_read_on(nlp):
    with pytest.warns(LanguageWarning, match="the text is in another language") as met:
        quoteattr.extract(FRENCH, nlp)
    assert len(met) == 1 and met[0].filename == __file__ and issubclass(LanguageWarning, InputWarning)
    with pytest.warns(LanguageWarning, match="article 'f'") as met:
        pairs = list(quoteattr.pipe([ENGLISH, quoteattr.Article(text=FRENCH, id="f")], nlp))
    assert (len(met), len(pairs)) == (1, 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quoteattr.extract(ENGLISH, nlp)


def test_the_command_line_tells_it_among_its_notes(nlp, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(quoteattr, "load", lambda name=None: nlp, raising=False)
    (tmp_path / "f.txt").write_text(FRENCH, "utf-8")
    for more, told in (([], 1), (["--quiet"], 0)):
        with pytest.raises(SystemExit) as ended:
            main(["extract", str(tmp_path / "f.txt"), *more])
        err = capsys.readouterr().err
        assert not ended.value.code
        assert err.count("quoteattr: article 'f.txt' is in another language, as it seems") == told == err.count("\n")


def test_a_corpus_run_notes_it(nlp, tmp_path):
    nlp.to_disk(tmp_path / "nlp")
    (tmp_path / "f.txt").write_text(FRENCH, "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error", LanguageWarning)
        done = run_corpus(tmp_path / "f.txt", tmp_path / "out", model=tmp_path / "nlp", workers=0)
    [line] = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()]
    assert (done.articles, done.failures, line["stage"]) == (1, 0, "note")
    assert "another language" in line["reason"]
