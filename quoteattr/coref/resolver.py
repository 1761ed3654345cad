"""A speaker for every attribution of an article.

One pass in reading order: names and pronouns extend the trail, each source is taken apart and joined to an identity.
First-person pronouns inside quotations, floating quotations and sources inside other contents take theirs afterwards.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from quoteattr.annotations import (
    Attribution,
    Offsets,
    SpeakerEvidence,
    SpeakerRow,
    published_on,
    read_attributions,
    read_marks,
    read_sections,
)
from quoteattr.coref import gender as genders
from quoteattr.coref import nicknames, phrases
from quoteattr.coref.addresses import addressed
from quoteattr.coref.afterwards import named_afterwards, named_again, named_beside, named_last, other_of_two
from quoteattr.coref.answers import Answers
from quoteattr.coref.antecedents import Candidate, Pronoun, Settings, Trail, candidates, rank
from quoteattr.coref.backends import CorefBackend
from quoteattr.coref.clausal import spoken_of
from quoteattr.coref.collecting import collect
from quoteattr.coref.contents import Contents
from quoteattr.coref.descriptions import Descriptions
from quoteattr.coref.facts import find_facts
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.holders import Decision, Holders, anchor
from quoteattr.coref.identities import Cast, Identity, build, explained
from quoteattr.coref.index import Index, Mention, build_index, settle
from quoteattr.coref.interviews import TURN, Interview
from quoteattr.coref.known import GENDERS, link
from quoteattr.coref.layout import Layout, plain
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.nominals import only_one_in_front, openings, people_in_front
from quoteattr.coref.possible import only_possible
from quoteattr.coref.relatives import named_before
from quoteattr.coref.roles import find_roles
from quoteattr.coref.surnames import share_surnames
from quoteattr.coref.things import Things
from quoteattr.coref.together import former_or_latter, joined_names, two_meant
from quoteattr.coref.unsourced import IMPRESSION, UNHELD, cue_kind
from quoteattr.registry import Registry

#: Relations in which the two that an article speaks of stand to each other.
_OTHERS = frozenset(
    ("accuser", "co-author", "co-defendant", "colleague", "counterpart", "opponent", "rival", "teammate")
)


#: From this probability on "his" or "her" tells the sex of whom it means; "he" and "she" do where they are resolved.
SURE = 0.9
#: A name that the description gives: "one of them, a baker named Al Roe", "a man who gave his name only as Klaus".
NAMED = re.compile(r"\b(?:named|called|identified (?:only )?as|who gave (?:his|her|their) name (?:only )?as) (?=[A-Z])")

#: Somebody whom the next sentence names: "The man who sold the bell said".
WHO = re.compile(r"The[ ](?:man|woman|boy|girl|teenager|pensioner|couple|driver|owner|farmer)[ ]who\b")
#: A place in capitals at the head of a line.
DATELINE = re.compile(r"(?:[A-Z][A-Z’'.\-]+[ ]?)+(?::|,| [(—–-])")


class Resolver:
    """Holds one article while its attributions are given speakers."""

    def __init__(
        self, doc: Doc, settings: Settings, lexicon: Lexicon, registry: Registry, backend: CorefBackend | None = None
    ) -> None:
        self.doc, self.text, self.settings, self.lexicon = doc, plain(doc.text), settings, lexicon
        self.layout = Layout(self.text, read_marks(doc), read_sections(doc))
        self.attributions = read_attributions(doc)
        self.contents = Contents(self.attributions, self.layout)
        sources = [att.source for att in self.attributions if att.source]
        forms = collect(doc, self.layout, lexicon, registry.kinds(), sources, nicknames.add_forms)
        self.cast: Cast = build(forms, lexicon, explained(self.text), lambda tokens: _gender_in(registry, tokens))
        share_surnames(self.text, self.cast)
        nicknames.join(self.text, self.cast)
        self.index: Index = build_index(self.text, self.layout, self.cast, lexicon)
        find_roles(self.text, self.layout, self.cast, self.index, lexicon)
        find_facts(self.text, self.layout, self.index, lexicon)
        genders.fix_genders(self.cast, forms, lexicon)
        link(self.cast, registry, lexicon, published_on(doc))
        settle(self.index, self.text, self.layout, self.cast, lexicon)
        genders.rehearse(self.text, self.layout, self.index, settings.weights)
        self.interview = Interview(self.text, self.attributions, self.index)
        self.in_front = list(people_in_front(self.text, self.layout, lexicon))
        self.answers = Answers(self.text, self.layout, self.index, self.attributions)
        self.trail = Trail(self.layout)
        self.holders = Holders(doc, self)
        self.descriptions = Descriptions(self.cast, lexicon, registry, published_on(doc), settings)
        self.told = self._clusters(backend)
        self.decisions: dict[str, Decision] = {}
        self.by_pronoun: dict[int, Identity | None] = {}
        self.accounts: dict[int, str] = {}
        self.called: dict[int, set[str]] = defaultdict(set)  # he (m) or she (f), by key of whom that has meant
        self.things = Things(self, self.descriptions, settings.least_score, self.called)

    # -- the pass over the text -------------------------------------------------------------------------------------

    def resolve(self) -> tuple[list[SpeakerRow], list[SpeakerEvidence]]:
        for _, _, step in sorted(self._steps(), key=lambda entry: entry[:2]):
            step()
        self._second_pass()
        return self._rows(), [SpeakerEvidence(att_id, d.evidence) for att_id, d in self.decisions.items()]

    def _steps(self) -> list[tuple[int, int, Callable[[], None]]]:
        steps: list[tuple[int, int, Callable[[], None]]] = []
        for mention in self.index.mentions:
            steps.append((mention.start, 0, lambda m=mention: self._pass_name(m)))  # type: ignore[misc]
        for one, other in joined_names(self.text, self.index):
            steps.append((other.start, 1, lambda a=one, b=other: self._pass_joined(a, b)))  # type: ignore[misc]
        sources = {phrases.trim(self.text, *att.source)[0]: att for att in self.attributions if att.source}
        for match in genders.SINGULAR.finditer(self.text):
            if self.layout.quoted(match.start()) < 0 or match.start() in sources:
                att = sources.get(match.start())
                steps.append((match.start(), 1, lambda m=match, a=att: self._pass_pronoun(m, a)))  # type: ignore[misc]
        sources_at = {phrases.trim(self.text, *att.source)[0] for att in self.attributions if att.source}
        for span in openings(self.text, self.layout, self.index, self.lexicon):
            if span[0] not in sources_at:
                steps.append((span[0], 1, lambda s=span: self._pass_nominal(s)))  # type: ignore[misc]
        for att in self.attributions:
            steps.append((anchor(att), 2, lambda a=att: self._pass_attribution(a)))  # type: ignore[misc]
        return steps

    def _pass_name(self, mention: Mention) -> None:
        if DATELINE.match(self.text, mention.start, mention.end + 2) and self.layout.begins_line(mention.start):
            return  # "DEVPUR: A surgeon removed"
        self.trail.add(mention.start, mention.identity, mention.how)

    def _pass_joined(self, one: Mention, other: Mention) -> None:
        self.trail.add(other.start, self.descriptions.joint((one.identity, other.identity)), one.how)

    def _pass_nominal(self, span: Offsets) -> None:
        phrase = phrases.parse(self.text, *span, self.index, self.lexicon)
        if phrase.kind == "description" and (phrase.plural or phrase.head not in self.lexicon.persons):
            found = self.descriptions.resolve(self.text, phrase, self.trail)
            self.trail.add(span[0], found[0] if found else self.descriptions.get(self.text, phrase), "subject")

    def _pass_pronoun(self, match: re.Match[str], att: Attribution | None) -> None:
        ranked = self.told.get(match.start()) or self._rank(match, att)
        chosen = ranked[0].identity if ranked and ranked[0].probability >= self.settings.threshold else None
        if not ranked and self.layout.quoted(match.start()) < 0:
            chosen = named_afterwards(self.index, self.layout, match.start(), genders.sex_of(match.group().lower()))
            chosen = chosen or self._one_in_front(match)
            ranked = [Candidate(chosen, {}, 0.0, 1.0)] if chosen else []
        self.by_pronoun[match.start()] = chosen
        self.accounts[match.start()] = _account(match.group(), ranked, chosen)
        if chosen is not None and self.layout.quoted(match.start()) < 0:
            self.trail.add(match.start(), chosen, "pronoun")
            if ranked[0].probability >= (self.settings.threshold if match.group().lower() in ("he", "she") else SURE):
                self.called[chosen.key].add(genders.sex_of(match.group().lower()))
            chosen.mentions.append(match.span())

    def _one_in_front(self, match: re.Match[str]) -> Identity | None:
        sex = genders.sex_of(match.group().lower())
        span = only_one_in_front(self.text, self.layout, self.in_front, match.start(), sex, self.lexicon)
        phrase = phrases.parse(self.text, *span, self.index, self.lexicon) if span is not None else None
        described = phrase is not None and phrase.kind == "description" and not phrase.plural
        return self.descriptions.get(self.text, phrase) if phrase is not None and described else None

    def _rank(self, match: re.Match[str], att: Attribution | None) -> list[Candidate]:
        word, offset = match.group().lower(), match.start()
        inside: frozenset[int] = frozenset()
        exclude: frozenset[int] = frozenset()
        if att is not None:
            held = (m for start, end in att.content for m in self.index.between(start, end) if not m.modifier)
            inside = frozenset(mention.identity.key for mention in held)
            exclude = addressed(self.text, att.content, self.index, self.cast, self.lexicon)
        speaker = self._speaker_around(offset) if self.layout.quoted(offset) >= 0 else None
        exclude |= frozenset((speaker.key,)) if speaker else frozenset()
        exclude |= genders.clause_subject(self.trail, self.text, match)
        sex = genders.sex_of(word)
        exclude |= frozenset(key for key, sexes in self.called.items() if sexes and sex not in sexes)
        pronoun = Pronoun(offset, genders.sex_of(word), word in ("he", "she"), att is not None, inside, exclude)
        return rank(candidates(self.trail, pronoun), self.settings.weights)

    def _clusters(self, backend: CorefBackend | None) -> dict[int, list[Candidate]]:
        """Pronouns that the backend puts into a cluster with a name, by offset, with that name's identity."""
        told: dict[int, list[Candidate]] = {}
        for cluster in backend.clusters(self.doc) if backend is not None else ():
            names = [m.identity for start, end in cluster for m in self.index.between(start, end) if m.end == end]
            if names:
                most = max(names, key=names.count)
                told |= {start: [Candidate(most, {}, 0.0, 1.0)] for start, _ in cluster}
        return told

    def _speaker_around(self, offset: int) -> Identity | None:
        held = (self.decisions.get(att.id) for att in self.contents.holding(offset))
        return next((decision.identity for decision in held if decision is not None), None)

    def _pass_attribution(self, att: Attribution) -> None:
        if att.id not in self.decisions:
            decision = self.decide(att)
            if decision is not None:
                self.decisions[att.id] = decision
        decision = self.decisions.get(att.id)
        if decision is not None and decision.identity is not None:
            if att.parent is None:
                self.trail.spoke(anchor(att), decision.identity)
            if decision.identity.type in ("GROUP", "UNNAMED", "DOCUMENT", ORG) and att.source is not None:
                self.trail.add(att.source[0], decision.identity, "speaker")

    # -- one attribution --------------------------------------------------------------------------------------------

    def decide(self, att: Attribution) -> Decision | None:
        """The speaker from the source; None where it must wait for the second pass."""
        if self.interview.asks(att):
            return Decision(None, ("question that nobody's name stands before",))
        if (labelled := self.interview.speaker(att)) is not None:
            return Decision(labelled, ("whom the label of the turn means",))
        if (asker := self.interview.asker(att)) is not None:
            return Decision(asker, ("who asks, by the introduction of the interview",))
        if (answerer := self.interview.answerer(att)) is not None:
            return Decision(answerer, ("whom the introduction of the interview names",))
        if att.source is None:
            reply = self.answers.is_reply(att)
            if (reply or att.floating) and (answerer := self.answers.answerer(att, self.by_pronoun)) is not None:
                return Decision(answerer, ("who was asked just before",))
            if reply:
                return Decision(None, ("a reply, and nobody says whose",))
            if att.floating and att.inherits and (subject := self.holders.introduced(att)) is not None:
                return Decision(subject, ("subject of the sentence before",))
            return None if att.floating and att.inherits else self.holders.of(att)
        if self._is_said_of(att, att.source):
            return self.holders.of(att)
        source = spoken_of(self.text, att.source, att.cue, self.index, self.lexicon)
        phrase = phrases.parse(self.text, *source, self.index, self.lexicon)
        if phrases.STYLE.fullmatch(self.text, phrase.start, phrase.end) and self.by_pronoun.get(phrase.start):
            return Decision(self.by_pronoun[phrase.start], (self.accounts[phrase.start],))
        if not any(map(str.isalnum, self.text[phrase.start : phrase.end])):
            return Decision(None, ("source without a word",))
        if phrase.kind == "pronoun":
            return self._pronoun(att, phrase)
        if phrase.kind == "names":
            return self._names(phrase)
        return self._description(att, phrase)

    def _is_said_of(self, att: Attribution, source: Offsets) -> bool:
        """Whether the source is what is spoken of: in "It is clear that Lee knew", Lee is not the one to whom it is."""
        inside = any(start <= source[0] and source[1] <= end for start, end in att.content)
        return inside and cue_kind(self.text, att.cue) in (IMPRESSION, UNHELD)

    def _names(self, phrase: phrases.Phrase) -> Decision:
        identities = list(dict.fromkeys(mention.identity for mention in phrase.mentions))
        if len(identities) == 1:
            return Decision(identities[0], ("name",))
        return Decision(self.descriptions.joint(tuple(identities)), ("names joined",))

    def _pronoun(self, att: Attribution, phrase: phrases.Phrase) -> Decision | None:
        pronoun = phrase.pronoun
        assert pronoun is not None
        if pronoun.kind == "first":
            turns = (TURN in other.evidence for other in self.contents.holding(phrase.start))
            if self.layout.quoted(phrase.start) >= 0 or any(turns):
                return None
            return Decision(self.holders.author(phrase.start), ("first person outside quotations",))
        if pronoun.kind == "relative":
            return self._relative(phrase)
        if pronoun.gender in "mf" and phrase.start in self.by_pronoun:
            return Decision(self.by_pronoun[phrase.start], (self.accounts[phrase.start],))
        if phrase.word in ("they", "them", "their", "theirs", "themselves"):
            return self.things.they(att, phrase.start)
        if phrase.word in ("it", "its", "itself"):
            return self.things.it(att, phrase.start)
        if phrase.word in ("one", "another"):
            return Decision(self.descriptions.one_of_several(self.text, phrase), ("one of several",))
        return Decision(None, (f"pronoun {phrase.word!r} left open",))

    def _relative(self, phrase: phrases.Phrase) -> Decision:
        """The name or the noun phrase that ends just before "who"."""
        if (named := named_before(self.text, self.index, phrase)) is not None:
            return Decision(named[0], (named[1],))
        span = phrases.noun_phrase_before(self.text, phrase.start, self.lexicon)
        if span is None:
            return Decision(None, ("relative pronoun without a noun before it",))
        described = phrases.parse(self.text, *span, self.index, self.lexicon)
        if described.kind == "names":
            return self._names(described)
        return Decision(self.descriptions.get(self.text, described), ("relative pronoun behind a description",))

    def _is_replied_to(self, person: Identity, att: Attribution) -> bool:
        """Whether the person has just spoken, and this is the reply."""
        return self.answers.is_by_verb(att) and self.trail.last_speaker(anchor(att), paragraphs=1) is person

    def _is_role(self, phrase: phrases.Phrase) -> bool:
        known = phrase.head in self.lexicon.persons or phrase.head in self.lexicon.titles
        return known and not phrase.plural and not phrase.possessor and " " not in self.text[phrase.start : phrase.end]

    def _description(self, att: Attribution, phrase: phrases.Phrase) -> Decision | None:
        two = two_meant(self.text, phrase.start, phrase.end, self.trail)
        if len(two) == 2:
            return Decision(self.descriptions.joint(two), ("the two named last",))
        if (one := former_or_latter(self.text, phrase.start, phrase.end, self.trail)) is not None:
            return Decision(one, ("the first or second of the two named last",))
        if naming := NAMED.search(self.text, phrase.start, phrase.end):
            called = self.index.between(naming.end(), phrase.end)
            if called:
                return Decision(called[0].identity, ("name in the description",))
        if beside := named_beside(self.text, self.index, phrase.end):
            named = self._names(phrase._replace(mentions=beside))
            return Decision(named.identity, ("name beside the description",))
        if att.source is not None and (last := named_last(self.text, self.index, phrase.start, att.source[1])):
            return Decision(last.identity, ("name behind the description",))
        if phrases.is_indefinite(self.text[phrase.start : phrase.end]) and not phrase.plural:
            later = named_again(self.text, self.layout, self.index, phrase.end, phrase.head)
            if later is not None:
                return Decision(later, ("named where the description is taken up",))
        found = self.descriptions.resolve(self.text, phrase, self.trail, self._speaker_around(phrase.start))
        if found is not None:
            return Decision(found[0], (found[1],))
        if phrase.possessor and phrase.head in _OTHERS:
            other = other_of_two(self.index, self.layout, (phrase.start, phrase.end), self.by_pronoun.get(phrase.start))
            if other is not None:
                return Decision(other, ("the other of two",))
        if TURN in att.evidence:
            return Decision(self.descriptions.get(self.text, phrase), ("label of a turn",))
        if phrase.definite and (only := self._only_person(phrase)) is not None and not self._is_replied_to(only, att):
            return Decision(only, ("the only person that the article is about",))
        if self.descriptions.is_bare_role(self.text, phrase) or WHO.match(self.text, *att.source or (0, 0)):
            sex = self.descriptions.sex_of(phrase)
            person = named_afterwards(self.index, self.layout, phrase.start, sex, beyond=True)
            answers = person is not None and (
                (self.answers.asks(att) and self.answers.speaks_next(person, att))
                or self.answers.replies_next(person, att)
            )
            if person is not None and not answers and self.descriptions.may_be(person, phrase):
                return Decision(person, ("named afterwards",))
        if self.layout.titles(phrase.start) and self._is_role(phrase):
            return None
        return Decision(self.descriptions.get(self.text, phrase), ("description",))

    def _only_person(self, phrase: phrases.Phrase) -> Identity | None:
        """The one whom the article has named so far, if it is spoken of there and nothing says what they are."""
        if not self.descriptions.is_bare_role(self.text, phrase) or phrase.head in self.lexicon.other_voices:
            return None
        person, around = self.trail.only_person(phrase.start), self._speaker_around(phrase.start)
        sex = self.descriptions.sex_of(phrase)
        if person is None or person.roles or person is around:
            person = only_possible(self.text, self.trail, phrase, sex, around, self.lexicon)
        fits = person is not None and (not sex or person.fits(sex)) and not _is_titled(person, self.lexicon)
        return person if fits and person and self.descriptions.agrees(self.text, person, phrase) else None

    # -- afterwards -------------------------------------------------------------------------------------------------

    def _second_pass(self) -> None:
        known = {att.id: att for att in self.attributions}
        for att in self.attributions:
            if att.id not in self.decisions:
                self.decisions[att.id] = self._late(att, known, set())

    def _late(self, att: Attribution, known: Mapping[str, Attribution], seen: set[str]) -> Decision:
        if att.id in self.decisions:
            return self.decisions[att.id]
        if att.id in seen:
            return Decision(None, ("inherits from itself",))
        seen.add(att.id)
        if att.source is None:
            other = known.get(att.inherits or "")
            if other is None:
                return self.holders.of(att)
            taken = self._late(other, known, seen)
            return Decision(taken.identity, (f"goes on with {other.id}", *taken.evidence))
        if self.layout.titles(att.source[0]):
            return self._of_headline(att, att.source)
        for other in self.contents.around(att):
            taken = self._late(other, known, seen)
            if taken.identity is not None:
                return Decision(taken.identity, (f"first person inside {other.id}", *taken.evidence))
        return Decision(None, ("first person inside a quotation without a speaker",))

    def _of_headline(self, att: Attribution, source: Offsets) -> Decision:
        """Who the bare "Mayor" of a headline is: whom "the mayor" of the text has meant, else nobody but that."""
        phrase = phrases.parse(self.text, *source, self.index, self.lexicon)
        for other in self.attributions:
            decision = self.decisions.get(other.id) if other.source and other is not att else None
            if decision is None or decision.identity is None or decision.identity.type != PERSON:
                continue
            described = phrases.parse(self.text, *other.source, self.index, self.lexicon) if other.source else phrase
            if described.head == phrase.head:
                return Decision(decision.identity, ("as in the text", *decision.evidence))
        return Decision(self.descriptions.get(self.text, phrase), ("description",))

    def _rows(self) -> list[SpeakerRow]:
        spoken: dict[int, list[str]] = {}
        for att in self.attributions:
            identity = self.decisions[att.id].identity
            if identity is not None:
                spoken.setdefault(identity.key, []).append(att.id)
        by_key = {identity.key: identity for identity in self.cast.identities}
        return [self._row(by_key[key], f"s{n}", spoken[key]) for n, key in enumerate(spoken, 1)]

    def _row(self, identity: Identity, row_id: str, spoken: Sequence[str]) -> SpeakerRow:
        role = next((r for r in identity.roles if r.how != "registry"), None) if identity.type == PERSON else None
        return SpeakerRow(
            row_id, identity.name, identity.type, tuple(member.name for member in identity.members),
            role.text if role else None, role.affiliation if role else None,
            tuple(sorted(set(identity.mentions))), identity.known_as, identity.wikidata, tuple(spoken),
        )  # fmt: skip


def _is_titled(person: Identity, lexicon: Lexicon) -> bool:
    """Whether a title says what the person is: "the cleaner" is not Dr Ann Lee."""
    return any(lexicon.titles[title].gender not in "mf" for title in person.titles if title in lexicon.titles)


def _gender_in(registry: Registry, tokens: tuple[str, ...]) -> str:
    entry = registry.find(tokens) if len(tokens) > 1 else None
    return GENDERS.get(entry.pronoun, "") if entry else ""


def _account(word: str, ranked: Sequence[Candidate], chosen: Identity | None) -> str:
    listed = ", ".join(f"{c.identity.name} {c.probability:.2f}" for c in ranked[:3])
    return f"pronoun {word!r}: {listed or 'no candidate'}" + ("" if chosen else " (left open)")


__all__ = ["Decision", "Resolver", "Settings", "anchor"]
