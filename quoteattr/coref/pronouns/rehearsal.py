"""The article's pronouns read once before anybody speaks: what each says of the sex of those whom it can mean.

First as they come, then again with what all of them say together (see `agreement`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.antecedents import Candidate, Pronoun, candidates, rank
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.cast.trail import Event, Trail
from quoteattr.coref.cast.whereabouts import where_places_stand
from quoteattr.coref.facts.gender import SINGULAR, clause_subject, how_meant, sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.pronouns.agreement import Evidence, chances, odds_of_he, sigmoid
from quoteattr.coref.pronouns.ruled_out import named_in_it, of_another, said_to, without_named
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

#: Who spoke last is less sure here than when all sources are resolved.
_TUNED = {"last speaker": 0.5, "last speaker near": 0.5, "speaks on": 0.5}
#: How likely it is that a pronoun means nobody among the candidates: he or she, his or her, and within a quotation.
_NOBODY = (0.06, 0.06, 0.35)
#: How much such a pronoun counts.
_SHARES = (1.0, 1.0, 0.5)
#: What is left of that where it says nothing new.
_AGAIN = 0.4
_WHO = re.compile(r",[ ]who\b")
_WORD = re.compile(r"[^\W\d_][\w\-]*")


class Rehearsal:
    """Reads one article. described: where those without a name stand, and as what in their clause. told_of: whose life
    it tells."""

    def __init__(
        self, text: str, layout: Layout, index: Index, attributions: Sequence[Attribution], answers: Answers,
        lexicon: Lexicon, weights: Mapping[str, float], described: Mapping[Offsets, str],
        told_of: Identity | None = None,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index = text, layout, index
        self._weights = {name: weight * _TUNED.get(name, 1.0) for name, weight in weights.items()}
        self._lexicon, self._answers, self._told_of = lexicon, answers, told_of
        self._places = where_places_stand(text, index)
        self._sources = {att.source[0]: att for att in attributions if att.source}
        self._pronouns = [m for m in SINGULAR.finditer(text) if layout.quoted(m.start()) < 0]
        self._told = dict(self._in_quotations(attributions))
        self._speakers = dict(self._named_speakers(attributions))
        outer = {att.id for att in attributions if att.parent is None}
        self._sayings = {m.start: m.identity for key, m in self._speakers.items() if key in outer}
        self._unnamed = list(_unnamed(text, layout, lexicon, described)) if self._pronouns else []
        starts = {att.source[0] for att in attributions if att.source and att.parent is None}
        self._sayings |= {event.offset: event.identity for event in self._unnamed if event.offset in starts}
        self._steps = self._events()

    def vote(self) -> None:
        """Let the pronouns vote for the sex of people."""
        if not self._pronouns:
            return
        people = {m.identity.key: m.identity for m in self._index.mentions if m.identity.type == PERSON}
        odds: dict[int, float] = {}
        evidence: list[Evidence] = []
        for _ in range(2):
            evidence = list(self._read(odds))
            odds = odds_of_he(evidence)
            if all(len(one.people) < 2 for one in evidence):
                break  # a second reading would find the same
        for one in evidence:
            for (key, _), chance in zip(one.people, chances(one, odds), strict=True):
                if key not in people:
                    continue  # somebody without a name
                if one.sex == "m":
                    people[key].masculine += one.share * chance
                else:
                    people[key].feminine += one.share * chance

    def _read(self, odds: Mapping[int, float]) -> Iterator[Evidence]:
        trail = Trail(self._layout, self._told_of)
        believed = dict(odds)
        for event in self._steps:
            if isinstance(event, Event):
                trail.events.append(event)
                if (said := self._sayings.get(event.offset)) is not None:
                    trail.spoke(event.offset, said)
            else:
                one = self._evidence(trail, event, believed)
                if one is not None:
                    yield one
                    if not odds:
                        believed = {**believed, **_added(believed, one)}

    def _events(self) -> list[Event | re.Match[str]]:
        """Mentions, people without a name, and pronouns, in their order; those that have been meant come in between."""
        steps: list[tuple[int, Event | re.Match[str]]] = [
            (m.start, Event(m.start, m.sentence, m.paragraph, m.identity, m.how))
            for m in self._index.mentions
            if m.start not in self._index.doubtful
        ]
        steps += [(event.offset, event) for event in self._unnamed]
        steps += [(match.start(), match) for match in (*self._pronouns, *(m for m, _ in self._told.values()))]
        return [step for _, step in sorted(steps, key=lambda step: (step[0], isinstance(step[1], Event)))]

    def _in_quotations(
        self, attributions: Sequence[Attribution]
    ) -> Iterator[tuple[int, tuple[re.Match[str], Attribution]]]:
        """The first pronoun of every quotation that may mean somebody named outside of it, and so not its speaker."""
        for att in attributions:
            if att.parent is not None or att.source is None:
                continue
            start, end = att.content[0]
            match = SINGULAR.search(self._text, start, end)
            if match is None or self._layout.quoted(match.start()) < 0 or match.start() in self._sources:
                continue
            if self._index.between(start, match.start()):
                continue
            words = (fold(word.group()) for word in _WORD.finditer(self._text, start, match.start()))
            if not any(word in self._lexicon.persons for word in words):
                yield match.start(), (match, att)

    def _named_speakers(self, attributions: Sequence[Attribution]) -> Iterator[tuple[str, Mention]]:
        for att in attributions:
            named = self._index.between(*att.source) if att.source else []
            people = [m for m in named if m.identity.type == PERSON and not (m.possessive or m.modifier)]
            if people:
                yield att.id, people[-1]

    def _evidence(self, trail: Trail, match: re.Match[str], believed: Mapping[int, float]) -> Evidence | None:
        word, at = match.group().lower(), match.start()
        sex, nominative = sex_of(word), word in ("he", "she")
        att, told = self._sources.get(at) if nominative else None, self._told.get(at)  # "*Her* rival replied"
        inside = frozenset(
            m.identity.key for start, end in (att.content if att else ()) for m in self._index.between(start, end)
            if not m.modifier
        )  # fmt: skip
        exclude = clause_subject(trail, self._text, match)
        if att is not None:
            exclude |= said_to(self._text, att, self._index)
        if att is None:
            exclude |= _speaks_for(trail, at, sex)
        asked = self._answers.replied_to(att) if att is not None else None
        if asked is not None and asked.id in self._speakers:
            exclude |= {self._speakers[asked.id].identity.key}
        if told is not None and told[1].id in self._speakers:
            exclude |= {self._speakers[told[1].id].identity.key}
        another = att is not None and of_another(self._text, self._layout, att, sex, self._index, self._lexicon)
        pronoun = Pronoun(at, sex, nominative, att is not None, inside, exclude, another)
        found = self._solid(candidates(trail, pronoun))
        if att is not None:
            people = [candidate.identity for candidate in found]
            found = without_named(found, named_in_it(self._text, self._layout, att, self._index, self._lexicon, people))
        ranked = rank(found, self._weights)
        if not ranked:
            return None
        kind = 2 if told is not None else 0 if nominative else 1
        nobody = _NOBODY[kind]
        open_ = [(c.identity.key, (1 - nobody) * c.probability) for c in ranked if not c.identity.fixed_gender]
        fixed = sum(c.probability for c in ranked if c.identity.fixed_gender)
        share = _SHARES[kind] * (_AGAIN if self._says_nothing_new(trail, match, sex) else 1.0)
        one = Evidence(sex, share, open_, nobody + (1 - nobody) * fixed)
        meant = _likeliest(ranked, sex, believed)
        if meant is not None and told is None:
            trail.add(at, meant, how_meant(self._text, match), sex)
            if att is not None and att.parent is None:
                trail.spoke(at, meant)
        return one

    def _says_nothing_new(self, trail: Trail, match: re.Match[str], sex: str) -> bool:
        """Whether another pronoun of the sentence means the same, or the relative clause may be about somebody else:
        "*He* says *he*", "Lee, who shared *her* desk"."""
        sentence = self._layout.sentence(match.start())
        last = trail.events[-1] if trail.events else None
        if last is None or last.sentence != sentence:
            return False
        if last.sex == sex:
            return True
        return (
            match.group().lower() not in ("he", "she")
            and _WHO.search(self._text, last.offset, match.start()) is not None
        )

    def _solid(self, found: list[Candidate]) -> list[Candidate]:
        sure = [candidate for candidate in found if candidate.identity.key not in self._places]
        return sure or found


def _unnamed(text: str, layout: Layout, lexicon: Lexicon, described: Mapping[Offsets, str]) -> Iterator[Event]:
    """Those without a name who can be meant, too: the subjects of clauses, and men and women that are spoken of."""
    known: dict[str, Identity] = {}
    for (start, end), how in sorted(described.items()):
        noun = fold(text[start:end].split()[-1])
        if noun not in known:
            known[noun] = Identity(-1 - len(known), "UNNAMED", noun)
            sex = lexicon.persons[noun].gender if noun in lexicon.persons else "-"
            known[noun].fixed_gender = sex if sex in "mf" else ""
        yield Event(start, layout.sentence(start), layout.paragraph(start), known[noun], how)


def _speaks_for(trail: Trail, at: int, sex: str) -> frozenset[int]:
    """Whose sex "he" does not tell, as it takes "his" up: "*His* lawyer, Ann Lee, said *he* was sorry"."""
    here = [event for event in trail.events[-8:] if event.sentence == trail.layout.sentence(at)]
    for whose, who in pairwise(here):
        if (whose.how, who.how) == ("oblique", "subject") and whose.sex == sex:
            return frozenset((who.identity.key,))
    return frozenset()


def _likeliest(ranked: Sequence[Candidate], sex: str, believed: Mapping[int, float]) -> Identity | None:
    sign = 1 if sex == "m" else -1
    chance = [
        c.probability * (1.0 if c.identity.fixed_gender else sigmoid(sign * believed.get(c.identity.key, 0.0)))
        for c in ranked
    ]
    best = max(range(len(ranked)), key=chance.__getitem__)
    return ranked[best].identity if chance[best] > 0.5 * sum(chance) else None


def _added(believed: Mapping[int, float], one: Evidence) -> dict[int, float]:
    """Beliefs with what one more pronoun says, as it is read."""
    said = odds_of_he([one])
    return {key: believed.get(key, 0.0) + odds for key, odds in said.items()}


__all__ = ["Rehearsal"]
