"""Whom "he" and "she" mean, with what decided, in the order of reading: each that is resolved extends the trail."""

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.afterwards import named_afterwards
from quoteattr.coref.cast.antecedents import Candidate, Pronoun, Settings, candidates, rank
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import WINDOW
from quoteattr.coref.cast.whereabouts import where_places_stand
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.facts.gender import clause_subject, how_meant, sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.pronouns.announced import announced
from quoteattr.coref.pronouns.asked import asked_just_before
from quoteattr.coref.pronouns.backends import CorefBackend
from quoteattr.coref.pronouns.carried_on import CarriedOn
from quoteattr.coref.pronouns.contents import Contents
from quoteattr.coref.pronouns.in_turns import InTurns
from quoteattr.coref.pronouns.nominals import only_one_in_front, only_one_near, people_in_front
from quoteattr.coref.pronouns.ruled_out import (
    just_meant,
    known_beside,
    named_in_it,
    of_another,
    said_to,
    without_named,
)
from quoteattr.coref.pronouns.somebody import Somebody
from quoteattr.coref.pronouns.spoken_to import SpokenTo
from quoteattr.coref.pronouns.told_of import ToldOf
from quoteattr.coref.pronouns.writers import writer
from quoteattr.coref.unnamed.addresses import addressed
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.unnamed.bylines import told_by
from quoteattr.coref.unnamed.holders import Decision, Reading
from quoteattr.lang import table

#: From these probabilities on a pronoun tells the sex of whom it means: "he" and "she", and "his" and "her".
_LIKELY = 0.7
_SURE = 0.9


#: Endings of nouns for people that no table holds.
_AGENT = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "ent", "one", "body", "boy", "girl")

#: "As for *the captain*, he thought".
_AS_FOR = re.compile(r"(?:But[ ]|And[ ])?[Aa]s[ ]for[ ]([^,.;:]{3,60}),[ ]")
_MY = re.compile(r"\b[Mm]y[ ]([a-z]+)\b")


class SingularPronouns:
    """The singular personal pronouns of one article.

    decisions: on the attributions read so far. meant: whom a pronoun means, by its offset, None where it is left open;
    accounts: the candidates with their probabilities, in words. Whom he or she has meant is added to `reading.called`.
    """

    def __init__(
        self, doc: Doc, reading: Reading, descriptions: Descriptions, answers: Answers, contents: Contents,
        decisions: Mapping[str, Decision], settings: Settings, backend: CorefBackend | None = None,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index, self._cast = reading.text, reading.layout, reading.index, reading.cast
        self._lexicon, self._trail, self._called = reading.lexicon, reading.trail, reading.called
        self._descriptions, self._answers, self._contents = descriptions, answers, contents
        self._decisions, self._settings = decisions, settings
        self._places = where_places_stand(reading.text, reading.index)
        self._in_front = list(people_in_front(self._text, self._layout, self._lexicon))
        self._carried_on = CarriedOn(reading.text, reading.layout, reading.attributions)
        self._spoken_to = SpokenTo(reading, descriptions, answers, decisions)
        self._told = self._clusters(doc, backend)
        self._somebody = Somebody(reading, descriptions)
        self._told_of = ToldOf(reading, descriptions, contents, self.around)
        self._in_turns = InTurns(reading, self._holder, self._told_of.described)
        teller = told_by(self._text)
        self._teller = frozenset(who.key for who in self._cast.identities if teller and who.name == teller)
        self.meant: dict[int, Identity | None] = {}
        self.accounts: dict[int, str] = {}

    def around(self, offset: int) -> Identity | None:
        """Who says what holds the offset, as far as it is decided."""
        held = (self._decisions.get(att.id) for att in self._contents.holding(offset))
        return next((decision.identity for decision in held if decision is not None), None)

    def _named_around(self, att: Attribution | None, offset: int) -> frozenset[int]:
        """Who is named, though further on, as the one who says what holds the offset: "“*She* said no,” said Lee"."""
        if self._layout.quoted(offset) < 0:
            return frozenset()
        sources = [other.source for other in self._contents.holding(offset) if other is not att and other.source]
        named = (m for source in sources for m in self._index.between(*source))
        return frozenset(m.identity.key for m in named if not (m.possessive or m.modifier))

    def _holder(self, att: Attribution) -> Identity | None:
        decision = self._decisions.get(att.id)
        return decision.identity if decision is not None else None

    def _in_turn(self, match: re.Match[str], att: Attribution | None) -> list[Candidate]:
        """Of whom the turn in which the pronoun reports something has spoken."""
        who = self._in_turns.meant(match.start(), sex_of(match.group().lower())) if att is not None else None
        return [Candidate(who, {}, 0.0, 1.0)] if who is not None else []

    def read(self, match: re.Match[str], att: Attribution | None) -> None:
        """Resolve a pronoun. att: of which it is the source."""
        word, offset = match.group().lower(), match.start()
        ranked = (
            self._told.get(offset)
            or self._told_of.meant(match, att)
            or self._in_turn(match, att)
            or self._fronted(match)
            or self._rank(match, att)
        )
        chosen = ranked[0].identity if ranked and ranked[0].probability >= self._settings.threshold else None
        ahead = not ranked
        if ahead and self._layout.quoted(offset) < 0:
            chosen = named_afterwards(self._index, self._layout, offset, sex_of(word))
            chosen = chosen or self._without_name(match)
            ranked = [Candidate(chosen, {}, 0.0, 1.0)] if chosen else []
        elif ahead and att is not None and (chosen := self._told_of.told_before(match)) is not None:
            ranked = [Candidate(chosen, {}, 0.0, 1.0)]
        self.meant[offset] = chosen
        self.accounts[offset] = _account(match.group(), ranked, chosen)
        if chosen is not None and self._layout.quoted(offset) < 0:
            self._trail.add(offset, chosen, how_meant(self._text, match), sex_of(word))
            if (word in ("he", "she") and ranked[0].probability >= _LIKELY) or (
                not ahead and ranked[0].probability >= _SURE
            ):
                self._called[chosen.key].add(sex_of(word))
            chosen.mentions.append(match.span())

    def _without_name(self, match: re.Match[str]) -> Identity | None:
        """The only one of whom the text speaks there without a name."""
        sex = sex_of(match.group().lower())
        span = only_one_in_front(self._text, self._layout, self._in_front, match.start(), sex, self._lexicon)
        span = span or only_one_near(self._text, self._layout, self._index, match.start(), sex, self._lexicon)
        phrase = phrases.parse(self._text, *span, self._index, self._lexicon) if span is not None else None
        described = phrase is not None and phrase.kind == "description" and not phrase.plural
        return self._descriptions.get(self._text, phrase) if phrase is not None and described else None

    def _rank(self, match: re.Match[str], att: Attribution | None) -> list[Candidate]:
        word, offset = match.group().lower(), match.start()
        inside: frozenset[int] = frozenset()
        exclude: frozenset[int] = frozenset()
        if att is not None:
            held = (m for start, end in att.content for m in self._index.between(start, end) if not m.modifier)
            inside = frozenset(mention.identity.key for mention in held)
            exclude = self._described_inside(att) | addressed(
                self._text, att.content, self._index, self._cast, self._lexicon
            )
            exclude |= said_to(self._text, att, self._index)
        speaker = self.around(offset) if self._layout.quoted(offset) >= 0 or self._in_turns.holds(offset) else None
        exclude |= frozenset((speaker.key,)) if speaker else self._named_around(att, offset)
        exclude |= self._teller if self._layout.quoted(offset) < 0 else frozenset()  # who is "I"
        exclude |= self._in_turns.taking_part(offset)
        exclude |= clause_subject(self._trail, self._text, match)
        sex = sex_of(word)
        called = frozenset(key for key, sexes in self._called.items() if sexes and sex not in sexes)
        called |= just_meant(self._trail, offset, sex)
        another = att is not None and of_another(self._text, self._layout, att, sex, self._index, self._lexicon)
        pronoun = Pronoun(offset, sex, word in ("he", "she"), att is not None, inside, exclude | called, another)
        found = self._solid(candidates(self._trail, pronoun))
        if not found and att is not None and self._layout.quoted(offset) < 0:
            if (somebody := self._somebody.meant(offset, sex, exclude)) is not None:
                return [Candidate(somebody, {}, 0.0, 1.0)]
            misread = self._solid(candidates(self._trail, pronoun._replace(exclude=exclude)))
            if len(misread) == 1:  # of whom a pronoun before was taken that meant another
                found, called = misread, frozenset()
        exclude |= called
        if att is None and word in ("he", "she"):
            known = [c.identity for c in found if sex in (c.identity.gender, *self._called.get(c.identity.key, ()))]
            speaker = self._carried_on.speaker_of_another(self._trail, match, known)
            found = [candidate for candidate in found if candidate.identity is not speaker]
        if att is None or word not in ("he", "she"):
            return rank(found, self._settings.weights)  # "*Her* rival replied" to her
        people = [candidate.identity for candidate in found]
        found = without_named(found, named_in_it(self._text, self._layout, att, self._index, self._lexicon, people))
        found = known_beside(self._text, self._trail, att, found, sex)
        if (only := self._speaks_for(att, found)) is not None:
            return [only]
        wrote = writer(self._text, self._layout, self._index, att, offset)
        plain = wrote or asked_just_before(self._text, self._trail, att, offset)
        plain = plain or announced(self._text, self._trail, att)
        if plain is not None and plain.fits(sex) and plain.key not in exclude:
            return [Candidate(plain, {}, 0.0, 1.0)]
        if (answers := self._spoken_to.answers_now(att, match, exclude)) is not None:
            return [answers]
        asker = self._spoken_to.asker(att)
        if asker is not None:
            others = [candidate for candidate in found if candidate.identity is not asker.identity]
            ranked = rank(others, self._settings.weights)
            far = bool(ranked) and "away 6+" in ranked[0].features and not self._answers.is_by_verb(att)
            if ranked and ranked[0].identity.type == PERSON and not far:
                return ranked
        return rank(found, self._settings.weights)

    def _speaks_for(self, att: Attribution, found: list[Candidate]) -> Candidate | None:
        """The only one who can say what is said of "my client": a lawyer."""
        called = {
            self._lexicon.singular(m[1]) for start, end in att.content for m in _MY.finditer(self._text, start, end)
        }
        heads = {head for noun, nouns in table("en", "speaking_for") if noun in called for head in nouns.split()}
        fit = (
            [c for c in found if heads & {c.identity.head, *(role.head for role in c.identity.roles)}] if heads else []
        )
        return Candidate(fit[0].identity, fit[0].features, 0.0, 1.0) if len(fit) == 1 else None

    def _fronted(self, match: re.Match[str]) -> list[Candidate]:
        """Of whom the sentence says at its head that it is about them: "As for *the captain*, he thought"."""
        start, _ = self._layout.sentence_span(match.start())
        topic = _AS_FOR.match(self._text, start, match.start())
        if topic is None or topic.end() != match.start():
            return []
        named = [m.identity for m in self._index.between(*topic.span(1)) if not (m.possessive or m.modifier)]
        phrase = phrases.parse(self._text, *topic.span(1), self._index, self._lexicon)
        if not named and phrase.kind == "description" and not phrase.plural and phrase.head in self._lexicon.persons:
            meant = self._descriptions.resolve(self._text, phrase, self._trail)
            named = [meant[0] if meant is not None else self._descriptions.get(self._text, phrase)]
        fits = [identity for identity in named if identity.fits(sex_of(match.group().lower()))]
        return [Candidate(fits[-1], {}, 0.0, 1.0)] if fits else []

    def _solid(self, found: list[Candidate]) -> list[Candidate]:
        """Without single words that stand but once and names that stand only where places do, which may be no people at
        all, where somebody surer can be meant."""
        found = [c for c in found if c.identity.type == PERSON or self._can_be_somebody(c.identity)]
        sure = [c for c in found if _is_sure(c.identity) and c.identity.key not in self._places]
        return sure if any(c.identity.type == PERSON for c in sure) else found

    def _can_be_somebody(self, unnamed: Identity) -> bool:
        """Whether a description may be of one man or woman, and not "an inquiry" or "the llama"."""
        known = unnamed.head in self._lexicon.persons or unnamed.head in self._lexicon.titles
        return known or unnamed.head.endswith(_AGENT) or unnamed.name[:1] == "@" or unnamed.name.isupper()

    def _described_inside(self, att: Attribution) -> frozenset[int]:
        """Those without a name of whom only the words themselves speak: "“*My father* used to say that,” he said"."""
        unnamed = [event for event in self._trail.events[-WINDOW:] if event.identity.type == "UNNAMED"]
        within = {event.offset: any(s <= event.offset < e for s, e in att.content) for event in unnamed}
        outside = {event.identity.key for event in unnamed if not within[event.offset]}
        return frozenset(event.identity.key for event in unnamed) - outside

    def _clusters(self, doc: Doc, backend: CorefBackend | None) -> dict[int, list[Candidate]]:
        """Pronouns that the backend puts into a cluster with a name, by offset, with that name's identity."""
        told: dict[int, list[Candidate]] = {}
        for cluster in backend.clusters(doc) if backend is not None else ():
            names = [m.identity for start, end in cluster for m in self._index.between(start, end) if m.end == end]
            if names:
                most = max(names, key=names.count)
                told |= {start: [Candidate(most, {}, 0.0, 1.0)] for start, _ in cluster}
        return told


def _is_sure(identity: Identity) -> bool:
    named = any(len(form) > 1 for form in identity.forms) or len(identity.mentions) > 1
    return identity.type != PERSON or named or bool(identity.roles or identity.titles or identity.gender)


def _account(word: str, ranked: list[Candidate], chosen: Identity | None) -> str:
    listed = ", ".join(f"{c.identity.name} {c.probability:.2f}" for c in ranked[:3])
    return f"pronoun {word!r}: {listed or 'no candidate'}" + ("" if chosen else " (left open)")


__all__ = ["SingularPronouns"]
