"""Who speaks in turns without a name: whom labels mean, who asks and who answers, by what the introduction says."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.naming.turn_parts import ANSWERS, ASKS
from quoteattr.coref.naming.vouched import initials_of
from quoteattr.coref.unnamed.turn_holders import TurnHolders

#: Labels that name nobody, without their stops: of answers, and of questions, also the newspaper's own.
_ANSWER_LABELS, _QUESTION_LABELS = frozenset(("a", "answer")), frozenset(("q", "question", "we", "us", "me", "i"))
#: Names that `patterns.turns` gives what it finds.
TURN, ANSWER, QUESTION = "turn.colon", "turn.answer", "turn.question"
#: Names of what shows somebody's words as a line without marks, in which "I" is who says it.
OWN_LINES = frozenset((TURN, ANSWER, QUESTION, "block.post"))

_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
#: Who asks in a column of advice: "This week's letter is from *a baker in Lund*."
_LETTER_FROM = re.compile(
    r"\b(?:letter|question|query|problem|e-?mail|(?:[Tt]his[ ]week|[Tt]oday)['’]s)(?:[ ]this[ ]week)?"
    r"[ ](?:is|was|comes|came|arrived)[ ]from[ ]an?[ ]((?:(?:Mrs?|Ms|Dr)[ ][A-Z]\.)?[^,.;:\n]{2,60})(?=[,.]?\s)"
)
#: A name in brackets behind a label.
_ASIDE = re.compile(r"[ ]?\(([^()\n]{3,60})\)")

#: So many characters before the first turn are looked at.
_INTRODUCTION = 2000


class Interview:
    """The turns of an article, by what `patterns.turns` calls them."""

    def __init__(self, text: str, attributions: Sequence[Attribution], index: Index, cast: Cast) -> None:
        self._text, self._index = text, index
        turns = [att for att in attributions if {TURN, ANSWER, QUESTION} & set(att.evidence)]
        self._by_label = _labelled(text, turns, index, cast)
        self._turns = sorted(turns, key=lambda att: att.content[0][0])
        spans = sorted((att.source[0] if att.source else att.content[0][0], att.content[-1][1]) for att in turns)
        self._holders = TurnHolders(text, index, spans)
        #: Without a question "A" and "B" talk to each other.
        self._asked = any(self._label(att).lower() in _QUESTION_LABELS for att in turns)
        self._named: list[Identity] = []
        self._reader: Identity | None = None
        if spans:
            letter = _LETTER_FROM.search(text, max(0, spans[0][0] - _INTRODUCTION), spans[0][0])
            self._reader = cast.add("UNNAMED", letter[1]) if letter is not None else None
            before = index.between(0, spans[0][0])
            self._named = list(dict.fromkeys(m.identity for m in before if not m.quoted and m.identity.type == PERSON))

    def speaker(self, att: Attribution) -> tuple[Identity | None, str] | None:
        """Who speaks in a turn without a name, with the reason; None where its label may be one.

        A label is resolved by initials ("AL:"), by a name in brackets behind it ("CHAIR (Ann Lee):"), also where it
        comes again without, and by the part that somebody takes ("THE WITNESS:").
        """
        label, at = self._label(att), att.source[0] if att.source else att.content[0][0]
        if QUESTION in att.evidence:
            return None, "question that nobody's name stands before"
        if label.lower() in self._by_label:
            return self._by_label[label.lower()], "whom the label of the turn means"
        if label.lower() in _QUESTION_LABELS:
            return self._holders.of_part(ASKS, at) or self._reader, "who asks, by the introduction of the interview"
        if (label.lower() in _ANSWER_LABELS and self._asked) or ANSWER in att.evidence:
            return self._answerer(at), "whom the introduction of the interview names"
        if att.source is None or any(m.identity in self._named for m in self._index.between(*att.source)):
            return None
        holder = self._holders.holder(label, at)
        return (holder, "who takes that part, by what the text says") if holder is not None else None

    def next_turn(self, att: Attribution) -> Attribution | None:
        at = att.content[-1][1]
        return next((turn for turn in self._turns if turn.content[0][0] >= at), None)

    def _answerer(self, at: int) -> Identity | None:
        """Who is said to answer, or else the only one named beside the one who asks."""
        asker = self._holders.of_part(ASKS, at)
        answerer = self._holders.of_part(ANSWERS, at)
        others = [person for person in self._named if person is not asker]
        if answerer is not None and answerer is not asker:
            return answerer
        return others[0] if len(others) == 1 else None

    def _label(self, att: Attribution) -> str:
        is_turn = TURN in att.evidence and att.source is not None
        return self._text[slice(*att.source)].strip(" .:") if is_turn and att.source else ""


def _labelled(text: str, turns: Sequence[Attribution], index: Index, cast: Cast) -> dict[str, Identity]:
    """The people whom labels mean that are no names of theirs."""
    labels = {att.source: text[slice(*att.source)].strip(" .:") for att in turns if att.source and TURN in att.evidence}
    if not labels:
        return {}
    first = min(start for start, _ in labels)
    spans = [(0, first)] + [span for span, label in labels.items() if not _INITIALS.fullmatch(label)]
    named_there = (m.identity for span in spans for m in index.between(*span))
    people = list(dict.fromkeys(person for person in named_there if person.type == PERSON))
    found: dict[str, Identity] = {}
    for (start, end), label in labels.items():
        named_itself = any(m.identity.type == PERSON for m in index.between(start, end)) and not label.isupper()
        aside = None if named_itself else _ASIDE.match(text, end)
        named = index.between(*aside.span(1)) if aside is not None else ()
        if len(named) == 1 and named[0].identity.type == PERSON:
            found[label.lower()] = named[0].identity
        elif _INITIALS.fullmatch(label):
            letters = label.replace(".", "")
            meant = [person for person in people if letters in initials_of(person.name)]
            if len(meant) == 1:
                found.setdefault(label.lower(), meant[0])
            elif not meant and label.lower() not in found and (name := _spelt(text[:first], letters)):
                found[label.lower()] = cast.add(PERSON, name)
    return found


def _spelt(introduction: str, letters: str) -> str:
    """The only name with these initials in the line before the turns, which may be no sentence: "Interview: Bo Kim"."""
    words = r"[\w’'-]+[ ](?:[a-z]{2,3}[ ])?".join(letters)
    line = introduction.rstrip().rpartition("\n")[2]
    names = {match[0] for match in re.finditer(rf"(?<![\w’'-]){words}[\w’'-]+", line)}
    return names.pop() if len(names) == 1 else ""


__all__ = ["OWN_LINES", "TURN", "Interview"]
