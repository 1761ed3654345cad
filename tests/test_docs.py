"""The documentation says what is true: its Python runs, its commands exist, its links and pictures are there."""

import fnmatch
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from quoteattr.cli.commands import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
NAMES = [str(path.relative_to(DOCS)) for path in PAGES]

#: Blocks that need more than is installed everywhere, with the package to ask for.
NEEDS = {
    "tasks/analyse.md": "matplotlib",
    "quickstart.md": "matplotlib",
    "tasks/export.md": "openpyxl",
}


#: Pages that need a corpus of their own, run by tests/batch.
RUN_ELSEWHERE = {"corpus.md", "spark.md"}


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if blocks(page, "python") and page.name not in RUN_ELSEWHERE],
    ids=lambda page: page.stem,
)
def test_every_python_block_runs(page, tmp_path, monkeypatch, capsys):
    package = NEEDS.get(str(page.relative_to(DOCS)))
    if package:
        pytest.importorskip(package, reason=f"{package} is not installed")
    if package == "matplotlib":
        monkeypatch.setenv("MPLBACKEND", "Agg")
    shutil.copy(ROOT / "notebooks" / "larsen_bay.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), space)
    printed = capsys.readouterr().out
    for expected in blocks(page, "text"):
        assert expected.strip() in printed


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (name, line)
        for name, page in zip(NAMES, PAGES, strict=True)
        for line in "".join(blocks(page, "sh")).splitlines()
        if line.startswith("quoteattr ")
    ],
)
def test_commands_and_their_options_exist(name, line):
    _, command, *arguments = shlex.split(line, comments=True)
    known = get_command(app).commands[command]
    options = {option for parameter in known.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert {argument for argument in arguments if re.match("--?[a-z]", argument)} <= options, name


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_and_pictures_lead_to_files(page):
    for target in re.findall(r"\]\(((?!https?://)[^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_notebook_is_a_page_of_the_site():
    pages = {path.name: path.resolve() for path in (DOCS / "notebooks").glob("*.ipynb")}
    assert pages == {path.name: path.resolve() for path in (ROOT / "notebooks").glob("*.ipynb")}


def test_every_command_is_told_of():
    told = (DOCS / "tasks" / "command_line.md").read_text("utf-8")
    missing = [name for name in get_command(app).commands if f"`quoteattr {name}`" not in told]
    assert missing == []


def test_the_citation_names_this_version():
    import quoteattr

    assert f"version: {quoteattr.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_every_public_name_is_in_the_reference():
    import quoteattr
    from quoteattr import analysis, errors, interop, spark

    told = (DOCS / "api.md").read_text("utf-8")
    members = set(re.findall(r":members: (.*)", told)[0].split(", "))  # of quoteattr.types
    missing = [name for name in quoteattr.__all__ if f"quoteattr.{name}\n" not in told and name not in members]
    assert missing == []
    for module in (analysis, interop, spark, errors):
        assert f".. automodule:: {module.__name__}\n   :members:\n" in told


def test_every_page_can_be_reached():
    index = (DOCS / "index.md").read_text("utf-8") + (DOCS / "models.md").read_text("utf-8")
    globs = [line for line in index.splitlines() if re.match(r"[\w\[\]*/]+$", line)]
    for name in NAMES:
        stem = name.removesuffix(".md")
        assert name == "index.md" or any(fnmatch.fnmatch(stem, glob) for glob in globs), name
