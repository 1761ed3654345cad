"""Regular expressions whose time grows faster than the text: every pattern of quoteattr on texts made to hurt it.

    python benchmarks/backtracking.py

Each pattern is searched for in runs of what it is made of, of 1,000 and 4,000 characters, or of 250 and 1,000 where
those take long. Printed are the patterns that twice take more than 25 times as long for the longer run (a linear one
takes 4 times, a quadratic one 16, a cubic one 64), and with --all the quadratic ones: many of those are only ever
matched at one place, or in a stretch of bounded length. A search is broken off once that is settled: some would last
for days.
"""

import argparse
import inspect
import math
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from typing import NamedTuple

import quoteattr

PIECES = [*"aA \n.,\"“'’-—1Q#(|", "Ab ", "A. ", "Ann Lee ", "ab, ", "a@", "a.", "a: ", "said ", "the ", "\t ", "a-b",
          "A’", "1,", "1.", "/a", "<a>", "Monday "]  # fmt: skip
LENGTHS = (250, 1_000, 4_000)  # each four times the one before
#: Growth from one to the next that is worse than quadratic, and that is worse than linear.
CUBIC, QUADRATIC = 25, 10
#: Seconds: less for the longer of two lengths is no matter; what takes more is not run four times as long; what takes
#: more is broken off.
LEAST, LONG, MOST = 0.004, 0.02, 0.5
#: A search may last this much longer than its limit on a busy machine.
GRACE = 0.1


class Case(NamedTuple):
    """A pattern on a run of one piece. times: seconds for the lengths tried, infinite where it was broken off."""

    piece: str
    times: tuple[float, ...]

    def grows(self, growth: int) -> bool:
        short, long = self.times[-2:] if len(self.times) > 1 else (0.0, self.times[0])
        return long > LEAST and long > growth * max(short, 1e-5)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of ours holds, also in its tables and in what it keeps for a language."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(quoteattr.__path__, "quoteattr."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = import_module(module.name)
        except ImportError:  # an optional package
            continue
        for name, value in list(vars(loaded).items()):
            for place, pattern in _within(f"{module.name}.{name}", _kept(value, module.name)):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield place, pattern


def _kept(value: object, module: str) -> object:
    """What a cached function of the module returns for English, else the value itself."""
    made = getattr(value, "__wrapped__", None)
    if made is None or not hasattr(value, "cache_info") or made.__module__ != module:
        return value
    return value("en") if list(inspect.signature(made).parameters) == ["language"] else value  # type: ignore[operator]


def _within(place: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of text in a value, each with its place."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield place, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(f"{place}[{key!r}]", item)
    elif isinstance(value, tuple | list):
        names = getattr(value, "_fields", range(len(value)))
        for name, item in zip(names, value, strict=True):
            yield from _within(f"{place}.{name}", item)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def _search(pattern: re.Pattern[str], pieces: Sequence[str], answers: Connection) -> None:
    """Sends the seconds for the lengths of each piece, one by one."""
    for piece in pieces:
        text = piece * (LENGTHS[-1] // len(piece))
        for length in LENGTHS:
            answers.send(seconds(pattern, text[:length] + "\x00"))


def cases(pattern: re.Pattern[str], pieces: Sequence[str], growth: int) -> Iterator[Case]:
    """How it does on each piece. It is searched for in a process of its own: a search hears no signal."""
    rest = list(pieces)
    while rest:
        answers, sender = Pipe(duplex=False)
        child = get_context("fork").Process(target=_search, args=(pattern, rest, sender), daemon=True)
        child.start()
        while rest:
            case = _case(rest[0], answers, growth)
            yield case
            rest = rest[1:]
            if len(case.times) < len(LENGTHS) or math.inf in case.times:
                break  # what it does now is not worth waiting for
        child.kill()
        child.join()


def _case(piece: str, answers: Connection, growth: int) -> Case:
    times: list[float] = []
    while len(times) < len(LENGTHS) and (not times or times[-1] < (LONG if len(times) > 1 else MOST)):
        limit = max(LONG, growth * times[-1]) if times else MOST
        times.append(answers.recv() if answers.poll(min(limit, MOST) + GRACE) else math.inf)
    return Case(piece, tuple(times))


def _shown(times: Sequence[float]) -> str:
    shown = ["broken off" if time == math.inf else f"{time * 1000:.1f} ms" for time in times]
    return " | ".join([*shown, *["–"] * (len(LENGTHS) - len(shown))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also those that are quadratic")
    options = parser.parse_args()
    started = time.perf_counter()
    growth = QUADRATIC if options.all else CUBIC
    number, slow = 0, 0
    print("| pattern | worst on a run of | 250 | 1,000 | 4,000 | of all runs |\n|--|--|--:|--:|--:|--:|")
    for name, pattern in patterns():
        number += 1
        once = [case.piece for case in cases(pattern, PIECES, growth) if case.grows(growth)]
        grown = [case for case in cases(pattern, once, growth) if case.grows(growth)]  # the machine may have been busy
        if grown:
            slow += 1
            worst = min(grown, key=lambda case: (len(case.times), [-time for time in case.times]))
            print(f"| {name} | `{worst.piece!r}` | {_shown(worst.times)} | {len(grown)} of {len(PIECES)} |", flush=True)
    print(f"\n{slow} of {number} patterns, in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
