"""The typed objects that users get, built from the layers of a Doc: ``doc._.quotes``."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, time
from typing import cast

from spacy.tokens import Doc

from quoteattr.annotations.layers import (
    Attribution,
    CueDetails,
    DateRow,
    Mark,
    Offsets,
    Section,
    SpeakerRow,
    read_article,
    read_attributions,
    read_cue_details,
    read_dates,
    read_marks,
    read_pipeline,
    read_sections,
    read_speaker_evidence,
    read_speakers,
)
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
    made_by = read_pipeline(doc)
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


Doc.set_extension("quotes", getter=read_quotes, force=True)
