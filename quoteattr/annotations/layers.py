"""How the layers are stored on a Doc: the only module that knows keys and labels.

Every layer is a list of plain rows in ``doc.user_data["quoteattr"]``, so that it survives ``to_bytes``, DocBin, pickle,
``Doc.copy`` and several processes. The final attributions also stand in ``doc.spans["quoteattr"]`` as CONTENT, CUE and
SOURCE spans that share one ``id_`` per attribution; tokens cannot carry quotation marks, so those are derived and
the character offsets of the rows are the truth.

A component reads the layers before it with ``read_*``, and writes its own with ``write_*``. A layer that nobody wrote
reads as empty. Offsets are characters of ``doc.text``, half-open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, cast

from spacy.tokens import Doc, SpanGroup

from quoteattr.types import Article

KEY = "quoteattr"
SPANS_KEY = "quoteattr"
CONTENT, CUE, SOURCE = "CONTENT", "CUE", "SOURCE"

Offsets = tuple[int, int]


class Section(NamedTuple):
    """A line or run of lines. label: headline, lead, body, caption, or furniture; reason: the rule that decided."""

    start: int
    end: int
    label: str
    reason: str = ""


class Mark(NamedTuple):
    """A pair of quotation marks.

    start, end: with the marks. inner_start, inner_end: without. depth: 0 for the outermost.
    state: "closed", "open" (no closer before the paragraph's end) or "reopened" (goes on from `previous`).
    style: "double", "single", "guillemet", "low", "cjk", "latex" or "dash", which opens and has no closing mark.
    previous: index in the layer of the pair that this one re-opens, else -1.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    state: str = "closed"
    style: str = "double"
    previous: int = -1


class Attribution(NamedTuple):
    """Content, cue and source of one attribution, by offsets. A floating one has neither cue nor source.

    inherits: for a floating quotation the id of the attribution whose source it goes on with.
    parent: id of the attribution in whose content this one lies. evidence: the rules or networks that decided.
    """

    id: str
    content: tuple[Offsets, ...]
    cue: Offsets | None = None
    source: Offsets | None = None
    floating: bool = False
    inherits: str | None = None
    parent: str | None = None
    confidence: float | None = None
    evidence: tuple[str, ...] = ()


class CueDetails(NamedTuple):
    """What the cue of the attribution `id` says about it: lemma, stance, negation, intermediary, addressee."""

    id: str
    lemma: str = ""
    stance: str = "other"
    negated: bool = False
    via: Offsets | None = None
    addressee: Offsets | None = None


class SpeakerRow(NamedTuple):
    """One speaker of the article; `attributions` are the ids of those that are theirs."""

    id: str
    name: str
    type: str
    members: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[Offsets, ...] = ()
    known_as: str | None = None
    wikidata: str | None = None
    attributions: tuple[str, ...] = ()


class SpeakerEvidence(NamedTuple):
    """Why the attribution `id` has its speaker, or the candidates where it was left open."""

    id: str
    evidence: tuple[str, ...] = ()


class DateRow(NamedTuple):
    """When the attribution `id` was said. start, end: ISO days (end None when open); time: ISO time or None."""

    id: str
    span: Offsets
    start: str
    end: str | None
    time: str | None
    grain: str
    iso: str
    basis: str


Row = TypeVar("Row", bound=tuple[Any, ...])  # a NamedTuple of the above


@lru_cache(maxsize=1)  # one article goes through all components before the next
def text_of(doc: Doc) -> str:
    """``doc.text``, which spaCy puts together anew from the tokens at every call."""
    return str(doc.text)


def _layers(doc: Doc) -> dict[str, Any]:
    return cast(dict[str, Any], doc.user_data.setdefault(KEY, {}))


def _write(doc: Doc, layer: str, rows: Iterable[Any]) -> None:
    _layers(doc)[layer] = list(rows)


def _read(doc: Doc, layer: str, row_type: type[Row]) -> list[Row]:
    """The rows as they were written; msgpack, which keeps a Doc, gives lists for tuples."""
    rows = doc.user_data.get(KEY, {}).get(layer, ())
    return [row if isinstance(row, row_type) else row_type(*(_tuples(value) for value in row)) for row in rows]


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, (list, tuple)) else value


def write_article(doc: Doc, article: Article) -> None:
    """Keep the article's metadata (all but the text) with the doc, as plain values."""
    kept = {f.name: getattr(article, f.name) for f in fields(article) if f.name != "text"}
    kept["authors"] = list(article.authors)
    kept["published"] = article.published.isoformat() if article.published else None
    _layers(doc)["article"] = kept


def read_article(doc: Doc) -> Article:
    """The article as given to `make_doc`, or one with nothing but the doc's text."""
    kept = doc.user_data.get(KEY, {}).get("article", {})
    return Article(text=text_of(doc), **kept)


def write_pipeline(doc: Doc, called: str) -> None:
    """Keep the name and version of the pipeline that reads the doc."""
    _layers(doc)["pipeline"] = called


def read_pipeline(doc: Doc) -> tuple[str, ...]:
    """The name and version of the pipeline that read the doc, or () of a doc that `make_doc` has not made."""
    called = doc.user_data.get(KEY, {}).get("pipeline")
    return (called,) if called else ()


def write_sections(doc: Doc, sections: Iterable[Section]) -> None:
    """Keep what each stretch of the text is: headline, body, furniture."""
    _write(doc, "sections", sections)


def read_sections(doc: Doc) -> list[Section]:
    """The sections in the order of the text."""
    return _read(doc, "sections", Section)


def write_marks(doc: Doc, marks: Iterable[Mark]) -> None:
    """Keep the pairs of quotation marks."""
    _write(doc, "marks", marks)


def read_marks(doc: Doc) -> list[Mark]:
    """The pairs of quotation marks in the order of their opening ones."""
    return _read(doc, "marks", Mark)


def write_candidates(doc: Doc, key: str, attributions: Iterable[Attribution]) -> None:
    """What one implementation of the attributions layer ("patterns", "parser") proposes."""
    _write(doc, "candidates." + key, attributions)


def has_candidates(doc: Doc, key: str) -> bool:
    """Whether that implementation has read the doc, be it that it proposes nothing."""
    return "candidates." + key in doc.user_data.get(KEY, {})


def read_candidates(doc: Doc, key: str) -> list[Attribution]:
    """What that implementation proposes; nothing where it has not read the doc."""
    return _read(doc, "candidates." + key, Attribution)


def write_attributions(doc: Doc, attributions: Sequence[Attribution]) -> None:
    """Write the final layer, and the token spans derived from it."""
    _write(doc, "attributions", attributions)
    spans = []
    for att in attributions:
        for label, pieces in ((CONTENT, att.content), (CUE, (att.cue,)), (SOURCE, (att.source,))):
            for piece in pieces:
                if piece is not None:
                    span = doc.char_span(*piece, label=label, span_id=att.id, alignment_mode="expand")
                    if span is not None:
                        spans.append(span)
    doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=spans)


def read_attributions(doc: Doc) -> list[Attribution]:
    """The final attributions in the order of the text."""
    return _read(doc, "attributions", Attribution)


def write_cue_details(doc: Doc, details: Iterable[CueDetails]) -> None:
    """Keep what the cue of each attribution says about it."""
    _write(doc, "cues", details)


def read_cue_details(doc: Doc) -> dict[str, CueDetails]:
    """The details by the id of the attribution; not every one has any."""
    return {row.id: row for row in _read(doc, "cues", CueDetails)}


def write_speakers(doc: Doc, speakers: Iterable[SpeakerRow], evidence: Iterable[SpeakerEvidence] = ()) -> None:
    """Keep the speakers of the article, and why each attribution has the one that it has."""
    _write(doc, "speakers", speakers)
    _write(doc, "speakers.evidence", evidence)


def read_speakers(doc: Doc) -> list[SpeakerRow]:
    """The speakers in the order in which they first speak."""
    return _read(doc, "speakers", SpeakerRow)


def read_speaker_evidence(doc: Doc) -> dict[str, SpeakerEvidence]:
    """Why each attribution has its speaker, by the attribution's id."""
    return {row.id: row for row in _read(doc, "speakers.evidence", SpeakerEvidence)}


def write_dates(doc: Doc, dates: Iterable[DateRow]) -> None:
    """Keep when attributions were said."""
    _write(doc, "dates", dates)


def read_dates(doc: Doc) -> dict[str, DateRow]:
    """The dates by the id of the attribution; those that nothing dates have none."""
    return {row.id: row for row in _read(doc, "dates", DateRow)}


def published_on(doc: Doc) -> date | None:
    """The publication day of the doc's article, if it was given."""
    kept = doc.user_data.get(KEY, {}).get("article", {}).get("published")
    return datetime.fromisoformat(kept).date() if kept else None
