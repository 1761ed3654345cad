"""Train the network of a recipe; stopped, it goes on from its last checkpoint.

    python scripts/train.py configs/minilm.cfg runs/minilm [--seed 2] [--device cuda] [--epochs 8]
    python scripts/train.py configs/invented.cfg runs/student --more data/invented.jsonl --times 2 --out runs/again/2

Recipes are in `configs/`; a run is a folder that `prepare.py` or `distil.py` filled.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from quoteattr.corpora.annotated import read_annotated
from quoteattr.corpora.gold import GoldArticle
from quoteattr.ml.distillation import load_soft_tags
from quoteattr.ml.fitting import learn, override, read_recipe
from quoteattr.ml.run_folder import CHOICE
from quoteattr.training import find_entities, inner_articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("run", type=Path, help="the folder that prepare.py or distil.py wrote")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--device", choices=["cpu", "cuda"])
    parser.add_argument("--out", type=Path, help="the folder of this training; by default where the articles are")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="more annotated articles, without soft tags")
    parser.add_argument("--times", type=int, default=1, help="how often an epoch sees each of them")
    options = parser.parse_args()
    recipe = override(read_recipe(options.config), seed=options.seed, epochs=options.epochs, threads=options.threads)
    articles = read_annotated(options.run / "train.jsonl")
    if options.more:
        more = read_annotated(*options.more)
        more += tuple(inner_articles(more))
        articles += tuple(renamed(article, number) for number in range(options.times) for article in more)
    tune = read_annotated(options.run / "tune.jsonl")
    entities = find_entities(articles, options.run / "entities.jsonl")
    # another seed is another training: it has a folder of its own
    folder = options.out or (options.run if options.seed is None else options.run / f"seed-{options.seed}")
    soft = {id: tags for path in sorted(options.run.glob("soft-*.npz")) for id, tags in load_soft_tags(path).items()}
    learn(articles, tune, recipe, folder, entities, options.device, soft=soft)
    print((folder / CHOICE).read_text(encoding="utf8"))


def renamed(article: GoldArticle, number: int) -> GoldArticle:
    """The article under an id of its own, since no two may have the same."""
    return replace(article, article=replace(article.article, id=f"{article.id}-{number}"))


if __name__ == "__main__":
    main()
