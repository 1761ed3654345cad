"""Whom "he" and "she" mean, with what decided, in the order of reading: each that is resolved extends the trail."""

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from quoteattr.annotations import Attribution
from quoteattr.coref import phrases
from quoteattr.coref.addresses import addressed
from quoteattr.coref.afterwards import named_afterwards
from quoteattr.coref.answers import Answers
from quoteattr.coref.antecedents import WINDOW, Candidate, Pronoun, Settings, candidates, rank
from quoteattr.coref.backends import CorefBackend
from quoteattr.coref.contents import Contents
from quoteattr.coref.descriptions import Descriptions
from quoteattr.coref.forms import PERSON
from quoteattr.coref.gender import clause_subject, how_meant, sex_of
from quoteattr.coref.holders import Decision, Reading
from quoteattr.coref.identities import Identity
from quoteattr.coref.nominals import only_one_in_front, only_one_near, people_in_front, people_spoken_of
from quoteattr.coref.whereabouts import where_places_stand

#: From this probability on "his" or "her" tells the sex of whom it means; "he" and "she" do where they are resolved.
_SURE = 0.9


#: Endings of nouns for people that no table holds.
_AGENT = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "ent", "one", "body", "boy", "girl")


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
        self._told = self._clusters(doc, backend)
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

    def read(self, match: re.Match[str], att: Attribution | None) -> None:
        """Resolve a pronoun. att: of which it is the source."""
        word, offset = match.group().lower(), match.start()
        ranked = self._told.get(offset) or self._spoken_of(match, att) or self._rank(match, att)
        chosen = ranked[0].identity if ranked and ranked[0].probability >= self._settings.threshold else None
        if not ranked and self._layout.quoted(offset) < 0:
            chosen = named_afterwards(self._index, self._layout, offset, sex_of(word))
            chosen = chosen or self._without_name(match)
            ranked = [Candidate(chosen, {}, 0.0, 1.0)] if chosen else []
        self.meant[offset] = chosen
        self.accounts[offset] = _account(match.group(), ranked, chosen)
        if chosen is not None and self._layout.quoted(offset) < 0:
            self._trail.add(offset, chosen, how_meant(self._text, match))
            if ranked[0].probability >= (self._settings.threshold if word in ("he", "she") else _SURE):
                self._called[chosen.key].add(sex_of(word))
            chosen.mentions.append(match.span())

    def _spoken_of(self, match: re.Match[str], att: Attribution | None) -> list[Candidate]:
        """Whom somebody tells of without a name, where a pronoun in it reports: "“I rang *the vet* and *he* said"."""
        quoted = att is not None and self._layout.quoted(match.start()) >= 0
        outer = next((other for other in self._contents.holding(match.start()) if other is not att), None)
        if not quoted or outer is None:
            return []
        sex, found = sex_of(match.group().lower()), dict[str, tuple[int, int]]()
        for start, end in outer.content:
            if self._index.between(start, min(end, match.start())):
                return []  # a name, or somebody by it
            for span, noun in people_spoken_of(self._text, start, min(end, match.start()), self._lexicon):
                if self._lexicon.persons[noun].gender in (sex, "-"):
                    found.setdefault(noun, span)
        if len(found) != 1:
            return []
        phrase = phrases.parse(self._text, *next(iter(found.values())), self._index, self._lexicon)
        if phrase.kind != "description" or phrase.plural:
            return []
        meant = self._descriptions.resolve(self._text, phrase, self._trail, self.around(match.start()))
        identity = meant[0] if meant is not None else self._descriptions.get(self._text, phrase)
        return [Candidate(identity, {}, 0.0, 1.0)] if identity.fits(sex) else []

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
        speaker = self.around(offset) if self._layout.quoted(offset) >= 0 else None
        exclude |= frozenset((speaker.key,)) if speaker else self._named_around(att, offset)
        exclude |= clause_subject(self._trail, self._text, match)
        sex = sex_of(word)
        exclude |= frozenset(key for key, sexes in self._called.items() if sexes and sex not in sexes)
        pronoun = Pronoun(offset, sex, word in ("he", "she"), att is not None, inside, exclude)
        found = self._solid(candidates(self._trail, pronoun))
        asker = self._asker(att)
        if asker is not None:
            others = [candidate for candidate in found if candidate.identity is not asker.identity]
            ranked = rank(others, self._settings.weights)
            if ranked and ranked[0].identity.type == PERSON:
                return ranked
        return rank(found, self._settings.weights)

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

    def _asker(self, att: Attribution | None) -> Decision | None:
        """Who has just asked what this answers."""
        replied = self._answers.replied_to(att) if att is not None else None
        return self._decisions.get(replied.id) if replied is not None else None

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
