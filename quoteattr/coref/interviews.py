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

_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
#: A name in brackets behind a label.
_ASIDE = re.compile(r"[ ]?\(([^()\n]{3,60})\)")

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
        self._by_label = _labelled(text, turns, index)
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

    def speaker(self, att: Attribution) -> Identity | None:
        """Whom the label of a turn means by its initials ("AL:"), or by a name in brackets behind it ("CHAIR (Ann
        Lee):"), also where it comes again without."""
        return self._by_label.get(self._label(att)) if self._by_label else None

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


def _labelled(text: str, turns: Sequence[Attribution], index: Index) -> dict[str, Identity]:
    """The people whom labels mean that are no names of theirs."""
    labels = {att.source: text[slice(*att.source)].strip(" .:") for att in turns if att.source and TURN in att.evidence}
    if not labels:
        return {}
    first = min(start for start, _ in labels)
    people = list(dict.fromkeys(m.identity for m in index.between(0, first) if m.identity.type == PERSON))
    found: dict[str, Identity] = {}
    for (start, end), label in labels.items():
        named_itself = any(m.identity.type == PERSON for m in index.between(start, end)) and not label.isupper()
        aside = None if named_itself else _ASIDE.match(text, end)
        named = index.between(*aside.span(1)) if aside is not None else ()
        if len(named) == 1 and named[0].identity.type == PERSON:
            found[label.lower()] = named[0].identity
        elif _INITIALS.fullmatch(label):
            letters = label.replace(".", "")
            meant = [person for person in people if letters in _initials_of(person.name)]
            if len(meant) == 1:
                found.setdefault(label.lower(), meant[0])
    return found


def _initials_of(name: str) -> tuple[str, str, str]:
    """The first letters of its words, of the first and the last, and of its words and what hyphens join."""
    words = name.split()
    every = "".join(word[0] for word in words).upper()
    return every, every[:1] + every[-1:], "".join(part[0] for part in re.split(r"[\s\-]+", name) if part).upper()


__all__ = ["TURN", "Interview"]
