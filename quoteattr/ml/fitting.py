"""The whole way from annotated articles to a network that reads: examples, training with early stopping on e2e F of a
tune part, the average of the best epoch, export, calibration.

Everything that is decided stands in a `Recipe`; the same recipe, data and seed give the same network.
"""

import random
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

import torch
from thinc.api import Config
from torch import Tensor, nn
from tqdm import tqdm

from quoteattr.corpora.gold import GoldArticle
from quoteattr.errors import InputError
from quoteattr.marks import find_marks
from quoteattr.ml.augment import vary
from quoteattr.ml.encoder import MINILM, Encoder, load_encoder
from quoteattr.ml.examples import Example, SoftTags, make_example
from quoteattr.ml.export import Quantize, export
from quoteattr.ml.network import ParserNetwork
from quoteattr.ml.pruning import fit_to
from quoteattr.ml.routes import Reader, open_files
from quoteattr.ml.run_folder import (
    CHOICE,
    Entities,
    EpochChoice,
    average_of,
    claim,
    fingerprint,
    weights_of,
)
from quoteattr.ml.tokenizer import open_tokenizer
from quoteattr.ml.torch_runtime import TorchRuntime, best_device
from quoteattr.ml.training import train
from quoteattr.ml.training_settings import Settings
from quoteattr.ml.tuning import calibration_of, judge
from quoteattr.ml.vocabulary import cut_embeddings, cut_tokenizer, needed_ids

Route = Literal["onnx", "torch"]

IDENTITY = {"slope": 1.0, "intercept": 0.0}


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """encoder: see `encoder.load_encoder`. route: "onnx" runs on a CPU without torch; "torch" runs where torch does.
    quantize: what of "onnx" is int8, see `export.export`. encoder_dropout, attention_dropout: inside the encoder.
    dropout: on what it gives.
    marks, shapes: show the network marks and letter case. variants: other typographies made of each article.
    patience: epochs without a better e2e F on the tune part before training stops, in its second half.
    initial: seed of the first weights on top of the encoder; trainings that share it and differ in `training.seed` can
    be averaged (Wortsman et al. 2022). begin: weights of an earlier training to go on from, by path, also of a narrower
    network (`pruning`). reading_context: pieces before a window's core that it sees when it reads, by default as many
    as in training.
    """

    encoder: str = MINILM
    route: Route = "onnx"
    quantize: Quantize = True
    encoder_dropout: float = 0.05
    attention_dropout: float = 0.0
    dropout: float = 0.1
    marks: bool = True
    shapes: bool = True
    variants: int = 3
    patience: int = 3
    initial: int = 1
    begin: str | None = None
    reading_context: int | None = None
    training: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        if self.route not in get_args(Route):
            raise InputError.unknown("route", self.route, get_args(Route))


def read_recipe(path: str | Path) -> Recipe:
    """A recipe from a config file with the sections ``[recipe]`` and ``[training]``; what is left out has its default.

    Raises InputError for a file that cannot be read, and for settings that there are not.
    """
    try:
        sections = Config().from_disk(path)
    except (OSError, ValueError) as error:
        raise InputError(f"Cannot read the recipe {path}: {error}") from error
    known = {"recipe": Recipe, "training": Settings}
    for name, values in sections.items():
        allowed = {field.name for field in fields(known[name])} - {"training"} if name in known else set()
        for key in values if name in known else [""]:
            if key not in allowed:
                where = f"[{name}] {key}".strip()
                raise InputError(f"{path}: there is no setting {where}. In [{name}] there may be: {sorted(allowed)}.")
    return Recipe(**sections.get("recipe", {}), training=Settings(**sections.get("training", {})))


def override(recipe: Recipe, **changes: Any) -> Recipe:
    """The recipe with the changes that are not None; keys are those of `Recipe` and of its `training` settings."""
    given = {key: value for key, value in changes.items() if value is not None}
    own = {key: given.pop(key) for key in list(given) if hasattr(recipe, key)}
    return replace(recipe, **own, training=replace(recipe.training, **given))


@dataclass(frozen=True, kw_only=True)
class Fit:
    """What training gave. e2e: F on the tune part by epoch, of the float network. best: the epoch that was kept.
    tuned: F on the tune part of `reader`, the network as exported."""

    reader: Reader
    e2e: dict[int, float]
    best: int
    tuned: float


def fit(
    articles: Sequence[GoldArticle],
    tune: Sequence[GoldArticle],
    recipe: Recipe,
    folder: Path,
    entities: Mapping[str, Entities] | None = None,
    device: str | None = None,
    progress: bool = True,
) -> Fit:
    """Train a network on `articles`, choose its epoch by `tune`, and make it ready to read: `learn`, then `finish`."""
    learn(articles, tune, recipe, folder, entities, device, progress)
    return finish(tune, recipe, folder)


def learn(
    articles: Sequence[GoldArticle],
    tune: Sequence[GoldArticle],
    recipe: Recipe,
    folder: Path,
    entities: Mapping[str, Entities] | None = None,
    device: str | None = None,
    progress: bool = True,
    soft: Mapping[str, SoftTags] | None = None,
) -> None:
    """Train, and leave in `folder` the averaged weights and the e2e F of each epoch.

    folder: a later call with the same recipe and data goes on from the checkpoints there. entities: of each article by
    id; without any the network learns none. device: "cpu", "cuda", or None for the best there is. soft: a teacher's
    tags by id, which count by `Settings.soft`.

    Raises InputError where the folder holds another training, and as `load_encoder` does.
    """
    device = device or best_device()
    of_this_training = asdict(replace(recipe, training=replace(recipe.training, threads=1)))
    claim(folder, {"recipe": of_this_training, "data": fingerprint(articles, entities, soft)})
    network, encoder, settings = untrained(recipe if entities else override(recipe, entity_weight=0.0))
    examples = make_examples(articles, recipe, encoder, entities or {}, progress, soft)
    settings = replace(settings, average=average_for(settings, examples))
    saved = settings_of(recipe, settings, encoder)
    choice = EpochChoice(folder / CHOICE, recipe.patience, least=recipe.training.epochs // 2)

    def after_epoch(epoch: int, average: nn.Module) -> bool:
        assert isinstance(average, ParserNetwork)
        reader = TorchRuntime(average, encoder.tokenizer, saved, device, half=True)
        return choice.stop_after(epoch, judge(reader, tune).e2e)

    if not choice.is_made:
        with tqdm(disable=not progress, unit="step", desc="training") as bar:
            train(
                network, examples, settings, encoder.special, folder, device=device, after_epoch=after_epoch,
                report=lambda line: None, after_step=_on(bar, choice),
            )  # fmt: skip
    if not choice.e2e:  # stopped between its last checkpoint and its score
        _load(network, average_of(folder, settings.epochs))
        after_epoch(settings.epochs, network)


def finish(
    tune: Sequence[GoldArticle],
    recipe: Recipe,
    folder: Path,
    epoch: int | None = None,
    weights: Path | None = None,
    texts: Sequence[str] | None = None,
    compress: bool = False,
) -> Fit:
    """The network of the best epoch as it will run, with the calibration of its own probabilities on `tune`.

    epoch: another than the best one. weights: a file with other weights. texts: what the vocabulary is cut down to, see
    `vocabulary`; by default it stays whole. compress: keep the ONNX network compressed. Raises InputError where the
    folder holds no such epoch.
    """
    choice = EpochChoice(folder / CHOICE, recipe.patience, least=recipe.training.epochs // 2)
    best = choice.best if epoch is None else epoch
    network, encoder, settings = untrained(recipe)
    _load(network, average_of(folder, best) if weights is None else weights_of(weights))
    if texts is not None:
        encoder = _cut_down(network, encoder, texts)
    saved = settings_of(recipe, settings, encoder)
    reader = make_reader(network, encoder, recipe, saved, compress=compress)
    judged = judge(reader, tune)
    reader.change(calibration=calibration_of(judged))
    return Fit(reader=reader, e2e=choice.e2e, best=best, tuned=judged.e2e)


def _cut_down(network: ParserNetwork, encoder: Encoder, texts: Sequence[str]) -> Encoder:
    """The encoder with the pieces that the texts need, also within the network."""
    kept = needed_ids(encoder.tokenizer, texts)
    cut_embeddings(network.encoder, kept)
    opener, closer = (kept.index(id) for id in encoder.special)
    return encoder._replace(tokenizer=cut_tokenizer(encoder.tokenizer, kept), special=(opener, closer))


def float_reader(recipe: Recipe, folder: Path, epoch: int | None = None, device: str | None = None) -> TorchRuntime:
    """The network as it was after an epoch, in bfloat16 on torch: to teach, and to be measured before it is exported.

    folder: of the training, or without an epoch a file with weights.

    Raises InputError where the folder holds no such epoch.
    """
    network, encoder, settings = untrained(recipe)
    _load(network, weights_of(folder) if epoch is None else average_of(folder, epoch))
    return TorchRuntime(network, encoder.tokenizer, settings_of(recipe, settings, encoder), device, half=True)


def untrained(recipe: Recipe) -> tuple[ParserNetwork, Encoder, Settings]:
    """The network before its training, its encoder, and the settings as that encoder allows them."""
    encoder = load_encoder(
        recipe.encoder, recipe.encoder_dropout, recipe.attention_dropout, traceable=recipe.route == "onnx"
    )
    torch.manual_seed(recipe.initial)
    network = ParserNetwork(encoder.model, recipe.dropout, recipe.marks, recipe.shapes)
    if recipe.begin is not None:
        _load(network, weights_of(Path(recipe.begin)))
    return network, encoder, replace(recipe.training, window=min(recipe.training.window, encoder.longest))


def _load(network: ParserNetwork, weights: Mapping[str, Tensor]) -> None:
    """The weights of this network, or of one from whose encoder something was taken out."""
    fit_to(network.encoder, weights, "encoder.")
    network.load_state_dict(weights)


def make_examples(
    articles: Sequence[GoldArticle],
    recipe: Recipe,
    encoder: Encoder,
    entities: Mapping[str, Entities],
    progress: bool = False,
    soft: Mapping[str, SoftTags] | None = None,
) -> list[list[Example]]:
    """For each article the example as it stands, with its soft tags, and its variants in other typography.

    Raises InputError for soft tags of another text or of another vocabulary.
    """
    tokenizer, rng = open_tokenizer(encoder.tokenizer), random.Random(recipe.training.seed)
    made = []
    for article in tqdm(articles, disable=not progress, unit="article", desc="reading"):
        attributions = [{"content": att.content, "cue": att.cue, "source": att.source} for att in article.attributions]
        texts = [article.text, *(vary(article.text, rng) for _ in range(recipe.variants))]
        known = entities.get(article.id, ())
        made.append([make_example(text, attributions, known, find_marks(text), tokenizer) for text in texts])
        if soft and article.id in soft:
            made[-1][0] = _softened(made[-1][0], soft[article.id], article.id)
    return made


def _softened(example: Example, soft: SoftTags, id: str) -> Example:
    if len(soft.tags) != len(example.tags):
        raise InputError(
            f"The teacher's tags of {id} are of {len(soft.tags)} pieces, the article has {len(example.tags)}: they are "
            "of another text, or the teacher's encoder has another vocabulary."
        )
    return example._replace(soft=soft)


def average_for(settings: Settings, examples: Sequence[Sequence[Example]]) -> float:
    """The decay of the running average, at most so that a third of the training's steps counts: over few articles a
    slower one would still hold the weights that training began with."""
    share = settings.window / max(settings.window - settings.context, 1)  # pieces are read again as context
    pieces = sum(len(variants[0].tags) for variants in examples) * share
    steps = settings.epochs * max(pieces / settings.batch_pieces, 1.0)
    return round(max(0.0, min(settings.average, 1 - 3 / steps)), 6)


def settings_of(recipe: Recipe, settings: Settings, encoder: Encoder) -> dict[str, Any]:
    """What a reader needs to know beside its weights."""
    return {
        "window": settings.window,
        "context": settings.context if recipe.reading_context is None else recipe.reading_context,
        "special": list(encoder.special),
        "marks": recipe.marks,
        "shapes": recipe.shapes,
        "calibration": dict(IDENTITY),
    }


def make_reader(
    network: ParserNetwork,
    encoder: Encoder,
    recipe: Recipe,
    settings: dict[str, Any],
    device: str | None = None,
    compress: bool = False,
) -> Reader:
    """The network as it will run: exported to ONNX, or in torch."""
    if recipe.route == "torch":
        return TorchRuntime(network, encoder.tokenizer, settings, device)
    with warnings.catch_warnings():  # the exporter tells of every shape that it takes as fixed
        warnings.simplefilter("ignore")
        files = export(network, encoder.tokenizer, settings, recipe.quantize, compress)
    return open_files(files)


def _on(bar: Any, choice: EpochChoice) -> Callable[[int, int, float], None]:
    def after_step(step: int, steps: int, loss: float) -> None:
        bar.total = steps
        bar.update(step - bar.n)
        best = f"{choice.e2e[choice.best]:.1f}" if choice.e2e else "-"
        bar.set_postfix_str(f"loss {loss:.3f}, e2e {best}", refresh=False)

    return after_step
