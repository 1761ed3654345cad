"""Runs to measure: a corpus run in a process of its own, with its time, its processor time and its memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

_RUN = """
import json, resource, sys, time
from quoteattr.batch.run import run_corpus
options = json.loads(sys.argv[1])
began = time.perf_counter()
done = run_corpus(options.pop("input"), options.pop("out"), **options)
seconds = time.perf_counter() - began
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({
    "seconds": seconds, "articles": done.articles, "words": done.words, "quotes": done.quotes,
    "parent_cpu": own.ru_utime + own.ru_stime, "workers_cpu": workers.ru_utime + workers.ru_stime,
}))
"""


def corpus_run(**options: Any) -> dict[str, float]:
    """`run_corpus` with these options; seconds on the clock, and of the processor by parent and by workers."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(options, default=str)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def quick_pipeline(folder: Path) -> Path:
    """Our rules without spaCy's trained components: quick, for measuring what is around a pipeline."""
    import spacy

    import quoteattr

    path = folder / "quick"
    if not path.is_dir():
        quoteattr.add_components(spacy.blank("en")).to_disk(path)
    return path


def work_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="quoteattr-bench-"))


def load() -> str:
    """What else the machine does, in words: figures of a busy machine are to be read with care."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} (5 min: {five:.1f}) on {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}"
