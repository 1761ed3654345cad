"""How a table was made: versions, the pipeline's hash, and the run id, which is a hash of these and the settings."""

import hashlib
import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import quoteattr
from quoteattr.batch.settings import Settings
from quoteattr.errors import PipelineNotFoundError
from quoteattr.pipeline import RULES

#: Packages that can change a row. Those of the torch route count where the pipeline asks for them.
PACKAGES = ("spacy", "thinc", "numpy", "onnxruntime", "tokenizers", "textacy", "rapidfuzz")
TORCH_PACKAGES = ("torch", "transformers", "spacy-transformers")
#: Rooms whose code does not change a row.
_BESIDE = {"analysis", "batch", "cli", "copies", "corpora", "demo", "evaluation", "export", "identity", "interop",
           "language", "masking", "rendering", "reviewing", "saving", "schema", "scorer", "spark", "training", "warned",
           "__init__", "__main__"}  # fmt: skip


def describe(model: str | Path | None, settings: Settings) -> dict[str, Any]:
    """What the manifest says of the making: run id, versions, pipeline, settings.

    Raises PipelineNotFoundError.
    """
    pipeline = describe_pipeline(model)
    versions = {"quoteattr": quoteattr.__version__, "code": hash_code()}
    versions |= {name: found for name in _packages(pipeline) if (found := _version(name))}
    asked = settings.as_json()
    decisive = {"pipeline": pipeline["sha256"], "versions": versions, "settings": asked}
    digest = hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()
    return {
        "run_id": digest[:16],
        "versions": versions,
        "pipeline": pipeline,
        "settings": asked,
        "machine": {"python": platform.python_version(), "platform": platform.platform()},
    }


def differences(made: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """In words, what differs between two descriptions of which the run ids differ."""
    found = []
    if made["pipeline"]["sha256"] != now["pipeline"]["sha256"]:
        found.append(f"the pipeline (was {_called(made)}, is {_called(now)})")
    for part in ("versions", "settings"):
        for name in sorted({*made[part], *now[part]}):
            before, after = made[part].get(name), now[part].get(name)
            if before != after:
                found.append(f"{name} (was {_short(before)}, is {_short(after)})")
    return found


def _called(description: dict[str, Any]) -> str:
    pipeline = description["pipeline"]
    return f"{pipeline['name']} {pipeline['version']}, {pipeline['sha256'][:8]}"


def _short(value: Any) -> str:
    return repr(value if not isinstance(value, str) or len(value) < 40 else value[:8] + "...")


def describe_pipeline(model: str | Path | None) -> dict[str, Any]:
    """The pipeline's name, version, meta and hash, without loading it. Raises PipelineNotFoundError."""
    folder = pipeline_folder(model)
    meta = folder / "meta.json"
    said = json.loads(meta.read_text("utf-8")) if meta.is_file() else {}
    digest = hash_folder(folder)
    if model == RULES:  # the same folder, of which the network is left out
        digest = hashlib.sha256(f"{RULES} {digest}".encode()).hexdigest()
        said = {**said, "name": "quoteattr_rules"}
    return {
        "name": f"{said.get('lang', 'en')}_{said.get('name', folder.name)}",
        "version": said.get("version"),
        "sha256": digest,
        "meta": said,
    }


def pipeline_folder(model: str | Path | None) -> Path:
    """Where the pipeline lies that `quoteattr.load` takes. Raises PipelineNotFoundError."""
    from quoteattr.pipeline import _find, folders_of, installed

    for candidate in folders_of(model):
        found = _find(candidate)
        if isinstance(found, Path):
            return found
        if found is not None:
            return _packaged_folder(found)
    raise PipelineNotFoundError(
        f"No pipeline {str(model)!r}. Installed: {', '.join(installed()) or 'none'}. "
        "Give one of these names, 'rules', or the path of a folder that holds a spaCy pipeline."
    )


def loadable(model: str | Path | None) -> str:
    """What any process gives `quoteattr.load` for this pipeline: its folder, or the name of one without one."""
    folder = pipeline_folder(model)
    return RULES if model == RULES else str(folder)


def _packaged_folder(name: str) -> Path:
    """spaCy's own packages hold their data in a folder with the version in its name."""
    from spacy.util import get_package_path

    package = Path(get_package_path(name))
    return next((config.parent for config in sorted(package.glob("*/config.cfg"))), package)


def hash_folder(folder: Path) -> str:
    """SHA-256 over names and contents of all files but compiled Python."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def hash_code() -> str:
    """SHA-256 over the package's code and word lists, so far as they can change a row."""
    root, total = Path(quoteattr.__file__).parent, hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        inside = path.relative_to(root)
        if inside.parts[0].removesuffix(".py") not in _BESIDE:
            total.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _packages(pipeline: dict[str, Any]) -> tuple[str, ...]:
    said = json.dumps(pipeline["meta"].get("requirements", [])) + json.dumps(pipeline["meta"].get("components", []))
    return PACKAGES + (TORCH_PACKAGES if "torch" in said or "transformer" in said else ())


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
