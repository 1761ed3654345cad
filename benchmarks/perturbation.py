"""How much worse the figures get where the same articles come in another typography, as a Markdown table.

    python benchmarks/perturbation.py --gold dev.jsonl --models rules en_quoteattr_sm --limit 40

Every article is changed, the gold offsets move with the text, and the pipeline reads what came out. The changes: marks
straightened or curled, all lower or upper case, lines wrapped at 72 characters, wrapped with blank lines only between
paragraphs, paragraphs joined, and errors of character recognition in 1 % of the letters.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import quoteattr
from quoteattr.corpora import GoldArticle, read_gold
from quoteattr.ml.augment import hard_wrap
from quoteattr.scorer import Prediction, align, count_spans, span_scores, total

#: A change: (start, end, what stands there instead), in order, not overlapping.
Edits = list[tuple[int, int, str]]

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
#: What a scan is read as. Of one letter, or two as one.
_MISREAD = {"e": "c", "c": "e", "l": "1", "I": "l", "o": "0", "O": "0", "h": "b", "n": "u", "u": "n", "s": "5",
            "S": "5", "i": "l", "t": "f", "f": "t", "m": "rn", "B": "8", "g": "q", "a": "o"}  # fmt: skip


def straightened(text: str) -> Edits:
    return _each(text, lambda c: c.translate(_STRAIGHT))


def curled(text: str) -> Edits:
    """Every straight mark by what stands before it, as word processors do."""
    edits = []
    for match in re.finditer("[\"']", text):
        opens = match.start() == 0 or text[match.start() - 1].isspace() or text[match.start() - 1] in "([{—–-“‘\"'"
        edits.append((match.start(), match.end(), ("“‘" if opens else "”’")[match.group() == "'"]))
    return edits


def lower(text: str) -> Edits:
    return _each(text, str.lower)


def upper(text: str) -> Edits:
    return _each(text, str.upper)


def wrapped(text: str, width: int = 72) -> Edits:
    """Line breaks in mid-sentence in place of spaces."""
    broken = hard_wrap(text, width)
    return [(at, at + 1, "\n") for at, (old, new) in enumerate(zip(text, broken, strict=True)) if old != new]


def narrow(text: str) -> Edits:
    """Wrapped as in a newspaper's column."""
    return wrapped(text, 38)


def joined(text: str) -> Edits:
    return [(match.start(), match.end(), " ") for match in re.finditer(r"\s*\n\s*", text)]


def misread(text: str) -> Edits:
    """1 % of the letters and figures as a scan might have them, or missing."""
    draw, edits = random.Random(len(text)), []
    for at, char in enumerate(text):
        if char.isalnum() and draw.random() < 0.01:
            edits.append((at, at + 1, "" if draw.random() < 0.15 else _MISREAD.get(char, draw.choice(".,'ilr"))))
    return edits


def _each(text: str, change: Callable[[str], str]) -> Edits:
    """One character for one: what would get longer stays."""
    changed = [(at, at + 1, change(char)) for at, char in enumerate(text)]
    return [edit for edit in changed if len(edit[2]) == 1 and edit[2] != text[edit[0]]]


CHANGES: dict[str, Callable[[str], Edits]] = {
    "as they are": lambda text: [],
    "marks straightened": straightened,
    "marks curled": curled,
    "lower case": lower,
    "upper case": upper,
    "lines of 72": wrapped,
    "lines of 38": narrow,
    "paragraphs joined": joined,
    "1 % misread": misread,
}


def changed(article: GoldArticle, change: Callable[[str], Edits]) -> GoldArticle:
    """The article and its gold after a change."""
    text, edits = article.text, change(article.text)
    pieces, places, end, length = [], [], 0, 0  # places: new offset of each character and of the end
    for start, stop, new in [*edits, (len(text), len(text), "")]:
        kept = text[end:start]
        places += range(length, length + len(kept))
        places += [length + len(kept)] * (stop - start)
        pieces += [kept, new]
        length, end = length + len(kept) + len(new), stop
    places.append(length)

    def moved(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((places[s], max(places[e], places[s])) for s, e in spans)

    one_for_one = all(len(new) == stop - start for start, stop, new in edits)
    title = article.article.title
    for start, stop, new in reversed(change(title) if title and one_for_one else []):
        title = title[:start] + new + title[stop:]
    return GoldArticle(
        article=replace(article.article, text="".join(pieces), title=title),
        attributions=tuple(
            replace(att, content=moved(att.content), cue=moved(att.cue), source=moved(att.source))
            for att in article.attributions
        ),
        optional=tuple(moved(spans) for spans in article.optional),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="gold articles, JSON lines as PolNeAR's")
    parser.add_argument("--models", nargs="+", default=["rules", "en_quoteattr_sm"])
    parser.add_argument("--limit", type=int, help="only so many articles")
    parser.add_argument("--changes", nargs="+", default=list(CHANGES), choices=list(CHANGES))
    options = parser.parse_args()
    gold = read_gold(options.gold)[: options.limit]
    print(f"{len(gold)} articles; e2e F, and what it falls by\n")
    print("| pipeline | change | all | direct | fall |\n|--|--|--:|--:|--:|")
    for name in options.models:
        nlp, base = quoteattr.load(name), None
        for change in options.changes:
            articles = [changed(article, CHANGES[change]) for article in gold]
            found = [quotes for _, quotes in quoteattr.pipe((each.article for each in articles), nlp)]
            aligned = [
                align(article, [Prediction.of(quote) for quote in quotes])
                for article, quotes in zip(articles, found, strict=True)
            ]
            every = span_scores(total(count_spans(each) for each in aligned)).e2e.f or 0.0
            direct = span_scores(total(count_spans(each, ("direct",)) for each in aligned)).e2e.f or 0.0
            base = every if base is None else base
            print(f"| {name} | {change} | {every:.1f} | {direct:.1f} | {base - every:+.1f} |", flush=True)


if __name__ == "__main__":
    main()
