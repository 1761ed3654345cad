"""Dates that an attribution has from another sentence about the same speech."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quoteattr.annotations import Attribution, CueDetails, DateRow
from quoteattr.dates.anchors import Anchors, Dated

#: Stances that tell of an act of speech, not of a state of mind.
SPOKEN = frozenset({"say", "write", "ask", "order", "promise", "claim", "deny", "agree", "label", "show"})
#: Cues in another tense than that of a report tell of another time: "has said", "would say", "says".
OTHER_TENSE = re.compile(
    r"\b(?:has|have|had|would|will|could|can|may|might|often|repeatedly|once|previously)\b|['’](?:s|ve|d|ll)\b"
    r"|^(?:\w+ly )?(?:\w+[^s\W]s|is|are|was|were|say|want|think|believe)\b",
    re.IGNORECASE,
)
EXACT = ("time", "day")  # the grain that names one occasion; "in June" may be any


class Speech(NamedTuple):
    """A dated occasion: who spoke, when, and the paragraph in which the article last spoke of it."""

    attribution: Attribution
    dated: Dated
    paragraph: int


class SpeechEvents:
    """Gives each attribution its own date, or that of the speech it is part of.

    The same speech are: a floating quotation and the one it goes on with; what a speaker says in one sentence; all that
    one document says; and what a speaker goes on to say, in the tense of a report, after a sentence that names the day.
    reach: for how many paragraphs from the last such sentence, 0 for its own; an organisation, which speaks less often
    and on one matter, has a reach of its own.
    """

    def __init__(
        self,
        anchors: Anchors,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, tuple[str, str]],
        details: Mapping[str, CueDetails],
        reach: int = 0,
        reach_of_organisations: int = 3,
    ) -> None:
        self.anchors = anchors
        self.attributions = sorted(attributions, key=_place)
        self.speakers = speakers  # attribution -> speaker, type
        self.details = details
        self.reach = reach
        self.reach_of_organisations = reach_of_organisations

    def rows(self) -> list[DateRow]:
        rows: dict[str, DateRow] = {}
        dates: dict[str, Dated] = {}
        speeches: dict[str, Speech] = {}
        for attribution in self.attributions:
            speaker = self._speaker(attribution)
            details = self.details.get(attribution.id)
            dated, basis = self.anchors.stated(attribution, details.via if details else None), "stated"
            if dated is None:
                dated, basis = self._shared(attribution, speeches.get(speaker), dates), "inherited"
            if dated is not None:
                dates[attribution.id] = dated
                if speaker:
                    speeches[speaker] = Speech(attribution, dated, self._paragraph(attribution))
                if dated.interval is not None:
                    rows[attribution.id] = _row(attribution, dated, basis)
        return list(rows.values())

    def _speaker(self, attribution: Attribution) -> str:
        if attribution.id in self.speakers:
            return self.speakers[attribution.id][0]
        return self.anchors.text[slice(*attribution.source)] if attribution.source else ""

    def _paragraph(self, attribution: Attribution) -> int:
        return self.anchors.clauses.layout.paragraph(_place(attribution)[0])

    def _shared(self, attribution: Attribution, speech: Speech | None, dates: Mapping[str, Dated]) -> Dated | None:
        if attribution.inherits is not None:
            return dates.get(attribution.inherits)
        if speech is None or not self._spoken(attribution):
            return None
        first, dated, paragraph = speech
        layout = self.anchors.clauses.layout
        if layout.sentence(_place(first)[0]) == layout.sentence(_place(attribution)[0]):
            return dated
        if self.speakers.get(attribution.id, ("", ""))[1] == "DOCUMENT":
            return dated
        kind = self.speakers.get(attribution.id, ("", ""))[1]
        reach = self.reach_of_organisations if kind == "ORG" else self.reach
        if self._paragraph(attribution) - paragraph > reach or not self._reported(attribution, first):
            return None
        return dated if dated.interval is None or dated.interval.grain in EXACT else None

    def _spoken(self, attribution: Attribution) -> bool:
        details = self.details.get(attribution.id)
        return details is not None and details.stance in SPOKEN

    def _reported(self, attribution: Attribution, first: Attribution) -> bool:
        """Whether both are told as acts of speech on one occasion."""
        return (
            self._spoken(first)
            and attribution.cue is not None
            and not OTHER_TENSE.search(self.anchors.text[slice(*attribution.cue)])
        )


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
