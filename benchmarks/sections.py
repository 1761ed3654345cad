"""How the time of the sections grows with the length of a text: processor time a character and log-log slopes.

usage: sections.py [--to BYTES] [--rounds N]
Shapes: one article of many paragraphs, and many invented pages with their furniture one behind the other. Times are
the best of the rounds by ``process_time``, without the garbage collector, so that what else the machine does counts as
little as can be.
"""

import argparse
import gc
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from quoteattr.furniture import find_sections

PAGES = Path(__file__).parent.parent / "tests" / "data" / "pages"
ARTICLE = "Mayor Ann Lee said on Monday that the harbour baths would close before winter comes to the town.\n\n"


def article(length: int) -> str:
    return (ARTICLE * (length // len(ARTICLE) + 1))[:length]


def pages(length: int) -> str:
    rows = [row for path in sorted(PAGES.glob("*.txt")) for row in path.read_text("utf8").split("\n")]
    text = "".join(row[2:] + "\n" for row in rows if not row.startswith("==="))
    return (text * (length // len(text) + 1))[:length]


def seconds(text: str, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        find_sections(text)
        best = min(best, time.process_time() - start)
    return best


def lengths(to: int) -> Iterator[int]:
    size = 1000
    while size <= to:
        yield size
        size *= 2


def slope(sizes: list[int], times: list[float]) -> float:
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    find_sections(article(1000))  # compiles the rules
    gc.disable()
    for make in (article, pages):
        sizes, times = [], []
        for size in islice(lengths(options.to), 40):
            sizes.append(size)
            times.append(seconds(make(size), options.rounds if size < 1_000_000 else 1))
            name = f"{make.__name__:8}"
            print(
                f"{name}{size:12,d} characters{times[-1]:10.3f} s{times[-1] / size * 1e9:8.0f} ns a character",
                flush=True,
            )
            gc.collect()
        last = slope(sizes[-4:], times[-4:])
        print(f"{make.__name__:8} slope {slope(sizes, times):.2f}, of the last four sizes {last:.2f}")


if __name__ == "__main__":
    main()
