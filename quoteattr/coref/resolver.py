"""A speaker for every attribution of an article.

One pass in reading order: names and pronouns extend the trail, each source is taken apart and joined to an identity.
First-person pronouns inside quotations, floating quotations and sources inside other contents take theirs afterwards.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import NamedTuple

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
    text_of,
)
from quoteattr.coref.cast import nicknames
from quoteattr.coref.cast.afterwards import named_beside
from quoteattr.coref.cast.antecedents import Settings
from quoteattr.coref.cast.callings import keep_callings
from quoteattr.coref.cast.identities import Cast, Identity, build, explained
from quoteattr.coref.cast.index import Index, Mention, build_index, settle
from quoteattr.coref.cast.known import GENDERS, link
from quoteattr.coref.cast.styles import part_styles
from quoteattr.coref.cast.surnames import share_surnames
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.describing.associations import Associations
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.describing.headings import Headings
from quoteattr.coref.describing.kinship import Kinship, rank_by_age
from quoteattr.coref.describing.modifiers import Modifiers
from quoteattr.coref.describing.together import joined_names
from quoteattr.coref.facts import gender as genders
from quoteattr.coref.facts import obituaries
from quoteattr.coref.facts.ages_and_events import find_facts
from quoteattr.coref.facts.leads import Lead, find_leads
from quoteattr.coref.facts.opposite_numbers import find_opposite_numbers
from quoteattr.coref.facts.roles import find_roles
from quoteattr.coref.naming.collecting import collect
from quoteattr.coref.naming.forms import ORG, PERSON, Form
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.phrasing.messages import SENT
from quoteattr.coref.pronouns.backends import CorefBackend
from quoteattr.coref.pronouns.contents import Contents
from quoteattr.coref.pronouns.he_and_she import SingularPronouns
from quoteattr.coref.pronouns.nominals import openings
from quoteattr.coref.pronouns.rehearsal import Rehearsal
from quoteattr.coref.pronouns.subjects import comes_in, described_subjects, men_and_women, says_where, stays_unnamed
from quoteattr.coref.pronouns.they_and_it import Things
from quoteattr.coref.sources import Sources
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.unnamed.exchanges import Exchanges
from quoteattr.coref.unnamed.holders import Decision, Holders, anchor
from quoteattr.coref.unnamed.interviews import Interview
from quoteattr.coref.waiting import Waiting
from quoteattr.coref.words.determiners import is_indefinite
from quoteattr.coref.words.layout import Layout, plain
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.syntax import object_of
from quoteattr.registry import Registry

#: A place in capitals at the head of a line.
DATELINE = re.compile(r"[A-Z][A-Z’'.\-]+(?:[ ][A-Z][A-Z’'.\-]+)*[ ]?(?::|,| [(—–-])")


class Turn(IntEnum):
    """Which of several steps at one place of the text is taken first."""

    NAME = 0
    #: What takes up somebody: a second name joined to a first, a pronoun, a noun.
    MENTION = 1
    #: Who is described, and who speaks: both need to know who stands there.
    SPEAKER = 2
    #: Who speaks within what another one says.
    WITHIN = 3


class Step(NamedTuple):
    """One step of the pass over the text. start: the character that it belongs to."""

    start: int
    turn: Turn
    take: Callable[[], None]


class Resolver:
    """Holds one article while its attributions are given speakers."""

    reader: type[SingularPronouns] = SingularPronouns

    def __init__(
        self, doc: Doc, settings: Settings, lexicon: Lexicon, registry: Registry, backend: CorefBackend | None = None
    ) -> None:
        self.doc, self.text, self.settings, self.lexicon = doc, plain(text_of(doc)), settings, lexicon
        self.layout = Layout(self.text, read_marks(doc), read_sections(doc))
        self.attributions = read_attributions(doc)
        self.contents = Contents(self.attributions, self.layout)
        forms = self._name_everybody(registry)
        kinship = self._learn_of_everybody(forms, registry)
        self._rehearse()
        self.interview = Interview(self.text, self.attributions, self.index, self.cast)
        self.exchanges = Exchanges(self.text, self.layout, self.index, self.attributions)
        self.trail = Trail(self.layout, self.told_of)
        self.called: dict[int, set[str]] = defaultdict(set)  # he (m) or she (f), by key of whom that has meant
        self.decisions: dict[str, Decision] = {}
        self._take_on_readers(registry, kinship, backend)

    def _name_everybody(self, registry: Registry) -> list[Form]:
        """Collect the names and join those of one person or body into an identity, with an index of where they stand.
        Returns the forms as they were collected."""
        sources = [att.source for att in self.attributions if att.source]
        forms = collect(self.doc, self.layout, self.lexicon, registry.kinds(), sources, nicknames.add_forms)
        self.cast: Cast = build(forms, self.lexicon, explained(self.text), lambda tokens: _gender_in(registry, tokens))
        share_surnames(self.text, self.cast)
        keep_callings(self.text, self.cast)
        nicknames.join(self.text, self.cast)
        self.index: Index = build_index(self.text, self.layout, self.cast, self.lexicon, partial(object_of, self.doc))
        return forms

    def _learn_of_everybody(self, forms: list[Form], registry: Registry) -> Kinship:
        """Find what the text says of them: roles, ages, kin, gender; and settle which of two a short name means."""
        self._find_roles()
        find_facts(self.text, self.layout, self.index, self.lexicon)
        rank_by_age(self.cast)
        kinship = Kinship(self.text, self.layout, self.index, self.cast, self.lexicon)
        part_styles(self.index, self.text, self.layout, self.cast, self.lexicon, kinship.kin_of)
        genders.fix_genders(self.cast, forms, self.lexicon)
        genders.vote_by_spouses(self.text, self.index)
        link(self.cast, registry, self.lexicon, published_on(self.doc))
        settle(self.index, self.text, self.layout, self.cast, self.lexicon)
        return kinship

    def _find_roles(self) -> None:
        find_roles(self.text, self.layout, self.cast, self.index, self.lexicon)
        find_opposite_numbers(self.text, self.layout, self.index, self.lexicon)
        self.leads: Mapping[int, Lead] = find_leads(self.text, self.layout, self.index, self.lexicon)

    def _rehearse(self) -> None:
        """Read the pronouns once for the genders that they tell, and settle again who is meant by that."""
        self.answers = Answers(self.text, self.layout, self.index, self.attributions)
        reading = self.text, self.layout, self.index
        self.described_people: dict[Offsets, str] = dict.fromkeys(men_and_women(*reading, self.lexicon), "other")
        self.described_people |= dict.fromkeys(described_subjects(*reading, self.lexicon), "subject")
        weights = self.settings.weights
        self.told_of = obituaries.whose_obituary(self.text, self.index)
        Rehearsal(
            *reading, self.attributions, self.answers, self.lexicon, weights, self.described_people, self.told_of
        ).vote()
        if settle(self.index, self.text, self.layout, self.cast, self.lexicon):  # "Mr Roe" is not she named before
            for identity in self.cast.identities:
                identity.roles = [role for role in identity.roles if role.how == "registry"]
            self._find_roles()

    def _take_on_readers(self, registry: Registry, kinship: Kinship, backend: CorefBackend | None) -> None:
        """Make those who read one kind of source each; most of them use others, and the text so far by way of self."""
        self.holders = Holders(self.doc, self)
        associations = Associations(self.text, self.layout, self.index, self.lexicon)
        modifiers = Modifiers(self.text, self.layout, self.index, self.cast, self.lexicon)
        self.descriptions = Descriptions(
            self.cast, self.lexicon, registry, published_on(self.doc), self.settings, kinship, associations, modifiers
        )
        self.pronouns = self.reader(
            self.doc, self, self.descriptions, self.answers, self.contents, self.decisions, self.settings, backend
        )
        self.headings = Headings(self, self.descriptions, self.decisions)
        self.things = Things(self, self.descriptions, self.settings.least_score, self.called)
        self.sources = Sources(
            self, self.descriptions, self.answers, self.contents, self.pronouns, self.interview, self.holders,
            self.things,
        )  # fmt: skip
        self.waiting = Waiting(
            self, self.decisions, self.contents, self.exchanges, self.interview, self.holders, self.headings
        )

    # -- the pass over the text -------------------------------------------------------------------------------------

    def resolve(self) -> tuple[list[SpeakerRow], list[SpeakerEvidence]]:
        for step in sorted(self._steps(), key=lambda step: (step.start, step.turn)):
            step.take()
        self.waiting.decide()
        return self._rows(), [SpeakerEvidence(att_id, d.evidence) for att_id, d in self.decisions.items()]

    def _steps(self) -> Iterator[Step]:
        """What the pass meets, in no order; of two steps that come together here, the first is taken first."""
        for mention in self.index.mentions:
            yield Step(mention.start, Turn.NAME, partial(self._pass_name, mention))
        for one, other in joined_names(self.text, self.index):
            yield Step(other.start, Turn.MENTION, partial(self._pass_joined, one, other))
        sources = {phrases.trim(self.text, *att.source)[0]: att for att in self.attributions if att.source}
        for match in genders.SINGULAR.finditer(self.text):
            if self.layout.quoted(match.start()) < 0 or match.start() in sources:
                att = sources.get(match.start())
                take = partial(self.pronouns.read, match, att)
                yield self._step(att, Turn.MENTION, take) if att else Step(match.start(), Turn.MENTION, take)
        for span in openings(self.text, self.layout, self.index, self.lexicon):
            if span[0] not in sources:
                yield Step(span[0], Turn.MENTION, partial(self._pass_nominal, span))
        for span, how in self.described_people.items():
            if span[0] not in sources:
                yield Step(span[0], Turn.SPEAKER, partial(self._pass_described, span, how))
        for att in self.attributions:
            yield self._step(att, Turn.SPEAKER, partial(self._pass_attribution, att))

    def _step(self, att: Attribution, turn: Turn, take: Callable[[], None]) -> Step:
        """The step for an attribution or for the pronoun in its source. Within a quotation none is read before it is
        known whose that is: "“*He* said no,” *she* told the court"."""
        at = anchor(att)
        if att.source is None or genders.SINGULAR.match(self.text, at) is None or self.layout.quoted(at) < 0:
            return Step(at, turn, take)
        known = max([at, *(anchor(outer) for outer in self.contents.holding(at) if outer is not att)])
        return Step(known, Turn.WITHIN if known > at else turn, take)

    def _pass_name(self, mention: Mention) -> None:
        if DATELINE.match(self.text, mention.start, mention.end + 2) and self.layout.begins_line(mention.start):
            return  # "DEVPUR: A surgeon removed"
        self.trail.add(mention.start, mention.identity, mention.how)

    def _pass_joined(self, one: Mention, other: Mention) -> None:
        self.trail.add(other.start, self.descriptions.joint((one.identity, other.identity)), one.how)

    def _pass_nominal(self, span: Offsets) -> None:
        phrase = phrases.parse(self.text, *span, self.index, self.lexicon)
        beside = named_beside(self.text, self.index, span[1]) if phrase.plural else ()
        if len(beside) > 1:  # "The translators, Ann Lee and Bo Kim, met"
            self.trail.add(span[0], self.descriptions.joint(tuple(m.identity for m in beside)), "subject")
        elif phrase.kind == "description" and (phrase.plural or phrase.head not in self.lexicon.persons):
            found = self.descriptions.resolve(self.text, phrase, self.trail)
            self.trail.add(span[0], found[0] if found else self.descriptions.get(self.text, phrase), "subject")

    def _pass_described(self, span: Offsets, how: str) -> None:
        phrase = phrases.parse(self.text, *span, self.index, self.lexicon)
        if phrase.kind != "description" or phrase.plural:
            return
        sexed = self._is_man_or_woman(phrase)
        meant = None if sexed and says_where(self.text, span[1]) else self.sources.stands_for(phrase)
        if meant is None and comes_in(self.text, self.layout, self.index, span, sexed, how):
            meant = self.descriptions.get(self.text, phrase)
        if meant is not None:
            self.trail.add(span[0], meant, how)
            if stays_unnamed(self.text, span):
                self.trail.spoke(span[0], meant)

    def _is_man_or_woman(self, phrase: phrases.Phrase) -> bool:
        noun = self.lexicon.persons.get(phrase.head)
        return noun is not None and noun.gender in ("m", "f")

    def _pass_attribution(self, att: Attribution) -> None:
        if att.id not in self.decisions:
            decision = self.decide(att)
            if decision is not None:
                self.decisions[att.id] = decision
        decision = self.decisions.get(att.id)
        if decision is not None and decision.identity is not None:
            if att.parent is None and SENT not in decision.evidence:
                self.trail.spoke(anchor(att), decision.identity)
            if decision.identity.type in ("GROUP", "UNNAMED", "DOCUMENT", ORG) and att.source is not None:
                new = is_indefinite(self.text[slice(*att.source)])  # "the cook" may be somebody named
                self.trail.add(att.source[0], decision.identity, "subject" if new else "speaker")

    def decide(self, att: Attribution) -> Decision | None:
        """The speaker by the source; None where it must wait for the second pass."""
        return self.sources.decide(att)

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


def _gender_in(registry: Registry, tokens: tuple[str, ...]) -> str:
    entry = registry.find(tokens) if len(tokens) > 1 else None
    return GENDERS.get(entry.pronoun, "") if entry else ""


__all__ = ["Decision", "Resolver", "Settings", "anchor"]
