"""The notebooks run from top to bottom on what the repository ships."""

import contextlib
import io
import os
import shutil
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))))
    if any("analysis" in cell.source or ".plot(" in cell.source for cell in nbformat.read(path, as_version=4).cells):
        pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    shutil.copy(ROOT / "notebooks" / "larsen_bay.jsonl", tmp_path)
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and "SparkSession" not in cell.source]
    outputs = [output for cell in cells for output in cell.outputs]  # Spark logs to where warnings go
    assert not [output for output in outputs if output.get("name") == "stderr"], "a notebook warns of nothing"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_with_outputs_and_without_paths_of_the_machine_that_ran_it(path):
    notebook = nbformat.read(path, as_version=4)
    kept = "".join(str(cell.get("outputs")) for cell in notebook.cells if cell.cell_type == "code")
    assert "output_type" in kept
    assert "site-packages" not in kept
    assert str(ROOT) not in kept


def test_training_is_kept_as_it_went_and_skipped_in_words_without_torch():
    notebook = nbformat.read(ROOT / "notebooks" / "04_train_your_own.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    kept = "".join(str(cell.outputs) for cell in code)
    assert "epoch 14  e2e F" in kept
    [training] = [cell.source for cell in code if "train(" in cell.source]
    monkeyed = training.replace("find_spec(package)", "None")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(monkeyed, "04", "exec"), {})
    assert printed.getvalue() == 'skipped: training needs pip install "quoteattr[train]"\n'


def test_the_quick_start_is_kept_with_its_outputs():
    notebook = nbformat.read(ROOT / "notebooks" / "01_quickstart.ipynb", as_version=4)
    kept = "".join(str(cell.get("outputs")) for cell in notebook.cells if cell.cell_type == "code")
    assert "Ilse Varga" in kept
    assert "iframe" in kept
    assert str(ROOT) not in kept, "no path of the machine that ran it"
