"""The weights of a packaged pipeline's network as torch reads them: to train on from, or to teach with.

    python scripts/restore.py en_quoteattr_sm configs/en_quoteattr_sm.cfg runs/restored/sm.pt

The recipe says what the weights are called and of what shape they are.
"""

import argparse
from pathlib import Path

import torch

from quoteattr.ml.fitting import read_recipe
from quoteattr.ml.restoring import restored


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path, help="folder of a packaged pipeline")
    parser.add_argument("config", type=Path, help="the recipe that its network was trained by")
    parser.add_argument("out", type=Path, help="the file of weights to write")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restored(options.pipeline / "quoteattr_parser", read_recipe(options.config)), options.out)


if __name__ == "__main__":
    main()
