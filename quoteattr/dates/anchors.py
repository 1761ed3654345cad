"""Tie time expressions to the speech they date: the cue's clause, then its sentence, then the same speech event.

An expression inside a content tells when something happens that is spoken of, so it never dates the speaking; nor does
one of a caption, or one that names a day still to come.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from quoteattr.annotations import Attribution, Offsets
from quoteattr.clauses import BLANK, Clause, Clauses
from quoteattr.dates.calendar import Interval
from quoteattr.dates.expressions import TimeExpression
from quoteattr.dates.resolve import Moment, resolve

#: Words behind which another clause begins: what stands there is not when it was said.
BREAKER = re.compile(
    r"\b(?:(?:who|whom|which|whose|that|where|when|while|after|before|because|since|if|although|though|until|than|but"
    r"|despite|following|whether|how|why|what)\b|as\b(?! much| well)|for (?=\w+ing\b))"
    r"|[;—–:()]| - | --|\b(?:and|or) \w+(?:ed|ing)\b",
    re.IGNORECASE,
)
JOINED = re.compile(r"\b(?:and|but|so|or|nor|yet)\b", re.IGNORECASE)
#: What breaks nothing where the expression comes first: "On Monday: Lee said", "..., as she said", "where she said".
MEANWHILE = re.compile(r":|\bas (?=he\b|she\b|they\b|it\b)|\bwhere\b", re.IGNORECASE)
MOST = 8  # expressions before and behind a cue that are looked at
FAR = 60  # characters from a cue beyond which an expression belongs to something else
RELATIVE = re.compile(r"\b(?:who|whom|which|whose|that|where|when)\b", re.IGNORECASE)
FUTURE = re.compile(
    r"\b(?:will|plans? to|scheduled to|set to|expected to|going to|due to)\b(?:[ \w]{0,20})$", re.IGNORECASE
)
TO_COME = re.compile(r"(?:['’]ll|will)\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:before|until|ahead of|prior to)\b[^,]*$", re.IGNORECASE)
RELEASED = re.compile(
    r"\b(?:released|published|issued|conducted|taken|dated|posted|completed|commissioned|adopted|written)\b",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(r"[,;]|\b(?:\w+(?:ed|ing)|born|known|held|won|built|of)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b(?: \w+)?[ \u00a0]*\w*$", re.IGNORECASE)
#: What may stand between commas behind the speaker and tell of the speech: "Lee, speaking on Tuesday, said".
APPOSITION = re.compile(
    r",\s*(?:$|speaking|writing|talking|in|at|on|during|asked|published|released|addressing)\b|,\s*$"
)
GERUND = re.compile(r"\b(?:for|of|by|after|before|without)[ \u00a0]+$", re.IGNORECASE)
FRAME = re.compile(r"\b(?:in|at|during|on|from|to|with)(?: \w+)?[ \u00a0]*$", re.IGNORECASE)


class Dated(NamedTuple):
    """The expression that dates an attribution, and its days; None where it is too vague to have any."""

    expression: TimeExpression
    interval: Interval | None


class Anchors:
    """Finds the date of each attribution of one article."""

    def __init__(
        self,
        clauses: Clauses,
        expressions: Sequence[TimeExpression],
        published: date | None,
        speech_nouns: frozenset[str],
    ) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.published = published
        self.speech_nouns = speech_nouns
        nouns = "|".join(sorted(map(re.escape, speech_nouns), key=len, reverse=True))
        self.occasion = re.compile(
            rf"\b(?:in|at|during) (?:an?|another) (?:[\w-]+ ){{0,3}}?(?:{nouns})\b", re.IGNORECASE
        )  # one that has not been spoken of before
        self.expressions = expressions
        self.intervals = self._resolve_all()
        self._starts = [expression.start for expression in expressions]

    def _resolve_all(self) -> list[Interval | None]:
        """Resolve the expressions in the order of the text; each can be what the next ones are relative to."""
        found: list[Interval | None] = []
        day: date | None = None
        then: Interval | None = None
        day_in = then_in = -9  # paragraphs
        for expression in self.expressions:
            paragraph = self.clauses.layout.paragraph(expression.start)
            near = then if paragraph - then_in <= 1 else None
            moment = Moment(self.published, day if paragraph - day_in <= 1 else None, near)
            interval = resolve(expression, moment)
            found.append(interval)
            if interval is None or self._to_come(interval):
                continue
            then, then_in = interval, paragraph
            if interval.grain in ("day", "time"):
                day, day_in = interval.start, paragraph
        return found

    def _to_come(self, interval: Interval) -> bool:
        return self.published is not None and interval.start > self.published

    def stated(self, attribution: Attribution, via: Offsets | None = None) -> Dated | None:
        """The date that stands in the attribution's own clause or sentence.

        via: the words that name the intermediary; a date at their heels counts too
        ("..., the Courier reported on Monday").
        """
        clause = self.clauses.of(attribution)
        if clause is None:
            return None
        ahead = clause.words[max(0, clause.cue[0] - clause.start - 60) : clause.cue[0] - clause.start]
        if FUTURE.search(ahead) or TO_COME.match(self.text[clause.cue[0] : clause.cue[1]]):
            return None
        ranked = []
        middle = bisect_left(self._starts, clause.cue[0])
        first = max(bisect_left(self._starts, clause.start), middle - MOST)
        for number in range(first, min(bisect_left(self._starts, clause.end), middle + MOST)):
            expression = self.expressions[number]
            behind_via = via is not None and 0 <= expression.start - via[1] <= 2
            rank = (0, 1) if behind_via else self._rank(expression, clause)
            if rank is not None:
                ranked.append((rank, number))
        for _, number in sorted(ranked):
            interval = self.intervals[number]
            if interval is None or not self._to_come(interval):
                return Dated(self.expressions[number], interval)
        return None

    def _rank(self, expression: TimeExpression, clause: Clause) -> tuple[int, int] | None:
        """How near the expression is to the cue, smaller is nearer; None where it tells something else."""
        start, end = expression.start - clause.start, expression.end - clause.start
        if (
            BLANK in clause.words[start:end]
            or expression.preposition == "aside"
            or self._in_a_title(expression, clause)
        ):
            return None
        if BEFORE.search(clause.words[max(0, start - 60) : max(0, start)]):
            return None
        cue, source = clause.cue, clause.source
        words = self.text[expression.start : expression.end].lower()
        if words.startswith("of ") or (words == "then" and not self._ends_clause(expression)):
            return None
        if cue[0] <= expression.start < cue[1]:
            return 0, 0
        if (expression.prenominal or expression.possessive) and not self._names_speech(expression, clause):
            return None
        if source is not None and source[0] <= expression.start < source[1]:
            lead = self.text[source[0] : expression.start + 10]
            return None if RELATIVE.search(lead) or not self._dates_source(expression, source, lead) else (3, 0)
        if expression.start >= cue[1]:
            return self._behind(expression, clause)
        return self._ahead(expression, clause)

    def _in_a_title(self, expression: TimeExpression, clause: Clause) -> bool:
        """Whether it stands in quotation marks that the cue is not in: "on 'Larsen Radio Sunday'"."""
        region = self.clauses.layout.quoted(expression.start)
        return region >= 0 and region != self.clauses.layout.quoted(clause.cue[0])

    def _ends_clause(self, expression: TimeExpression) -> bool:
        return re.match(r"\s*(?:[,.;:]|$)", self.text[expression.end : expression.end + 3]) is not None

    def _behind(self, expression: TimeExpression, clause: Clause) -> tuple[int, int] | None:
        gap = self._between(clause, clause.cue[1], expression.start)
        if gap is None or BREAKER.search(gap) or max(map(len, gap.split(BLANK))) > FAR:
            return None
        if BLANK in gap and self.text[clause.cue[0] : clause.cue[1]].endswith(" of"):  # "its estimate of ... this year"
            return None
        return 1, len(gap)

    def _ahead(self, expression: TimeExpression, clause: Clause) -> tuple[int, int] | None:
        cue, source = clause.cue, clause.source
        if source is not None and source[1] <= expression.start:
            gap = self._between(clause, source[1], expression.start)
            rest = self._between(clause, expression.end, cue[0])
            if gap is None or rest is None or BREAKER.search(gap):
                return None
            if self._goes_on(clause, gap, rest):
                return 5, len(gap) + len(rest)
            if BREAKER.search(rest):
                return None
            if gap.lstrip().startswith(",") and not APPOSITION.match(gap):
                return None
            return 2, len(gap) + len(rest)
        if GERUND.search(self.text[: cue[0]][-12:]) or BREAKER.match(self.text[cue[0] : cue[1]]):
            return None  # "held in contempt for refusing"
        head = source[0] if source is not None and source[0] < cue[0] else cue[0]
        gap = self._between(clause, expression.end, head)
        if gap is not None and gap.rstrip().endswith(BLANK) and self.text[:head].rstrip()[-1:].isalpha():
            return None  # a relative clause: "hurt today in what Lee called"
        if gap is None or BREAKER.search(MEANWHILE.sub(" ", gap)) or JOINED.search(gap):
            return None
        if BLANK in gap and PERFECT.search(self.text[max(0, cue[0] - 12) : cue[0] + 12]):
            return None  # the perfect goes with no definite time
        return 4, len(gap)

    def _goes_on(self, clause: Clause, gap: str, rest: str) -> bool:
        """Whether the cue is a participle behind what the speaker did then: "Lee spoke on Monday, saying ..."."""
        cue = self.text[clause.cue[0] : clause.cue[1]].lower()
        lead = rest.rstrip().endswith(",") and not gap.lstrip().startswith(",")
        return lead and re.match(r"(?:\w+ly )?\w+ing\b", cue) is not None and len(gap) <= FAR

    def _between(self, clause: Clause, start: int, end: int) -> str | None:
        """The words between two places, a content as one blank; None where somebody else's cue stands there."""
        if any(start <= cue[0] < end for cue in clause.others):
            return None
        words = clause.words[max(0, start - clause.start) : max(0, end - clause.start)]
        return re.sub(f"{BLANK}+", BLANK, words)

    def _names_speech(self, expression: TimeExpression, clause: Clause) -> bool:
        """Whether it dates an occasion of speech that the clause is set in: "in a May interview"."""
        following = self.text[expression.end : expression.end + 60]
        phrase = re.split(r"[,.;:()]| (?:of|in|on|by|with|for|at|that|when|where) ", following)[0]
        nouns = re.findall(r"[\w-]+", phrase.lower())
        if not any(noun in self.speech_nouns for noun in nouns[:5]):
            return False
        source = clause.source
        if source is not None and source[0] <= expression.start < source[1]:
            return True
        lead = self.text[clause.start : expression.start]
        return expression.preposition == "at" or FRAME.search(lead) is not None

    def _dates_source(self, expression: TimeExpression, source: Offsets, lead: str) -> bool:
        """Whether it tells when the source, a document, came out: "a 2013 memo", "a poll released Tuesday".

        A bare time at the end of the source only stands there by chance: "a panel in 2001 found".
        """
        if expression.prenominal or expression.possessive or RELEASED.search(lead) is not None:
            return True
        return expression.end >= source[1] and expression.start > source[0] and not PARTICIPLE.search(lead)
