"""The mean of networks of one recipe, weight by weight: what one learned and the other kept.

    python scripts/average.py runs/minilm/average-8.pt runs/student/average-6.pt --out runs/student/mean.pt

A network that goes on training on other texts forgets a part of what it began with; the mean of both is better than
either (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022).
"""

import argparse
from pathlib import Path

import torch

from quoteattr.ml.run_folder import weights_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("networks", type=Path, nargs="+", help="weights as train.py and restore.py write them")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    networks = [weights_of(path) for path in options.networks]
    mean = {}
    for name, first in networks[0].items():
        parts = [network[name] for network in networks]
        mean[name] = torch.stack(parts).mean(0) if first.is_floating_point() else first
    torch.save(mean, options.out)


if __name__ == "__main__":
    main()
