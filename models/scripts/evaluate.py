"""Score a packaged pipeline and write what came out: its card (README.md), its meta, and evaluation.json beside them.

    python scripts/evaluate.py en_quoteattr_sm $QUOTEATTR_DATA [--limit 5]

The data are PolNeAR dev, with CofeNet's pieces of it and speakers of 30 articles, and GUM's news (train and dev
documents).
"""

import argparse
import json
from pathlib import Path

import spacy

import quoteattr
from quoteattr.corpora import read_gold, read_pieces
from quoteattr.evaluation import SystemScores, evaluate_file, evaluation_json, format_evaluation
from quoteattr.scorer import Prediction, Ratio, score_cofenet

CARD = Path(__file__).with_name("card.md")
#: What the card says that no file of the pipeline knows.
WORDS = {
    "en_quoteattr_sm": {
        "installed": '; `quoteattr.load("rules")` leaves the network out',
        "network": "all-MiniLM-L6-v2 (Apache-2.0), 18 of its 22 million weights, in int8,",
        "taught": (
            " Then it went on with the soft tags of a large network in the same articles, in\n"
            "2,127 of BBC News of 2004 and 2005 (copyright BBC, research use) and in 87 of GUM without its news "
            "(CC BY 4.0): whole, and,\n"
            "without 30 of the 72 attention heads and 3,840 of the 9,216 neurons between, which mattered least, "
            "again and for longer; at\n"
            "last, with a larger and better teacher, with 6,920 texts of our own, in two fifths of which nobody "
            "says\n"
            "anything (`models/data/invented.jsonl`). It went on from the mean of several trainings."
        ),
    },
    "en_quoteattr_lg": {
        "installed": (
            ", after `pip install ./models/en_quoteattr_lg`. It reads a thirteenth as fast as `en_quoteattr_sm`"
        ),
        "network": (
            "all-mpnet-base-v2 (110 million weights, Apache-2.0), its weights in int8, its vocabulary cut down "
            "to the pieces that PolNeAR's training part and 2,127 BBC articles use,"
        ),
        "taught": (
            " It is the mean of two trainings that a network of the same kind, trained\n"
            "on PolNeAR alone, had a half in: by its soft tags in the same articles, in 2,127 of BBC News of "
            "2004 and 2005 (copyright\n"
            "BBC, research use) and in 87 of GUM without its news (CC BY 4.0); one of the two also saw 1,490 "
            "short texts of our own, in\n"
            "half of which nobody says anything (`models/data/invented.jsonl`)."
        ),
    },
}
UNKNOWN = {"installed": "", "network": "a network", "taught": ""}
GROUPS = ("all", "direct+mixed", "direct")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("data", type=Path, help="folder with polnear/ and gum/")
    parser.add_argument("--limit", type=int, help="only so many articles: a trial, nothing is written")
    options = parser.parse_args()
    options.pipeline = options.pipeline.resolve()  # and not the one of its name that is installed
    polnear = evaluate_file(
        options.data / "polnear/dev.jsonl",
        model=options.pipeline,
        speakers=options.data / "polnear/dev_speakers.jsonl",
        limit=options.limit,
    )
    gum = evaluate_file(options.data / "gum/news_dev.jsonl", model=options.pipeline, speech=True, limit=options.limit)
    exact = exact_spans(options.pipeline, options.data, options.limit)
    for evaluation in (polnear, gum):
        print(format_evaluation(evaluation), end="\n\n")
    print(exact_line(exact))
    if options.limit is None:
        scores = {"PolNeAR dev": polnear.systems[0], "GUM news": gum.systems[0]}
        write_card(options.pipeline, scores, exact)
        both = {"polnear": json.loads(evaluation_json(polnear)), "gum": json.loads(evaluation_json(gum))}
        (options.pipeline / "evaluation.json").write_text(json.dumps(both, indent=1) + "\n", encoding="utf8")


def exact_spans(pipeline: Path, data: Path, limit: int | None) -> dict[str, Ratio]:
    """CofeNet's protocol on its pieces of PolNeAR dev."""
    nlp = quoteattr.load(pipeline)
    gold = read_gold(data / "polnear/dev.jsonl")[:limit]
    found = {a.id: [Prediction.of(quote) for quote in quoteattr.extract(a.article, nlp)] for a in gold}
    return score_cofenet(gold, read_pieces(data / "polnear/cofenet_valid.jsonl"), found)


def exact_line(exact: dict[str, Ratio]) -> str:
    return "exact F on CofeNet's pieces: " + ", ".join(f"{role} {ratio.f:.1f}" for role, ratio in exact.items())


def write_card(pipeline: Path, scores: dict[str, SystemScores], exact: dict[str, Ratio]) -> None:
    meta_path = pipeline / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf8"))
    meta["performance"] |= performance(scores, exact)
    meta_path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    size = sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file() and path.suffix != ".pyc")
    card = CARD.read_text(encoding="utf8").format(
        name=pipeline.name,
        version=meta["version"],
        components=", ".join(spacy.util.load_config(pipeline / "config.cfg")["nlp"]["pipeline"]),
        size=size / 1e6,
        license=meta["license"],
        **WORDS.get(pipeline.name, UNKNOWN),
        figures=figures(scores),
        exact="\n" + exact_line(exact)[0].upper() + exact_line(exact)[1:] + ".\n",
    )
    (pipeline / "README.md").write_text(card, encoding="utf8")


def figures(scores: dict[str, SystemScores]) -> str:
    """A table with a row for each kind, and what each corpus says of segments and speakers."""
    lines = ["| e2e F | " + " | ".join(scores) + " |", "|---|" + "--:|" * len(scores)]
    for group in GROUPS:
        cells = []
        for system in scores.values():
            low, high = system.intervals[f"e2e {group}"]
            cells.append(f"{system.spans[group].e2e.f:.1f} ({low:.1f}-{high:.1f})")
        lines.append(f"| {group} | " + " | ".join(cells) + " |")
    segments = [f"{s.segments.attributed:.1f} ({_range(s.intervals['segments'])})" for s in scores.values()]
    lines.append("| quoted segments attributed, % | " + " | ".join(segments) + " |")
    named = [f"{s.speakers.e2e.f:.1f}" if s.speakers else "-" for s in scores.values()]
    lines.append("| speaker by name | " + " | ".join(named) + " |")
    kinds = next(iter(scores.values())).spans["all"].by_kind
    lines += ["", "| found and attributed, % | " + " | ".join(f"{n} (of {k.n})" for n, k in kinds.items()) + " |"]
    lines += ["|---|" + "--:|" * len(kinds)]
    for name, system in scores.items():
        rates = [system.spans["all"].by_kind.get(kind) for kind in kinds]
        lines.append(
            f"| {name} | " + " | ".join(f"{r.found:.1f} / {r.attributed:.1f}" if r else "-" for r in rates) + " |"
        )
    return "\n".join(lines)


def _range(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.1f}-{interval[1]:.1f}"


def performance(scores: dict[str, SystemScores], exact: dict[str, Ratio]) -> dict[str, float]:
    """Plain numbers between 0 and 1, as spaCy's meta has them."""
    found: dict[str, float] = {}
    for corpus, system in zip(("polnear_dev", "gum_news"), scores.values(), strict=True):
        for group in GROUPS:
            found[f"{corpus}_e2e_f_{group.replace('+', '_')}"] = round(system.spans[group].e2e.f / 100, 6)
        found[f"{corpus}_segments_attributed"] = round(system.segments.attributed / 100, 6)
        if system.speakers:
            found[f"{corpus}_speaker_f"] = round(system.speakers.e2e.f / 100, 6)
    return found | {f"cofenet_exact_f_{role}": round(ratio.f / 100, 6) for role, ratio in exact.items()}


if __name__ == "__main__":
    main()
