"""The weights of a packaged pipeline's network as torch reads them: to train on from, or to teach with.

python scripts/restore.py en_quoteattr_sm configs/en_quoteattr_sm.cfg runs/restored/sm.pt
"""

import sys
from pathlib import Path

import torch

from quoteattr.ml.fitting import read_recipe
from quoteattr.ml.restoring import restored


def main(pipeline: Path, config: Path, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restored(pipeline / "quoteattr_parser", read_recipe(config)), out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
