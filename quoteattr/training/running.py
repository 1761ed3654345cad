"""From annotated files to a pipeline in a folder."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr.corpora import GoldArticle
from quoteattr.corpora.annotated import read_annotated
from quoteattr.errors import InputError, MissingExtraError
from quoteattr.saving import check_outside
from quoteattr.training.arbiter import tune_arbiter
from quoteattr.training.assembling import make_pipeline, save_pipeline
from quoteattr.training.entities import find_entities

if TYPE_CHECKING:
    from quoteattr.ml.fitting import Recipe

TUNE_SHARE = 0.1
_MOST_TUNED = 60  # articles; more would only make every epoch wait
_NEEDED = ("torch", "transformers", "safetensors")


@dataclass(frozen=True, kw_only=True)
class Trained:
    """A pipeline that was trained. path: its folder. e2e: percent F of the whole attribution (content and source) on
    the tune part, by epoch, before export; tuned: of the network as exported. best: the epoch that was kept."""

    path: Path
    e2e: Mapping[int, float]
    tuned: float
    best: int


def train(
    data: str | Path | Sequence[str | Path],
    output: str | Path,
    *,
    tune: str | Path | Sequence[str | Path] | None = None,
    recipe: "Recipe | str | Path | None" = None,
    name: str | None = None,
    work: str | Path | None = None,
    entities: bool = True,
    device: str | None = None,
    progress: bool = True,
) -> Trained:
    """Train the parser's network on annotated articles and save a pipeline with it, which `quoteattr.load` takes.

    data, tune: files or folders as `corpora.annotated.read_annotated` reads them. Without `tune` a tenth of the
    articles is kept apart. recipe: a `Recipe`, or the path of a config file with one. name: the pipeline's, by default
    the folder's. work: folder for checkpoints, from which a training that was stopped goes on; by default beside
    `output`. entities: also learn the entities that the rule pipeline finds, so that the new one has `doc.ents`.
    device: "cpu", "cuda", or None for the best there is.

    Raises InputError for bad annotations (with file, line, and what is wrong) or settings, and MissingExtraError
    without the packages of ``quoteattr[train]``.
    """
    chosen = recipe_of(recipe)
    from quoteattr.ml.fitting import fit

    target = _writable(Path(output))
    folder = Path(work) if work else target.with_name(target.name + ".training")
    for written in (target, folder):
        check_outside(written, (*_paths(data), *_paths(tune or ())), "folder of annotations")
    articles = read_annotated(*_paths(data))
    if tune is None:
        articles, tuned_on = split(articles, chosen.training.seed)
    else:
        tuned_on = read_annotated(*_paths(tune))
    _check_apart(articles, tuned_on)
    folder.mkdir(parents=True, exist_ok=True)
    known = find_entities(articles, folder / "entities.jsonl", progress) if entities else None
    fitted = fit(articles, tuned_on, chosen, folder, known, device, progress)
    nlp = make_pipeline(fitted.reader, name or target.name, has_entities=bool(known))
    tune_arbiter(nlp, tuned_on)
    nlp.meta["performance"] = {"e2e_f_tune": round(fitted.tuned / 100, 4), "e2e_f_tune_epochs": dict(fitted.e2e)}
    save_pipeline(nlp, target)
    return Trained(path=target, e2e=fitted.e2e, tuned=fitted.tuned, best=fitted.best)


def recipe_of(recipe: "Recipe | str | Path | None") -> "Recipe":
    """The recipe itself, the one in a config file, or the default one. Raises MissingExtraError without torch."""
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise MissingExtraError(f"Training needs {', '.join(missing)}: pip install 'quoteattr[train]'")
    from quoteattr.ml.fitting import Recipe, read_recipe

    return recipe if isinstance(recipe, Recipe) else read_recipe(recipe) if recipe else Recipe()


def _paths(value: str | Path | Sequence[str | Path]) -> Sequence[str | Path]:
    return (value,) if isinstance(value, (str, Path)) else value


def _writable(output: Path) -> Path:
    if output.exists() and not (output / "config.cfg").is_file() and (output.is_file() or any(output.iterdir())):
        raise InputError(
            f"{output} is there and holds no pipeline; give a new folder, or that of a pipeline to replace."
        )
    return output


def split(
    articles: Sequence[GoldArticle], seed: int, share: float = TUNE_SHARE
) -> tuple[tuple[GoldArticle, ...], tuple[GoldArticle, ...]]:
    """Keep a share of the articles apart to stop by. Raises InputError where there are fewer than two."""
    if len(articles) < 2:
        raise InputError("Training needs at least two annotated articles, since one of them is kept apart to stop by.")
    order = list(articles)
    random.Random(seed).shuffle(order)
    size = min(max(1, round(share * len(order))), _MOST_TUNED)
    return tuple(order[size:]), tuple(order[:size])


def _check_apart(articles: Sequence[GoldArticle], tuned_on: Sequence[GoldArticle]) -> None:
    texts = {article.text for article in articles}
    for article in tuned_on:
        if article.text in texts:
            raise InputError(f"The article {article.id!r} stands in the training part and in the tune part.")
