"""What an article costs as the corpus grows, against a short run of the same moment.

    python benchmarks/corpus/growth.py --number 20000 --words 40
    python benchmarks/corpus/growth.py --number 20000 --words 40 --calls     the work alone, the same on every machine

One long run with one worker is stopped (SIGSTOP) after every thousand articles, and a fresh run reads a thousand
articles of its own; then the long one goes on. Processor time of parent and worker an article, the long run's against
the fresh one's beside it: a machine that is slow for a minute is slow for both, which a rising cost is not. Both count
from their second chunk on, so that loading the pipeline is in neither.

With --calls one run in this process counts the calls of functions an article instead of the time.
"""

import argparse
import json
import random
import shutil
import signal
import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

import psutil
from measuring import load, quick_pipeline, work_folder
from sampling import write

_RUN = """
import json, sys
from quoteattr.batch.run import run_corpus
options = json.loads(sys.argv[1])
run_corpus(options.pop("input"), options.pop("out"), **options)
"""
_CHUNK = 200


class Run:
    """A corpus run in a process of its own, of which we know the articles and the processor seconds so far."""

    def __init__(self, path: Path, out: Path, model: str) -> None:
        options = {"input": str(path), "out": str(out), "model": model, "workers": 1, "chunk": _CHUNK}
        self.process = psutil.Popen([sys.executable, "-c", _RUN, json.dumps(options)], stderr=-3)
        self.journal = out / "_state" / "journal.jsonl"

    def wait(self, articles: int) -> tuple[int, float]:
        """Articles committed and processor seconds, as soon as there are so many."""
        while True:
            done = self.journal.read_bytes().count(b"\n") * _CHUNK if self.journal.is_file() else 0
            if done >= articles:
                return done, self.seconds()
            if self.process.poll() is not None:
                raise SystemExit(f"the run ended after {done:,} articles (asked: {articles:,})")
            time.sleep(0.005)

    def seconds(self) -> float:
        spent = [process.cpu_times() for process in self._all()]
        return sum(times.user + times.system for times in spent)

    def signal(self, what: int) -> None:
        for process in self._all():
            process.send_signal(what)

    def end(self) -> None:
        self.signal(signal.SIGKILL)
        self.process.wait()

    def _all(self) -> list[psutil.Process]:
        return [self.process, *self.process.children()]


def per_article(run: Run, begin: int, end: int) -> float:
    """Milliseconds of the processor an article between two counts of articles."""
    before, begun = run.wait(begin)
    after, ended = run.wait(end)
    return 1000 * (ended - begun) / (after - before)


def compare(
    path: Path, short: Path, folder: Path, model: str, number: int, step: int
) -> list[tuple[int, float, float]]:
    """(articles so far, ms an article in the long run, in the fresh run) a step."""
    long = Run(path, folder / "long", model)
    found = []
    try:
        for reached in range(step, number + 1 - step, step):
            cost = per_article(long, reached, reached + step - _CHUNK)
            long.signal(signal.SIGSTOP)
            fresh = Run(short, folder / "fresh", model)
            control = per_article(fresh, _CHUNK, step)
            fresh.end()
            shutil.rmtree(folder / "fresh")
            long.signal(signal.SIGCONT)
            found.append((reached + step, cost, control))
            print(f"| {reached + step:,} | {cost:.2f} | {control:.2f} | {cost / control:.3f} |", flush=True)
    finally:
        long.end()
    return found


def count_calls(path: Path, out: Path, model: str) -> list[tuple[int, float]]:
    """(articles so far, calls of functions an article since the point before) a chunk."""
    from quoteattr.batch.run import run_corpus
    from quoteattr.batch.store import State, Store

    calls = 0
    points: list[tuple[int, int]] = []

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    class Counted(Store):
        def commit(self, *arguments: Any, **options: Any) -> State:
            state = super().commit(*arguments, **options)
            points.append((state.totals.articles, calls))
            return state

    with mock.patch("quoteattr.batch.run.Store", Counted):
        sys.setprofile(count)
        try:
            run_corpus(str(path), str(out), model=model, workers=0, progress=False)
        finally:
            sys.setprofile(None)
    return [(end, (after - before) / (end - begin)) for (begin, before), (end, after) in pairwise(points)]


def report_calls(points: list[tuple[int, float]], number: int) -> None:
    print("| articles | calls of functions an article |\n|--:|--:|")
    for articles, calls in points:
        if articles % (number // 10) == 0:
            print(f"| {articles:,} | {calls:,.0f} |")
    third = max(1, len(points) // 3)
    first, last = (statistics.mean(calls for _, calls in part) for part in (points[:third], points[-third:]))
    print(f"\nlast third against first third: {last / first:.4f}")


def growth(points: list[tuple[int, float, float]], draws: int = 2000) -> tuple[float, float, float]:
    """The median ratio of the last third against that of the first, with its 95 % interval by bootstrap."""
    ratios = [cost / control for _, cost, control in points]
    third = max(1, len(ratios) // 3)
    first, last = ratios[:third], ratios[-third:]
    chance = random.Random(0)
    drawn = sorted(
        statistics.median(chance.choices(last, k=third)) / statistics.median(chance.choices(first, k=third))
        for _ in range(draws)
    )
    value = statistics.median(last) / statistics.median(first)
    return value, drawn[round(0.025 * draws)], drawn[round(0.975 * draws) - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line, to take paragraphs from")
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--step", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=40)
    parser.add_argument("--calls", action="store_true", help="count the calls of functions, not the time")
    parser.add_argument("--model", help="a pipeline by name or path; by default rules without a parse")
    options = parser.parse_args()
    if options.step % _CHUNK or options.step < 2 * _CHUNK or options.number < 4 * options.step:
        parser.error(f"--step is a multiple of {_CHUNK}, at least {2 * _CHUNK}, and --number at least four steps")
    folder = work_folder()
    model = options.model or str(quick_pipeline(folder))
    path = write(folder / "in.jsonl", options.number + _CHUNK, options.words, options.articles)
    if options.calls:
        report_calls(count_calls(path, folder / "out", model), options.number)
        shutil.rmtree(folder)
        return
    short = write(folder / "short.jsonl", 2 * options.step, options.words, options.articles, seed=1)
    print(f"{options.number:,} articles of {options.words} words, {load()}\n")
    print("| articles | long run, ms an article | fresh run, ms an article | ratio |\n|--:|--:|--:|--:|")
    points = compare(path, short, folder, model, options.number, options.step)
    shutil.rmtree(folder)
    value, low, high = growth(points)
    print(f"\nratio in the last third against the first third: {value:.3f} ({low:.3f}-{high:.3f})")


if __name__ == "__main__":
    main()
