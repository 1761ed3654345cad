"""Check the annotated articles, keep some apart to stop by, and find silver entities.

    python scripts/prepare.py polnear/train.jsonl runs/en_quoteattr_sm

TUNE articles, evenly spread over the file and so over its outlets, are the tune part: PolNeAR's dev part stays for
measuring alone.
"""

import argparse
from pathlib import Path

from quoteattr.corpora.annotated import read_annotated
from quoteattr.training import find_entities

TUNE = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="annotated articles as JSON lines")
    parser.add_argument("run", type=Path, help="the folder to fill")
    options = parser.parse_args()
    prepare(options.data, options.run)


def prepare(data: Path, run: Path) -> None:
    articles = read_annotated(data)
    lines = [line for line in data.read_text(encoding="utf8").split("\n") if line.strip()]
    run.mkdir(parents=True, exist_ok=True)
    every = len(lines) // TUNE
    tune = lines[every - 1 :: every]
    for name, part in (("train", [line for line in lines if line not in set(tune)]), ("tune", tune)):
        (run / f"{name}.jsonl").write_text("\n".join(part) + "\n", encoding="utf8")
    found = find_entities(articles, run / "entities.jsonl")
    if found is None:
        raise SystemExit("The silver entities need a pipeline with an NER: pip install quoteattr")
    attributions = sum(len(article.attributions) for article in articles)
    print(f"{len(articles)} articles, {attributions} attributions, {sum(map(len, found.values()))} entities")


if __name__ == "__main__":
    main()
