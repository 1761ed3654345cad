"""The recipe of the pipelines: what its steps say they need is there, or made by another step; scripts still run."""

import importlib.util
from pathlib import Path

import pytest
from weasel.util import load_project_config

import quoteattr

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


def test_candidates_of_labelled_pronouns_are_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEATTR_DATA", "nowhere")  # it reads corpora only when it is run
    spec = importlib.util.spec_from_file_location("rank_antecedents", MODELS / "scripts" / "rank_antecedents.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    text = "Mrs Ann Lee met Mrs Ida Roe. She sang."
    spans = [(0, 11, "Lee"), (16, 27, "Roe"), (29, 32, "Lee")]
    [(features, right)] = script._recorded(quoteattr.load("rules")(text), spans, script.Settings(0.0, -1.0, {}))
    assert len(features) == 2
    assert sorted(right) == [False, True]
