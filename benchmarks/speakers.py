"""How often the speakers are right when the quotations are given, at several thresholds and without one part each.

    QUOTEATTR_DATA=... python benchmarks/speakers.py

Reads PolNeAR dev's 30 articles with speakers and GUM's news; and, as a check far from news, the quotations of the last
20 texts of LitBank: novels, in which a quotation counts as right when the speaker's name has a word of the annotated
character's. Prints Markdown.
"""

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from spacy.language import Language

import quoteattr
from quoteattr.annotations import read_quotes
from quoteattr.components.speakers import Speakers
from quoteattr.corpora import GoldArticle, read_gold
from quoteattr.evaluation import on_gold_spans
from quoteattr.pipeline import make_doc
from quoteattr.scorer import SpeakerScores, count_speakers, same_speaker, speaker_scores, total

DATA = Path(os.environ["QUOTEATTR_DATA"])
NAME = "quoteattr_speakers"
STRATA = ("named", "pronoun", "nominal", "no source")


def gold_spans(nlp: Language, articles: list[GoldArticle]) -> SpeakerScores:
    return speaker_scores(total(count_speakers(gold, on_gold_spans(nlp, gold)) for gold in articles))


def cells(scores: SpeakerScores) -> str:
    shares = [scores.strata.get(key) for key in STRATA]
    return " | ".join([f"{scores.given:.1f}", *(f"{100 * s.right / s.matched:.1f}" if s else "-" for s in shares)])


def litbank(nlp: Language) -> tuple[int, int, int]:
    """(quotations, those that were found, those with the right speaker) of the last 20 texts."""
    gold = found = right = 0
    for annotations in sorted(DATA.glob("litbank/quotations_tsv/*.ann"))[-20:]:
        lines = annotations.with_suffix(".txt").read_text(encoding="utf8").splitlines()
        text = ""
        starts: list[list[int]] = []
        for line in lines:
            starts.append([])
            for word in line.split():
                starts[-1].append(len(text))
                text += word + " "
            text = text[:-1] + "\n"
        spans, speakers = {}, {}
        for row in annotations.read_text(encoding="utf8").splitlines():
            kind, name, *rest = row.split("\t")
            if kind == "QUOTE":
                spans[name] = starts[int(rest[0])][int(rest[1])], starts[int(rest[2])][int(rest[3])] + 1
            else:
                speakers[name] = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", rest[0])}
        quotes = read_quotes(nlp(make_doc(nlp, text)))
        for name, (start, end) in spans.items():
            gold += 1
            held = [
                q
                for q in quotes
                if 2 * sum(max(0, min(end, c.end) - max(start, c.start)) for c in q.content) > end - start
            ]
            if held:
                found += 1
                said_by = held[0].speaker.name if held[0].speaker else ""
                right += bool(speakers.get(name, set()) & {w.lower() for w in re.findall(r"[^\W\d_]{3,}", said_by)})
    return gold, found, right


def main() -> None:
    polnear = read_gold(DATA / "polnear/dev.jsonl", DATA / "polnear/dev_speakers.jsonl")
    sets = {
        "PolNeAR dev": [article for article in polnear if any(att.speaker for att in article.attributions)],
        "GUM news": list(read_gold(DATA / "gum/news_dev.jsonl")),
    }
    nlp = quoteattr.load()
    speakers = nlp.get_pipe(NAME)
    assert isinstance(speakers, Speakers)
    shipped = speakers.settings
    print("| gold spans | right, % | " + " | ".join(STRATA) + " |\n|---|" + "--:|" * 5)
    for name, articles in sets.items():
        print(f"| {name} | {cells(gold_spans(nlp, articles))} |")
    print("\n| he and she | named | right of named | right of all |\n|---|--:|--:|--:|")
    for threshold in (0.0, 0.5, 0.7, 0.8, 0.9):
        speakers.settings = shipped._replace(threshold=threshold)
        tally: dict[str, int] = defaultdict(int)
        for gold in (gold for articles in sets.values() for gold in articles):
            found = {prediction.content: prediction for prediction in on_gold_spans(nlp, gold)}
            for att in gold.attributions:
                words = " ".join(gold.text[s:e] for s, e in att.source).lower()
                if words in ("he", "she") and att.speaker is not None and att.content in found:
                    name = found[att.content].speaker
                    tally["all"] += 1
                    tally["named"] += name is not None
                    tally["right"] += name is not None and same_speaker(name, None, att.speaker)
        share = 100 * tally["right"] / max(tally["named"], 1), 100 * tally["right"] / max(tally["all"], 1)
        print(f"| {threshold} | {tally['named']} of {tally['all']} | {share[0]:.1f} | {share[1]:.1f} |")
    speakers.settings = shipped
    print("\n| without | PolNeAR dev | GUM news |\n|---|--:|--:|")
    parts: dict[str, dict[str, Any]] = {
        "nothing": {},
        "learned weights": {"ranker": "rules"},
        "registry": {"registry": False},
    }
    for label, config in parts.items():
        nlp.replace_pipe(NAME, NAME, config=config)
        given = [gold_spans(nlp, articles).given or 0.0 for articles in sets.values()]
        print(f"| {label} | {given[0]:.1f} | {given[1]:.1f} |")
    gold, found, right = litbank(quoteattr.load())
    print(f"\nLitBank's last 20 texts: {gold} quotations, {found} found, {right} of these with the right speaker")


if __name__ == "__main__":
    main()
