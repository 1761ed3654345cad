"""docs/corpus.md says what is true: its Python runs, its SQL runs, its commands exist."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from quoteattr import demo
from quoteattr.cli.commands import app
from quoteattr.export import to_jsonl

DOCS = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.M | re.S)


def test_the_python_and_the_sql_run(tmp_path, monkeypatch, capsys):
    (tmp_path / "articles").mkdir()
    to_jsonl([(demo.article(), ())], tmp_path / "articles" / "demo.jsonl")
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "corpus.md", "exec"), space)
    assert "1 9 0" in capsys.readouterr().out
    assert len(space["table"]) == 2
    duckdb = pytest.importorskip("duckdb")
    for block in blocks("sql"):
        for query in block.split(";"):
            if query.strip():
                assert duckdb.execute(query).fetchall()


@pytest.mark.parametrize("line", [*"".join(blocks("sh")).splitlines(), *re.findall(r"`(quoteattr run .+?)`", DOCS)])
def test_the_commands_and_their_options_exist(line):
    program, command, *arguments = shlex.split(line, comments=True)
    assert program == "quoteattr"
    options = {name for parameter in get_command(app).commands[command].params for name in parameter.opts}
    assert {argument for argument in arguments if argument.startswith("-")} <= options
