"""Regular expressions whose time grows faster than the text: every pattern of quoteattr on texts made to hurt it.

    python benchmarks/backtracking.py

Each pattern is searched for in runs of what it is made of, of 1,000 and 4,000 characters. Printed are those that take
more than four times four times as long for the longer one (a cubic or worse), and with --all the quadratic ones.
"""

import argparse
import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import import_module

import quoteattr

PIECES = [*"aA \n.,\"“'’-—1Q#(|", "Ab ", "A. ", "Ann Lee ", "ab, ", "a@", "a.", "a: ", "said ", "the ", "\t ", "a-b",
          "A’", "1,", "1.", "/a", "<a>", "Monday "]  # fmt: skip
SHORT, LONG = 1_000, 4_000


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of ours holds, with its place."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(quoteattr.__path__, "quoteattr."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = import_module(module.name)
        except ImportError:  # an optional package
            continue
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and id(value) not in seen:
                seen.add(id(value))
                yield f"{module.name}.{name}", value


def seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    sum(1 for _ in pattern.finditer(text))
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also those that are quadratic")
    options = parser.parse_args()
    least = 10 if options.all else 25  # 4 is linear, 16 quadratic
    tried, found = 0, 0
    print("| pattern | run of | 1,000 | 4,000 |\n|--|--|--:|--:|")
    for name, pattern in patterns():
        tried += 1
        for piece in PIECES:
            text = piece * (LONG // len(piece))
            short, long = seconds(pattern, text[:SHORT] + "\x00"), seconds(pattern, text + "\x00")
            if long > 0.004 and long > least * max(short, 1e-5):
                found += 1
                print(f"| {name} | `{piece!r}` | {short * 1000:.1f} ms | {long * 1000:.1f} ms |", flush=True)
    print(f"\n{tried} patterns, {found} cases")


if __name__ == "__main__":
    main()
