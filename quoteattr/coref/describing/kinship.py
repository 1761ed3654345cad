"""Who is meant by "his nephew" or "the nephew", by what the article says of whose kin somebody is.

A relation told one way holds the other way too: whose uncle Al is, is Al's nephew or niece.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.facts.ties import FORMER, FORMER_SPOUSE, Tie, Ties, relation_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import core, fold
from quoteattr.coref.words.seniority import COMPARED, ELDER, YOUNGER, age_of
from quoteattr.lang.numbers import NUMBER

_PRONOUNS = ("his", "her", "their")
_NOBODY_S = ("its", "my", "our", "your")
#: Another one than the article has named: "her other brother", "his second wife".
_ANOTHER = re.compile(r"\b(?:other|another|second|third|fourth|late|next|new|future|one)\b", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:[\w\-]+[ ]){0,3}?([\w\-]+?)(?:['’]s|(?<=s)['’])[ ]")
_OF = re.compile(r"[ ]of[ ](?:(?:the|an?|this|that)[ ])?(?:[\w\-]+[ ])*?([\w\-]+)$")
_COUNTED = re.compile(rf"[ ]of[ ](?:\d+|{NUMBER}|twins)\b")
_COMPARED = re.compile(rf"\b{COMPARED}\b")
#: Of what two relations another one is made: a sibling-in-law is the spouse's sibling, or the sibling's spouse.
_BY_TWO: dict[str, tuple[tuple[str, str], ...]] = {
    "aunt": (("parent", "sibling"),),
    "child-in-law": (("child", "spouse"),),
    "grandchild": (("child", "child"),),
    "grandparent": (("parent", "parent"),),
    "nephew": (("sibling", "child"),),
    "parent": (("sibling", "parent"),),
    "parent-in-law": (("spouse", "parent"), (FORMER_SPOUSE, "parent")),
    "sibling": (("parent", "child"),),
    "sibling-in-law": (("spouse", "sibling"), (FORMER_SPOUSE, "sibling"), ("sibling", "spouse")),
    "stepchild": (("spouse", "child"),),
    "stepparent": (("parent", "spouse"),),
}


class Whose(NamedTuple):
    """Whose kin a description means. identity: as a name or pronoun tells; noun: "victim" of "the victim's brother".

    sex: m or f where a pronoun says it. Nothing of it is set for "the brother".
    """

    identity: Identity | None = None
    noun: str = ""
    sex: str = ""


def whose_of(text: str, phrase: Phrase, owner: Identity | None) -> Whose | None:
    """Whose kin the description means; None where it is nobody's whom the article names as such.

    owner: whom the pronoun at its head means, where that is known; of "my" who says it.
    """
    word, surface = phrase.possessor.lower(), text[phrase.start : phrase.end]
    if word == "my" and owner is not None:
        return Whose(owner)
    if word in _NOBODY_S or _ANOTHER.search(surface):
        return None
    if word in _PRONOUNS:
        return Whose(owner, sex=sex_of(word) if word != "their" else "") if owner is not None else None
    for mention in phrase.mentions:
        if mention.possessive or _OF.search(text[phrase.start : mention.end]):
            return Whose(mention.identity)
    if _COUNTED.search(surface):
        return Whose()
    named = _POSSESSED.match(surface) or _OF.search(surface)
    return Whose(noun=fold(named[1])) if named else Whose()


class Kinship:
    """The ties that an article names."""

    def __init__(self, text: str, layout: Layout, index: Index, cast: Cast, lexicon: Lexicon) -> None:
        self._lexicon, self._cast = lexicon, cast
        self._inverse = {kin.relation: kin.inverse for kin in lexicon.kin.values()}
        self._ties: list[Tie] = Ties(text, layout, index, lexicon).ties
        for tie in self._ties:
            if tie.relation == "sibling":
                _rank([tie.who, tie.of])
        self._unnamed: list[Tie] = []

    def kin_of(self, person: Identity) -> set[Identity]:
        """Those who are named as kin of a person, of whatever kind."""
        told = [tie for tie in self._ties if person in (tie.who, tie.of)]
        return {one for tie in told for one in (tie.who, tie.of)} - {person}

    def pair(self, relations: Sequence[str], sex: str, offset: int) -> tuple[Identity, ...]:
        """The only two named before the offset who are that to each other, or (). sex: m, f or "" of both."""
        told = {frozenset((tie.of, tie.who)) for tie in self._ties if tie.relation in relations}
        fitting = (pair for pair in told if all(who.fits(sex or who.gender) for who in pair))
        ordered = [tuple(sorted(pair, key=_first)) for pair in fitting]
        named = [pair for pair in ordered if _first(pair[-1]) < offset]
        return named[0] if len(named) == 1 else ()

    def find(self, text: str, phrase: Phrase, whose: Whose, but: Identity | None = None) -> Identity | None:
        """The only one who can be "his nephew" or "the nephew", by ties or by the surname. but: who says it.

        Where the article names but one such tie, it is that one, whichever of the two "his" was taken for.
        """
        kin = self._lexicon.kin.get(phrase.head)
        if kin is None:
            return None
        surface = text[phrase.start : phrase.end].lower()
        relation = relation_of(kin.relation, bool(FORMER.intersection(surface.replace("-", " ").split())))
        noun = self._lexicon.persons.get(phrase.head)
        sex = noun.gender if noun is not None and noun.gender in "mf" else ""
        unnamed = self._told(relation, self._unnamed) if whose.identity is not None and self._unnamed else []
        for pairs in (self._pairs(relation), unnamed):
            ends = {
                who: of
                for who, of in pairs
                if who is not but and who.fits(sex or who.gender) and not _is_of_other_age(who, surface)
            }
            if found := self._of_whom(ends, whose):
                break
        owner = whose.identity
        if len(found) == 2 and ends[found[0]] is found[1]:
            found = _one_of_pair(found, sex)
        if not found and owner is not None and relation == kin.relation:
            found = self._namesakes(owner, but, sex)
            sure = not whose.sex or owner.gender == whose.sex
            found = [who for who in found if sure or who.gender == sex]
        return found[0] if len(found) == 1 else None

    def add_unnamed(self, of: Identity | None, who: Identity, phrase: Phrase) -> None:
        """Keep whose kin somebody without a name is: who is "*her* son" behind "His mother said", is he."""
        if phrase.head not in self._lexicon.kin or of is None or who.type != "UNNAMED" or of is who:
            return
        votes = {"his": of.masculine, "her": of.feminine}
        if votes.get(phrase.possessor.lower(), 1) or not (of.masculine or of.feminine):
            kin = self._lexicon.kin[phrase.head]
            self._unnamed.append(Tie(of, who, kin.relation))
            if kin.age in (ELDER, YOUNGER):
                who.situations.add(kin.age)
                of.situations.add(YOUNGER if kin.age == ELDER else ELDER)

    def is_kin(self, person: Identity) -> bool:
        """Whether the article says whose kin the person is, so that no description means them loosely."""
        return any(person in (tie.of, tie.who) for tie in self._ties)

    def _pairs(self, relation: str) -> list[tuple[Identity, Identity]]:
        """Who is that to whom, as the article says, or else by two ties: whose wife's sister she is."""
        told = self._told(relation)
        if told or relation not in _BY_TWO:
            return told
        found: dict[tuple[Identity, Identity], None] = {}
        for first, second in _BY_TWO[relation]:
            nearer = self._told(first)
            for who, between in self._told(second):
                found.update({(who, of): None for other, of in nearer if other is between and of is not who})
        return [(who, of) for who, of in found if not self._is_other_kin(of, who)]

    def _told(self, relation: str, ties: Sequence[Tie] = ()) -> list[tuple[Identity, Identity]]:
        ties = ties or self._ties
        straight = [(tie.who, tie.of) for tie in ties if tie.relation == relation]
        return straight + [(tie.of, tie.who) for tie in ties if self._inverse.get(tie.relation) == relation]

    def _of_whom(self, ends: dict[Identity, Identity], whose: Whose) -> list[Identity]:
        owner = whose.identity
        if whose.noun:
            return [who for who, of in ends.items() if self._is_called(of, whose.noun)]
        if owner is None:
            return list(ends)
        found = [who for who, of in ends.items() if of is owner]
        if found or not whose.sex:
            return found
        if _leans(owner, whose.sex) > 0 and owner not in ends:
            return []
        other = _leans(owner, whose.sex) < 0  # "his" was taken for a woman
        fitting = [(who, of) for who, of in ends.items() if of.fits(whose.sex)]
        return [who for who, of in fitting if who is owner or other or _leans(of, whose.sex) > 0]

    def _is_called(self, person: Identity, noun: str) -> bool:
        """Whether the article lets "the boy" or "the victim" mean the person."""
        known = self._lexicon.persons.get(noun)
        sexed = known is not None and known.gender in "mf" and person.fits(known.gender)
        return sexed or noun in person.situations or any(role.head == noun for role in person.roles)

    def _namesakes(self, owner: Identity, but: Identity | None, sex: str) -> list[Identity]:
        """Those of the same surname, both named in full, whom the article calls nothing else."""
        surnames = {core(form)[-1] for form in owner.forms if len(core(form)) > 1}
        return [
            person
            for person in self._cast.identities
            if person.type == PERSON
            and person not in (owner, but)
            and person.fits(sex or person.gender)
            and not self._is_other_kin(owner, person)
            and any(len(core(form)) > 1 and core(form)[-1] in surnames for form in person.forms)
        ]

    def _is_other_kin(self, owner: Identity, person: Identity) -> bool:
        """Whether the article names what the one is to the other, and it is something else."""
        return any({tie.of, tie.who} == {owner, person} for tie in self._ties)


def _is_of_other_age(person: Identity, surface: str) -> bool:
    """Whether "the older brother" is known as the younger one, or the other way round."""
    meant = {age_of(word) for word in _COMPARED.findall(surface)}
    told = person.situations & {ELDER, YOUNGER}
    return len(told) == 1 and bool(meant - told)


def _one_of_pair(pair: list[Identity], sex: str) -> list[Identity]:
    """Of two who are each other's the one of that sex, if pronouns tell."""
    less, more = sorted(pair, key=lambda who: _leans(who, sex))
    return [more] if _leans(more, sex) > _leans(less, sex) else []


def _leans(person: Identity, sex: str) -> float:
    """How far pronouns speak for this sex, however few they are."""
    sign = {"m": 1, "f": -1}.get(sex, 0)
    return sign * (person.masculine - person.feminine)


def rank_by_age(cast: Cast) -> None:
    """Say of two or more of one surname who is the elder and who the younger, where their ages are given."""
    families: dict[str, list[Identity]] = {}
    for person in cast.identities:
        if person.type == PERSON and person.ages and any(len(form) > 1 for form in person.forms):
            surname = core(max(person.forms, key=len))[-1]
            families.setdefault(surname, []).append(person)
    for family in families.values():
        _rank(family)


def _rank(family: Sequence[Identity]) -> None:
    """Say who is the youngest and who the eldest of those whose ages are given."""
    aged = sorted((person for person in family if person.ages), key=_age)
    if len(aged) > 1 and _age(aged[0]) != _age(aged[-1]):
        aged[0].situations.add(YOUNGER)
        aged[-1].situations.add(ELDER)


def _age(person: Identity) -> int:
    return int(min(person.ages, key=int))


def _first(person: Identity) -> int:
    """Where the person is named first."""
    return min(person.mentions)[0]


__all__ = ["Kinship", "Whose", "rank_by_age", "whose_of"]
