"""`kill -9` at random moments, each time gone on with: is the dataset that of an undisturbed run, row for row?

    python benchmarks/corpus/kill.py --number 5000 --kills 20

Moments are drawn over the articles, so that the kills fall all along the run, and a few milliseconds on, so that they
fall into whatever the run is at: reading, writing, renaming.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from measuring import load, work_folder
from sampling import write

_RUN = """
import json, sys
from quoteattr.batch.run import run_corpus
options = json.loads(sys.argv[1])
run_corpus(options.pop("input"), options.pop("out"), **options)
"""


def begin(options: dict[str, object]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _RUN, json.dumps(options)])


def committed(out: Path) -> int:
    journal = out / "_state" / "journal.jsonl"
    return journal.read_bytes().count(b"\n") if journal.is_file() else 0


def rows(out: Path) -> dict[str, list[dict[str, object]]]:
    import quoteattr

    corpus = quoteattr.open_dataset(out)
    keys = {"quotes": ("article_id", "quote_id"), "speakers": ("article_id", "speaker_id"), "articles": ("article_id",)}
    return {
        table: sorted(corpus.to_arrow(table).to_pylist(), key=lambda row, by=by: [row[key] for key in by])
        for table, by in keys.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line, to take paragraphs from")
    parser.add_argument("--number", type=int, default=5000)
    parser.add_argument("--words", type=int, default=40)
    parser.add_argument("--partition", help="year, month, outlet; with commas")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--chunk", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--model", default="rules", help="a pipeline by name or path; one that finds something")
    parser.add_argument("--jitter", type=float, default=0.5, help="seconds after a commit, at most, until the kill")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder, chance = work_folder(), random.Random(options.seed)
    path = write(folder / "in.jsonl", options.number, options.words, options.articles)
    given = {"input": str(path), "model": options.model, "workers": options.workers,
             "chunk": options.chunk, "partition": options.partition}  # fmt: skip
    whole, out = folder / "whole", folder / "out"
    if begin({**given, "out": str(whole)}).wait():
        raise SystemExit("the undisturbed run failed")
    chunks = committed(whole)
    kills = 0
    for moment in sorted(chance.sample(range(1, chunks), min(options.kills, chunks - 1))):
        run = begin({**given, "out": str(out)})
        while run.poll() is None and committed(out) < moment:
            time.sleep(0.001)
        time.sleep(chance.random() * options.jitter)
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
            kills += 1
        run.wait()
    begin({**given, "out": str(out)}).wait()
    expected, found = rows(whole), rows(out)
    print(f"{options.number:,} articles in {chunks} chunks, {kills} kills, {load()}")
    for table in expected:
        same = "equal, row for row" if expected[table] == found[table] else "NOT EQUAL"
        print(f"{table}: {len(expected[table]):,} and {len(found[table]):,} rows, {same}")
    shutil.rmtree(folder)
    sys.exit(expected != found or not all(expected.values()))  # two empty tables are equal, and show nothing


if __name__ == "__main__":
    main()
