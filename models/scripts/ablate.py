"""What each part of the network's design gives: short trainings that differ in one thing, and other ways to decode.

    python scripts/ablate.py configs/minilm.cfg runs/minilm $QUOTEATTR_DATA/polnear/dev.jsonl
        [--epochs 2] [--share 0.5] [--only base marks] [--seeds 1 2 3]

Every training sees the same share of the articles for the same number of epochs, so that the rows compare with each
other and with nothing else; `base` with several seeds says how much is chance. Scores are of the network alone, in
torch, on the given articles. The table of decodings needs a training that is done: it reads the best epoch in the run's
folder. On one CPU core an epoch over half of PolNeAR's training part takes about 4 minutes.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch

from quoteattr.corpora.annotated import read_annotated
from quoteattr.corpora.gold import GoldArticle
from quoteattr.evaluation import SystemScores, scores_of
from quoteattr.marks import find_marks
from quoteattr.ml import decoding, examples, fitting, pieces, torch_runtime
from quoteattr.ml.decoding import FORBIDDEN
from quoteattr.ml.fitting import override, read_recipe, settings_of
from quoteattr.ml.labels import ROLES, allowed
from quoteattr.ml.run_folder import CHOICE
from quoteattr.ml.torch_runtime import TorchRuntime
from quoteattr.ml.training import train
from quoteattr.ml.tuning import predict
from quoteattr.training import find_entities


def without_markers(text: str, *others: Any) -> pieces.Pieces:
    """The pieces of an article without the markers of paragraphs."""
    found = pieces.split_pieces(text, *others)
    real = found.start < found.end
    return pieces.Pieces(*(column[real] for column in found))


@contextmanager
def unmarked_paragraphs() -> Iterator[None]:
    with (
        mock.patch.object(examples, "split_pieces", without_markers),
        mock.patch.object(torch_runtime, "split_pieces", without_markers),
    ):
        yield


@contextmanager
def nothing() -> Iterator[None]:
    yield


#: name -> changes of the recipe, and what is patched meanwhile.
VARIANTS: dict[str, tuple[dict[str, Any], Callable[[], Any]]] = {
    "base": ({}, nothing),
    "marks": ({"marks": False}, nothing),
    "shapes": ({"shapes": False}, nothing),
    "paragraphs": ({}, unmarked_paragraphs),
    "typography": ({"varied": 0.0}, nothing),
    "entities": ({"entity_weight": 0.0}, nothing),
}


def softmax_tags(scores: Any, windows: Any, transitions: Any, open_cost: float = 0.0) -> Any:
    return scores.argmax(1)


def bio_tags(scores: Any, windows: Any, transitions: Any, open_cost: float = 0.0) -> Any:
    plain = np.where(allowed(len(ROLES)), 0, FORBIDDEN).astype(np.float32)
    return DECODE(scores, windows, plain, open_cost)


DECODE = decoding.decode_tags
DECODINGS = {"softmax": softmax_tags, "BIO constraints": bio_tags, "CRF": DECODE}


def scored(reader: Any, articles: Sequence[GoldArticle]) -> SystemScores:
    found = {a.id: predict(reader, a.text, find_marks(a.text))[1] for a in articles}
    return scores_of("network", articles, found)


def row(name: str, scores: SystemScores) -> str:
    groups = " | ".join(f"{scores.spans[group].e2e.f:.1f}" for group in ("all", "direct+mixed", "direct"))
    return f"| {name} | {groups} | {scores.segments.attributed:.1f} | {scores.spans['all'].exact.f:.1f} |"


def short(recipe: Any, options: argparse.Namespace, dev: Sequence[GoldArticle], name: str, seed: int) -> str:
    changes, patched = VARIANTS[name]
    recipe = override(recipe, epochs=options.epochs, seed=seed, **changes)
    articles = read_annotated(options.run / "train.jsonl")
    articles = articles[:: round(1 / options.share)]
    entities = find_entities(articles, options.run / "entities.jsonl", progress=False) or {}
    network, encoder, settings = fitting.untrained(recipe)
    with patched():
        read = fitting.make_examples(articles, recipe, encoder, entities)
        settings = override(recipe, average=fitting.average_for(settings, read)).training
        folder = options.run / f"ablation-{name}-{seed}"
        average = train(network, read, settings, encoder.special, folder, report=lambda line: None)
        reader = TorchRuntime(average, encoder.tokenizer, settings_of(recipe, settings, encoder), half=True)
        return row(f"{name}, seed {seed}", scored(reader, dev))


def decodings(recipe: Any, run: Path, dev: Sequence[GoldArticle]) -> Iterator[str]:
    best = max(json.loads((run / CHOICE).read_text()).items(), key=lambda item: item[1])[0]
    network, encoder, settings = fitting.untrained(recipe)
    network.load_state_dict(torch.load(run / f"average-{best}.pt", weights_only=True))
    reader = TorchRuntime(network, encoder.tokenizer, settings_of(recipe, settings, encoder), half=True)
    for name, decode in DECODINGS.items():
        with mock.patch.object(decoding, "decode_tags", decode):
            yield row(name, scored(reader, dev))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("run", type=Path, help="the folder that prepare.py wrote")
    parser.add_argument("dev", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the articles")
    parser.add_argument("--only", nargs="*", choices=VARIANTS, default=list(VARIANTS))
    parser.add_argument("--seeds", nargs="*", type=int, default=[1, 2, 3], help="of base; the others have the first")
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe, dev = read_recipe(options.config), read_annotated(options.dev)
    print("| | all | direct+mixed | direct | segments attributed | exact |\n|---|--:|--:|--:|--:|--:|", flush=True)
    if (options.run / CHOICE).is_file():
        for line in decodings(recipe, options.run, dev):
            print(line, flush=True)
    for name in options.only:
        for seed in options.seeds if name == "base" else options.seeds[:1]:
            print(short(recipe, options, dev, name, seed), flush=True)


if __name__ == "__main__":
    main()
