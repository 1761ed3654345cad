"""The trained implementation of the attributions layer: one network that tags contents, cues and sources, links them,
and names entities on the way.

Reads the marks and sections layers; writes candidates under "parser", and `doc.ents` where no other component did.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList, filter_spans

from quoteattr.annotations import Attribution, Mark, read_marks, read_sections, text_of, write_candidates
from quoteattr.ml.decoding import Proposal, Scores, decode, decode_entities, offsets_of, preference
from quoteattr.ml.naming import LEAST, may_be_person
from quoteattr.ml.pieces import Pieces, Window, layout_of, paragraphs_of
from quoteattr.ml.routes import Reader, open_files, open_folder
from quoteattr.ml.within import marks_within, stretches_within
from quoteattr.tokenization import cut_long_runs

KEY = "parser"
UNREAD = ("furniture",)
#: How often what is reported is read once more: reports three deep are the deepest that anybody writes.
DEEPEST = 2


class AttributionParser:
    """spaCy component. minimum: proposals below this calibrated confidence are dropped. entities: write `doc.ents`."""

    def __init__(self, name: str = "quoteattr_parser", minimum: float = 0.0, entities: bool = True) -> None:
        self.name = name
        self.minimum = minimum
        self.entities = entities
        self.runtime: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        attributions, entities = self.find(doc)
        write_candidates(doc, KEY, attributions)
        if self.entities and not doc.ents:
            spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in entities]
            doc.set_ents(filter_spans(span for span in spans if span is not None))
        return doc

    def find(self, doc: Doc) -> tuple[list[Attribution], list[tuple[int, int, str]]]:
        """The attributions that the network proposes, and entities as (start, end, type) in characters."""
        text = text_of(doc)
        paragraphs = paragraphs_of(text, [(s.start, s.end) for s in read_sections(doc) if s.label in UNREAD])
        if not paragraphs or self.runtime is None:
            return [], []
        marks = read_marks(doc)
        pieces, windows, scores = self.runtime.read(text, marks, paragraphs)
        found = self._attributions(self.runtime, pieces, windows, scores, marks)
        named = [self._entity(text, pieces, scores, *entity) for entity in decode_entities(scores.entities, windows)]
        titles = [(s.start, s.end) for s in read_sections(doc) if s.label == "headline"]  # in capitals without a reason
        entities = [
            (start, end, label if sure or any(first <= start < last for first, last in titles) else "PERSON")
            for start, end, label, sure in named
        ]
        return [*found, *self._within(self.runtime, text, marks, found)], entities

    def _entity(
        self, text: str, pieces: Pieces, scores: Scores, first: int, last: int, label: str
    ) -> tuple[int, int, str, bool]:
        """An entity in characters, and whether it is sure: no doubtful organisation with a person's name."""
        start, end = offsets_of(pieces, (first, last))
        rare = last - first > text.count(" ", start, end) + 1  # organisations are made of words in the vocabulary
        doubtful = (
            label == "ORG"
            and rare
            and may_be_person(text[start:end])
            and preference(scores.entities, first, last, "ORG", "PERSON") < LEAST
        )
        return start, end, label, not doubtful

    def _attributions(
        self,
        runtime: Reader,
        pieces: Pieces,
        windows: list[Window],
        scores: Scores,
        marks: Sequence[Mark],
        first: int = 0,
    ) -> list[Attribution]:
        settings = runtime.settings
        layout, cost = layout_of(pieces, marks), settings.get("open_cost", 0.0)
        proposals = decode(scores, windows, runtime.weights, layout, cost)
        found = [attribution_of(p, pieces, n, settings["calibration"]) for n, p in enumerate(proposals, first)]
        return [att for att in found if (att.confidence or 0) >= self.minimum]

    def _within(
        self, runtime: Reader, text: str, marks: Sequence[Mark], found: Sequence[Attribution]
    ) -> list[Attribution]:
        """The reports within those that were found, and within these in turn, with `parent`."""
        inner: list[Attribution] = []
        outer = found
        for _ in range(DEEPEST):
            stretches = stretches_within(text, outer)
            if not stretches:
                break
            spans = [span for span, _ in stretches]
            within = marks_within(marks, spans)
            rows = self._attributions(runtime, *runtime.read(text, within, spans), within, len(found) + len(inner))
            starts = [start for start, _ in spans]
            outer = [
                row._replace(parent=stretches[bisect_right(starts, row.cue[0]) - 1][1])
                for row in rows
                if row.cue is not None
            ]
            inner += outer
        return inner

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the network into a folder; nothing where there is none."""
        if self.runtime is not None:
            self.runtime.to_folder(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> "AttributionParser":
        """Read the network out of a folder. Raises QuoteattrError where it holds none."""
        self.runtime = open_folder(Path(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """The files of the network as bytes; of no files where there is none."""
        import srsly

        return bytes(srsly.msgpack_dumps(self.runtime.files if self.runtime else {}))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> "AttributionParser":
        """Take the network that `to_bytes` gave, if it gave one."""
        import srsly

        files = srsly.msgpack_loads(data)
        self.runtime = open_files(files) if files else None
        return self


def attribution_of(proposal: Proposal, pieces: Pieces, number: int, calibration: dict[str, float]) -> Attribution:
    """A proposal as an attribution by offsets, with the probability as calibrated. number: for its id."""
    content = tuple(offsets_of(pieces, span) for span in proposal.content)
    return Attribution(
        id=f"n{number}",
        content=content,
        cue=offsets_of(pieces, proposal.cue) if proposal.cue else None,
        source=offsets_of(pieces, proposal.source) if proposal.source else None,
        confidence=calibrated(proposal.probability, calibration),
        evidence=("parser",),
    )


def calibrated(probability: float, calibration: dict[str, float]) -> float:
    """Platt scaling (Platt 1999) of a probability, rounded to three digits."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    logit = calibration["slope"] * np.log(p / (1 - p)) + calibration["intercept"]
    return round(float(1 / (1 + np.exp(-logit))), 3)


@Language.factory(
    "quoteattr_parser",
    default_config={"minimum": 0.0, "entities": True},
    assigns=["doc.ents", "doc.spans"],
)
def make_parser(nlp: Language, name: str, minimum: float, entities: bool) -> AttributionParser:
    """Build the component, which reads nothing until it is given a network; see `AttributionParser`."""
    cut_long_runs(nlp)
    return AttributionParser(name, minimum, entities)
