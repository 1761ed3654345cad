"""The README says what is true: its Python runs, its commands exist, its table is what the demo prints.

``python tests/test_readme.py`` writes the demo's table into the README anew.
"""

import contextlib
import io
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from quoteattr.cli import main
from quoteattr.cli.commands import app

PATH = Path(__file__).parent.parent / "README.md"
README = PATH.read_text("utf-8")
MODELS = PATH.parent / "models"
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


def measured(pipeline: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `models/scripts/evaluate.py` measured of a pipeline, on PolNeAR dev and on GUM news."""
    both = json.loads((MODELS / pipeline / "evaluation.json").read_text("utf-8"))
    return both["polnear"]["systems"][0], both["gum"]["systems"][0]


def test_the_figures_are_those_that_were_measured():
    columns = [*measured("en_quoteattr_sm"), measured("en_quoteattr_lg")[0]]
    rows = {
        "all attributions": lambda one: one["spans"]["all"]["e2e"]["f"],
        "direct and mixed": lambda one: one["spans"]["direct+mixed"]["e2e"]["f"],
        "direct": lambda one: one["spans"]["direct"]["e2e"]["f"],
        "quoted segments given to the right source, %": lambda one: one["segments"]["attributed"],
        "speaker's name right, of those found, %": lambda one: one["speakers"]["given"],
    }
    for name, value in rows.items():
        [cells] = re.findall(rf"^\| {re.escape(name)} \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", README, re.M)
        assert list(cells) == [f"{value(one):.1f}" for one in columns], name
    dates = columns[0]["speakers"]
    told = f"right in {dates['date']:.0f} % of the cases, and {dates['spurious']:.0f} % of the quotations without"
    assert told in " ".join(README.split())


def rows_of_a_pipeline(pipeline: str) -> Iterator[str]:
    """The lines that the pipelines' page has for one of them: a row a measure, a row a corpus, and exact spans."""
    systems = measured(pipeline)
    for group in ("all", "direct+mixed", "direct"):
        cells = [f"{one['spans'][group]['e2e']['f']:.1f} ({span(one, f'e2e {group}')})" for one in systems]
        yield f"| {group} | {' | '.join(cells)} |"
    cells = [f"{one['segments']['attributed']:.1f} ({span(one, 'segments')})" for one in systems]
    yield f"| quoted segments attributed, % | {' | '.join(cells)} |"
    cells = [f"{one['speakers']['e2e']['f']:.1f}" for one in systems]
    yield f"| speaker by name | {' | '.join(cells)} |"
    for corpus, one in zip(("PolNeAR dev", "GUM news"), systems, strict=True):
        kinds = one["spans"]["all"]["by_kind"]
        cells = [f"{kinds[kind]['found']:.1f} / {kinds[kind]['attributed']:.1f}" for kind in kinds]
        yield f"| {corpus} | {' | '.join(cells)} |"
    exact = json.loads((MODELS / pipeline / "meta.json").read_text("utf-8"))["performance"]
    told = ", ".join(f"{role} {100 * exact[f'cofenet_exact_f_{role}']:.1f}" for role in ("source", "cue", "content"))
    yield f"Exact F on CofeNet's pieces: {told}."


def span(system: dict[str, Any], name: str) -> str:
    interval = system["intervals"][name]
    return f"{interval['low']:.1f}-{interval['high']:.1f}"


@pytest.mark.parametrize("pipeline", ["en_quoteattr_sm", "en_quoteattr_lg"])
def test_the_figures_of_the_pipelines_are_those_that_were_measured(pipeline):
    page = (MODELS / "README.md").read_text("utf-8")
    part = page.partition(f"\n### `{pipeline}`\n")[2].partition("\n### ")[0].splitlines()
    assert [row for row in rows_of_a_pipeline(pipeline) if row not in part] == []


def test_speed_is_told_alike():
    page = (MODELS / "README.md").read_text("utf-8")
    ours, rules = (re.search(rf"^\| {name} \| ([\d.]+) \|", page, re.M) for name in ("`en_quoteattr_sm`", '`"rules"`'))
    assert ours is not None and rules is not None
    told = " ".join(README.split())
    assert f"{ours[1]} times as many words a second as bare `en_core_web_sm`" in told
    assert f'`"rules"` as many ({rules[1]})' in told


def test_figures_of_speakers_and_dates_are_those_that_were_measured():
    polnear, gum = (one["speakers"] for one in measured("en_quoteattr_sm"))
    pronoun, nominal, none = (
        100 * part["right"] / part["matched"]
        for part in (polnear["strata"][name] for name in ("pronoun", "nominal", "no source"))
    )
    speakers = " ".join((PATH.parent / "docs" / "speakers.md").read_text("utf-8").split())
    assert f"{polnear['given']:.1f} % have the right speaker on PolNeAR dev" in speakers
    assert f"(pronouns {pronoun:.1f}, descriptions {nominal:.1f}, no source {none:.1f})" in speakers
    assert f"and {gum['given']:.1f} % on GUM news" in speakers
    dates = (PATH.parent / "docs" / "dates.md").read_text("utf-8")
    count = polnear["counts"]
    cells = [
        f"{polnear['date']:.1f} ({count['date right']} of {count['date gold']})",
        f"{polnear['inherited']:.1f} ({count['inherited right']} of {count['inherited gold']})",
        f"{polnear['spurious']:.1f} ({count['undated given']} of {count['undated gold']})",
    ]
    assert f"| {' | '.join(cells)} |" in dates


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        table = demo_table(Path(scratch))
    PATH.write_text(DEMO.sub(lambda _: table, README, count=1), "utf-8")
