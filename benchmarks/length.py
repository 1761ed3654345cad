"""How each component's time grows with the length of a text, for several shapes of text, as Markdown tables.

    python benchmarks/length.py --model rules                      to 64 kB, by component
    python benchmarks/length.py --model rules --whole 10000000     to 10 MB, as `quoteattr.extract` reads it

Processor time, and the slope on log-log axes (1 is linear, 2 quadratic; at most 1.1 is wanted). Times below 20 ms are
left out of the slopes: they are noise.
"""

import argparse
import math
import statistics
import time
from collections.abc import Callable

from spacy.language import Language
from throughput import TEXT

import quoteattr
from quoteattr.pipeline import make_doc

SHAPES: dict[str, Callable[[int], str]] = {
    "news": lambda n: TEXT * (n // len(TEXT) + 1),
    "marks in a row": lambda n: '"' * n,
    "letters in a row": lambda n: "a" * n,
    "marks in each other": lambda n: "“‘" * (n // 4) + "a" + "’”" * (n // 4),
    "lines of one mark": lambda n: '"\n\n' * (n // 3 + 1),
    "lines of brackets": lambda n: "[({})]\n" * (n // 7 + 1),
    "blanks": lambda n: " " * n,
    "names": lambda n: "Ann Lee " * (n // 8 + 1),
    "short turns": lambda n: "Q: Yes?\nA: No.\n" * (n // 15 + 1),
}
NOISE = 0.02


def seconds(nlp: Language, text: str) -> dict[str, float]:
    """Processor time of each component."""
    spent = {}
    started = time.process_time()
    doc = make_doc(nlp, text)
    spent["tokenizer"] = time.process_time() - started
    for name, component in nlp.pipeline:
        started = time.process_time()
        doc = component(doc)
        spent[name.removeprefix("quoteattr_")] = time.process_time() - started
    started = time.process_time()
    _ = doc._.quotes
    spent["objects"] = time.process_time() - started
    return spent


def slope(points: list[tuple[int, float]]) -> float | None:
    kept = [(math.log(size), math.log(spent)) for size, spent in points if spent >= NOISE]
    return statistics.linear_regression(*zip(*kept, strict=True)).slope if len(kept) > 1 else None


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def by_component(nlp: Language, shapes: list[str], most: int) -> None:
    sizes = [size for size in (1_000, 4_000, 16_000, 64_000, 128_000) if size <= most]
    seconds(nlp, TEXT)
    rows = {}
    for shape in shapes:
        rows[shape] = [(size, seconds(nlp, SHAPES[shape](size)[:size])) for size in sizes]
    components = list(next(iter(rows.values()))[0][1])
    print(f"\n| shape | {' | '.join(components)} | all | s for {sizes[-1]:,} |\n|--|{'--:|' * (len(components) + 2)}")
    for shape, points in rows.items():
        slopes = [shown(slope([(size, spent[name]) for size, spent in points])) for name in components]
        whole = shown(slope([(size, sum(spent.values())) for size, spent in points]))
        print(f"| {shape} | {' | '.join(slopes)} | {whole} | {sum(points[-1][1].values()):.2f} |", flush=True)


def whole(nlp: Language, shapes: list[str], most: int) -> None:
    sizes = [10**power for power in range(3, 9) if 10**power <= most]
    print(f"\n| shape | {' | '.join(f'{size:,}' for size in sizes)} | slope |\n|--|{'--:|' * (len(sizes) + 1)}")
    for shape in shapes:
        points = []
        for size in sizes:
            started = time.process_time()
            quoteattr.extract(SHAPES[shape](size)[:size], nlp)
            points.append((size, time.process_time() - started))
        print(f"| {shape} | {' | '.join(f'{t:.2f} s' for _, t in points)} | {shown(slope(points))} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="rules")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=list(SHAPES))
    parser.add_argument("--most", type=int, default=64_000, help="characters, for the components")
    parser.add_argument("--whole", type=int, help="characters up to which whole articles are read")
    options = parser.parse_args()
    nlp = quoteattr.load(options.model)
    if options.whole:
        whole(nlp, options.shapes, options.whole)
    else:
        by_component(nlp, options.shapes, options.most)


if __name__ == "__main__":
    main()
