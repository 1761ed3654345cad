"""Train the weights with which he and she are resolved: quoteattr/coref/cast/weights.json, "learned".

    QUOTEATTR_DATA=data python models/scripts/rank_antecedents.py

Reads GUM (its news left out), the first 80 texts of LitBank and GAP development; GAP validation is only measured. Each
article goes through the rule pipeline and our resolver with its gold antecedents on the trail; a softmax over the
candidates of each pronoun is fitted in numpy, held near the hand-set weights by an L2 prior. The weights that news
decides otherwise than novels and Wikipedia (the last speaker, the paragraph's lead) stay as they were set by hand.
"""

import argparse
import csv
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

import quoteattr
from quoteattr.annotations import Attribution
from quoteattr.coref import cast
from quoteattr.coref.cast.antecedents import weights_of
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.pronouns.he_and_she import SingularPronouns
from quoteattr.coref.resolver import Resolver, Settings
from quoteattr.coref.words.lexicon import english
from quoteattr.registry import Registry

DATA = Path(os.environ["QUOTEATTR_DATA"])
TARGET = Path(cast.__file__).parent / "weights.json"
SHARE = {"gum": 10.0, "litbank": 1.0, "gap": 2.0}  # by likeness to news; chosen by GUM in five parts and LitBank
FROZEN = ("last speaker", "last speaker near", "speaks on", "paragraph lead", "named inside")
PRIOR, STEPS, RATE = 0.01, 400, 0.05

Span = tuple[int, int, str]  # start, end, cluster
Example = tuple[str, list[dict[str, float]], list[bool]]  # corpus, features of the candidates, which are right


def gum() -> Iterator[tuple[str, list[Span]]]:
    for path in sorted(DATA.glob("gum/conllu/*.conllu")):
        if "news" in path.name:
            continue
        text, spans, stack = "", [], []
        for line in path.read_text(encoding="utf8").splitlines():
            if line.startswith("# newpar"):
                text = text.rstrip(" ") + "\n\n" if text else ""
            cells = line.split("\t")
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            start, text = len(text), text + cells[1]
            entities = re.search(r"Entity=([^|]*)", cells[9])
            for entry in re.finditer(r"\((\d+)-[^()]*(\))?|(\d+)\)", entities[1] if entities else ""):
                _bracket(
                    entry[1] or entry[3], entry[1] is not None, bool(entry[2] or entry[3]), start, text, stack, spans
                )
            text += "" if "SpaceAfter=No" in cells[9] else " "
        yield text, spans


def litbank() -> Iterator[tuple[str, list[Span]]]:
    for path in sorted(DATA.glob("litbank/coref_conll/*"))[:80]:
        text, spans, stack = "", [], []
        for line in path.read_text(encoding="utf8").splitlines():
            cells = line.split("\t")
            if len(cells) < 4:
                continue
            word = cells[3]
            if re.match(r"[.,;:!?)”’']|n[’']t$", word):
                text = text.rstrip(" ")
            start, text = len(text), text + word
            for entry in (cells[-1] or cells[-2]).split("|"):
                if name := entry.strip("()_"):
                    _bracket(name, entry.startswith("("), entry.endswith(")"), start, text, stack, spans)
            text += "" if word in "(“‘" else " "
        yield text, spans


def _bracket(name: str, opens: bool, closes: bool, start: int, text: str, stack: list, spans: list[Span]) -> None:
    if opens:
        stack.append((start, name))
    if closes:
        for index in range(len(stack) - 1, -1, -1):
            if stack[index][1] == name:
                spans.append((stack.pop(index)[0], len(text), name))
                break


def gap(part: str) -> Iterator[tuple[str, list[Span]]]:
    with (DATA / f"gap/gap-{part}.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            at = int(row["Pronoun-offset"])
            spans = [(at, at + len(row["Pronoun"]), "pronoun")]
            for name in "AB":
                at = int(row[f"{name}-offset"])
                spans.append((at, at + len(row[name]), "pronoun" if row[f"{name}-coref"] == "TRUE" else name))
            yield row["Text"], spans


class Kept(SingularPronouns):
    """Goes through an article with the gold antecedents and keeps the candidates of every labelled pronoun.

    gold: cluster of a labelled span; cluster: of an identity, by its key.
    """

    gold: Mapping[tuple[int, int], str] = {}
    cluster: Mapping[int, str] = {}

    def read(self, match: re.Match[str], att: Attribution | None) -> None:
        ranked = self._rank(match, att)
        wanted = self.gold.get(match.span())
        right = [wanted is not None and self.cluster.get(c.identity.key) == wanted for c in ranked]
        if wanted is None:  # not labelled: go on with a sure choice
            chosen = ranked[0].identity if ranked and ranked[0].probability > 0.5 else None
        else:
            self.kept.append(([candidate.features for candidate in ranked], right))
            chosen = next((c.identity for c, good in zip(ranked, right, strict=True) if good), None)
        self.meant[match.start()], self.accounts[match.start()] = chosen, ""
        if chosen is not None and self._layout.quoted(match.start()) < 0:
            how = "pronoun" if match.group().lower() in ("he", "she") else "oblique"
            self._trail.add(match.start(), chosen, how)
            self._called[chosen.key].add(sex_of(match.group().lower()))
            chosen.mentions.append(match.span())


class Recorder(Resolver):
    reader = Kept

    def record(self, spans: list[Span]) -> list[tuple[list[dict[str, float]], list[bool]]]:
        assert isinstance(self.pronouns, Kept)
        self.pronouns.kept = kept = []
        self.pronouns.gold = {(start, end): name for start, end, name in spans}
        ends = defaultdict(list)
        for start, end, name in spans:
            ends[end].append((start, name))
        self.pronouns.cluster = cluster = {}
        for identity in self.cast.identities:
            names = [
                min((abs(s - start), n) for s, n in ends[end])[1] for start, end in identity.mentions if end in ends
            ]
            if names:
                cluster[identity.key] = Counter(names).most_common(1)[0][0]
        self.resolve()
        return kept


def examples() -> list[Example]:
    nlp = quoteattr.load("rules")
    nlp.disable_pipes([name for name in ("quoteattr_speakers", "quoteattr_dates") if name in nlp.pipe_names])
    corpora = {"gum": gum(), "litbank": litbank(), "gap": gap("development"), "gap validation": gap("validation")}
    settings = Settings(0.0, -1.0, weights_of("rules"))
    found: list[Example] = []
    for corpus, texts in corpora.items():
        for doc, spans in nlp.pipe(texts, as_tuples=True):
            found += [(corpus, *kept) for kept in _recorded(doc, spans, settings)]
    return [example for example in found if any(example[2]) and len(example[2]) > 1]


def _recorded(doc: Doc, spans: list[Span], settings: Settings) -> list[tuple[list[dict[str, float]], list[bool]]]:
    return Recorder(doc, settings, english(), Registry()).record(spans)  # no registry: it knows the answers


def fit(rows: list[Example], names: list[str], prior: np.ndarray) -> np.ndarray:
    """Softmax over each pronoun's candidates, by Adam; the gradient is over the mass of all right candidates."""
    x = np.array([[features.get(name, 0.0) for name in names] for _, group, _ in rows for features in group])
    y = np.array([good for *_, right in rows for good in right], float)
    sizes = [len(right) for *_, right in rows]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    weight = np.array([SHARE[corpus] for corpus, *_ in rows])
    frozen = [names.index(name) for name in FROZEN]
    w, first, second = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    for step in range(1, STEPS + 1):
        score = x @ w
        mass = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        p = mass / np.add.reduceat(mass, starts)[owner]
        q = p * y / np.maximum(np.add.reduceat(p * y, starts)[owner], 1e-9)
        gradient = x.T @ ((p - q) * weight[owner]) / weight.sum() + PRIOR * (w - prior)
        gradient[frozen] = 0
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        w -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return w


def accuracy(rows: list[Example], weights: dict[str, float]) -> dict[str, str]:
    """How often the best candidate is right, of pronouns with a right one among several, by corpus."""
    right, seen = Counter(), Counter()
    for corpus, group, good in rows:
        scores = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in group]
        right[corpus] += good[int(np.argmax(scores))]
        seen[corpus] += 1
    return {corpus: f"{100 * right[corpus] / seen[corpus]:.1f} of {seen[corpus]}" for corpus in seen}


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rows = examples()
    hand = dict(weights_of("rules"))
    names = sorted({name for _, group, _ in rows for features in group for name in features} | set(hand))
    prior = np.array([hand.get(name, 0.0) for name in names])
    weights = fit([row for row in rows if row[0] in SHARE], names, prior)
    learned = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    print("by hand", accuracy(rows, hand))
    print("learned", accuracy(rows, learned))
    TARGET.write_text(json.dumps({"learned": learned, "rules": hand}, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
