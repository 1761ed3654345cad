"""Whom or what "they" and "it" mean: groups, organisations and documents, and people whose pronoun it is."""

import re
from collections.abc import Mapping, Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.antecedents import rank_things
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import Event
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.describing.together import calls_they, people_here
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.phrasing.several import body_before, body_turned_to, several_before
from quoteattr.coref.pronouns.written import written_before
from quoteattr.coref.unnamed.holders import Decision, Reading

_I = re.compile(r"(?<![\w’'])(?:I|[Mm]y|me)(?![\w])(?!\.)")
#: So many mentions are looked back over.
_LAST = 12


class Things:
    """Resolves "they" and "it" in one article.

    least: the score from which on a candidate is meant. called: by a person's key, whether he or she has meant them.
    """

    def __init__(
        self, reading: Reading, descriptions: Descriptions, least: float, called: Mapping[int, set[str]]
    ) -> None:
        self._text, self._layout = reading.text, reading.layout
        self._index, self._trail = reading.index, reading.trail
        self._descriptions, self._least, self._called = descriptions, least, called
        self._lexicon = lexicon = reading.lexicon
        self._kinds = lexicon.org_anaphors | lexicon.organisations | lexicon.company_nouns
        people = (identity for identity in reading.cast.identities if identity.type == PERSON)
        self._are_they = {person.key for person in people if calls_they(reading.text, person)}

    def they(self, att: Attribution, offset: int) -> Decision:
        """The best of the plural identities and organisations before, else who is called so, else the two people of the
        paragraph, or the one of whom nobody says he or she."""
        if (alone := self._one_of_them(att, offset)) is not None:
            return alone
        found = self._best(att, offset, "they", {"GROUP": 1.0, ORG: 0.0, "DOCUMENT": -1.0})
        quoted = self._layout.quoted(offset) >= 0
        told = several_before(self._text, self._layout, min(offset, att.content[0][0]), quoted, self._lexicon)
        if (
            told is not None
            and (quoted or self._are_its(told, found.identity))
            and self._is_nearer(told, found.identity)
        ):
            return self._described(told, offset, "of whom the sentence before speaks")
        if found.identity is not None or quoted:
            return found
        inside = frozenset(m.identity.key for start, end in att.content for m in self._index.between(start, end))
        here = people_here(self._trail, offset, inside)
        called = [person for person in here or self._trail.last_people(offset, 3) if person.key in self._are_they]
        if called:
            return Decision(called[-1], ("who uses the pronoun they",))
        if told is not None:
            return self._described(told, offset, "of whom the sentence before speaks")
        if len(here) == 2:
            return Decision(self._descriptions.joint(here), ("the two people of the paragraph",))
        if (body := body_turned_to(self._text, self._layout, offset, self._lexicon)) is not None:
            return self._described(body, offset, "to whom somebody has turned")
        if len(here) == 1 and not here[0].gender and not self._called.get(here[0].key):
            return Decision(here[0], ("the only person of the paragraph",))
        return found

    def _one_of_them(self, att: Attribution, offset: int) -> Decision | None:
        """Who is called "they" and says "I", as no group does: "“I sold the boat,” they said"."""
        quoted = [span for span in att.content if self._layout.quoted(span[0] + 1) >= 0]
        if not any(_I.search(self._text, *span) for span in quoted):
            return None
        near = [who for who in self._trail.last_people(offset, 4) if who.key in self._are_they]
        return Decision(near[-1], ("who uses the pronoun they",)) if near else None

    def it(self, att: Attribution, offset: int) -> Decision:
        """What was just spoken of as written, else the best of the organisations and documents before, else who spoke
        last, if but a label says person."""
        if (written := written_before(self._text, self._layout, self._trail, att, offset)) is not None:
            return self._described(written, offset, "what was spoken of as written")
        found = self._best(att, offset, "it", {ORG: 0.5, "DOCUMENT": 0.5, "GROUP": 0.5})
        at = min(offset, att.content[0][0])
        body = body_before(self._text, self._layout, at, self._lexicon) if found.identity is None else None
        if body is None and found.identity is None:
            body = body_turned_to(self._text, self._layout, at, self._lexicon, dealt=True)
        if body is not None:
            return self._described(body, offset, "of which the sentence before speaks")
        last = self._trail.last_speaker(offset, paragraphs=1) if found.identity is None else None
        if last is not None and last.type == "UNNAMED" and self._is_thing(last):
            return Decision(last, ("the last speaker, which is nobody",))
        if last is None or last.type != PERSON or last.gender or last.titles:
            return found
        if self._is_somebody(last) or self._called.get(last.key):
            return found
        last.type = ORG  # "the company" may take it up, too
        return Decision(last, ("the last speaker, of whom nothing says that it is a person",))

    def _are_its(self, span: Offsets, found: Identity | None) -> bool:
        """Whether they are those of the one organisation that was found: "Vale pays *its cleaners* little"."""
        return found is not None and not found.plural and self._text.startswith(("its ", "Its "), span[0])

    def _is_nearer(self, span: Offsets, than: Identity | None) -> bool:
        """Whether the identity was not spoken of since."""
        return than is None or not any(event.identity is than and event.offset >= span[0] for event in self._events())

    def _events(self) -> Sequence[Event]:
        return self._trail.events[-_LAST:-1]  # the last is what was found for the pronoun

    def _described(self, span: Offsets, offset: int, why: str) -> Decision:
        phrase = phrases.parse(self._text, *span, self._index, self._lexicon)
        known = self._descriptions.resolve(self._text, phrase, self._trail) if phrase.kind == "description" else None
        identity = known[0] if known is not None else self._descriptions.get(self._text, phrase)
        self._trail.add(offset, identity, "pronoun")
        return Decision(identity, (why,))

    def _is_thing(self, identity: Identity) -> bool:
        """Whether its noun means no person: "The factory said so. It added"."""
        single = {identity.head, self._lexicon.singular(identity.head)}
        people = self._lexicon.persons.keys() | self._lexicon.titles.keys()
        return bool(identity.head) and identity.name.lower().startswith(("the ", "a ", "an ")) and not single & people

    def _is_somebody(self, identity: Identity) -> bool:
        """Whether a role says what the person is, which no organisation could be: "the operator" may be one."""
        return any(role.head not in self._kinds for role in identity.roles)

    def _best(self, att: Attribution, offset: int, word: str, types: Mapping[str, float]) -> Decision:
        ranked = rank_things(self._trail, offset, word, types, att.content)
        listed = ", ".join(f"{identity.name} {score:.1f}" for score, identity in ranked[:3])
        if not ranked or ranked[0][0] < self._least:
            return Decision(None, (f"pronoun {word!r}: {listed or 'no candidate'} (left open)",))
        self._trail.add(offset, ranked[0][1], "pronoun")
        return Decision(ranked[0][1], (f"pronoun {word!r}: {listed}",))
