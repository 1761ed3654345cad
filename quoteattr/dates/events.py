"""Dates that an attribution has from another sentence about the same speech."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quoteattr.annotations import Attribution, CueDetails, DateRow, Offsets
from quoteattr.dates.anchors import Anchors, Dated
from quoteattr.dates.documents import Documents

#: Stances that tell of an act of speech, not of a state of mind.
SPOKEN = frozenset({"say", "write", "ask", "order", "promise", "claim", "deny", "agree", "label", "show"})
#: Cues in another tense than that of a report tell of another time: "has said", "would say", "says".
OTHER_TENSE = re.compile(
    r"\b(?:has|have|had|would|will|could|can|may|might|often|repeatedly|once|previously)\b|['’](?:s|ve|d|ll)\b"
    r"|^(?:\w+ly )?(?:\w+[^s\W]s|is|are|was|were|say|want|think|believe)\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(r"\b(?:has|have|had|would|will|could|can|may|might)(?: \w+)? $|['’](?:ve|d|ll) $", re.IGNORECASE)
REPEATED = re.compile(r"\b(?:has|have|['’]ve)\b[^.,;]*$", re.IGNORECASE)
MOST = 8  # speeches of a paragraph that are looked at
FEW = 6  # paragraphs in which a document that has been dated is still the one that is spoken of
EXACT = ("time", "day", "week")  # the grain that names one occasion; "in June" may be any


class Speech(NamedTuple):
    """A dated occasion: who spoke, when, and the paragraph in which the article last spoke of it."""

    attribution: Attribution
    dated: Dated
    paragraph: int


class Memory(NamedTuple):
    """The dated speeches that later attributions may be part of.

    speakers: the latest of each. documents: of those spoken of, by noun, "" the latest. occasion: the latest that has a
    day, for the turns of a transcript. near: those of one paragraph.
    """

    speakers: dict[str, Speech]
    documents: dict[str, Speech]
    occasion: list[Speech]
    near: list[Speech]


class SpeechEvents:
    """Gives each attribution its own date, or that of the speech it is part of.

    The same speech are: a floating quotation and the one it goes on with; what a speaker says in one sentence; what is
    said on an occasion that is named again; all that one document says; the turns of a transcript; what headline and
    lead say, where the speaker's next words are dated; and what a speaker goes on to say, in the tense of a report,
    after a sentence that names the day. reach: for how many paragraphs from the last such sentence, 0 for its own; an
    organisation, which speaks less often and on one matter, has a reach of its own. opening: where headline and lead
    stand.
    """

    def __init__(
        self,
        anchors: Anchors,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, tuple[str, str]],
        details: Mapping[str, CueDetails],
        reach: int = 0,
        reach_of_organisations: int = 3,
        opening: Sequence[Offsets] = (),
        documents: Documents | None = None,
    ) -> None:
        self.anchors = anchors
        self.attributions = sorted(attributions, key=_place)
        self.speakers = speakers  # attribution -> speaker, type
        self.details = details
        self.documents = documents or Documents()
        self.openings: dict[str, list[Attribution]] = {}  # speaker -> what headline and lead give them
        for attribution in self.attributions:
            if any(start <= _place(attribution)[0] < end for start, end in opening):
                self.openings.setdefault(self._speaker(attribution), []).append(attribution)
        self.reach = reach
        self.reach_of_organisations = reach_of_organisations

    def rows(self) -> list[DateRow]:
        rows: dict[str, DateRow] = {}
        dates: dict[str, Dated] = {}
        memory = Memory({}, {}, [], [])
        for attribution in self.attributions:
            dated, basis = self._date(attribution, memory, dates)
            if dated is None:
                self._forget(attribution, memory)
                continue
            dates[attribution.id] = dated
            if self._spoken(attribution):
                self._remember(Speech(attribution, dated, self._paragraph(attribution)), memory)
            if dated.interval is not None:
                rows[attribution.id] = _row(attribution, dated, basis)
                self._date_opening(attribution, dated, rows)
            self.openings.pop(self._speaker(attribution), None)
        return list(rows.values())

    def _date(self, attribution: Attribution, memory: Memory, dates: Mapping[str, Dated]) -> tuple[Dated | None, str]:
        """The attribution's own date, or that of the occasion it names, or of the speech it goes on with."""
        dated = self._stated(attribution)
        if dated is not None:
            return dated, "stated"
        dated = None if self._repeated(attribution) else self.anchors.of_occasion(attribution)
        if dated is None and self._opens_another(attribution, memory):
            memory.speakers.pop(self._speaker(attribution), None)
        elif dated is None and not self._came_otherwise(attribution, memory):
            dated = self._shared(attribution, memory, dates)
        return dated, "inherited"

    def _date_opening(self, attribution: Attribution, dated: Dated, rows: dict[str, DateRow]) -> None:
        """What headline and lead say that a speaker said was said when the text first dates words of theirs."""
        if not self._spoken(attribution) or not _one_occasion(dated):
            return
        openings = self.openings.get(self._speaker(attribution), ())
        sentence = self._sentence(attribution)
        if any(self._sentence(opening) == sentence and opening.id not in rows for opening in openings):
            return  # a time in their sentence that is not theirs: "Lee said Kim was right when he spoke on Monday"
        for opening in openings:
            if opening.id not in rows and self._spoken(opening):
                rows[opening.id] = _row(opening, dated, "inherited")

    def _stated(self, attribution: Attribution) -> Dated | None:
        details = self.details.get(attribution.id)
        return self.anchors.stated(attribution, details.via if details else None)

    def _opens_another(self, attribution: Attribution, memory: Memory) -> bool:
        """Whether it is set on an occasion of its own that has no date: "in an interview"."""
        speech = memory.speakers.get(self._speaker(attribution))
        clause = self.anchors.clauses.of(attribution) if speech is not None else None
        if speech is None or clause is None or clause.start == self._sentence(speech.attribution):
            return False
        return self.anchors.occasion.search(clause.words) is not None

    def _came_otherwise(self, attribution: Attribution, memory: Memory) -> bool:
        """Whether it came through somebody else than the speaker's dated words: "told the Courier"."""
        speech, via = memory.speakers.get(self._speaker(attribution)), self._via(attribution)
        return (
            speech is not None and via != "" and attribution.inherits is None and via != self._via(speech.attribution)
        )

    def _via(self, attribution: Attribution) -> str:
        details = self.details.get(attribution.id)
        return self.anchors.text[slice(*details.via)] if details is not None and details.via is not None else ""

    def _sentence(self, attribution: Attribution) -> int:
        return self.anchors.clauses.layout.sentence_span(_place(attribution)[0])[0]

    def _remember(self, speech: Speech, memory: Memory) -> None:
        """Keep it for what its speaker, the other turns of a transcript, or "the report" say next."""
        speaker = self._speaker(speech.attribution)
        if speaker:
            memory.speakers[speaker] = speech
        if memory.near and memory.near[-1].paragraph != speech.paragraph:
            memory.near.clear()
        memory.near.append(speech)
        if self._kind(speech.attribution) == "DOCUMENT":
            memory.documents[""] = speech
        for noun in self._documents(speech.attribution):
            memory.documents[noun] = speech
        within = speech.attribution.parent is not None  # what a turn tells of was said elsewhere
        if speech.dated.interval is not None and _one_occasion(speech.dated) and not within:
            memory.occasion[:] = [speech]

    def _forget(self, attribution: Attribution, memory: Memory) -> None:
        """Another document is what "the report" means from here on; words without a date date no headline."""
        if self._kind(attribution) == "DOCUMENT" and not self.documents.known(self._words(attribution)):
            memory.documents.clear()
        speaker = self._speaker(attribution)
        if not any(attribution is opening for opening in self.openings.get(speaker, ())):
            self.openings.pop(speaker, None)

    def _kind(self, attribution: Attribution) -> str:
        return self.speakers.get(attribution.id, ("", ""))[1]

    def _earlier(self, attribution: Attribution, memory: Memory) -> Speech | None:
        """The dated speech that the attribution may be part of."""
        if self._is_turn(attribution):
            return memory.occasion[0] if memory.occasion else None
        words, documents = self._words(attribution), memory.documents
        own = memory.speakers.get(self._speaker(attribution)) or self._same_name(attribution, memory)
        if own is not None:
            return own
        if self._kind(attribution) == "DOCUMENT" and (noun := self.documents.known(words)):
            return self._recent(attribution, documents.get(noun)) or documents.get("")
        return self._recent(attribution, documents.get("")) if self.documents.are_authors(words) else None

    def _same_name(self, attribution: Attribution, memory: Memory) -> Speech | None:
        """The speech, in the same paragraph, of a source that ends in this one and was cut too long.

        "In a May talk with the paper Lee said ... Lee added ..."
        """
        words = self._words(attribution)
        if not words[:1].isupper():
            return None
        if memory.near and memory.near[-1].paragraph != self._paragraph(attribution):
            return None
        for speech in reversed(memory.near[-MOST:]):
            if self._words(speech.attribution).endswith(" " + words):
                return speech
        return None

    def _recent(self, attribution: Attribution, speech: Speech | None) -> Speech | None:
        """The speech, if it is the news: some lines above, and on a day that is named."""
        if speech is None or speech.dated.interval is None or speech.dated.interval.grain not in ("time", "day"):
            return None
        return speech if self._paragraph(attribution) - speech.paragraph <= FEW else None

    def _documents(self, attribution: Attribution) -> set[str]:
        """The documents that the sentence of a dated attribution tells of."""
        clause = self.anchors.clauses.of(attribution)
        return (
            self.documents.told_of(clause.words, self.anchors.text[slice(*clause.cue)]) if clause is not None else set()
        )

    def _is_turn(self, attribution: Attribution) -> bool:
        """Whether it is a turn of a transcript: "LEE: It rains"."""
        if attribution.cue is None or attribution.source is None:
            return False
        text, start = self.anchors.text, attribution.source[0]
        line = text[max(0, text.rfind("\n", 0, start) + 1) : start]
        return text[slice(*attribution.cue)].strip() == ":" and not any(map(str.isalpha, line))

    def _words(self, attribution: Attribution) -> str:
        return self.anchors.text[slice(*attribution.source)] if attribution.source else ""

    def _speaker(self, attribution: Attribution) -> str:
        return self.speakers[attribution.id][0] if attribution.id in self.speakers else self._words(attribution)

    def _paragraph(self, attribution: Attribution) -> int:
        return self.anchors.clauses.layout.paragraph(_place(attribution)[0])

    def _shared(self, attribution: Attribution, memory: Memory, dates: Mapping[str, Dated]) -> Dated | None:
        if attribution.inherits is not None:
            return dates.get(attribution.inherits)
        speech = self._earlier(attribution, memory)
        if speech is None or not self._spoken(attribution):
            return None
        first, dated, paragraph = speech
        if self._sentence(first) == self._sentence(attribution):
            return dated
        if self._is_turn(attribution) or self._kind(attribution) == "DOCUMENT":
            return dated
        if self.documents.are_authors(self._words(attribution)) and self._kind(first) == "DOCUMENT":
            return dated if self._reported(attribution, first) else None
        reach = self.reach_of_organisations if self._kind(attribution) == "ORG" else self.reach
        if dated.interval is not None and dated.interval.grain == "week":
            reach = 0  # of a week there are many hours to speak in
        if self._paragraph(attribution) - paragraph > reach or not self._reported(attribution, first):
            return None
        return dated if dated.interval is None or _one_occasion(dated) else None

    def _repeated(self, attribution: Attribution) -> bool:
        """Whether the cue is in the perfect of what was said more than once: "has repeatedly said"."""
        if attribution.cue is None:
            return False
        start, end = attribution.cue
        return REPEATED.search(self.anchors.text[max(0, start - 20) : end]) is not None

    def _spoken(self, attribution: Attribution) -> bool:
        details = self.details.get(attribution.id)
        return details is not None and details.stance in SPOKEN and not details.negated

    def _reported(self, attribution: Attribution, first: Attribution) -> bool:
        """Whether both are told as acts of speech on one occasion."""
        if attribution.cue is None or not self._spoken(first):
            return False
        start, end = attribution.cue
        text = self.anchors.text
        return not OTHER_TENSE.search(text[start:end]) and not AUXILIARY.search(text[max(0, start - 20) : start])


def _one_occasion(dated: Dated) -> bool:
    """Whether the expression names a day, or the occasion itself: "Monday's debate", "a May interview"."""
    expression, interval = dated
    return interval is not None and (interval.grain in EXACT or expression.prenominal or expression.possessive)


def _place(attribution: Attribution) -> tuple[int, str]:
    return (attribution.cue or attribution.source or attribution.content[0])[0], attribution.id


def _row(attribution: Attribution, dated: Dated, basis: str) -> DateRow:
    expression, interval = dated
    assert interval is not None
    return DateRow(
        id=attribution.id,
        span=(expression.start, expression.end),
        start=interval.start.isoformat(),
        end=interval.end.isoformat() if interval.end else None,
        time=expression.clock or None if interval.grain == "time" else None,
        grain=interval.grain,
        iso=interval.iso,
        basis=basis,
    )
