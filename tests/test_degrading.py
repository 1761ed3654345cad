"""Where something beside the text is not as expected, there is a message and an answer."""

import ast
import json
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import quoteattr
from quoteattr import analysis
from quoteattr.errors import MissingExtraError
from quoteattr.reviewing import make_server

ROOT = Path(quoteattr.__file__).parent
PACKAGED = ROOT.parent / "models" / "en_quoteattr_sm"
TEXT = '"The bridge will open in the spring," said Marta Hollis, the county engineer.'


@pytest.mark.skipif(not PACKAGED.is_dir(), reason="the pipeline lies elsewhere in an installed wheel")
def test_a_pipeline_made_for_another_spacy_says_so_and_reads(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    shutil.copytree(PACKAGED, folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf8"))
    (folder / "meta.json").write_text(json.dumps({**meta, "spacy_version": ">=3.9.0,<3.10.0"}), encoding="utf8")
    with pytest.warns(UserWarning, match=r"3\.9\.0"):
        nlp = quoteattr.load(folder)
    assert quoteattr.extract(TEXT, nlp)


def test_a_clock_that_jumps_changes_no_duration() -> None:
    """Durations and time limits are measured on clocks that only go forward."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time":
                assert node.attr != "time", f"{path.name} uses time.time()"
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                assert all(alias.name != "time" for alias in node.names), f"{path.name} imports time.time"


def _spark(quotes: object, path: Path) -> object:
    from quoteattr import spark

    return spark.quotes(None)  # type: ignore[arg-type]


#: The module that is missing, what names it, and what wants it.
OPTIONAL = {
    "polars": (r"quoteattr\[polars\]", lambda quotes, path: quoteattr.to_polars(quotes)),
    "openpyxl": (r"pip install 'quoteattr\[excel\]'", lambda quotes, path: quoteattr.to_excel(quotes, path / "a.xlsx")),
    "matplotlib.pyplot": (r"quoteattr\[plot\]", lambda quotes, path: analysis.who_is_quoted(quotes).plot()),
    "networkx": (r"quoteattr\[plot\]", lambda quotes, path: analysis.network(quotes)),
    "textacy.extract.basics": (
        "textacy>=0.13",
        lambda quotes, path: analysis.keyness(quotes, "Marta Hollis", "Odo Brandt"),
    ),
    "werkzeug.serving": (r"quoteattr\[review\]", lambda quotes, path: make_server(path)),
    "pyspark": (r"quoteattr\[spark\]", _spark),
}


@pytest.mark.parametrize("module", OPTIONAL)
def test_a_package_that_is_missing_is_named(module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    article = quoteattr.Article(text=TEXT, outlet="The Larsen Bay Post")
    other = quoteattr.Article(text=TEXT.replace("Marta Hollis", "Odo Brandt"), outlet="Ashby Courier")
    nlp = quoteattr.load("rules")
    quotes = [*quoteattr.extract(article, nlp), *quoteattr.extract(other, nlp)]
    command, want = OPTIONAL[module]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=command):
        want(quotes, tmp_path)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which nobody may write, root neither")
@pytest.mark.parametrize(
    "command",
    [
        ["extract", "IN", "-o", "/proc/quotes.csv"],
        ["extract", "IN", "-o", "/proc/quotes.parquet"],
        ["extract", "IN", "-o", "/proc/quotes.jsonl"],
        ["extract", "IN", "-o", "/proc/quotes.xlsx"],
        ["export", "QUOTES", "--to", "tei", "-o", "/proc/tei.xml"],
        ["run", "IN", "/proc/out"],
    ],
    ids=lambda command: " ".join([command[0], *command[-1:]]),
)
def test_where_nothing_may_be_written_a_line_says_so(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from quoteattr.cli import main

    path = tmp_path / "in.txt"
    path.write_text(TEXT, encoding="utf8")
    quotes = tmp_path / "quotes.jsonl"
    if "QUOTES" in command:
        with suppress(SystemExit):
            main(["extract", str(path), "-o", str(quotes), "--quiet"])
    places = {"IN": str(path), "QUOTES": str(quotes)}
    with pytest.raises(SystemExit) as stopped:
        main([places.get(word, word) for word in command])
    told = capsys.readouterr().err
    assert stopped.value.code not in (0, None)
    assert "/proc" in told
    assert "Traceback" not in told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory are set otherwise elsewhere")
def test_a_long_article_is_read_in_little_memory() -> None:
    """2 GB of address space, most of which the libraries only reserve."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "import quoteattr\n"
        "paragraph = '“Pier {} will open in the spring,” said Marta Hollis.'\n"
        "text = '\\n\\n'.join(paragraph.format(n) for n in range(600))\n"
        "print(len(quoteattr.extract(text, quoteattr.load('rules'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == 600
