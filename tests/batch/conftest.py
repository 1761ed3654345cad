"""A pipeline that is quick, needs no model and breaks on demand; its component is found by worker processes, too."""

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import spacy
from invented import record_lines


@pytest.fixture(scope="session")
def plugin(tmp_path_factory) -> Path:
    """A folder with the component and its entry point, on the path of this process and of its workers."""
    folder = tmp_path_factory.mktemp("plugin")
    shutil.copy(Path(__file__).parent / "dangerous.py", folder)
    info = folder / "dangerous-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dangerous\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[spacy_factories]\ndangerous = dangerous:make_dangerous\n")
    sys.path.insert(0, str(folder))
    return folder


@pytest.fixture(scope="session")
def model(plugin, tmp_path_factory) -> Path:
    """The pipeline, on disk."""
    import dangerous  # noqa: F401  # registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe("dangerous")
    path = tmp_path_factory.mktemp("pipelines") / "tiny"
    nlp.to_disk(path)
    return path


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Write articles of `invented` of these numbers; `words` go into those of some."""

    def write(name: str, numbers: Iterable[int], words: dict[int, str] | None = None) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record_lines(numbers, words), "utf-8")
        return path

    return write


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """What is on the disk after a power cut is not for these tests to see."""
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
