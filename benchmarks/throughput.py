"""Words per second and peak memory, on one core, as a Markdown table.

    python benchmarks/throughput.py --articles dev.jsonl --limit 30 --rounds 5

Every round runs every system on the same texts, in a rotating order, so that what slows the machine slows them all;
medians over rounds are shown, and the median of each round's ratio to the bare spaCy pipeline. Peak memory and
start-up are measured in a process of their own. Without --articles an invented text is used. --scaling shows how time
grows with length.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language

TEXT = (
    "Ashby council voted on Monday to close the pool.\n\n"
    "“It leaks,” said Meg Prowse, who chairs the works committee. “It has leaked since it was built.”\n\n"
    "She told the meeting that repairs would cost 4 million crowns. Her rival, Julian Sand, called the figure “a "
    "bathtub full of nonsense”. The pool was opened in 1974 and has been painted four times since then.\n\n"
    "According to a report by the engineers, the floor has moved by nine centimetres.\n\n"
)

Run = Callable[[list[str]], None]


def bare(but: tuple[str, ...] = ()) -> Language:
    """en_core_web_sm with everything on that it runs by default: our pipeline without our components."""
    import quoteattr

    nlp = quoteattr.load("rules")
    for pipe in [pipe for pipe in ("attribute_ruler", "lemmatizer") if pipe in nlp.disabled]:
        nlp.enable_pipe(pipe)
    for pipe in [pipe for pipe in nlp.pipe_names if pipe.startswith("quoteattr_") or pipe in but]:
        nlp.disable_pipe(pipe)
    return nlp


def bare_system() -> Run:
    nlp = bare()

    def run(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


def our_system(name: str) -> Run:
    import quoteattr

    nlp = quoteattr.load(name)

    def run(texts: list[str]) -> None:
        for _ in quoteattr.pipe(texts, nlp):
            pass

    return run


def textacy_system() -> Run:
    from quoteattr.interop.textacy import textacy_quotations

    nlp = bare(but=("ner",))

    def run(texts: list[str]) -> None:
        for text in texts:
            textacy_quotations(text, nlp)

    return run


BASE = "bare en_core_web_sm"
SYSTEMS: dict[str, Callable[[], Run]] = {BASE: bare_system, "textacy by paragraph": textacy_system}
DEFAULT = (BASE, "en_quoteattr_sm", "rules", "textacy by paragraph")


def start(name: str) -> Run:
    """A system by its name here, or a pipeline as `quoteattr.load` takes it."""
    return SYSTEMS[name]() if name in SYSTEMS else our_system(name)


def read_texts(path: str | None, limit: int) -> list[str]:
    if path is None:
        return [TEXT * 4] * limit
    lines = Path(path).read_text(encoding="utf8").split("\n")
    return [json.loads(line)["text"] for line in lines[:limit] if line.strip()]


def rounds(runs: dict[str, Run], texts: list[str], n: int) -> dict[str, list[float]]:
    """Words per CPU second of each system in each round."""
    words = sum(len(text.split()) for text in texts)
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for run in runs.values():
        run(texts[:2])  # warm
    for i in range(n):
        for name in names[i % len(names) :] + names[: i % len(names)]:
            started = time.process_time()
            runs[name](texts)
            speeds[name].append(words / (time.process_time() - started))
    return speeds


def alone(name: str, path: str | None, limit: int) -> dict[str, float]:
    """Start-up in seconds and peak memory in MB of one system in a process of its own."""
    command = [sys.executable, sys.argv[0], "--alone", name, "--limit", str(limit)]
    done = subprocess.run(
        command + (["--articles", path] if path else []), capture_output=True, text=True, check=True
    ).stdout
    return dict(json.loads(done.strip().split("\n")[-1]))


def report_alone(name: str, texts: list[str]) -> None:
    started = time.perf_counter()
    run = start(name)
    loaded = time.perf_counter() - started
    run(texts)
    print(json.dumps({"load_s": loaded, "peak_mb": peak_megabytes()}))


def peak_megabytes() -> float:
    """Peak memory of this process; from /proc on Linux, where `ru_maxrss` starts at that of the parent process."""
    status = Path("/proc/self/status")
    if status.is_file():
        return float(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def import_seconds() -> float:
    """Median time of `import quoteattr` in a new interpreter, less the interpreter's own start."""

    def once(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - started

    return statistics.median(once("import quoteattr") - once("pass") for _ in range(5))


def scaling(name: str) -> None:
    """Time against length, and the slope on log-log axes (1 is linear)."""
    run = start(name)
    run([TEXT])
    points = []
    print("\n| characters | seconds |\n|--:|--:|")
    for kilobytes in (1, 10, 100, 300):
        text = (TEXT * (1 + 1000 * kilobytes // len(TEXT)))[: 1000 * kilobytes]
        started = time.process_time()
        run([text])
        points.append((math.log(len(text)), math.log(time.process_time() - started)))
        print(f"| {len(text):,} | {math.exp(points[-1][1]):.3f} |")
    slope = statistics.linear_regression(*zip(*points[1:], strict=True)).slope
    print(f"\n{name}: log-log slope from 10 kB on {slope:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line")
    parser.add_argument("--limit", type=int, default=30, help="only so many articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--systems", nargs="+", default=DEFAULT, help=f"{', '.join(SYSTEMS)}, or pipelines by name or path"
    )
    parser.add_argument("--scaling", help="a system: show how its time grows with length, and stop")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one core, also for libraries that start threads
    texts = read_texts(options.articles, options.limit)
    if options.alone:
        return report_alone(options.alone, texts)
    if options.scaling:
        return scaling(options.scaling)
    speeds = rounds({name: start(name) for name in options.systems}, texts, options.rounds)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words:,} words, {options.rounds} rounds, one core\n")
    print("| system | words per CPU second | of bare spaCy | start | peak memory |\n|---|--:|--:|--:|--:|")
    for name in options.systems:
        ratio = (
            statistics.median(own / base for own, base in zip(speeds[name], speeds[BASE], strict=True))
            if BASE in speeds
            else math.nan
        )
        cost = alone(name, options.articles, options.limit)
        print(
            f"| {name} | {statistics.median(speeds[name]):,.0f} | {ratio:.2f} "
            f"| {cost['load_s']:.1f} s | {cost['peak_mb']:,.0f} MB |"
        )
    print(f"\n`import quoteattr`: {import_seconds():.2f} s")


if __name__ == "__main__":
    main()
