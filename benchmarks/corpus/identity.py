"""Joining speakers over a corpus, alone: time against mentions, and the slope on log-log axes (1 is linear).

    python benchmarks/corpus/identity.py --most 1000000

Mentions are invented: names by Zipf's law out of a stock that grows with the corpus, as names do (Heaps's law), some by
surname with a role.
"""

import argparse
import math
import random
import statistics
import time
from collections.abc import Iterator

from measuring import load

from quoteattr.identity import link_speakers
from quoteattr.types import Article, Quote, Speaker

SYLLABLES = ["ba", "den", "fir", "gos", "hal", "jen", "kov", "lar", "mun", "nor", "pel", "rit", "sun", "tor", "vik"]
ROLES = ["mayor", "spokesman", "analyst", "minister", "coach", "head teacher", "director", "economist"]


def name(number: int, stock: int) -> str:
    """One of the names: surnames are shared by some twenty people, whatever the stock."""
    chance = random.Random(number)
    given = "".join(chance.choice(SYLLABLES) for _ in range(2)).capitalize()
    family = random.Random(f"family {number % max(1, stock // 20)}")
    return f"{given} {''.join(family.choice(SYLLABLES) for _ in range(4)).capitalize()}"


def mentions(number: int, seed: int = 0) -> Iterator[Quote]:
    chance = random.Random(seed)
    stock = int(10 * number**0.7)
    names = [name(count, stock) for count in range(stock)]
    for count in range(number):
        full = names[int(stock ** chance.random()) - 1]
        short = chance.random() < 0.15
        speaker = Speaker(
            id="S1", name=full.split()[-1] if short else full, type="PERSON",
            role=chance.choice(ROLES) if chance.random() < 0.4 else None,
        )  # fmt: skip
        article = Article(text="", id=f"a{count}")
        yield Quote(id="Q1", kind="indirect", content=(), text="", speaker=speaker, article=article)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=10_000)
    parser.add_argument("--most", type=int, default=1_000_000)
    options = parser.parse_args()
    sizes = [options.least]
    while sizes[-1] * 3 <= options.most:
        sizes.append(round(sizes[-1] * math.sqrt(10), -3))
    print(f"{load()}\n\n| mentions | speakers | doubtful pairs | processor s | µs a mention |\n|--:|--:|--:|--:|--:|")
    points = []
    for size in map(int, sizes):
        given = list(mentions(size))
        began = time.process_time()
        linked = link_speakers(given)
        seconds = time.process_time() - began
        points.append((math.log(size), math.log(seconds)))
        found = f"{len(linked.speakers):,} | {len(linked.doubts):,}"
        print(f"| {size:,} | {found} | {seconds:.2f} | {seconds / size * 1e6:.1f} |", flush=True)
    print(f"\nlog-log slope {statistics.linear_regression(*zip(*points, strict=True)).slope:.3f}")


if __name__ == "__main__":
    main()
