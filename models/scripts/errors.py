"""What goes wrong, by type: every error of a pipeline on gold articles, and a sample of them to read.

    python scripts/errors.py en_quoteattr_sm $QUOTEATTR_DATA/polnear/dev.jsonl [--sample 100] [--show]

missed: nothing overlaps the gold content. shorter, longer, shifted: what overlaps it shares less than half of the words
of both. source: the content is right, its source is another one, or none, or should be none. extra: a prediction that
overlaps no gold content, and is not inside another one.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import quoteattr
from quoteattr.corpora import GoldArticle, read_gold
from quoteattr.scorer import Prediction, align


class Error(NamedTuple):
    type: str
    kind: str
    text: str


def errors(article: GoldArticle, predictions: list[Prediction]) -> Iterator[Error]:
    aligned = align(article, predictions)
    touched = set()
    for i, gold in enumerate(aligned.gold):
        words = " ".join(article.text[start:end] for start, end in article.attributions[i].content)
        if i in aligned.pairs:
            side = aligned.predicted[aligned.pairs[i]]
            if gold.source and not side.source:
                yield Error("source: none given", gold.kind, words)
            elif gold.source and not gold.shares_source(side):
                yield Error("source: another one", gold.kind, words)
            elif not gold.source and side.source:
                yield Error("source: should be none", gold.kind, words)
            continue
        near = [j for j, side in enumerate(aligned.predicted) if gold.content & side.content]
        touched.update(near)
        if not near:
            yield Error("missed", gold.kind, words)
            continue
        best = max((aligned.predicted[j].content for j in near), key=lambda content: len(gold.content & content))
        longer, shorter = best > gold.content, best < gold.content
        yield Error("longer" if longer else "shorter" if shorter else "shifted", gold.kind, words)
    matched = set(aligned.pairs.values())
    for j, side in enumerate(aligned.predicted):
        if j not in matched and j not in aligned.free and j not in touched:
            words = " ".join(article.text[start:end] for start, end in aligned.predictions[j].content)
            yield Error("extra", side.kind, words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--show", action="store_true", help="print the sample")
    options = parser.parse_args()
    nlp = quoteattr.load(options.pipeline)
    found = [
        error
        for article in read_gold(options.gold)
        for error in errors(article, [Prediction.of(quote) for quote in quoteattr.extract(article.article, nlp)])
    ]
    sample = random.Random(1).sample(found, min(options.sample, len(found)))
    print(
        f"{len(found)} errors; of a sample of {len(sample)}:\n\n| type | direct | mixed | indirect |\n|---|--:|--:|--:|"
    )
    counts = Counter((error.type, error.kind) for error in sample)
    for name, _ in Counter(error.type for error in sample).most_common():
        print(f"| {name} | " + " | ".join(str(counts[name, kind]) for kind in ("direct", "mixed", "indirect")) + " |")
    if options.show:
        for error in sample:
            print(f"{error.type}, {error.kind}: {error.text[:160]}")


if __name__ == "__main__":
    main()
