"""Silver entities of the articles to train on, found once and kept in a file."""

import json
import warnings
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

from quoteattr.corpora import GoldArticle
from quoteattr.errors import PipelineNotFoundError
from quoteattr.pipeline import load

if TYPE_CHECKING:
    from quoteattr.ml.run_folder import Entities


def find_entities(articles: Sequence[GoldArticle], path: Path, progress: bool = True) -> "dict[str, Entities] | None":
    """Silver entities of each article by id, kept in a file of JSON lines; None without a pipeline that finds any."""
    known = _kept_entities(path)
    todo = [article for article in articles if _digest(article.text) not in known]
    if todo:
        nlp = _entity_finder()
        if nlp is None:
            warnings.warn(
                "No pipeline with an NER is installed: the new one will find no entities of its own.", stacklevel=3
            )
            return None
        from tqdm import tqdm

        from quoteattr.ml.entities import silver_entities

        found = silver_entities((article.text for article in todo), nlp)
        with path.open("a", encoding="utf8") as file:
            for article in tqdm(todo, disable=not progress, unit="article", desc="entities"):
                known[_digest(article.text)] = entities = next(found)
                file.write(json.dumps({"text": _digest(article.text), "entities": entities}) + "\n")
    return {article.id: known[_digest(article.text)] for article in articles}


def _digest(text: str) -> str:
    return sha256(text.encode("utf8", "surrogatepass")).hexdigest()


def _kept_entities(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    if not path.is_file():
        return {}
    whole = [line for line in path.read_text(encoding="utf8").splitlines() if line.endswith("}")]
    rows = map(json.loads, whole)  # a last line that was cut off is found again
    return {row["text"]: [(start, end, label) for start, end, label in row["entities"]] for row in rows}


def _entity_finder() -> Language | None:
    try:
        nlp = load("rules")
    except (PipelineNotFoundError, ValueError):  # none, or one whose components are not registered
        return None
    nlp.select_pipes(enable=[name for name in ("tok2vec", "ner") if name in nlp.pipe_names])
    return nlp
