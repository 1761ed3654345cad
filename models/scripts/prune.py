"""Weights of a narrower network to begin a training with: the heads and neurons that matter least are taken out.

    python scripts/prune.py configs/wide.cfg runs/student runs/student/mean.pt runs/narrow/begin.pt
        --heads 42 --neurons 5376

The folder's articles, with the teacher's tags, say what matters. It is asked anew after each of STEPS cuts, since what
matters changes with what is gone. What is left has forgotten much, and must be trained again.
"""

import argparse
import random
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch

from quoteattr.corpora.annotated import read_annotated
from quoteattr.ml.batches import batches
from quoteattr.ml.distillation import load_soft_tags
from quoteattr.ml.fitting import make_examples, override, read_recipe, untrained
from quoteattr.ml.loss import loss_of
from quoteattr.ml.pruning import importance, prune
from quoteattr.training import find_entities

STEPS, BATCHES, ARTICLES = 4, 25, 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("run", type=Path, help="the folder that prepare.py or distil.py wrote")
    parser.add_argument("weights", type=Path, help="of the whole network, as train.py and average.py write them")
    parser.add_argument("out", type=Path)
    parser.add_argument("--heads", type=int, required=True, help="to keep in all layers together")
    parser.add_argument("--neurons", type=int, required=True, help="to keep in all layers together")
    options = parser.parse_args()
    recipe = override(read_recipe(options.config), variants=0, begin=str(options.weights))
    articles = read_annotated(options.run / "train.jsonl")
    articles = random.Random(recipe.training.seed).sample(articles, min(ARTICLES, len(articles)))
    entities = find_entities(articles, options.run / "entities.jsonl", progress=False) or {}
    soft = {id: tags for path in sorted(options.run.glob("soft-*.npz")) for id, tags in load_soft_tags(path).items()}
    network, encoder, settings = untrained(recipe)
    settings = replace(settings, varied=0.0)
    examples = make_examples(articles, recipe, encoder, entities, soft=soft)
    drawn = batches(examples, settings, encoder.special, random.Random(settings.seed))
    network.eval()
    for step in range(STEPS):
        losses = ((lambda batch=batch: loss_of(network, batch, settings)) for batch in islice(drawn, BATCHES))
        matters = importance(network, losses)
        left = [
            end + (sum(map(len, values)) - end) * (STEPS - 1 - step) // (STEPS - step)
            for values, end in ((matters.heads, options.heads), (matters.neurons, options.neurons))
        ]
        prune(network, matters, *left)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
