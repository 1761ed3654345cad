"""The arrows of the architecture, held against the imports: each room may use only what stands in its row."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import quoteattr

ROOT = Path(quoteattr.__file__).parent

#: room -> rooms it may import. A room is a module or a package of quoteattr; each may import itself.
ARROWS: dict[str, set[str]] = {
    "errors": set(),
    "saving": {"errors"},
    "warned": set(),
    "types": {"errors"},
    "lang": {"errors"},
    "annotations": {"types"},
    "tokenization": set(),
    "registry": {"errors"},
    "coref": {"errors", "lang", "annotations", "registry"},
    # training stops by the scorer's figure, and shows the network the marks
    "ml": {"errors", "lang", "annotations", "marks", "corpora", "scorer"},
    "turns": {"lang", "annotations"},
    "patterns": {"lang", "annotations", "turns"},
    "arbitration": {"lang", "annotations", "patterns"},
    "marks": {"lang", "annotations"},
    "furniture": {"lang", "annotations", "marks", "turns"},
    "clauses": {"annotations", "coref"},
    "cues": {"lang", "annotations", "clauses"},
    "dates": {"lang", "annotations", "clauses"},
    "components": {
        "lang",
        "annotations",
        "tokenization",
        "coref",
        "patterns",
        "arbitration",
        "marks",
        "furniture",
        "clauses",
        "cues",
        "dates",
    },
    "language": {"lang"},
    "given": {"errors", "types", "language"},
    "typography": {"marks", "surrogates"},
    "parts": {"types"},
    "scans": {"types", "lang", "annotations", "marks"},
    "pipeline": {"errors", "types", "lang", "annotations", "given", "typography", "parts", "scans", "warned"},
    "schema": {"errors", "types"},
    "surrogates": set(),
    "wording": set(),
    "rows": {"errors", "types", "surrogates"},
    "masking": {"types", "given", "pipeline"},  # finds the quotations itself where none are given
    "demo": {"types", "schema"},
    "copies": {"types"},
    "ingest": {"errors", "types", "warned"},
    "export": {"errors", "types", "schema", "rows", "saving", "surrogates"},
    "rendering": {"errors", "types", "annotations", "rows", "saving", "surrogates", "wording"},
    "corpora": {"errors", "types"},
    "scorer": {"types", "corpora"},
    "identity": {"errors", "types", "saving"},
    "interop": {"errors", "types", "annotations", "rows", "saving", "surrogates"},
    "analysis": {"errors", "types", "rows", "masking"},
    "reviewing": {"errors", "types", "corpora", "export", "saving"},
    "training": {
        "errors",
        "annotations",
        "pipeline",
        "saving",
        "corpora",
        "ml",
        "scorer",
        "arbitration",
        "patterns",
        "components",
    },
    "evaluation": {"errors", "types", "annotations", "pipeline", "corpora", "scorer", "interop"},
}
ANYTHING = {"__init__", "__main__", "cli", "batch", "spark"}  # the doors: they may use every room
#: The rooms of coreference, each of which may use those before it; what leads them stands beside them.
COREF_ROOMS = ("words", "naming", "cast", "facts", "phrasing", "unnamed", "describing", "pronouns")
#: What single modules may import beyond their room's row.
BEYOND = {
    ("types", "rendering"): "_repr_html_ of Quote and Article imports rendering when it is called",
    ("components.parser", "ml"): "the parser runs a network",
    ("components.speakers", "registry"): "speakers are looked up among known people",
}
#: Packages that only these rooms may import.
KEPT_APART = {
    "torch": {"ml"},
    "onnxruntime": {"ml"},
    "pandas": {"export", "interop", "analysis"},
    "textacy": {"interop", "analysis"},
    "matplotlib": {"analysis"},
    "networkx": {"analysis"},
    "werkzeug": {"reviewing"},
}
NO_SPACY = {"errors", "types", "lang", "schema", "rows", "corpora", "scorer", "ingest"}
READS_SPACY = {"corpora.docbin"}  # spaCy's own file format; imported when one is read

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the arrow"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    return module.split(".")[0]


def uses(module: str) -> set[str]:
    """The other rooms that a module imports from."""
    named = {
        room(name.removeprefix("quoteattr.")) for name in imports(MODULES[module]) if name.startswith("quoteattr.")
    }
    return named - {room(module)}


def beyond(module: str) -> set[str]:
    """The rooms that a module may import beyond its own room's row."""
    return {target for source, target in BEYOND if module == source or module.startswith(source + ".")}


@pytest.mark.parametrize("module", MODULES)
def test_arrows_point_one_way(module: str) -> None:
    if room(module) in ANYTHING:
        return
    assert room(module) in ARROWS, f"{module}: give the new room a row in ARROWS"
    assert uses(module) - ARROWS[room(module)] - beyond(module) == set()


def test_every_arrow_is_used() -> None:
    """An arrow that no import needs allows one that nobody has thought about."""
    used: dict[str, set[str]] = {name: set() for name in ARROWS}
    for module in MODULES:
        if room(module) not in ANYTHING:
            used[room(module)] |= uses(module) - beyond(module)
    assert used == ARROWS


def test_every_arrow_beyond_is_used() -> None:
    used = {
        (source, target)
        for source, target in BEYOND
        for module in MODULES
        if (module == source or module.startswith(source + ".")) and target in uses(module)
    }
    assert used == set(BEYOND)


def test_every_room_of_a_heavy_package_imports_it() -> None:
    used: dict[str, set[str]] = {package: set() for package in KEPT_APART}
    for module, path in MODULES.items():
        for package in KEPT_APART.keys() & {room(name) for name in imports(path)}:
            used[package].add(room(module))
    assert used == KEPT_APART


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("components.")])
def test_components_never_import_each_other(module: str) -> None:
    others = {f"quoteattr.{name}" for name in MODULES if name.startswith("components.")} - {f"quoteattr.{module}"}
    assert others.isdisjoint(imports(MODULES[module]))


@pytest.mark.parametrize("module", MODULES)
def test_heavy_packages_keep_to_their_rooms(module: str) -> None:
    packages = {room(name) for name in imports(MODULES[module])}
    for package, rooms in KEPT_APART.items():
        assert package not in packages or room(module) in rooms, f"{module} imports {package}"
    spacy_is_fine = room(module) not in NO_SPACY or module in READS_SPACY
    assert "spacy" not in packages or spacy_is_fine, f"{module} imports spacy"


@pytest.mark.parametrize("module", [name for name in MODULES if name.count(".") == 2 and room(name) == "coref"])
def test_rooms_of_coreference_use_only_those_before_them(module: str) -> None:
    own = module.split(".")[1]
    allowed = COREF_ROOMS[: COREF_ROOMS.index(own) + 1]
    used = {name.split(".")[2] for name in imports(MODULES[module]) if name.startswith("quoteattr.coref.")}
    assert used - set(allowed) == set()


def test_every_row_names_a_room_that_exists() -> None:
    rooms = {room(module) for module in MODULES}
    assert {target for row in ARROWS.values() for target in row} <= rooms | set(ARROWS)


def _loaded_by(code: str) -> set[str]:
    """Top-level packages in memory after running `code` in a new interpreter."""
    program = f"import sys\n{code}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    return set(run.stdout.split())


def test_importing_quoteattr_loads_nothing_heavy() -> None:
    heavy = {"spacy", "pandas", "numpy", "textacy", "torch", "onnxruntime", "pyarrow", "rich", "pydantic"}
    assert _loaded_by("import quoteattr; quoteattr.Article(text='x')") & heavy == set()


def test_pipelines_load_no_more_than_spacy_does() -> None:
    added = _loaded_by("import quoteattr.pipeline") - _loaded_by("import spacy, spacy.cli")
    assert added & {"pandas", "textacy", "torch", "pyarrow", "onnxruntime", "rich"} == set()
