"""Who answers: the one to whom the question right before was put, where the text says to whom.

"Counsel asked the porter, Bo Kim, who had the key." and in a paragraph of its own: "“My wife.”"; "..., came the reply."
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.unnamed.holders import anchor
from quoteattr.coref.words.layout import Layout
from quoteattr.lang import one_of, words

_ASKS = re.compile(r"\b(?:ask(?:s|ed)?|demand(?:s|ed)[ ]of|inquire[sd]?[ ]of|put[ ]it[ ]to)$")
_ASKED = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bask(?:s|ed)\b")
_QUESTIONS = re.compile(r"\b(?:ask(?:s|ed)?|[ie]nquire[sd]?|wonder(?:s|ed)?|want(?:s|ed)?[ ]to[ ]know)\b")
_WONDERS = re.compile(r"\bwonder(?:s|ed)?\b")
_REPLY = re.compile(rf"[ ](?:the|an?|his|her|their)[ ](?:\w+[ ])?{one_of(words('en', 'reply_nouns'))}\b")
_REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied)|retort(?:s|ed)?|counter(?:s|ed)|answer(?:s|ed)|disagree[sd]?|respond(?:s|ed)"
    r"|(?:c(?:a|o)me|fire[ds]?|hit|shoots?|shot|shout(?:s|ed)|snap(?:s|ped)|write[s]?|wrote|yell(?:s|ed))[ ]back)$"
)
_REQUESTED = re.compile(r"\W*(?:that|to|for|him|her|them)\b")  # "asked that the window be left open"
#: Somebody is asked, and not somebody asks: "Asked why, she", "When pressed, he".
_IS_ASKED = re.compile(
    r"(?:^\W*|\b(?:when|if|as|was|were|been|being|is|are)[ ](?:\w+[ ])?|,[ ])"
    r"(?:asked|pressed|questioned|challenged|told)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"[ ](?:him|her)\b")
_ADDRESS = re.compile(r"[ ](?:(?:the|his|her|their)[ ](?:[a-z][\w\-]*[ ]){0,4}[a-z][\w\-]*,[ ])?(?:[\w.\-]+[ ]){0,4}")
_CLAUSE = re.compile(r"\b(?:whether|if|what|who|why|how|when|where|about|for|that|to)\b")
#: How far behind "asked" the one who is asked may be named.
_FAR = 60
#: So many attributions behind are looked at for a reply.
_NEXT = 4


class Answers:
    """The attributions of an article that answer others."""

    def __init__(self, text: str, layout: Layout, index: Index, attributions: Sequence[Attribution]) -> None:
        self._text, self._layout, self._index = text, layout, index
        outer = [att for att in attributions if att.parent is None]
        self._outer = sorted(outer, key=_read_by)
        self._read = [_read_by(att) for att in self._outer]

    def asks(self, att: Attribution) -> bool:
        """Whether the cue asks: who answers in the next sentence is somebody else."""
        return att.cue is not None and _QUESTIONS.search(self._text, *att.cue) is not None

    def speaks_next(self, person: Identity, att: Attribution) -> bool:
        """Whether the person is the source of what is said behind the attribution."""
        behind = (other.source for other in self._outer if other.source and other.source[0] > anchor(att))
        return any(m.identity is person for source in behind for m in self._index.between(*source))

    def takes_over(self, person: Identity, att: Attribution) -> bool:
        """Whether nothing but the name, at the head of a paragraph, is the source of the very next words: "The minister
        has said.\n\nAnn Lee told"."""
        later = self._outer[bisect_right(self._read, anchor(att)) :][:_NEXT]
        source = next((other.source for other in later if other.source and other.source[0] > anchor(att)), None)
        if source is None or not self._text.endswith("\n", 0, source[0]):
            return False
        return any(m.identity is person and (m.start, m.end) == source for m in self._index.between(*source))

    def replies_next(self, person: Identity, att: Attribution) -> bool:
        """Whether the person replies to what is said, and so has not said it."""
        first = bisect_right(self._read, anchor(att))
        later = self._outer[first : first + _NEXT]
        reply = next((other for other in later if other.source and other.cue and other.source[0] > anchor(att)), None)
        if reply is None or not (reply.source and reply.cue) or not _REPLIES.search(self._text, *reply.cue):
            return False
        return any(mention.identity is person for mention in self._index.between(*reply.source))

    def is_by_verb(self, att: Attribution) -> bool:
        """Whether the cue says that it is a reply: "retorted"."""
        return att.cue is not None and _REPLIES.search(self._text, *att.cue) is not None

    def replied_to(self, att: Attribution) -> Attribution | None:
        """What stands right before, in this sentence or the one before, and is replied to by the verb, or is a question
        of somebody else; None also where somebody was asked in between ("Asked why, she replied")."""
        at = anchor(att)
        last = next(
            (other for other in reversed(self._outer[: bisect_right(self._read, at)]) if other is not att), None
        )
        if last is None or last.source is None or att.source is None:
            return None
        start, _ = self._layout.sentence_span(at)
        if self._layout.sentence(at) - self._layout.sentence(last.content[-1][1] - 1) > 2:
            return None
        if _IS_ASKED.search(self._text[start:at]) is not None:
            return None
        alone = last.cue is not None and _WONDERS.search(self._text, *last.cue) is not None  # nobody is asked
        asked = self.asks(last) and not alone and not _REQUESTED.match(self._text, last.content[0][0])
        same = self._text[slice(*att.source)].lower() == self._text[slice(*last.source)].lower()
        return last if self.is_by_verb(att) or (asked and not same and not self.asks(att)) else None

    def is_reply(self, att: Attribution) -> bool:
        """Whether the cue says that it is a reply and not whose: "came the reply"."""
        return att.source is None and att.cue is not None and _REPLY.match(self._text, att.cue[1]) is not None

    def answerer(self, att: Attribution, meant: Mapping[int, Identity | None]) -> Identity | None:
        """Who was asked just before, or None. meant: whom the pronouns mean, by offset."""
        question = self._question_before(att)
        if question is not None and question.cue is not None:
            cue = question.cue[1]
            if question.source is not None and question.source[0] > cue:
                cue = question.source[1]  # "asked Lee" is asked by her
        elif (told := self._told_question(att)) is not None:
            cue = told
        else:
            return None
        if (pronoun := _PRONOUN.match(self._text, cue)) is not None:
            return meant.get(pronoun.start() + 1)
        _, end = self._layout.sentence_span(cue - 1)
        named = [m for m in self._index.between(cue, min(end, cue + _FAR)) if m.identity.type == PERSON]
        if not named or named[0].possessive or '"' in self._text[cue : named[0].start]:
            return None
        return named[0].identity if _is_addressed(self._text[cue : named[0].start]) else None

    def _told_question(self, att: Attribution) -> int | None:
        """Where "asked" ends in the sentence before a reply, if that is told alone: "Lee has asked the cook why." """
        start, _ = self._layout.sentence_span(att.content[0][0])
        if not self.is_reply(att) or start == 0:
            return None
        before, end = self._layout.sentence_span(start - 1)
        asked = list(_ASKED.finditer(self._text, before, end))
        return asked[0].end() if len(asked) == 1 else None

    def _question_before(self, att: Attribution) -> Attribution | None:
        """The last attribution before, if it asks, and in another paragraph where this one is no reply by its cue."""
        at = att.content[0][0]
        number = bisect_right(self._read, at) - 1
        last = self._outer[number] if number >= 0 else None
        if last is None or last is att or last.cue is None or not _ASKS.search(self._text, *last.cue):
            return None
        apart = self._layout.paragraph(at) - self._layout.paragraph(last.content[-1][1] - 1)
        return last if apart == 1 or (apart == 0 and self.is_reply(att)) else None


def _read_by(att: Attribution) -> int:
    """Where its content, and the source before or behind it, have been read."""
    return max(anchor(att) + 1, att.content[-1][1])


def _is_addressed(between: str) -> bool:
    """Whether nothing but titles and an occupation stand between "asked" and the name."""
    return _ADDRESS.fullmatch(between) is not None and _CLAUSE.search(between) is None


__all__ = ["Answers"]
