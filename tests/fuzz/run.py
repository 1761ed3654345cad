"""Fuzz targets, led by coverage (atheris), and report what was found, as a Markdown table.

    pip install atheris
    python tests/fuzz/run.py --seconds 90                                 all targets, the time shared among them
    python tests/fuzz/run.py --characters 10000000 --targets marks dates  so much for each

Each target runs in a process of its own; an input that fails is kept in --out, and is to become a test.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST = 4096


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", nargs="+", help="by default all")
    parser.add_argument("--characters", type=int, help="bytes of input for each target")
    parser.add_argument("--seconds", type=float, default=60, help="in all, where no --characters are given")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "quoteattr-fuzz")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if find_spec("atheris") is None:
        print("Not fuzzed: atheris is not installed, and has no wheel for every Python and system.")
        return 0
    if options.one:
        return fuzz(options.one, options.characters, options.seconds, options.out)
    from fuzz.targets import TARGETS

    names = options.targets or list(TARGETS)
    print("| target | runs | bytes | result |\n|--|--:|--:|--|")
    failed = [name for name in names if not report(name, options, len(names))]
    return 1 if failed else 0


def report(name: str, options: argparse.Namespace, targets: int) -> bool:
    """Run one target and print its row; whether nothing was found."""
    command = [sys.executable, __file__, "--one", name, "--out", str(options.out)]
    if options.characters:
        command += ["--characters", str(options.characters)]
    else:
        command += ["--seconds", str(max(1.0, options.seconds / targets))]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    log = done.stdout + done.stderr
    counts = re.findall(r"^done (\d+) (\d+)$", log, re.M)
    runs, size = counts[-1] if counts else ("", "")
    raised = re.findall(r"^[\w.]*(?:Error|Exception)\b.*$|^.*(?:timeout|ERROR: libFuzzer).*$", log, re.M)
    found = "" if done.returncode == 0 and counts else (raised[0][:150] if raised else f"exit {done.returncode}")
    print(f"| {name} | {runs} | {size} | {found or 'nothing'} |", flush=True)
    if found:
        (options.out / f"{name}.log").write_text(log, encoding="utf8")
    return not found


def fuzz(name: str, characters: int | None, seconds: float, out: Path) -> int:
    import time

    import atheris

    with atheris.instrument_imports(include=["quoteattr"]):
        from fuzz.targets import TARGETS
    from fuzz.seeds import seeds

    corpus = out / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(data[:LONGEST])
    target, spent, runs = TARGETS[name], 0, 0
    until = time.monotonic() + seconds

    def once(data: bytes) -> None:
        nonlocal spent, runs
        if spent >= characters if characters else time.monotonic() > until:
            print(f"done {runs} {spent}", flush=True)
            os._exit(0)
        target(data)
        spent, runs = spent + len(data), runs + 1

    # always the same course: a run that is bounded by characters finds tomorrow what it finds today
    settings = ["-seed=1", f"-max_len={LONGEST}", "-timeout=20", "-len_control=0", f"-artifact_prefix={out}/{name}-"]
    atheris.Setup([sys.argv[0], *settings, str(corpus)], once)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
