"""Dates that an attribution has from another sentence about the same speech."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quoteattr.annotations import Attribution, CueDetails, DateRow, Offsets
from quoteattr.dates.anchors import Anchors, Dated

#: Stances that tell of an act of speech, not of a state of mind.
SPOKEN = frozenset({"say", "write", "ask", "order", "promise", "claim", "deny", "agree", "label", "show"})
#: Cues in another tense than that of a report tell of another time: "has said", "would say", "says".
OTHER_TENSE = re.compile(
    r"\b(?:has|have|had|would|will|could|can|may|might|often|repeatedly|once|previously)\b|['’](?:s|ve|d|ll)\b"
    r"|^(?:\w+ly )?(?:\w+[^s\W]s|is|are|was|were|say|want|think|believe)\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(r"\b(?:has|have|had|would|will|could|can|may|might)(?: \w+)? $|['’](?:ve|d|ll) $", re.IGNORECASE)
#: Documents that are spoken of as known: the one that was dated before.
DEFINITE = frozenset(
    f"{article} {noun}"
    for article in ("the", "The", "this", "This")
    for noun in (
        "analysis",
        "document",
        "letter",
        "memo",
        "paper",
        "poll",
        "report",
        "ruling",
        "statement",
        "study",
        "survey",
    )
)
DOCUMENT, OCCASION = "document\0", "occasion\0"  # keys beside the speakers' ids
EXACT = ("time", "day", "week")  # the grain that names one occasion; "in June" may be any


class Speech(NamedTuple):
    """A dated occasion: who spoke, when, and the paragraph in which the article last spoke of it."""

    attribution: Attribution
    dated: Dated
    paragraph: int


class SpeechEvents:
    """Gives each attribution its own date, or that of the speech it is part of.

    The same speech are: a floating quotation and the one it goes on with; what a speaker says in one sentence; all that
    one document says; the turns of a transcript; the headline and the text; and what a speaker goes on to say, in the
    tense of a report, after a sentence that names the day. reach: for how many paragraphs from the last such sentence,
    0 for its own; an organisation, which speaks less often and on one matter, has a reach of its own. headline: where
    it stands.
    """

    def __init__(
        self,
        anchors: Anchors,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, tuple[str, str]],
        details: Mapping[str, CueDetails],
        reach: int = 0,
        reach_of_organisations: int = 3,
        headline: Sequence[Offsets] = (),
    ) -> None:
        self.anchors = anchors
        self.attributions = sorted(attributions, key=_place)
        self.speakers = speakers  # attribution -> speaker, type
        self.details = details
        self.headlines: dict[str, list[Attribution]] = {}  # speaker -> what the headline gives them
        for attribution in self.attributions:
            if any(start <= _place(attribution)[0] < end for start, end in headline):
                self.headlines.setdefault(self._speaker(attribution), []).append(attribution)
        self.reach = reach
        self.reach_of_organisations = reach_of_organisations

    def rows(self) -> list[DateRow]:
        rows: dict[str, DateRow] = {}
        dates: dict[str, Dated] = {}
        speeches: dict[str, Speech] = {}
        for attribution in self.attributions:
            dated, basis = self._stated(attribution), "stated"
            if dated is None and self._opens_another(attribution, speeches):
                speeches.pop(self._speaker(attribution), None)
            elif dated is None and not self._came_otherwise(attribution, speeches):
                dated, basis = self._shared(attribution, speeches, dates), "inherited"
            if dated is not None:
                dates[attribution.id] = dated
                if self._spoken(attribution):
                    self._remember(Speech(attribution, dated, self._paragraph(attribution)), speeches)
                if dated.interval is not None:
                    rows[attribution.id] = _row(attribution, dated, basis)
                    self._date_headline(attribution, dated, rows)
        return list(rows.values())

    def _date_headline(self, attribution: Attribution, dated: Dated, rows: dict[str, DateRow]) -> None:
        """What the headline says that a speaker said was said when the text first dates words of theirs."""
        speaker = self._speaker(attribution)
        for headline in self.headlines.pop(speaker, ()) if self._spoken(attribution) else ():
            if headline.id not in rows and self._spoken(headline) and _one_occasion(dated):
                rows[headline.id] = _row(headline, dated, "inherited")

    def _stated(self, attribution: Attribution) -> Dated | None:
        details = self.details.get(attribution.id)
        return self.anchors.stated(attribution, details.via if details else None)

    def _opens_another(self, attribution: Attribution, speeches: Mapping[str, Speech]) -> bool:
        """Whether it is set on an occasion of its own that has no date: "in an interview"."""
        speech = speeches.get(self._speaker(attribution))
        clause = self.anchors.clauses.of(attribution) if speech is not None else None
        if speech is None or clause is None or clause.start == self._sentence(speech.attribution):
            return False
        return self.anchors.occasion.search(clause.words) is not None

    def _came_otherwise(self, attribution: Attribution, speeches: Mapping[str, Speech]) -> bool:
        """Whether it came through somebody else than the speaker's dated words: "told the Courier"."""
        speech, via = speeches.get(self._speaker(attribution)), self._via(attribution)
        return (
            speech is not None and via != "" and attribution.inherits is None and via != self._via(speech.attribution)
        )

    def _via(self, attribution: Attribution) -> str:
        details = self.details.get(attribution.id)
        return self.anchors.text[slice(*details.via)] if details is not None and details.via is not None else ""

    def _sentence(self, attribution: Attribution) -> int:
        return self.anchors.clauses.layout.sentence_span(_place(attribution)[0])[0]

    def _remember(self, speech: Speech, speeches: dict[str, Speech]) -> None:
        """Keep it for what its speaker, the other turns of a transcript, or "the report" say next."""
        speaker = self._speaker(speech.attribution)
        if speaker:
            speeches[speaker] = speech
        if self._kind(speech.attribution) == "DOCUMENT":
            speeches[DOCUMENT] = speech
        if speech.dated.interval is not None and _one_occasion(speech.dated):
            speeches[OCCASION] = speech

    def _kind(self, attribution: Attribution) -> str:
        return self.speakers.get(attribution.id, ("", ""))[1]

    def _earlier(self, attribution: Attribution, speeches: Mapping[str, Speech]) -> Speech | None:
        """The dated speech that the attribution may be part of."""
        if self._is_turn(attribution):
            return speeches.get(OCCASION)
        if self._kind(attribution) == "DOCUMENT" and self._words(attribution) in DEFINITE:
            return speeches.get(DOCUMENT)
        return speeches.get(self._speaker(attribution))

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

    def _shared(
        self, attribution: Attribution, speeches: Mapping[str, Speech], dates: Mapping[str, Dated]
    ) -> Dated | None:
        if attribution.inherits is not None:
            return dates.get(attribution.inherits)
        speech = self._earlier(attribution, speeches)
        if speech is None or not self._spoken(attribution):
            return None
        first, dated, paragraph = speech
        if self._sentence(first) == self._sentence(attribution):
            return dated
        if self._is_turn(attribution) or self._kind(attribution) == "DOCUMENT":
            return dated
        reach = self.reach_of_organisations if self._kind(attribution) == "ORG" else self.reach
        if self._paragraph(attribution) - paragraph > reach or not self._reported(attribution, first):
            return None
        return dated if dated.interval is None or _one_occasion(dated) else None

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
