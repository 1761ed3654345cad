"""Where something beside the text is not as expected, there is a message and an answer."""

import ast
import json
import shutil
from pathlib import Path

import pytest

import quoteattr

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
