"""The README says what is true: its Python runs, its commands exist, its table is what the demo prints.

``python tests/test_readme.py`` writes the demo's table into the README anew.
"""

import contextlib
import io
import json
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from quoteattr.cli import main
from quoteattr.cli.commands import app

PATH = Path(__file__).parent.parent / "README.md"
README = PATH.read_text("utf-8")
DEMO = re.compile(r"(?<=<!-- demo -->\n```text\n).*?(?=```)", re.S)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def demo_table(folder: Path) -> str:
    """What the demo prints, without space at the ends of lines."""
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.suppress(SystemExit):
        main(["demo", "--quiet", "--out", str(folder)])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip("\n").splitlines()).strip("\n") + "\n"


def test_the_python_runs_from_top_to_bottom(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), space)
    printed = capsys.readouterr().out
    assert "Ilse Varga | direct | “Nobody will have to take the long way round,” | 2031-05-13" in printed
    assert "Tomas Reuel" in printed
    assert "('Ann Lee', 'The harbour “will open in May”')" in printed
    assert "('CUE', 'said')" in printed


@pytest.mark.parametrize("line", "".join(blocks("sh")).splitlines())
def test_the_commands_and_their_options_exist(line):
    program, command, *arguments = shlex.split(line, comments=True)
    assert program == "quoteattr"
    known = get_command(app).commands[command]
    options = {name for parameter in known.params for name in parameter.opts}
    assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_the_two_commands_are_there():
    assert "    pip install . && quoteattr demo\n" in README
    assert '    pip install ".[dev]" && pytest\n' in README


def test_links_lead_to_files():
    for target in re.findall(r"\]\(((?!https?://)[^)#]+)\)", README):
        assert (PATH.parent / target).exists(), target


def test_the_table_is_what_the_demo_prints(tmp_path, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = DEMO.search(README)
    assert shown is not None
    assert shown[0] == demo_table(tmp_path)


def test_the_figures_are_those_that_were_measured():
    measured = json.loads((PATH.parent / "models" / "en_quoteattr_sm" / "evaluation.json").read_text("utf-8"))
    columns = [measured[corpus]["systems"][0] for corpus in ("polnear", "gum")]
    rows = {
        "all attributions": lambda one: one["spans"]["all"]["e2e"]["f"],
        "direct and mixed": lambda one: one["spans"]["direct+mixed"]["e2e"]["f"],
        "direct": lambda one: one["spans"]["direct"]["e2e"]["f"],
        "quoted segments given to the right source, %": lambda one: one["segments"]["attributed"],
        "speaker's name right, of those found, %": lambda one: one["speakers"]["given"],
    }
    for name, value in rows.items():
        [cells] = re.findall(rf"^\| {re.escape(name)} \| ([\d.]+) \| ([\d.]+) \|", README, re.M)
        assert list(cells) == [f"{value(one):.1f}" for one in columns], name
    dates = columns[0]["speakers"]
    told = f"right in {dates['date']:.0f} % of the cases, and {dates['spurious']:.0f} % of the quotations without"
    assert told in " ".join(README.split())


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        table = demo_table(Path(scratch))
    PATH.write_text(DEMO.sub(lambda _: table, README, count=1), "utf-8")
