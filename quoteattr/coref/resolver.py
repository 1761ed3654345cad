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
    text_of,
)
from quoteattr.coref import gender as genders
from quoteattr.coref import nicknames, phrases
from quoteattr.coref.addresses import addressed, told_to
from quoteattr.coref.answers import Answers
from quoteattr.coref.antecedents import Settings, Trail
from quoteattr.coref.associations import Associations
from quoteattr.coref.backends import CorefBackend
from quoteattr.coref.callings import keep_callings
from quoteattr.coref.clausal import spoken_of
from quoteattr.coref.collecting import collect
from quoteattr.coref.contents import Contents
from quoteattr.coref.contrast import Described, contrasted
from quoteattr.coref.described_sources import DescribedSources, by_names
from quoteattr.coref.descriptions import Descriptions
from quoteattr.coref.exchanges import Exchanges
from quoteattr.coref.facts import find_facts
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.headings import Headings
from quoteattr.coref.holders import Decision, Holders, anchor
from quoteattr.coref.identities import Cast, Identity, build, explained
from quoteattr.coref.index import Index, Mention, build_index, settle
from quoteattr.coref.interviews import TURN, Interview
from quoteattr.coref.kinship import Kinship, rank_by_age
from quoteattr.coref.known import GENDERS, link
from quoteattr.coref.layout import Layout, plain
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.messages import SENT
from quoteattr.coref.misread import without_misread
from quoteattr.coref.nominals import openings
from quoteattr.coref.pronouns import SingularPronouns
from quoteattr.coref.rehearsal import Rehearsal
from quoteattr.coref.relatives import named_before
from quoteattr.coref.roles import find_roles
from quoteattr.coref.subjects import described_subjects, men_and_women, says_where, says_who
from quoteattr.coref.surnames import by_first_name, share_surnames
from quoteattr.coref.things import Things
from quoteattr.coref.together import described_beside, joined_names
from quoteattr.coref.unsourced import IMPRESSION, UNHELD, cue_kind
from quoteattr.registry import Registry

#: The first of two who speak together: "*She and* Bo Kim".
_AND = re.compile(r"[Ss]?[Hh]e and (?:(?:his|her) (?:[\w’'-]+,? ){0,4})?(?=[A-Z])")
_OF_SOMEBODY = re.compile(r"[a-z][’']s[ ]")
#: A place in capitals at the head of a line.
DATELINE = re.compile(r"[A-Z][A-Z’'.\-]+(?:[ ][A-Z][A-Z’'.\-]+)*[ ]?(?::|,| [(—–-])")


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
        self.answers = Answers(self.text, self.layout, self.index, self.attributions)
        reading = self.text, self.layout, self.index
        self.described_people: dict[Offsets, str] = dict.fromkeys(men_and_women(*reading, lexicon), "other")
        self.described_people |= dict.fromkeys(described_subjects(*reading, lexicon), "subject")
        Rehearsal(*reading, self.attributions, self.answers, lexicon, settings.weights, self.described_people).vote()
        if settle(self.index, self.text, self.layout, self.cast, lexicon):  # "Mr Roe" is not she who is named before
            for identity in self.cast.identities:
                identity.roles = [role for role in identity.roles if role.how == "registry"]
            find_roles(self.text, self.layout, self.cast, self.index, lexicon)
        self.interview = Interview(self.text, self.attributions, self.index, self.cast)
        self.exchanges = Exchanges(self.text, self.layout, self.index, self.attributions)
        self.trail = Trail(self.layout)
        self.called: dict[int, set[str]] = defaultdict(set)  # he (m) or she (f), by key of whom that has meant
        self.holders = Holders(doc, self)
        associations = Associations(self.text, self.layout, self.index, lexicon)
        self.descriptions = Descriptions(
            self.cast, lexicon, registry, published_on(doc), settings, kinship, associations
        )
        self.decisions: dict[str, Decision] = {}
        self.pronouns = self.reader(
            doc, self, self.descriptions, self.answers, self.contents, self.decisions, settings, backend
        )
        self.described = DescribedSources(
            self, self.descriptions, self.answers, self.pronouns.meant, self.pronouns.around, self._pronoun
        )
        self.headings = Headings(self, self.descriptions, self.decisions)
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
                steps.append((match.start(), 1, lambda m=match, a=att: self.pronouns.read(m, a)))  # type: ignore[misc]
        for span in openings(self.text, self.layout, self.index, self.lexicon):
            if span[0] not in sources:
                steps.append((span[0], 1, lambda s=span: self._pass_nominal(s)))  # type: ignore[misc]
        for span, how in self.described_people.items():
            if span[0] not in sources:
                steps.append((span[0], 2, lambda s=span, h=how: self._pass_described(s, h)))  # type: ignore[misc]
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

    def _pass_described(self, span: Offsets, how: str) -> None:
        phrase = phrases.parse(self.text, *span, self.index, self.lexicon)
        if phrase.kind != "description" or phrase.plural:
            return
        sexed = self._is_man_or_woman(phrase)
        meant = None if sexed and says_where(self.text, span[1]) else self.described.stands_for(phrase)
        if meant is None and sexed and (says_who(self.text, span[1]) or _OF_SOMEBODY.search(self.text, *span)):
            meant = self.descriptions.get(self.text, phrase)
        if meant is not None:
            self.trail.add(span[0], meant, how)

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
                self.trail.add(att.source[0], decision.identity, "speaker")

    # -- one attribution --------------------------------------------------------------------------------------------

    def decide(self, att: Attribution) -> Decision | None:
        """The speaker from the source; None where it must wait for the second pass."""
        if (turn := self.interview.speaker(att)) is not None:
            return Decision(turn[0], (turn[1],))
        if att.source is None:
            reply = self.answers.is_reply(att)
            if (reply or att.floating) and (answerer := self.answers.answerer(att, self.pronouns.meant)) is not None:
                return Decision(answerer, ("who was asked just before",))
            if reply:
                return Decision(None, ("a reply, and nobody says whose",))
            if att.floating and att.inherits and (subject := self.holders.introduced(att)) is not None:
                return Decision(subject, ("subject of the sentence before",))
            return None if att.floating and att.inherits else self.holders.of(att)
        if self._is_said_of(att, att.source):
            return self.holders.of(att)
        source = spoken_of(self.text, without_misread(self.text, att.source), att.cue, self.index, self.lexicon)
        phrase = phrases.parse(self.text, *source, self.index, self.lexicon)
        if (styled := self._of_style(phrase)) is not None:
            return styled
        if not any(map(str.isalnum, self.text[phrase.start : phrase.end])):
            return Decision(None, ("source without a word",))
        if phrase.kind == "pronoun":
            return self._pronoun(att, phrase)
        if (pair := self._with_pronoun(phrase)) is not None:
            return pair
        if (one := by_first_name(self.text, (phrase.start, phrase.end), self.index, self.cast)) is not None:
            return Decision(one, ("first name behind the surname",))
        if phrase.kind == "names":
            return self._of_rank(phrase) or self._with_somebody(phrase) or by_names(phrase, self.descriptions)
        return self.described.decide(att, phrase)

    def _of_style(self, phrase: phrases.Phrase) -> Decision | None:
        """Who "His Grace" is: the only one with such a title, else whom "his" means."""
        style = phrases.STYLE.match(self.text, phrase.start, phrase.end)
        if style is None or (style.end() < phrase.end and self.text[style.end()] != ","):
            return None
        if (styled := self.descriptions.of_style(phrase.head)) is not None:
            return Decision(styled, ("who has that style",))
        if self.pronouns.meant.get(phrase.start):
            return Decision(self.pronouns.meant[phrase.start], (self.pronouns.accounts[phrase.start],))
        return None

    def _with_somebody(self, phrase: phrases.Phrase) -> Decision | None:
        """A named person and somebody without a name who speak together: "Ann Lee and her husband"."""
        named = phrase.mentions
        if len(named) != 1 or named[0].identity.type != PERSON:
            return None
        span = described_beside(self.text, named[0].end, phrase.end, self.lexicon)
        if span is None:
            return None
        other = phrases.parse(self.text, *span, self.index, self.lexicon)
        who = self.described.stands_for(other) or self.descriptions.get(self.text, other)
        return Decision(self.descriptions.joint((named[0].identity, who)), ("a name and a description joined",))

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

    def _with_pronoun(self, phrase: phrases.Phrase) -> Decision | None:
        """Two who speak together, of whom the first is "he" or "she": "she and Bo Kim"."""
        one = self.pronouns.meant.get(phrase.start)
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
        if phrase.word == "you" and self.contents.holding(phrase.start):
            return None
        if pronoun.gender in "mf" and phrase.start in self.pronouns.meant:
            return Decision(self.pronouns.meant[phrase.start], (self.pronouns.accounts[phrase.start],))
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
            return by_names(described, self.descriptions)
        return Decision(self.descriptions.get(self.text, described), ("relative pronoun behind a description",))

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
        if self.text[slice(*att.source)].lower() == "you":
            return self._spoken_to(att.source[0], known, seen)
        if self.layout.heading(att.source[0]):
            return self.headings.decide(att.source)
        for other in self.contents.around(att):
            taken = self._late(other, known, seen)
            if taken.identity is not None:
                return Decision(taken.identity, (f"first person inside {other.id}", *taken.evidence))
        return Decision(None, ("first person inside a quotation without a speaker",))

    def _spoken_to(self, at: int, known: Mapping[str, Attribution], seen: set[str]) -> Decision:
        """Whom "you" of a turn means: who takes the next one."""
        turn = next((other for other in self.contents.holding(at) if TURN in other.evidence), None)
        reply = self.interview.next_turn(turn) if turn is not None else None
        by = self._late(turn, known, seen).identity if turn is not None else None
        who = self._late(reply, known, seen).identity if reply is not None else None
        if who is None or who is by:
            return self._told_to(at)
        return Decision(who, ("who answers in the next turn",))

    def _told_to(self, at: int) -> Decision:
        """Whom "you" means to whom it is said, by a name that is called or by the verb: "“*You* lied, *Lee*,”"."""
        for other in self.contents.holding(at):
            called = addressed(self.text, other.content, self.index, self.cast, self.lexicon)
            if len(called) == 1:
                return Decision(next(who for who in self.cast.identities if who.key in called), ("who is called so",))
            meant = told_to(self.text, other.cue, self.index)
            own = other.source is not None and meant in {m.identity for m in self.index.between(*other.source)}
            if meant and not own:  # "asked Lee" is by Lee
                who = self.holders.author(at) if meant is True else meant
                return Decision(who, ("to whom it is said",))
        return Decision(None, ("pronoun 'you' left open",))

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
