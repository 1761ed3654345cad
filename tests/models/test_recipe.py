"""The recipe of the pipelines: what its steps say they need is there, or made by another step."""

from pathlib import Path

import pytest
from weasel.util import load_project_config

MODELS = Path(__file__).parents[2] / "models"
pytestmark = pytest.mark.skipif(not (MODELS / "project.yml").is_file(), reason="no checkout")


def test_every_step_finds_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEATTR_DATA", "data")
    project = load_project_config(MODELS)
    names = [command["name"] for command in project["commands"]]
    assert set(project["workflows"]["all"]) <= set(names)
    needed = [(command["name"], path) for command in project["commands"] for path in command.get("deps", ())]
    assert len(needed) > 20
    for name, path in needed:
        # two variables one after the other in a list become one path, which no step ever finds
        assert "," not in path, (name, path)
        assert path.startswith("runs/") or (MODELS / path).exists(), (name, path)
