"""Words of a text, and which predicted attribution answers which gold one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quoteattr.corpora.gold import GoldArticle, GoldAttribution, Spans
from quoteattr.corpora.kinds import inside_marks, kind_of
from quoteattr.types import Kind, Quote, TextSpan

MATCH = 0.5  # intersection over union from which on two contents are the same
BELIEF = frozenset({"think", "feel", "want"})

_WORD = re.compile(r"\w+")

Predictions = Mapping[str, Sequence["Prediction"]]


class Prediction(NamedTuple):
    """What is scored of a quotation. nested: it lies in the content of another one."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    speaker_type: str | None = None
    date: str | None = None
    stance: str | None = None
    nested: bool = False

    @classmethod
    def of(cls, quote: Quote) -> "Prediction":
        return cls(
            content=_offsets(*quote.content),
            cue=_offsets(quote.cue.span) if quote.cue else (),
            source=_offsets(quote.source) if quote.source else (),
            speaker=quote.speaker.name if quote.speaker else None,
            speaker_type=quote.speaker.type if quote.speaker else None,
            date=quote.date.iso if quote.date else None,
            stance=quote.cue.stance if quote.cue else None,
            nested=quote.parent is not None,
        )


def _offsets(*spans: TextSpan) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def speech_only(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Without reports of beliefs, feelings and wishes: for gold that leaves these out."""
    return [prediction for prediction in predictions if prediction.stance not in BELIEF]


class Words:
    """The words of a text by number, and which characters stand inside double quotation marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = [-1] * len(text)
        for number, match in enumerate(_WORD.finditer(text)):
            self._at[match.start() : match.end()] = [number] * (match.end() - match.start())

    def of(self, spans: Spans) -> frozenset[int]:
        """Numbers of the words that the spans touch."""
        return frozenset(n for start, end in spans for n in self._at[max(start, 0) : max(end, 0)] if n >= 0)

    def kind(self, spans: Spans) -> Kind:
        """Direct from 90 % of the letters and digits inside marks on, mixed from the first one on."""
        return kind_of(self._text, spans, self._quoted)

    @cached_property
    def _quoted(self) -> list[bool]:
        return inside_marks(self._text)


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Intersection over union."""
    return len(left & right) / len(left | right) if left and right else 0.0


class Side(NamedTuple):
    """An attribution of either side, in words."""

    content: frozenset[int]
    source: frozenset[int]
    kind: Kind

    def shares_source(self, other: "Side") -> bool:
        return bool(self.source & other.source)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Gold and predicted attributions of one article, matched.

    pairs: place of the gold one -> place of the prediction. free: predictions that count neither way.
    """

    article: GoldArticle
    gold: list[Side]
    predicted: list[Side]
    predictions: list[Prediction]
    pairs: dict[int, int]
    free: set[int]


def align(
    article: GoldArticle, predictions: Iterable[Prediction], attributions: Sequence[GoldAttribution] | None = None
) -> Alignment:
    """Match predictions to gold. attributions: the gold ones to match, all of the article's by default."""
    words = Words(article.text)
    chosen = article.attributions if attributions is None else attributions
    gold = [Side(words.of(att.content), words.of(att.source), att.kind) for att in chosen]
    kept = [prediction for prediction in predictions if words.of(prediction.content)]
    predicted = [Side(words.of(p.content), words.of(p.source), words.kind(p.content)) for p in kept]
    pairs = _match(gold, predicted)
    optional = [words.of(spans) for spans in article.optional]
    taken = set(pairs.values())
    free = {
        j for j, side in enumerate(predicted)
        if j not in taken and (kept[j].nested or any(overlap(side.content, case) >= MATCH for case in optional))
    }  # fmt: skip
    return Alignment(article, gold, predicted, kept, pairs, free)


def _match(gold: Sequence[Side], predicted: Sequence[Side]) -> dict[int, int]:
    """One to one, the largest overlap first; of equal ones the one with a shared source, then the first."""
    possible = [
        (-share, not g.shares_source(p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (share := overlap(g.content, p.content)) >= MATCH
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(possible):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
