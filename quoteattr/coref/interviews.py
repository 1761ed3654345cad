"""Who asks and who answers in an interview whose turns have no names: those whom its introduction names."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.coref.forms import PERSON
from quoteattr.coref.identities import Identity
from quoteattr.coref.index import Index
from quoteattr.coref.mentions import Mention

#: Labels of answers and of questions, without their stops; "A" and "B" talk to each other.
ANSWERS, QUESTIONS = frozenset(("a", "answer")), frozenset(("q", "question"))
#: Names that `patterns.turns` gives what it finds.
TURN, ANSWER, QUESTION = "turn.colon", "turn.answer", "turn.question"


#: Before the name of the one who asks: "sat down with our reporter Ann Lee".
_ASKS = re.compile(
    r"\b(?:reporter|correspondent|editor|journalist|writer|columnist|interviewer|presenter|host)s?,?[ ]$"
    r"|\b(?:interviewed|questioned)[ ]by[ ]$|\bquestions[ ](?:from|by)[ ]$",
    re.IGNORECASE,
)


class Interview:
    """The turns of an article, by what `patterns.turns` calls them."""

    def __init__(self, text: str, attributions: Sequence[Attribution], index: Index) -> None:
        self._text = text
        turns = [att for att in attributions if {TURN, ANSWER, QUESTION} & set(att.evidence)]
        self._answerer: Identity | None = None
        self._asker: Identity | None = None
        asked = any(self._label(att) in QUESTIONS or ANSWER in att.evidence for att in turns)
        if turns and asked:
            first = min(att.source[0] if att.source else att.content[0][0] for att in turns)
            self._find(text, [m for m in index.between(0, first) if not m.quoted and m.identity.type == PERSON])

    def _find(self, text: str, named: Sequence[Mention]) -> None:
        """Of the people of the introduction the one who asks is said to; the only other one answers."""
        asking = (m.identity for m in named if _ASKS.search(text, max(0, m.start - 40), m.start))
        self._asker = next(asking, None)
        others = list(dict.fromkeys(m.identity for m in named if m.identity is not self._asker))
        self._answerer = others[0] if len(others) == 1 else None

    def asker(self, att: Attribution) -> Identity | None:
        """Who asks, where the attribution is a question with a label and the introduction names the one who does."""
        return self._asker if self._label(att) in QUESTIONS else None

    def answerer(self, att: Attribution) -> Identity | None:
        """Who answers, where the attribution is an answer without a name; None where nobody is named as the one."""
        return self._answerer if self._label(att) in ANSWERS or ANSWER in att.evidence else None

    def asks(self, att: Attribution) -> bool:
        """Whether it is a question that nothing stands before."""
        return QUESTION in att.evidence

    def _label(self, att: Attribution) -> str:
        is_turn = TURN in att.evidence and att.source is not None
        return self._text[slice(*att.source)].strip(" .:").lower() if is_turn and att.source else ""


__all__ = ["TURN", "Interview"]
