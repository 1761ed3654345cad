"""How well a pipeline does on the corpora that QUOTEATTR_DATA names.

Run this file to measure: ``QUOTEATTR_DATA=... python tests/gate/measures.py rules``; ``--write`` writes the floors, one
point under what was measured for corpora (other machines round other numbers), exactly for the
reference article, and none where that is read worse than its floors say.
"""

import argparse
import importlib
import json
import math
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from gate.families import PIPELINES

import quoteattr
from quoteattr import Article, Quote
from quoteattr.evaluation import SystemScores, evaluate_file

FLOORS = Path(__file__).parent / "corpora_floors.json"


def measure_corpora(pipeline: str, data: Path) -> dict[str, float]:
    """Figures in percent; those of the reference article are counts."""
    [polnear] = evaluate_file(
        data / "polnear" / "dev.jsonl", model=pipeline, speakers=data / "polnear" / "dev_speakers.jsonl"
    ).systems
    [gum] = evaluate_file(data / "gum" / "news_dev.jsonl", model=pipeline, speech=True).systems
    article = measure_article(pipeline, data)
    return {**_figures("polnear dev", polnear), **_figures("gum news dev", gum), **article}


def _figures(corpus: str, scores: SystemScores) -> dict[str, float]:
    figures = {f"{group} e2e": spans.e2e.f for group, spans in scores.spans.items() if group != "indirect"}
    figures["segments attributed"] = scores.segments.attributed
    figures["articles failed"] = len(scores.failed)
    if scores.speakers:
        figures["speaker e2e"] = scores.speakers.e2e.f
        figures["speaker of found"] = scores.speakers.given or 0.0
        figures["date stated"] = scores.speakers.date or 0.0
    return {f"{corpus}: {name}": math.floor(10 * value) / 10 for name, value in figures.items()}


def measure_article(pipeline: str, data: Path) -> dict[str, float]:
    """The reference article, judged by the reference scorer; nothing where that is not beside the corpora."""
    scorer, [gold] = data.parent / "eval" / "article.py", list((data / "articles").glob("*.gold.json"))
    if not scorer.is_file():
        return {}
    row = json.loads((data / "articles" / "reference.jsonl").read_text(encoding="utf8").split("\n")[0])
    article = Article(**{key: row.get(key) for key in ("text", "id", "title", "outlet", "published")})
    quotes = quoteattr.extract(article, quoteattr.load(pipeline))
    text = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    sys.path.insert(0, str(scorer.parent))
    try:
        with tempfile.TemporaryDirectory() as folder:
            predictions = Path(folder) / "predictions.jsonl"
            record = {"id": article.id, "quotes": [_record(quote) for quote in quotes]}
            predictions.write_text(json.dumps(record) + "\n", encoding="utf8")
            counts = importlib.import_module("article").main(str(gold), str(text), str(predictions))
    finally:
        sys.path.remove(str(scorer.parent))
    names = ("required", "found", "speakers", "dates", "intruders")
    return {f"article: {name}": count for name, count in zip(names, counts, strict=True)}


def _record(quote: Quote) -> dict[str, Any]:
    return {
        "content": [[piece.start, piece.end] for piece in quote.content],
        "speaker": quote.speaker.name if quote.speaker else None,
        "date": quote.date.iso if quote.date else None,
        "via": quote.via.text if quote.via else None,
        "section": quote.section,
    }


def is_ceiling(name: str) -> bool:
    return name.endswith(("intruders", "failed"))


def is_worse(name: str, measured: dict[str, float], floor: float) -> bool:
    """Whether it is a count of the reference article, and worse than its floor."""
    value = measured.get(name, 0)
    return name.startswith("article") and (value > floor if is_ceiling(name) else value < floor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", choices=PIPELINES)
    parser.add_argument("--write", action="store_true", help="write the floors of this pipeline")
    options = parser.parse_args()
    measured = measure_corpora(PIPELINES[options.pipeline], Path(os.environ["QUOTEATTR_DATA"]))
    print(json.dumps(measured, indent=1))
    if options.write:
        floors = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.is_file() else {}
        worse = [name for name, floor in floors.get(options.pipeline, {}).items() if is_worse(name, measured, floor)]
        if worse:
            raise SystemExit(
                f"Nothing is written: the reference article is read worse than before: {', '.join(worse)}."
            )
        floors[options.pipeline] = {
            name: value if is_ceiling(name) or name.startswith("article") else round(value - 1, 1)
            for name, value in measured.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
