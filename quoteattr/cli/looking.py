"""``quoteattr demo`` and ``quoteattr info``: a first look, and what is installed."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any

import typer

import quoteattr
from quoteattr.cli.extracting import loaded
from quoteattr.cli.options import AsJson, Model, Quiet
from quoteattr.cli.plain import plain_row, print_json

PACKAGES = (
    "spacy", "textacy", "pandas", "pyarrow", "onnxruntime", "tokenizers", "numpy", "torch", "spacy-transformers",
)  # fmt: skip


def demo(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where to write.")] = Path(
        "quoteattr-demo"
    ),
    model: Model = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Run on the article that ships with the package.

    It prints the quotations, and writes a page to look at and a table to read.

    \b
    Examples:
      quoteattr demo
      quoteattr demo --out first-look --quiet
    """
    from quoteattr.cli.table import console, print_table
    from quoteattr.demo import article

    quotes = quoteattr.extract(article(), loaded(model))
    out.mkdir(parents=True, exist_ok=True)
    written = {"html": out / "demo.html", "parquet": out / "demo.parquet"}
    quoteattr.render((article(), quotes), written["html"])
    quoteattr.to_parquet(quotes, written["parquet"])
    if as_json:
        files = {name: str(path.resolve()) for name, path in written.items()}
        print_json({"quotes": [plain_row(quote) for quote in quotes], "files": files})
        return
    screen = console()
    print_table([(article(), quotes)], screen, legend=not quiet)
    if not quiet:
        screen.print(f"page to look at:  {written['html'].resolve()}", markup=False, soft_wrap=True)
        screen.print(f"table to read:    {written['parquet'].resolve()}", markup=False, soft_wrap=True)


def info(quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Print versions, pipelines and paths.

    \b
    Examples:
      quoteattr info
      quoteattr info --json
    """
    found = _info()
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{name}:")
            for inner, detail in value.items():
                print(f"  {inner:<20} {detail}{'' if quiet else _NOTES.get(inner, '')}")
        else:
            print(f"{name:<22} {value}{'' if quiet else _NOTES.get(name, '')}")


_NOTES = {
    "default pipeline": " (the best one installed; --model NAME takes another)",
    "rules": " (en_quoteattr_sm without its network)",
}


def _info() -> dict[str, Any]:
    from quoteattr.pipeline import ALIASES, RULES, _find, default, installed

    there = {name: str(_find(name)) for name in installed()}
    rules = {RULES: there[small]} if (small := ALIASES[RULES]) in there else {}
    return {
        "quoteattr": quoteattr.__version__,
        "python": f"{platform.python_version()} on {platform.platform()}",
        "package": str(Path(quoteattr.__file__).parent),
        "default pipeline": default(),
        "pipelines": {**there, **rules},
        "libraries": {name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
