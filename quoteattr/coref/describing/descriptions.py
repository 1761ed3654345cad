"""Descriptions ("the former secretary of state", "a senior official", "the poll") joined to identities.

A definite description means the one identity of the article whose role, name or earlier description has its main noun;
where none has, it stands for itself under the fullest description.
"""

import re
from collections.abc import Collection
from datetime import date

from quoteattr.coref.cast.antecedents import Pronoun, Settings, candidates, rank
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.known import GENDERS, holder_of
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.describing.associations import Associations
from quoteattr.coref.describing.described_facts import by_fact, by_tie, is_compared
from quoteattr.coref.describing.described_organisations import LAST_NAMED, by_name, by_place, named_in_full
from quoteattr.coref.describing.described_roles import by_role, fold_words
from quoteattr.coref.describing.epithets import Epithet, epithet_of, says_who
from quoteattr.coref.describing.kinship import Kinship, Whose, whose_of
from quoteattr.coref.describing.modifiers import Modifiers
from quoteattr.coref.describing.of_a_kind import belongs_to, is_of_a_kind
from quoteattr.coref.describing.own_words import shortened, without_break
from quoteattr.coref.describing.pairs import both_so_called
from quoteattr.coref.describing.positions import plays_elsewhere
from quoteattr.coref.describing.unlikely import is_unlikely
from quoteattr.coref.describing.used_before import is_anothers, is_brought_in
from quoteattr.coref.facts.gender import sex_beside
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase, kind_of_head
from quoteattr.coref.words.determiners import is_indefinite
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.offices import FORMER, ranks_of
from quoteattr.coref.words.opposites import are_opposites, nouns_of
from quoteattr.registry import Registry

#: "the woman he had replaced" is his predecessor.
_WHOM_REPLACED = re.compile(
    r"the (?:man|woman|person) (?:(?:who|whom|that) )?(?:he|she|they) (?:had |has )?(?:replaced|succeeded|ousted)\b",
    re.IGNORECASE,
)

_OF_AGE = 16  # years


class Descriptions:
    """Identities that have no name of their own, and the named ones that a description can mean."""

    def __init__(
        self, cast: Cast, lexicon: Lexicon, registry: Registry, published: date | None, settings: Settings,
        kinship: Kinship, associations: Associations, modifiers: Modifiers,
    ) -> None:  # fmt: skip
        self.cast, self.lexicon, self.registry, self.published = cast, lexicon, registry, published
        self.kinship, self.associations, self.modifiers = kinship, associations, modifiers
        self.weights, self.threshold = settings.weights, settings.threshold
        self.known: dict[str, Identity] = {}
        self.joints: dict[frozenset[int], Identity] = {}

    def joint(self, members: tuple[Identity, ...]) -> Identity:
        """The group of these people; the same people are the same group."""
        key = frozenset(member.key for member in members)
        if key not in self.joints:
            members = tuple(sorted(members, key=lambda member: min(member.mentions, default=(0, 0))))
            group = self.cast.add("GROUP", " & ".join(member.name for member in members))
            group.members, group.plural = members, True
            self.joints[key] = group
        return self.joints[key]

    def get(self, text: str, phrase: Phrase, owner: Identity | None = None) -> Identity:
        """The identity that this description stands for itself. owner: whom the possessor at its head means."""
        whole = without_break(text[phrase.start : phrase.end])
        if phrase.head in self.lexicon.organisations and whole.lower() == f"the {phrase.head}":
            whole = named_in_full(text, phrase, self.lexicon) or whole
        name = shortened(whole, phrase, self.lexicon)
        plain = fold_words(name)
        if plain not in self.known:
            identity = self.cast.add(kind_of_head(phrase, self.lexicon), name)
            identity.head, identity.plural = phrase.head, phrase.plural
            noun = self.lexicon.persons.get(phrase.head)
            identity.fixed_gender = noun.gender if noun is not None and noun.gender in "mf" else ""
            identity.fixed_gender = identity.fixed_gender or sex_beside(text, phrase.end, self.lexicon)
            self.known[plain] = identity
            self._look_up(identity, name)
        identity = self.known[plain]
        identity.mentions.append((phrase.start, phrase.end))
        self.kinship.add_unnamed(owner, identity, phrase)
        return identity

    def of_style(self, style: str) -> Identity | None:
        """The only person whose title or office has such a style: "her ladyship" after "Justice Ann Lee"."""
        ranks = self.lexicon.styles.get(style, frozenset())
        people = (identity for identity in self.cast.identities if identity.type == PERSON)
        found = [person for person in people if ranks & (person.titles | {role.head for role in person.roles})]
        return found[0] if len(found) == 1 else None

    def one_of_several(self, text: str, phrase: Phrase) -> Identity:
        """Somebody who is but "one" of those spoken of: the next "one" is somebody else."""
        identity = self.cast.add("UNNAMED", text[phrase.start : phrase.end].lower())
        identity.mentions.append((phrase.start, phrase.end))
        return identity

    def _look_up(self, identity: Identity, name: str) -> None:
        """Tell who holds the described office, where the article does not."""
        entry = holder_of(name, self.registry, self.lexicon, self.published) if identity.type == "UNNAMED" else None
        if entry is not None:
            identity.type, identity.known_as, identity.wikidata = PERSON, entry.name, entry.wikidata
            identity.fixed_gender = GENDERS.get(entry.pronoun, "")

    def is_bare_role(self, text: str, phrase: Phrase) -> bool:
        """Whether it is "the minister", with nothing that says which."""
        surface = text[phrase.start : phrase.end]
        single = phrase.definite and not phrase.possessor and not phrase.plural
        known = phrase.head in self.lexicon.persons or phrase.head in self.lexicon.titles
        single = single and not says_who(surface)
        return ((single and known) or epithet_of(surface, phrase, self.lexicon) is not None) and surface.count(" ") < 4

    def sex_of(self, phrase: Phrase) -> str:
        noun = self.lexicon.persons.get(phrase.head)
        return noun.gender if noun is not None and noun.gender in "mf" else ""

    def agrees(self, text: str, person: Identity, phrase: Phrase) -> bool:
        """Whether the article gives them no other age or country than the description, nor makes them the other of
        two, nor who has done to others what it says was done."""
        epithet = epithet_of(text[phrase.start : phrase.end], phrase, self.lexicon)
        if epithet is not None and (not _agrees(person, epithet) or is_unlikely(person, phrase, epithet, self.lexicon)):
            return False
        return not self._is_opposite(text, person, phrase) and not self.modifiers.does_it(person, phrase)

    def _is_opposite(self, text: str, person: Identity, phrase: Phrase) -> bool:
        nouns = nouns_of(text[phrase.start : phrase.end], phrase.head, self.lexicon)
        return not nouns & person.situations and are_opposites(nouns, person.situations, self.lexicon)

    def may_be(self, person: Identity, phrase: Phrase) -> bool:
        """Whether nothing is said of the person that speaks against the description. A child holds no office."""
        noun = self.lexicon.persons.get(phrase.head)
        if noun is not None and noun.kind == "role" and any(int(age) < _OF_AGE for age in person.ages):
            return False
        roles = [role for role in person.roles if role.how != "registry"]
        return not roles or (noun is not None and noun.kind == "epithet")

    def resolve(
        self, text: str, phrase: Phrase, trail: Trail, around: Identity | None = None, owner: Identity | None = None,
        but: Collection[int] = (),
    ) -> tuple[Identity, str] | None:  # fmt: skip
        """The earlier identity that the description takes up, with the reason, or None.

        around: who says it, and so is not meant. owner: whom the possessor at its head means, where that is known.
        but: keys of those whom what it says names.
        """
        surface = text[phrase.start : phrase.end]
        if _WHOM_REPLACED.match(surface):
            phrase = phrase._replace(head="predecessor", possessor="his")
        bare = not phrase.definite and not phrase.plural and not is_indefinite(surface) and surface.count(" ") < 3
        if not phrase.head or not (phrase.definite or bare):
            return None
        if phrase.plural:
            return self._group(phrase, trail)
        epithet, aged = epithet_of(surface, phrase, self.lexicon), phrase.head.endswith("-year-old")
        if epithet or aged or phrase.head in self.lexicon.persons or phrase.head in self.lexicon.titles:
            if phrase.head in self.lexicon.kin:
                found = self._by_kinship(text, phrase, trail, around, owner)
            else:
                last = trail.last_speaker(phrase.start, paragraphs=1)
                role = by_tie(self.cast, self.lexicon, phrase, owner, last)
                if role is None and not is_brought_in(text, phrase):
                    role = self.modifiers.find(phrase, trail, self.sex_of(phrase), around)
                found = role = role or by_role(self.cast, self.lexicon, phrase, surface, trail, bare)
                if role is not None and role[0].type == "UNNAMED" and not is_indefinite(role[0].name):
                    found = None  # "the driver" again, who may be named by now
                found = found or by_fact(text, self.cast, self.lexicon, phrase, epithet, trail)
                found = found or (self._by_association(phrase, trail, around, but) if role else None) or role
            found = found or self._by_association(phrase, trail, around, but)
            vague = is_compared(text, phrase) or is_brought_in(text, phrase)
            if found is None and epithet is not None and not vague:
                found = self._by_epithet(text, phrase, epithet, trail, around, but)
                found = found if found and self._is_told(text, phrase, epithet, found[0]) else None
            if found is None and phrase.head in self.lexicon.org_anaphors and not is_anothers(text, phrase, trail):
                placed = by_place(self.cast, self.lexicon, phrase, surface, trail)
                return placed or by_name(self.lexicon, phrase, surface, trail)  # "the operator"
            if found is not None and epithet is not None and epithet.country:
                found[0].origins.add(epithet.country)  # and so is no other country's
            return found
        found = by_fact(text, self.cast, self.lexicon, phrase, epithet, trail)
        found = found or by_place(self.cast, self.lexicon, phrase, surface, trail)
        found = found or by_name(self.lexicon, phrase, surface, trail)
        if found is None or found[1] == LAST_NAMED:
            told = self._by_association(phrase, trail, around, but)
            found = told or (None if found is not None and is_anothers(text, phrase, trail) else found)
        return found

    def _by_association(
        self, phrase: Phrase, trail: Trail, around: Identity | None, but: Collection[int]
    ) -> tuple[Identity, str] | None:
        """The only one of whom the article tells what goes with such people or firms."""
        found = self.associations.find(phrase, trail, self.sex_of(phrase), around, but)
        return (found.identity, f"what goes with it: {', '.join(found.words)}") if found is not None else None

    def _by_kinship(
        self, text: str, phrase: Phrase, trail: Trail, around: Identity | None, owner: Identity | None
    ) -> tuple[Identity, str] | None:
        """The only one who is that to whom the possessor means, or to anybody where there is none: "the nephew"."""
        whose = whose_of(text, phrase, owner)
        kin = self.kinship.find(text, phrase, whose, around) if whose is not None else None
        if kin is not None:
            return kin, "kin of somebody whom the article names"
        if whose is None and owner is not None:  # another one than is named
            return None
        if phrase.possessor or whose == Whose():
            surface, bare = text[phrase.start : phrase.end], self.is_bare_role(text, phrase)
            role = by_role(self.cast, self.lexicon, phrase, surface, trail, bare)
            theirs = phrase.possessor.lower() == "their"  # "*Their mother*, Ann Lee, left. *Their mother* said"
            if role is not None and (theirs or not self.kinship.is_kin(role[0])):
                return role
        return by_fact(text, self.cast, self.lexicon, phrase, None, trail) if whose == Whose() else None

    def _by_epithet(
        self, text: str, phrase: Phrase, epithet: Epithet, trail: Trail, around: Identity | None, but: Collection[int]
    ) -> tuple[Identity, str] | None:
        """Whom the article speaks of there; somebody of another nation or sex is not meant."""
        exclude = frozenset(but) | (frozenset((around.key,)) if around else frozenset())
        meant = Pronoun(phrase.start, epithet.gender, speaks=True, exclude=exclude, described=True)
        ranked = rank(candidates(trail, meant), self.weights)
        possible = [c for c in ranked if not self._is_ruled_out(text, c.identity, phrase, epithet)]
        least = 0.3 * sum(candidate.probability for candidate in possible)
        upright = {event.identity.key for event in trail.events[-WINDOW:] if event.how != "modifier"}
        fitting = [
            c
            for c in possible
            if c.identity.type == PERSON and (c.identity.key in upright or _is_more_than_a_name(c.identity))
        ]
        full = [
            c
            for c in fitting
            if any(len(f) > 1 for f in c.identity.forms) or len(c.identity.mentions) > 1 or c.identity.roles
        ]
        fitting = full or fitting  # a single word that stands once is likelier a place
        said = [c for c in fitting if epithet.country in c.identity.origins]
        fitting = said or fitting
        total = sum(candidate.probability for candidate in fitting)
        if fitting and fitting[0].probability >= self.threshold * total and (said or total > least):
            return fitting[0].identity, f"epithet of the person spoken of ({fitting[0].probability / total:.2f})"
        lead = trail.sentence_lead(phrase.start) if epithet.age else None
        return (lead, "the subject of the sentence before") if lead in [c.identity for c in fitting] else None

    def _is_told(self, text: str, phrase: Phrase, epithet: Epithet, person: Identity) -> bool:
        """Whether more than the noun speaks for the person, if it is an occupation: "the dinner lady" may be Mum Ann,
        who is a woman by what she is called, and no "kit man" is Al Roe for having scored."""
        told = epithet.age or epithet.country or (epithet.gender and epithet.gender == person.fixed_gender)
        return bool(told) or not is_of_a_kind(text, phrase, self.lexicon) or belongs_to(text, phrase, person)

    def _is_ruled_out(self, text: str, person: Identity, phrase: Phrase, epithet: Epithet) -> bool:
        once = FORMER in ranks_of(text[phrase.start : phrase.end])
        other = not once and plays_elsewhere(person, phrase.head, self.lexicon)
        other = other or self._is_opposite(text, person, phrase) or self.modifiers.does_it(person, phrase)
        other = other or is_unlikely(person, phrase, epithet, self.lexicon) or not _agrees(person, epithet)
        return person.type == PERSON and other

    def _group(self, phrase: Phrase, trail: Trail) -> tuple[Identity, str] | None:
        for _, _, identity in reversed(trail.speakers[-20:]):
            if identity.members and any(role.head == phrase.head for m in identity.members for role in m.roles):
                return identity, "description fits the members' role"
            if identity.plural and identity.head == phrase.head:
                return identity, "description taken up again"
        both = both_so_called(phrase, trail, self.lexicon)
        return (self.joint(both), "what both are said to be") if both else None


def _is_more_than_a_name(person: Identity) -> bool:
    """Whether the article tells more of somebody than the name, which before a noun ("a *Dunmere* woman") is a
    place's."""
    return bool(person.roles or person.titles or person.ages or person.fixed_gender)


def _agrees(identity: Identity, epithet: Epithet) -> bool:
    """Whether the article gives the person no other country and no other age."""
    of_country = not epithet.country or not identity.origins or epithet.country in identity.origins
    return of_country and (not epithet.age or not identity.ages or epithet.age in identity.ages)
