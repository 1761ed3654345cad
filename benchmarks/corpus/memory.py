"""Resident memory of worker and parent along a run (what an article costs: growth.py).

    python benchmarks/corpus/memory.py --number 20000 --words 40

One run with one worker; memory and processor time are looked at whenever a chunk is committed. The pipeline is the
rules without spaCy's trained components, unless --model names another: what is measured is what is around it.
"""

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

import psutil
from measuring import load, quick_pipeline, work_folder
from sampling import write

_RUN = """
import json, sys
from quoteattr.batch.run import run_corpus
options = json.loads(sys.argv[1])
run_corpus(options.pop("input"), options.pop("out"), **options)
"""


def watch(path: Path, out: Path, model: str | None, chunk: int) -> list[dict[str, float]]:
    """A point a chunk: articles so far, MB of worker and parent, processor seconds of both so far."""
    options = {"input": str(path), "out": str(out), "model": model, "workers": 1, "chunk": chunk}
    run = psutil.Popen([sys.executable, "-c", _RUN, json.dumps(options)])
    journal = out / "_state" / "journal.jsonl"
    points: list[dict[str, float]] = []
    articles = seen = 0
    while run.poll() is None:
        lines = journal.read_bytes().splitlines() if journal.is_file() else []
        if len(lines) > seen:
            articles += sum(json.loads(line)["totals"]["articles"] for line in lines[seen:])
            seen = len(lines)
            if not points or articles > points[-1]["articles"]:
                points.append({"articles": articles, **_look(run)})
        time.sleep(0.05)
    return [point for point in points if point["worker_mb"]]  # at the very end the worker may be gone


def _look(run: psutil.Popen) -> dict[str, float]:
    processes = [run, *run.children()]
    memory = [process.memory_info().rss / 1e6 for process in processes]
    times = [process.cpu_times() for process in processes]
    return {
        "parent_mb": memory[0],
        "worker_mb": sum(memory[1:]),
        "cpu": sum(spent.user + spent.system for spent in times),
        "parent_cpu": times[0].user + times[0].system,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line, to take paragraphs from")
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=40)
    parser.add_argument("--model", help="a pipeline by name or path; by default rules without a parse")
    parser.add_argument("--chunk", type=int, default=500)
    parser.add_argument("--json", type=Path, help="write the points here, too")
    options = parser.parse_args()
    folder = work_folder()
    model = options.model or str(quick_pipeline(folder))
    path = write(folder / "in.jsonl", options.number, options.words, options.articles)
    points = watch(path, folder / "out", model, options.chunk)
    shutil.rmtree(folder)
    if options.json:
        options.json.write_text(json.dumps(points))
    print(f"{options.number:,} articles of {options.words} words, {load()}\n")
    print("| articles | worker, MB | parent, MB | processor ms an article since the row above |\n|--:|--:|--:|--:|")
    marks = [options.number * step // 20 for step in range(2, 21, 2)]
    last = None
    for point in (next(p for p in points if p["articles"] >= mark) for mark in marks if points[-1]["articles"] >= mark):
        cost = (
            ""
            if last is None
            else f"{1000 * (point['cpu'] - last['cpu']) / (point['articles'] - last['articles']):.2f}"
        )
        print(f"| {point['articles']:,.0f} | {point['worker_mb']:.0f} | {point['parent_mb']:.0f} | {cost} |")
        last = point
    report_growth(points, options.number)


def report_growth(points: list[dict[str, float]], number: int) -> None:
    """Memory at the end against that after a tenth."""
    tenth = next(point for point in points if point["articles"] >= number / 10)
    for who in ("worker_mb", "parent_mb"):
        print(f"\n{who}: after a tenth {tenth[who]:.0f}, at the end {points[-1][who]:.0f}, "
              f"{points[-1][who] / tenth[who]:.3f} times")  # fmt: skip


if __name__ == "__main__":
    main()
