"""`quoteattr speakers`: pairs to decide, decisions that stay, and the list that they make."""

import csv
import json
from pathlib import Path

import pytest

from quoteattr import to_jsonl
from quoteattr.cli import main
from quoteattr.types import Article, Quote, Speaker, TextSpan

TEXT = "It rains."


def article(number: int, *names: str) -> tuple[Article, tuple[Quote, ...]]:
    read = Article(text=TEXT, id=f"a{number}")
    content = (TextSpan(start=0, end=9, text=TEXT),)
    return read, tuple(
        Quote(
            id=f"q{n}", kind="indirect", content=content, text=TEXT, article=read,
            speaker=Speaker(id=f"s{n}", name=name, type="PERSON"),
        )
        for n, name in enumerate(names)
    )  # fmt: skip


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "quotes.jsonl"
    to_jsonl([article(1, "Ann Lee", "Tom Roe"), article(2, "A. Lee"), article(3, "Tomas Roe")], path)
    return path


def run(*arguments: object) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    assert not stopped.value.code


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decide(path: Path, right_name: str, decision: str) -> None:
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    lines = [line + decision if right_name in line and line.endswith(",") else line for line in lines]
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def test_review_writes_the_doubtful_pairs(saved, tmp_path, capsys):
    table = tmp_path / "review.csv"
    run("speakers", "review", saved, "-o", table)
    assert {(row["left_name"], row["right_name"]) for row in rows(table)} == {
        ("A. Lee", "Ann Lee"),
        ("Tom Roe", "Tomas Roe"),
    }
    assert capsys.readouterr().out.startswith("4 speakers; 2 pairs to decide, 0 decided")


def test_decisions_stay_in_the_table_and_hold(saved, tmp_path, capsys):
    table = tmp_path / "review.csv"
    run("speakers", "review", saved, "-o", table, "-q")
    decide(table, "Ann Lee", "same")
    run("speakers", "review", saved, "-o", table)
    assert capsys.readouterr().out.startswith("3 speakers; 1 pairs to decide, 1 decided")
    assert [row["decision"] for row in rows(table)] == ["", "same"]
    run("speakers", "list", saved, "--decisions", table, "-o", tmp_path / "speakers.csv")
    [lee] = [row for row in rows(tmp_path / "speakers.csv") if "Lee" in row["name"]]
    assert (lee["articles"], lee["names"], lee["reasons"]) == ("2", "A. Lee; Ann Lee", "decided in the review")


def test_a_file_that_is_no_review_table_is_left_alone(saved, tmp_path, capsys):
    table = tmp_path / "mine.csv"
    table.write_text("name,decision\nAnn Lee,yes\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["speakers", "review", str(saved), "-o", str(table)])
    assert stopped.value.code == 2 and "'yes'" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == "name,decision\nAnn Lee,yes\n"


def test_both_print_for_programs_and_quietly(saved, tmp_path, capsys):
    run("speakers", "list", saved, "--json")
    assert {row["name"] for row in json.loads(capsys.readouterr().out)} >= {"Ann Lee", "Tomas Roe"}
    run("speakers", "review", saved, "-o", tmp_path / "r.csv", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "speakers": 4, "pairs": 2, "decided": 0, "table": str(tmp_path / "r.csv"),
    }  # fmt: skip
    run("speakers", "review", saved, "-o", tmp_path / "r.csv", "--quiet")
    assert capsys.readouterr().out == ""
