"""`quoteattr run`: options, summary, exit codes."""

import json

import pytest

from quoteattr import open_dataset
from quoteattr.cli import main


@pytest.fixture
def run(capsys, model):
    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["run", "--model", str(model), "--workers", "0", *map(str, arguments)])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run


def test_it_says_what_is_there(run, write, tmp_path):
    code, out, err = run(write("in.jsonl", range(20)), tmp_path / "out")
    assert (code, err) == (0, "")
    assert "20 articles, 20 new;" in out


def test_several_inputs_and_a_summary_for_programs(run, write, tmp_path):
    code, out, _ = run(write("a.jsonl", range(5)), write("b.jsonl", range(5, 9)), tmp_path / "out", "--json")
    assert code == 0
    assert json.loads(out)["articles"] == 9


def test_failures_are_the_exit_code(run, write, tmp_path):
    code, _, err = run(write("in.jsonl", range(5), {2: "BROKEN"}), tmp_path / "out", "-q")
    assert code == 1
    assert "1 failure, see" in err
    assert "errors.jsonl" in err


def test_options_reach_the_run(run, tmp_path):
    (tmp_path / "in.csv").write_text(
        "key,story,day\nx,“Yes” said Bo Kim.,2031-05-14\ny,“No” said Ann Lee.,2030-05-14\n"
    )
    code, _, err = run(
        tmp_path / "in.csv", tmp_path / "out", "--map", "text=story", "--map", "id=key", "--since", "2031-01-01",
        "--partition", "year", "--outlet", "The Larsen Bay Post", "--link-speakers", "--mark-copies",
    )  # fmt: skip
    assert (code, err) == (0, "")
    corpus = open_dataset(tmp_path / "out")
    [row] = corpus.to_arrow("articles").to_pylist()
    assert (row["article_id"], row["outlet"]) == ("x", "The Larsen Bay Post")
    assert (tmp_path / "out" / "quotes" / "year=2031").is_dir()
    assert corpus.to_arrow("identities").num_rows == 1


def test_articles_without_a_date_are_told_where_folders_are_made_by_it(run, tmp_path):
    (tmp_path / "in.csv").write_text("id,text,published\nx,“Yes” said Bo Kim.,2031-05-14\ny,“No” said Ann Lee.,\n")
    code, out, err = run(tmp_path / "in.csv", tmp_path / "out", "--partition", "month")
    assert code == 0 and "2 articles" in out
    assert "1 article without a date of publication, in year=__HIVE_DEFAULT_PARTITION__; name the column" in err
    assert "below the headline" not in err
    assert run(tmp_path / "in.csv", tmp_path / "other")[2] == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["only-one"], "Give the input and the folder to write"),
        (["nowhere", "out"], "No file or folder"),
        (["nowhere", "out", "--map", "text"], "--map is 'text'"),
    ],
)
def test_wrong_input_is_told_in_one_line(run, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*arguments)
    assert code == 2
    assert told in err
    assert err.count("\n") == 1


def test_a_text_without_a_date_is_told_what_a_text_can_say(run, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Pier stays shut\n\n“It rained,” said Ann Lee.\n", "utf-8")
    (texts / "b.txt").write_text("Pier opens\n14 May 2031\n\n“It snowed,” said Bo Kim.\n", "utf-8")
    code, _, err = run(texts, tmp_path / "out", "--partition", "year")
    assert code == 0 and "1 article without a date of publication" in err  # the advice helped the other one
    assert "write it below the headline of a text, as 14 May 2031" in err
    assert "column" not in err
