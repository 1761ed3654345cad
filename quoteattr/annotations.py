"""How the layers are stored on a Doc: the only module that knows keys and labels.

Every layer is a list of plain rows in ``doc.user_data["quoteattr"]``, so that it survives ``to_bytes``, DocBin, pickle,
``Doc.copy`` and several processes. The final attributions also stand in ``doc.spans["quoteattr"]`` as CONTENT, CUE and
SOURCE spans that share one ``id_`` per attribution; tokens cannot carry quotation marks, so those are derived and
the character offsets of the rows are the truth.

A component reads the layers before it with ``read_*``, and writes its own with ``write_*``. A layer that nobody wrote
reads as empty. Offsets are characters of ``doc.text``, half-open.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any, NamedTuple, TypeVar, cast

from spacy.tokens import Doc, SpanGroup

from quoteattr.types import (
    Article,
    Basis,
    Cue,
    Grain,
    Kind,
    Quote,
    QuoteDate,
    SectionLabel,
    Speaker,
    SpeakerType,
    Stance,
    TextSpan,
)

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
    style: "double", "single", "guillemet", "low", "cjk" or "latex". previous: index in the layer of the pair that
    this one re-opens, else -1.
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
    return Article(text=doc.text, **kept)


def write_pipeline(doc: Doc, called: str) -> None:
    """Keep the name and version of the pipeline that reads the doc."""
    _layers(doc)["pipeline"] = called


def write_sections(doc: Doc, sections: Iterable[Section]) -> None:
    _write(doc, "sections", sections)


def read_sections(doc: Doc) -> list[Section]:
    return _read(doc, "sections", Section)


def write_marks(doc: Doc, marks: Iterable[Mark]) -> None:
    _write(doc, "marks", marks)


def read_marks(doc: Doc) -> list[Mark]:
    return _read(doc, "marks", Mark)


def write_candidates(doc: Doc, key: str, attributions: Iterable[Attribution]) -> None:
    """What one implementation of the attributions layer ("patterns", "parser") proposes."""
    _write(doc, "candidates." + key, attributions)


def has_candidates(doc: Doc, key: str) -> bool:
    """Whether that implementation has read the doc, be it that it proposes nothing."""
    return "candidates." + key in doc.user_data.get(KEY, {})


def read_candidates(doc: Doc, key: str) -> list[Attribution]:
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
    return _read(doc, "attributions", Attribution)


def write_cue_details(doc: Doc, details: Iterable[CueDetails]) -> None:
    _write(doc, "cues", details)


def read_cue_details(doc: Doc) -> dict[str, CueDetails]:
    return {row.id: row for row in _read(doc, "cues", CueDetails)}


def write_speakers(doc: Doc, speakers: Iterable[SpeakerRow], evidence: Iterable[SpeakerEvidence] = ()) -> None:
    _write(doc, "speakers", speakers)
    _write(doc, "speakers.evidence", evidence)


def read_speakers(doc: Doc) -> list[SpeakerRow]:
    return _read(doc, "speakers", SpeakerRow)


def read_speaker_evidence(doc: Doc) -> dict[str, SpeakerEvidence]:
    return {row.id: row for row in _read(doc, "speakers.evidence", SpeakerEvidence)}


def write_dates(doc: Doc, dates: Iterable[DateRow]) -> None:
    _write(doc, "dates", dates)


def read_dates(doc: Doc) -> dict[str, DateRow]:
    return {row.id: row for row in _read(doc, "dates", DateRow)}


def read_quotes(doc: Doc, article: Article | None = None) -> tuple[Quote, ...]:
    """Build the typed objects from all layers, in the order of the text.

    article: the caller's own article, if its text should be the one that spans are read from; it must be the text
    that the doc was made of.
    """
    article = article or read_article(doc)
    marks = sorted(mark for mark in read_marks(doc) if mark.depth == 0)
    sections = sorted(read_sections(doc))
    cues, dates, reasons = read_cue_details(doc), read_dates(doc), read_speaker_evidence(doc)
    speakers = {
        att_id: speaker
        for row in read_speakers(doc)
        for speaker in [_speaker(row, article.text)]
        for att_id in row.attributions
    }
    pipeline = doc.user_data.get(KEY, {}).get("pipeline")
    made_by = (pipeline,) if pipeline else ()
    quotes = []
    for att in sorted(read_attributions(doc), key=lambda att: (att.content, att.id)):
        fragments = _fragments(att.content, marks)
        quotes.append(
            Quote(
                id=att.id,
                kind=_kind(article.text, att.content, fragments),
                content=tuple(_span(article.text, piece) for piece in att.content),
                fragments=tuple(_span(article.text, piece) for piece in fragments),
                text=" ".join(article.text[s:e] for s, e in att.content),
                cue=_cue(att, cues.get(att.id), article.text),
                source=_optional_span(article.text, att.source),
                speaker=speakers.get(att.id),
                addressee=_optional_span(article.text, cues[att.id].addressee if att.id in cues else None),
                date=_date(dates.get(att.id), article.text),
                via=_optional_span(article.text, cues[att.id].via if att.id in cues else None),
                section=_section(att, sections),
                floating=att.floating,
                parent=att.parent,
                confidence=att.confidence,
                evidence=att.evidence + (reasons[att.id].evidence if att.id in reasons else ()) + made_by,
                article=article,
            )
        )
    return tuple(quotes)


def _span(text: str, offsets: Offsets) -> TextSpan:
    return TextSpan(start=offsets[0], end=offsets[1], text=text[offsets[0] : offsets[1]])


def _optional_span(text: str, offsets: Offsets | None) -> TextSpan | None:
    return None if offsets is None else _span(text, offsets)


def _fragments(content: Sequence[Offsets], outermost: Sequence[Mark]) -> tuple[Offsets, ...]:
    """The outermost quoted runs that lie in the content, without their marks. outermost: in order, side by side."""
    found: list[Offsets] = []
    for start, end in content:
        place = bisect_right(outermost, start, key=lambda mark: mark.inner_end)
        while place < len(outermost) and outermost[place].inner_start < end:
            found.append((max(start, outermost[place].inner_start), min(end, outermost[place].inner_end)))
            place += 1
    return tuple(sorted(run for run in found if run[0] < run[1]))


def _kind(text: str, content: Sequence[Offsets], fragments: Sequence[Offsets]) -> Kind:
    """Direct when no word stands outside the marks, indirect when none stands inside (Pareti et al. 2013)."""
    if not fragments:
        return "indirect"
    inside = sum(_letters(text[s:e]) for s, e in fragments)
    total = sum(_letters(text[s:e]) for s, e in content)
    return "indirect" if not inside else "direct" if inside >= 0.9 * total else "mixed"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _cue(att: Attribution, details: CueDetails | None, text: str) -> Cue | None:
    if att.cue is None:
        return None
    span = _span(text, att.cue)
    if details is None:
        return Cue(span=span, lemma=span.text.lower(), stance="other")
    return Cue(span=span, lemma=details.lemma, stance=cast(Stance, details.stance), negated=details.negated)


def _speaker(row: SpeakerRow, text: str) -> Speaker:
    return Speaker(
        id=row.id,
        name=row.name,
        type=cast(SpeakerType, row.type),
        members=row.members,
        role=row.role,
        affiliation=row.affiliation,
        mentions=tuple(_span(text, mention) for mention in row.mentions),
        known_as=row.known_as,
        wikidata=row.wikidata,
    )


def _date(row: DateRow | None, text: str) -> QuoteDate | None:
    if row is None:
        return None
    span = _span(text, row.span)
    return QuoteDate(
        text=span.text,
        span=span,
        start=date.fromisoformat(row.start),
        end=date.fromisoformat(row.end) if row.end else None,
        time=time.fromisoformat(row.time) if row.time else None,
        grain=cast(Grain, row.grain),
        iso=row.iso,
        basis=cast(Basis, row.basis),
    )


def _section(att: Attribution, sections: Sequence[Section]) -> SectionLabel:
    start = att.content[0][0]
    at = bisect_right(sections, start, key=lambda section: section.start) - 1
    label = sections[at].label if at >= 0 and start < sections[at].end else "body"
    return cast(SectionLabel, label if label in ("headline", "lead", "caption") else "body")


def published_on(doc: Doc) -> date | None:
    """The publication day of the doc's article, if it was given."""
    kept = doc.user_data.get(KEY, {}).get("article", {}).get("published")
    return datetime.fromisoformat(kept).date() if kept else None


Doc.set_extension("quotes", getter=read_quotes, force=True)
