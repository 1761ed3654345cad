"""How near a time expression stands to a cue, and whether it tells when that was said at all.

An expression inside a content tells when something happens that is spoken of, so it never dates the speaking; nor does
one that dates something else of the sentence: who somebody is, what happened before.
"""

import re

from quoteattr.annotations import Offsets
from quoteattr.clauses import BLANK, Clause, Clauses
from quoteattr.dates.expressions import TimeExpression
from quoteattr.dates.prospects import lies_ahead
from quoteattr.lang import one_of_kind
from quoteattr.lang.grammar import HAVE

#: Words behind which another clause begins: what stands there is not when it was said.
BREAKER = re.compile(
    r"\b(?:(?:who|whom|which|whose|that|where|when|while|after|before|because|since|if|although|though|until|than|but"
    r"|despite|following|whether|how|why|what)\b|as\b(?! much| well)|for (?=\w+ing\b))"
    r"|[;—–―:()]| - | --|\b(?:and|or) \w+(?:ed|ing)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:before|until|ahead of|prior to)\b[^,]*$", re.IGNORECASE)
RELEASED = re.compile(rf"\b{one_of_kind('en', 'issuing_participles')['spoken']}\b", re.IGNORECASE)
JOINED = re.compile(r"\b(?:and|but|so|or|nor|yet)\b", re.IGNORECASE)
#: What breaks nothing where the expression comes first: "On Monday: Lee said", "..., as she said", "where she said".
MEANWHILE = re.compile(r":|\bas (?=he\b|she\b|they\b|it\b)|\bwhere\b", re.IGNORECASE)
#: "after Monday's debate, when Lee said": the day of the debate, whatever stands before it.
WHEN = re.compile(r"[^,;:.]{0,60},? when(?: [\w-]+){0,4}[ \u00a0]*", re.IGNORECASE)
#: "They met on Monday, hours after Lee said": the same day.
SOON = re.compile(
    r"\b(?:shortly|immediately|soon|right|just|(?:moments|minutes|hours|seconds)) (?:after|before)\b", re.IGNORECASE
)
#: Something else beside the subject does the speaking: "on Monday, another sign of the union backing Lee".
BESIDE = re.compile(r",\s*(?:an?|another|the latest|one)\b[^,]*\b(?:of|for|from)\s*$", re.IGNORECASE)
FAR = 60  # characters from a cue beyond which an expression belongs to something else
RELATIVE = re.compile(r"\b(?:who|whom|which|whose|that|where|when)\b", re.IGNORECASE)
RELATIVE_END = re.compile(r"\b(?:that|what|which|who|whom)$", re.IGNORECASE)
PARTICIPLE = re.compile(r"[,;]|\b(?:\w+(?:ed|ing)|born|known|held|won|built|of)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b(?: \w+)?[ \u00a0]*\w*$", re.IGNORECASE)
PERFECT_OF_ANY = re.compile(rf"\b{HAVE}\b|['’](?:s|ve|d)\b", re.IGNORECASE)
ADDRESSEE = re.compile(r"[ \u00a0]+(?:(?!(?:that|he|she|it|they|we|i)\b)[\w’'-]+[ \u00a0]+){0,4}", re.IGNORECASE)
SUBJECT = re.compile(r"[ \u00a0]+(?:(?:that|how|why|what)\b|(?:that )?(?:he|she|it|they|we|i|you)\b)", re.IGNORECASE)
#: What may stand between commas behind the speaker and tell of the speech: "Lee, speaking on Tuesday, said".
APPOSITION = re.compile(
    r",\s*(?:$|speaking|writing|talking|in|at|on|during|asked|published|released|addressing)\b|,\s*$"
)
GERUND = re.compile(r"\b(?:for|of|by|after|before|without)[ \u00a0]+$", re.IGNORECASE)
GERUND_CUE = re.compile(r"\bfor \w+ing$", re.IGNORECASE)
FRAME = re.compile(r"\b(?:in|at|during|on|from|to|with)(?: \w+)?[ \u00a0]*$", re.IGNORECASE)

#: Operations that name a day.
DAYS = frozenset({"weekday", "month_day", "deictic", "iso_day", "weeks_day", "anchor_weekday"})


class Ranking:
    """Ranks the expressions of one article for a cue.

    speech_nouns: occasions and forms of speech; what is dated with them ("a May interview") dates the words.
    addressing: forms of verbs behind which stands whom they are said to ("told").
    """

    def __init__(
        self, clauses: Clauses, speech_nouns: frozenset[str], addressing: frozenset[str] = frozenset()
    ) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.speech_nouns = speech_nouns
        self.addressing = addressing

    def rank(self, expression: TimeExpression, clause: Clause) -> tuple[int, int] | None:
        """How near the expression is to the cue, smaller is nearer; None where it tells something else."""
        start, end = expression.start - clause.start, expression.end - clause.start
        if self._told_of_then(expression, clause):
            return 2, 0
        if self._behind_addressee(expression, clause):
            return 1, 0
        if (
            BLANK in clause.words[start:end]
            or expression.preposition == "aside"
            or self._in_a_title(expression, clause)
        ):
            return None
        if BEFORE.search(clause.words[max(0, start - 60) : max(0, start)]) or lies_ahead(
            expression, clause, _head(clause)
        ):
            return None
        cue, source = clause.cue, clause.source
        words = self.text[expression.start : expression.end].lower()
        if words.startswith("of ") or (words == "then" and not self._ends_clause(expression)):
            return None
        if cue[0] <= expression.start < cue[1]:
            return 0, 0
        if expression.preposition == "since" and not self._has_been(clause):
            return None
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

    def _told_of_then(self, expression: TimeExpression, clause: Clause) -> bool:
        """Whether the cue stands in a clause that tells what happened then: "he cites 2004, when Lee said"."""
        head = _head(clause)
        return expression.end <= head and WHEN.fullmatch(self.text, expression.end, head) is not None

    def _behind_addressee(self, expression: TimeExpression, clause: Clause) -> bool:
        """Whether it stands behind the cue and whom it is said to, and what is said begins behind it with its subject.

        "told workers this weekend he would resign": of the cue, whatever the content was taken to begin with.
        """
        if expression.prenominal or expression.possessive or expression.preposition == "aside":
            return False
        if expression.start < clause.cue[1]:
            return False
        lead = self.text[clause.cue[1] : expression.start]
        cue = re.findall(r"\w+", self.text[slice(*clause.cue)].lower())
        return (
            (not lead.strip() or (self.addressing.issuperset(cue[-1:]) and ADDRESSEE.fullmatch(lead) is not None))
            and SUBJECT.match(self.text, expression.end) is not None
            and not self._in_a_title(expression, clause)
        )

    def _ends_clause(self, expression: TimeExpression) -> bool:
        return re.match(r"\s*(?:[,.;:]|$)", self.text[expression.end : expression.end + 3]) is not None

    def _behind(self, expression: TimeExpression, clause: Clause) -> tuple[int, int] | None:
        gap = self._between(clause, clause.cue[1], expression.start)
        if any(clause.cue[1] <= cue[0] < expression.start for cue in clause.own):
            return None  # "said ..., adding on Monday"
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
            occasion = expression.prenominal or expression.possessive  # "Lee, with others, asked at a May summit"
            if gap.lstrip().startswith(",") and not occasion and not APPOSITION.match(gap):
                return None
            return 2, len(gap) + len(rest)
        words = self.text[cue[0] : cue[1]]
        if GERUND.search(self.text[: cue[0]][-12:]) or GERUND_CUE.search(words) or BREAKER.match(words):
            return None  # "held in contempt for refusing"
        head = _head(clause)
        if self._frames(expression, clause):
            gap = clause.words[expression.end - clause.start : head - clause.start]
            other = BREAKER.search(MEANWHILE.sub(" ", gap)) or BESIDE.search(gap) or self._perfect(cue)
            return None if other else (6, len(gap))
        gap = self._between(clause, expression.end, head)
        if gap is not None and self._relative(clause, gap, head):
            return None
        if gap is None or JOINED.search(gap) or BESIDE.search(gap):
            return None
        if BREAKER.search(MEANWHILE.sub(" ", SOON.sub(" ", gap))):
            return None
        return None if BLANK in gap and self._perfect(cue) else (4, len(gap))

    def _relative(self, clause: Clause, gap: str, head: int) -> bool:
        """Whether the cue's clause hangs on a content that stands before it: "hurt today in what Lee called"."""
        if not gap.rstrip(" \u00a0").endswith(BLANK):  # which is itself a space to a bare rstrip
            return False
        ahead = self.text[:head].rstrip()
        return RELATIVE_END.search(ahead[-8:]) is not None or (head < clause.cue[0] and ahead[-1:].isalpha())

    def _has_been(self, clause: Clause) -> bool:
        """Whether the cue is in a perfect, without which nothing goes on since: "has said since 2008"."""
        low = max(clause.start, clause.cue[0] - 25)
        return PERFECT_OF_ANY.search(self.text[low : clause.cue[1]]) is not None

    def _perfect(self, cue: Offsets) -> bool:
        """Whether the cue is in the perfect, which goes with no definite time."""
        return PERFECT.search(self.text[max(0, cue[0] - 12) : cue[0] + 12]) is not None

    def _frames(self, expression: TimeExpression, clause: Clause) -> bool:
        """Whether it tells the time of all that the sentence tells: "On Monday, Lee said ... and Kim said ...".

        It is the first thing of the sentence and a day, or a colon stands behind it; somebody else speaks first.
        """
        if expression.prenominal or expression.possessive or expression.operation not in DAYS:
            return False
        first = expression.start == clause.start and expression.preposition != "since"
        opens = first or self.text[expression.end : expression.end + 1] == ":"
        return opens and any(expression.end <= cue[0] < _head(clause) for cue in clause.others)

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
        phrase = re.split(r"[,;:()]|(?<![A-Z])\.| (?:of|in|on|by|with|for|at|that|when|where) ", following)[0]
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


def counted_from(expression: TimeExpression, clause: Clause, text: str) -> bool:
    """Whether the speech is what the expression counts from: "three days after Lee said"."""
    if expression.operation not in ("anchor_before", "anchor_after") or expression.end > _head(clause):
        return False
    words = text[expression.start : expression.end].lower()
    return words.endswith(("after", "before")) and not text[expression.end : _head(clause)].strip()


def _head(clause: Clause) -> int:
    """Where the speaker and the cue begin."""
    before = clause.source is not None and clause.source[0] < clause.cue[0]
    return clause.source[0] if clause.source is not None and before else clause.cue[0]
