"""The hard cases and how well a pipeline does on each family of them.

A case is an invented text that carries its answer (see `annotated`), the accepted names of each speaker, and where it
matters stance, negation, date, intermediary and role. OPTIONAL spans count neither way. In families that end in
``-none`` nothing may be returned. Run this file to measure: ``python tests/gate/families.py rules --misses``.
``--write`` raises the floors.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from annotated import Answer, read_answer

from quoteattr import Article, Quote, extract
from quoteattr.corpora import GoldArticle, GoldAttribution, GoldSpeaker
from quoteattr.scorer import Prediction, Words, align, same_speaker

FOLDER = Path(__file__).parent
#: name of the floors -> name to load
PIPELINES = {"rules": "rules", "en_quoteattr_sm": "en_quoteattr_sm"}


class Case(NamedTuple):
    """A text and what should come of it. speakers, stances, dates, vias: by attribution id; [] where nobody is named.

    vias: a part of the words for the intermediary, in lower case; roles: of a speaker's name.
    """

    id: str
    family: str
    answer: Answer
    article: Article
    speakers: dict[str, list[str]]
    stances: dict[str, str]
    dates: dict[str, str | None]
    negated: frozenset[str]
    vias: dict[str, str]
    roles: dict[str, str]

    @property
    def ids(self) -> list[str]:
        return [key for key, labels in self.answer.spans.items() if "CONTENT" in labels]


def read_cases() -> list[Case]:
    """All cases, in the order of the file."""
    rows = map(json.loads, (FOLDER / "cases.jsonl").read_text(encoding="utf8").strip().split("\n"))
    return [_case(row) for row in rows]


def _case(row: dict[str, Any]) -> Case:
    answer = read_answer(row["text"])
    return Case(
        id=row["id"],
        family=row["family"],
        answer=answer,
        article=Article(text=answer.text, id=row["id"], **row.get("article", {})),
        speakers=row.get("speakers", {}),
        stances=row.get("stances", {}),
        dates=row.get("dates", {}),
        negated=frozenset(row.get("negated", ())),
        vias={key: words.lower().removeprefix("the ") for key, words in row.get("via", {}).items()},
        roles=row.get("roles", {}),
    )


def gold_of(case: Case) -> GoldArticle:
    """The case in the scorer's form."""
    words = Words(case.answer.text)
    spans = case.answer.spans
    return GoldArticle(
        article=case.article,
        attributions=tuple(
            GoldAttribution(
                id=key,
                kind=words.kind(tuple(spans[key]["CONTENT"])),
                content=tuple(spans[key]["CONTENT"]),
                source=tuple(spans[key].get("SOURCE", ())),
            )
            for key in case.ids
        ),
        optional=tuple((span,) for labels in spans.values() for span in labels.get("OPTIONAL", ())),
    )


class Outcome(NamedTuple):
    """What became of one case: counts, and a line for each miss."""

    counts: Counter[str]
    misses: list[str]


def judge(case: Case, quotes: Iterable[Quote]) -> Outcome:
    """Compare the quotations of one case with its answer."""
    quotes = [quote for quote in quotes]
    gold = gold_of(case)
    aligned = align(gold, [Prediction.of(quote) for quote in quotes])
    counts: Counter[str] = Counter(gold=len(gold.attributions), cases=1)
    misses = []
    for i, att in enumerate(gold.attributions):
        if i not in aligned.pairs:
            misses.append(f"missed {case.answer.pieces('CONTENT')[att.id]}")
            continue
        counts["found"] += 1
        for name, right in _details(case, att.id, quotes[aligned.pairs[i]]):
            counts[name] += 1
            counts[f"{name} right"] += right
            if not right:
                misses.append(f"{name} of {case.answer.pieces('CONTENT')[att.id]}: {_given(quotes[aligned.pairs[i]])}")
    for j in set(range(len(quotes))) - set(aligned.pairs.values()) - aligned.free:
        counts["intruders"] += 1
        misses.append(f"intruder {quotes[j].text!r} by {_given(quotes[j])}")
    return Outcome(counts, misses)


def _details(case: Case, key: str, quote: Quote) -> Iterator[tuple[str, bool]]:
    if key in case.speakers:
        name, kind = (quote.speaker.name, quote.speaker.type) if quote.speaker else (None, None)
        wanted = [GoldSpeaker(name=one) for one in case.speakers[key]]
        yield "speaker", any(same_speaker(name, kind, one) for one in wanted) if wanted else name is None
    if key in case.stances:
        yield "stance", quote.cue is not None and quote.cue.stance == case.stances[key]
    if key in case.negated or not quote.floating:
        yield "negation", (quote.cue is not None and quote.cue.negated) == (key in case.negated)
    if key in case.vias:
        yield "via", quote.via is not None and case.vias[key] in quote.via.text.lower()
    if quote.speaker is not None and quote.speaker.name in case.roles:
        role = (quote.speaker.role or "").lower()
        wanted_role = case.roles[quote.speaker.name].lower()
        yield "role", bool(role) and (role in wanted_role or wanted_role in role)
    if key in case.dates:
        yield "date", (quote.date.iso if quote.date else None) == case.dates[key]


def _given(quote: Quote) -> str:
    return repr((quote.speaker and quote.speaker.name, quote.cue and (quote.cue.span.text, quote.cue.stance)))


def measure(nlp: Language, cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """Figures by family, in percent; `intruders` and, for families that give nothing, `returned` are counts."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        counted[case.family] += judge(case, extract(case.article, nlp)).counts
    return {family: figures(family, counts) for family, counts in counted.items()}


def figures(family: str, counts: Counter[str]) -> dict[str, float]:
    if family.endswith("-none"):
        return {"returned": counts["intruders"]}
    shares = {"found": (counts["found"], counts["gold"])}
    for name in ("speaker", "stance", "negation", "date", "via", "role"):
        shares[name] = counts[f"{name} right"], counts[name]
    known = {name: math.floor(1000 * part / whole) / 10 for name, (part, whole) in shares.items() if whole}
    return {**known, "intruders": counts["intruders"]}


def read_floors() -> dict[str, dict[str, dict[str, float]]]:
    """pipeline -> family -> figure -> floor (for `returned` and `intruders` the ceiling)."""
    floors: dict[str, dict[str, dict[str, float]]] = json.loads((FOLDER / "floors.json").read_text(encoding="utf8"))
    return floors


def falls_short(measured: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The figures that are worse than their floor: name -> (measured, floor)."""
    return {
        name: (measured.get(name, 0.0), floor)
        for name, floor in floors.items()
        if (measured.get(name, 0.0) > floor if name in ("returned", "intruders") else measured.get(name, 0.0) < floor)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipelines", nargs="*", help=f"of {', '.join(PIPELINES)}; all of them where none is named")
    parser.add_argument("--family", help="only families whose name contains this")
    parser.add_argument("--misses", action="store_true", help="show every miss")
    parser.add_argument("--write", action="store_true", help="write the figures as the floors of these pipelines")
    options = parser.parse_args()
    cases = [case for case in read_cases() if not options.family or options.family in case.family]
    for pipeline in options.pipelines or PIPELINES:
        counted = report(pipeline, cases, options.misses)
        if options.write and not options.family:
            write_floors(pipeline, counted)


def report(pipeline: str, cases: Iterable[Case], misses: bool = False) -> dict[str, Counter[str]]:
    """Print the figures of a pipeline, by family and over all, and return its counts."""
    from quoteattr import load

    nlp = load(PIPELINES.get(pipeline, pipeline))
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        outcome = judge(case, extract(case.article, nlp))
        counted[case.family] += outcome.counts
        if misses and outcome.misses:
            print(f"{case.id}: {case.answer.text}", *outcome.misses, sep="\n    ")
    print(pipeline)
    for family, counts in counted.items():
        print(f"{family:28}", "  ".join(f"{name} {value:g}" for name, value in figures(family, counts).items()))
    speech: Counter[str] = sum((c for f, c in counted.items() if not f.endswith("-none")), Counter())
    print(f"{'all speech families':28}", "  ".join(f"{n} {v:g}" for n, v in figures("all", speech).items()))
    none: Counter[str] = sum((c for f, c in counted.items() if f.endswith("-none")), Counter())
    print(f"{'nothing to return':28} returned {none['intruders']} in {none['cases']} cases")
    return counted


def write_floors(pipeline: str, counted: dict[str, Counter[str]]) -> None:
    """Make the figures of a pipeline its floors."""
    floors = read_floors() if (FOLDER / "floors.json").is_file() else {}
    floors[pipeline] = {family: figures(family, counts) for family, counts in sorted(counted.items())}
    (FOLDER / "floors.json").write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
