"""All of these measurements by one command: Markdown tables and a plot.

    python benchmarks/corpus/report.py --out docs/figures
    python benchmarks/corpus/report.py --small          # in minutes, to see that it runs

Needs matplotlib for the plot. Run it on a machine with nothing else to do: each table says the load.
"""

import argparse
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent

#: Name, title, arguments of the full measurement and of the small one.
PARTS = (
    (
        "throughput",
        "Against bare spaCy and textacy",
        ["--limit", "30", "--rounds", "5"],
        ["--limit", "3", "--rounds", "1"],
    ),
    ("scaling", "Workers, and from disk to disk", ["--number", "400"], ["--number", "40", "--rounds", "1"]),
    ("memory", "Memory and cost along a run", ["--number", "20000"], ["--number", "1000", "--chunk", "50"]),
    (
        "growth",
        "Cost of an article as the corpus grows",
        ["--number", "20000", "--calls"],
        ["--number", "2000", "--step", "400", "--calls"],
    ),
    ("identity", "Joining speakers", ["--most", "1000000"], ["--least", "1000", "--most", "30000"]),
    ("kill", "kill -9", ["--number", "5000", "--kills", "20"], ["--number", "300", "--kills", "2", "--chunk", "50"]),
)


def command(name: str, arguments: list[str], articles: str | None, points: Path) -> list[str]:
    script = HERE.parent / "throughput.py" if name == "throughput" else HERE / f"{name}.py"
    given = ["--articles", articles] if articles and name != "identity" else []
    more = ["--json", str(points)] if name == "memory" else []
    return [sys.executable, str(script), *arguments, *given, *more]


def plot(points: list[dict[str, float]], path: Path) -> None:
    """Memory of worker and parent, and processor time an article, against articles read."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    articles = [point["articles"] for point in points]
    for key, label in (("worker_mb", "worker"), ("parent_mb", "parent")):
        left.plot(articles, [point[key] for point in points], label=label)
    most = max(point[key] for point in points for key in ("worker_mb", "parent_mb"))
    left.set(xlabel="articles read", ylabel="resident memory, MB", ylim=(0, 1.3 * most))
    left.legend(loc="upper right")
    steps = pairwise(points)
    cost = [1000 * (b["cpu"] - a["cpu"]) / (b["articles"] - a["articles"]) for a, b in steps]
    right.plot(articles[1:], cost)
    right.set(xlabel="articles read", ylabel="processor ms an article", ylim=(0, None))
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", help="JSONL with a 'text' in each line; by default invented ones")
    parser.add_argument(
        "--out", type=Path, default=Path("benchmark-report"), help="folder for corpus.md and corpus.svg"
    )
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--parts", nargs="+", choices=[name for name, *_ in PARTS], help="only these")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    points = options.out / "memory.json"
    sections = []
    for name, title, full, small in PARTS:
        if options.parts and name not in options.parts:
            continue
        line = command(name, small if options.small else full, options.articles, points)
        print(" ".join(line), file=sys.stderr)
        done = subprocess.run(line, capture_output=True, text=True, cwd=HERE)
        sections.append(f"## {title}\n\n{done.stdout.strip() or done.stderr.strip()}\n")
    (options.out / "corpus.md").write_text("\n".join(sections), "utf-8")
    if points.is_file():
        plot(json.loads(points.read_text("utf-8")), options.out / "corpus.svg")
    print(options.out / "corpus.md")


if __name__ == "__main__":
    main()
