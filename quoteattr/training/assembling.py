"""A trained network made into a pipeline, and a pipeline into a folder that everything can load."""

from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language

from quoteattr.errors import PipelineNotFoundError
from quoteattr.pipeline import PARSER_COMPONENTS, load

if TYPE_CHECKING:
    from quoteattr.ml.routes import Reader

INIT = '''"""{description}"""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path


def load(**overrides: Any) -> Language:
    """Load the pipeline of this folder; the arguments are those of `spacy.load`."""
    return load_model_from_path(Path(__file__).parent, **overrides)
'''


def make_pipeline(reader: "Reader", name: str, base: Language | None = None, has_entities: bool = True) -> Language:
    """A pipeline with the given network and all that comes after it.

    base: the English pipeline whose tagger and parser the rules read; by default that of "rules", or none where that
    is not installed. has_entities: whether the network finds entities; else the base's NER goes on to.
    """
    nlp = _bare(base)
    for component in PARSER_COMPONENTS:
        if not Language.has_factory(component):  # in a checkout that is not installed
            import_module("quoteattr.components." + component.removeprefix("quoteattr_"))
        config: dict[str, Any] = {"entities": has_entities} if component == "quoteattr_parser" else {}
        nlp.add_pipe(component, config=config)
    if has_entities and "ner" in nlp.pipe_names:
        nlp.disable_pipe("ner")
    nlp.get_pipe("quoteattr_parser").runtime = reader  # type: ignore[attr-defined]
    nlp.meta.update(name=name.removeprefix("en_"), description="Quotations found by a network, trained with quoteattr")
    return nlp


def _bare(base: Language | None) -> Language:
    """The pipeline without components of ours."""
    if base is None:
        try:
            base = load("rules")
        except (PipelineNotFoundError, ValueError):  # none, or one whose components are not registered
            return spacy.blank("en")
    for component in [name for name in base.component_names if name.startswith("quoteattr_")]:
        base.remove_pipe(component)
    return base


def save_pipeline(nlp: Language, folder: Path) -> None:
    """Write the pipeline so that `quoteattr.load`, `spacy.load` and an import of the folder all find it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    (folder / "__init__.py").write_text(INIT.format(description=nlp.meta["description"] + "."), encoding="utf8")
    write_checksums(folder)


#: Beside the weights, in the form that ``sha256sum -c`` reads.
CHECKSUMS = "checksums.sha256"
#: Files of a pipeline that are written by hand or measured later, and load no weights.
_WORDS_ABOUT = (CHECKSUMS, "README.md", "__init__.py", "config.cfg", "evaluation.json", "meta.json", "pyproject.toml")


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a pipeline that is loaded as weights or tables, by its path in the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.relative_to(folder).as_posix() not in _WORDS_ABOUT
    }


def write_checksums(folder: Path) -> None:
    """Keep the checksums in the folder, so that a copy can be held against what was exported."""
    lines = "".join(f"{value}  {name}\n" for name, value in checksums(folder).items())
    (folder / CHECKSUMS).write_text(lines, encoding="utf8")
