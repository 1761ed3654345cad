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
from quoteattr.coref.apart import acts_beside
from quoteattr.coref.backends import CorefBackend
from quoteattr.coref.callings import keep_callings
from quoteattr.coref.clausal import spoken_of
from quoteattr.coref.collecting import collect
from quoteattr.coref.contents import Contents
from quoteattr.coref.contrast import Described, contrasted
from quoteattr.coref.descriptions import Descriptions
from quoteattr.coref.exchanges import Exchanges
from quoteattr.coref.facts import find_facts
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.holders import Decision, Holders, anchor
from quoteattr.coref.identities import Cast, Identity, build, explained
from quoteattr.coref.index import Index, Mention, build_index, settle
from quoteattr.coref.interviews import TURN, Interview
from quoteattr.coref.kinship import Kinship, rank_by_age
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

#: From this probability on "his" or "her" tells the sex of whom it means; "he" and "she" do where they are resolved.
SURE = 0.9
#: A name that the description gives: "one of them, a baker named Al Roe", "a man who gave his name only as Klaus".
NAMED = re.compile(
    r"\b(?:named|called|identified (?:only )?as|who gave (?:his|her|their) name (?:only )?as"
    r"|(?:(?:only|simply|popularly|better) )?known (?:(?:only|simply) )?as) (?=[A-Z])"
)

#: Somebody whom the next sentence names: "The man who sold the bell said".
WHO = re.compile(r"The[ ](?:man|woman|boy|girl|teenager|pensioner|couple|driver|owner|farmer)[ ]who\b")
_AND = re.compile(r"[Ss]?[Hh]e and (?:(?:his|her) (?:[\w’'-]+,? ){0,4})?(?=[A-Z])")
#: Labels of turns that tell somebody from another with such a role: "SECOND REPORTER", "CALLER 2".
ANOTHER = re.compile(
    r"(?:the[ ])?(?:second|third|fourth|fifth|other|another)[ ]\w|[\w ]+[ ](?:[2-9]|two|three|four)$", re.IGNORECASE
)
#: What somebody says, and whose it is: "*the council*'s blunt *answer*".
_POSSESSED = re.compile(r"((?:[Tt]he[ ])?[^,;:()\"“”]{2,60}?)['’]s?[ ](?:[a-z][\w\-]*[ ]){0,2}([a-z]+)")
#: A place in capitals at the head of a line.
DATELINE = re.compile(r"[A-Z][A-Z’'.\-]+(?:[ ][A-Z][A-Z’'.\-]+)*[ ]?(?::|,| [(—–-])")


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
        keep_callings(self.text, self.cast)
        nicknames.join(self.text, self.cast)
        self.index: Index = build_index(self.text, self.layout, self.cast, lexicon)
        find_roles(self.text, self.layout, self.cast, self.index, lexicon)
        find_facts(self.text, self.layout, self.index, lexicon)
        rank_by_age(self.cast)
        kinship = Kinship(self.text, self.layout, self.index, self.cast, lexicon)
        genders.fix_genders(self.cast, forms, lexicon)
        link(self.cast, registry, lexicon, published_on(doc))
        settle(self.index, self.text, self.layout, self.cast, lexicon)
        genders.rehearse(self.text, self.layout, self.index, settings.weights)
        self.interview = Interview(self.text, self.attributions, self.index, self.cast)
        self.in_front = list(people_in_front(self.text, self.layout, lexicon))
        self.answers = Answers(self.text, self.layout, self.index, self.attributions)
        self.exchanges = Exchanges(self.text, self.layout, self.index, self.attributions)
        self.trail = Trail(self.layout)
        self.called: dict[int, set[str]] = defaultdict(set)  # he (m) or she (f), by key of whom that has meant
        self.holders = Holders(doc, self)
        self.descriptions = Descriptions(self.cast, lexicon, registry, published_on(doc), settings, kinship)
        self.told = self._clusters(backend)
        self.decisions: dict[str, Decision] = {}
        self.by_pronoun: dict[int, Identity | None] = {}
        self.accounts: dict[int, str] = {}
        self.things = Things(self, self.descriptions, settings.least_score, self.called)

    # -- the pass over the text -------------------------------------------------------------------------------------

    def resolve(self) -> tuple[list[SpeakerRow], list[SpeakerEvidence]]:
        for _, _, step in sorted(self._steps(), key=lambda entry: entry[:2]):
            step()
        self._of_two()
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
        found = _solid(candidates(self.trail, pronoun))
        replied = self.answers.replied_to(att) if att is not None else None
        asker = self.decisions.get(replied.id) if replied is not None else None
        if asker is not None:
            others = [candidate for candidate in found if candidate.identity is not asker.identity]
            ranked = rank(others, self.settings.weights)
            if ranked and ranked[0].identity.type == PERSON:
                return ranked
        return rank(found, self.settings.weights)

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
        if (turn := self.interview.speaker(att)) is not None:
            return Decision(turn[0], (turn[1],))
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
        if (style := phrases.STYLE.match(self.text, phrase.start, phrase.end)) and (
            style.end() == phrase.end or self.text[style.end()] == ","
        ):
            if (styled := self.descriptions.of_style(phrase.head)) is not None:
                return Decision(styled, ("who has that style",))
            if self.by_pronoun.get(phrase.start):
                return Decision(self.by_pronoun[phrase.start], (self.accounts[phrase.start],))
        if not any(map(str.isalnum, self.text[phrase.start : phrase.end])):
            return Decision(None, ("source without a word",))
        if phrase.kind == "pronoun":
            return self._pronoun(att, phrase)
        if (pair := self._with_pronoun(phrase)) is not None:
            return pair
        if phrase.kind == "names":
            return self._of_rank(phrase) or self._names(phrase)
        return self._description(att, phrase)

    def _of_rank(self, phrase: phrases.Phrase) -> Decision | None:
        """Who "the ASI" is behind "ASI Ann Lee": letters with "the" that are somebody's rank."""
        rank = self.text[phrase.start : phrase.end].removeprefix("the ").removeprefix("The ")
        if not rank.isupper() or not rank.isalpha() or phrase.end - phrase.start == len(rank):
            return None
        found = [person for person in self.cast.identities if person.type == PERSON and rank.lower() in person.titles]
        return Decision(found[0], ("rank before the name",)) if len(found) == 1 else None

    def _is_said_of(self, att: Attribution, source: Offsets) -> bool:
        """Whether the source is what is spoken of: in "It is clear that Lee knew", Lee is not the one to whom it is."""
        inside = any(start <= source[0] and source[1] <= end for start, end in att.content)
        return inside and cue_kind(self.text, att.cue) in (IMPRESSION, UNHELD)

    def _names(self, phrase: phrases.Phrase) -> Decision:
        identities = list(dict.fromkeys(mention.identity for mention in phrase.mentions))
        if len(identities) == 1:
            return Decision(identities[0], ("name",))
        return Decision(self.descriptions.joint(tuple(identities)), ("names joined",))

    def _with_pronoun(self, phrase: phrases.Phrase) -> Decision | None:
        """Two who speak together, of whom the first is "he" or "she": "she and Bo Kim"."""
        one = self.by_pronoun.get(phrase.start)
        named = phrase.mentions[:1] if _AND.match(self.text, phrase.start, phrase.end) else ()
        if one is None or not named or named[0].identity is one:
            return None
        return Decision(self.descriptions.joint((one, named[0].identity)), ("a pronoun and a name joined",))

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

    def _is_counterpart(self, phrase: phrases.Phrase) -> bool:
        """Whether it is what one of two is to the other: "his opposite number"."""
        two = " ".join(self.text[phrase.start : phrase.end].lower().split()[-2:])
        return phrase.head in self.lexicon.counterparts or two in self.lexicon.counterparts

    def _is_role(self, phrase: phrases.Phrase) -> bool:
        known = phrase.head in self.lexicon.persons or phrase.head in self.lexicon.titles
        return known and not phrase.plural and not phrase.possessor and " " not in self.text[phrase.start : phrase.end]

    def _owner(self, phrase: phrases.Phrase) -> Identity | None:
        """Whom the possessor of a description means: "his" rival, "Lee's" rival."""
        if not phrase.possessor:
            return None
        named = (m for m in phrase.mentions if m.possessive and m.start == phrase.start)
        return next((m.identity for m in named), self.by_pronoun.get(phrase.start))

    def _of_words(self, att: Attribution, phrase: phrases.Phrase) -> Decision | None:
        """Who holds "the council's position": the council."""
        held = _POSSESSED.fullmatch(self.text, phrase.start, phrase.end)
        if held is None or held[2].lower() not in self.lexicon.answers:
            return None
        whose = phrases.parse(self.text, *held.span(1), self.index, self.lexicon)
        if whose.kind == "pronoun":
            return self._pronoun(att, whose)
        return self._names(whose) if whose.kind == "names" else self._description(att, whose)

    def _description(self, att: Attribution, phrase: phrases.Phrase) -> Decision | None:
        if (holder := self._of_words(att, phrase)) is not None:
            return holder
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
        if TURN in att.evidence and ANOTHER.match(self.text, phrase.start, phrase.end):
            return Decision(self.descriptions.get(self.text, phrase), ("label of another of that kind",))
        around = self._speaker_around(phrase.start)
        found = self.descriptions.resolve(self.text, phrase, self.trail, around, self._owner(phrase))
        if found is not None:
            return Decision(found[0], (found[1],))
        if phrase.possessor and self._is_counterpart(phrase):
            other = other_of_two(self.index, self.layout, (phrase.start, phrase.end), self._owner(phrase))
            if other is not None:
                return Decision(other, ("the other of two",))
        if TURN in att.evidence:
            return Decision(self.descriptions.get(self.text, phrase), ("label of a turn",))
        only = self._only_person(phrase) if phrase.definite else None
        spoken_to = addressed(self.text, att.content, self.index, self.cast, self.lexicon) if only is not None else ()
        if only is not None and only.key not in spoken_to and not self._is_replied_to(only, att):
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
        noun = self.lexicon.persons.get(phrase.head)
        if noun is not None and noun.kind == "kin" and " " not in self.text[phrase.start + 4 : phrase.end]:
            return None  # "A man had left his daughter. The father said" speaks of the man
        if person is None or person.roles or person is around:
            person = only_possible(self.text, self.trail, phrase, sex, around, self.lexicon)
        if person is not None and acts_beside(self.text, self.layout, self.index, person, phrase.head, phrase.start):
            return None
        fits = person is not None and (not sex or person.fits(sex)) and not _is_titled(person, self.lexicon)
        return person if fits and person and self.descriptions.agrees(self.text, person, phrase) else None

    # -- afterwards -------------------------------------------------------------------------------------------------

    def _second_pass(self) -> None:
        known = {att.id: att for att in self.attributions}
        for att in self.attributions:
            if att.id not in self.decisions:
                self.decisions[att.id] = self._late(att, known, set())

    def _of_two(self) -> None:
        """Who is left where two descriptions stand beside each other and one of them is known."""
        sources = []
        for att in self.attributions:
            decision = self.decisions.get(att.id)
            if att.source is not None and decision is not None and TURN not in att.evidence:
                phrase = phrases.parse(self.text, *att.source, self.index, self.lexicon)
                alone = decision.evidence == ("description",)
                sources.append(Described(att.id, phrase, decision.identity, alone))
        for key, left in contrasted(self.text, self.layout, self.index, self.lexicon, sources):
            self.decisions[key] = Decision(left, ("the other of the two named",))

    def _late(self, att: Attribution, known: Mapping[str, Attribution], seen: set[str]) -> Decision:
        if att.id in self.decisions:
            return self.decisions[att.id]
        if att.id in seen:
            return Decision(None, ("inherits from itself",))
        seen.add(att.id)
        if att.source is None:
            if (party := self.exchanges.speaker(att, self.decisions)) is not None:
                return Decision(party, ("one of two who speak by turns",))
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
        as_text = phrase._replace(definite=True)
        found = (
            self.descriptions.resolve(self.text, as_text, self.trail) if phrase.head in self.lexicon.persons else None
        )
        if found is not None and found[0].type == PERSON:
            return Decision(found[0], ("as in the text", found[1]))
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


def _solid(found: list[Candidate]) -> list[Candidate]:
    """Without single words that stand but once and may be no people at all, where somebody surer can be meant."""
    sure = [candidate for candidate in found if _is_sure(candidate.identity)]
    return sure if any(c.identity.type == PERSON for c in sure) else found


def _is_sure(identity: Identity) -> bool:
    named = any(len(form) > 1 for form in identity.forms) or len(identity.mentions) > 1
    return identity.type != PERSON or named or bool(identity.roles or identity.titles or identity.gender)


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
