"""From 1 to N workers, and from disk to disk against the pipeline in memory, in paired rounds.

    python benchmarks/corpus/scaling.py --number 400 --workers 1 2 --rounds 3

Every round runs all on the same articles, in turn. Starting processes and loading the pipeline is taken off: each run
is measured with few articles, too, and the difference counts. Besides the clock, the processor's time is told, which
others on the machine disturb less.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from measuring import corpus_run, load, quick_pipeline, work_folder
from sampling import write

_IN_MEMORY = """
import json, sys, time
import quoteattr
path, few, model = sys.argv[1:]
nlp = quoteattr.load(model or None)
articles = list(quoteattr.read_articles(path))
for _ in quoteattr.pipe(articles[: int(few)], nlp): pass
began, cpu = time.perf_counter(), time.process_time()
for _ in quoteattr.pipe(articles[int(few) :], nlp): pass
print(json.dumps({"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}))
"""


def in_memory(path: Path, few: int, model: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _IN_MEMORY, str(path), str(few), model], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def one_run(folder: Path, path: Path, few: int, model: str, workers: int) -> dict[str, float]:
    """Seconds of all articles less those of the first few."""
    found = []
    for limit in (few, None):
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        done = corpus_run(input=path, out=out, model=model or None, workers=workers, limit=limit)
        found.append((done["seconds"], done["parent_cpu"] + done["workers_cpu"]))
    (short, short_cpu), (long, long_cpu) = found
    return {"seconds": long - short, "cpu": long_cpu - short_cpu}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line, to take paragraphs from")
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="", help="by default the best pipeline; 'quick' for rules without a parse")
    options = parser.parse_args()
    folder = work_folder()
    model = str(quick_pipeline(folder)) if options.model == "quick" else options.model
    path = write(folder / "in.jsonl", options.number, options.words, options.articles)
    few = max(8, options.number // 10)
    rounds: dict[str, list[dict[str, float]]] = {}
    for _ in range(options.rounds):
        rounds.setdefault("in memory", []).append(in_memory(path, few, model))
        for workers in options.workers:
            rounds.setdefault(f"{workers} workers", []).append(one_run(folder, path, few, model, workers))
    report(rounds, options.number - few)
    shutil.rmtree(folder)


def report(rounds: dict[str, list[dict[str, float]]], articles: int) -> None:
    print(f"{articles} articles, {len(rounds['in memory'])} rounds, {load()}\n")
    print("| run | articles a second | against in memory | against 1 worker | processor ms an article | of in memory |")
    print("|---|--:|--:|--:|--:|--:|")
    base, one = rounds["in memory"], rounds.get("1 workers")
    for name, runs in rounds.items():
        clock = statistics.median(articles / run["seconds"] for run in runs)
        memory = statistics.median(b["seconds"] / r["seconds"] for b, r in zip(base, runs, strict=True))
        single = statistics.median(b["seconds"] / r["seconds"] for b, r in zip(one, runs, strict=True)) if one else 0
        cpu = statistics.median(run["cpu"] for run in runs)
        share = statistics.median(r["cpu"] / b["cpu"] for b, r in zip(base, runs, strict=True))
        print(f"| {name} | {clock:.1f} | {memory:.2f} | {single:.2f} | {1000 * cpu / articles:.1f} | {share:.2f} |")


if __name__ == "__main__":
    main()
