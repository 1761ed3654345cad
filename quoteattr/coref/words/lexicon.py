"""The word tables that speakers are read with, from ``quoteattr/lang/en``."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from quoteattr.errors import InputError
from quoteattr.lang import table

TABLES = (
    "age_nouns", "associations", "cities", "clause_words", "company_name_words", "company_nouns", "complemented_roles",
    "counterparts", "country_codes", "demonyms", "determiners", "document_nouns", "doers", "exclusive_roles",
    "function_words", "group_nouns", "honorifics", "judging_words", "kinship", "name_governors", "nationalities",
    "noun_verbs", "org_anaphors", "org_kinds", "org_nouns", "org_roles", "other_voices", "outcomes", "person_nouns",
    "pronouns", "relations", "reply_nouns", "role_kinds", "role_modifiers", "situations", "stance_nouns", "styles",
    "thing_name_words", "unaffiliated_nouns",
)  # fmt: skip


_FEW = 3  # rows of associations that may have a word which tells


class Pronoun(NamedTuple):
    """number: s, p or - (either); gender: m, f, n or -; kind: personal, possessive, reflexive, first, relative, ..."""

    number: str
    gender: str
    kind: str


class Noun(NamedTuple):
    """gender: m, f or -; kind: role ("minister"), kin ("wife") or person ("man")."""

    gender: str
    kind: str


class Kin(NamedTuple):
    """relation: what somebody is to somebody ("child"); inverse: what the one is to the other ("parent").

    age: "elder" or "younger" where the noun says which of the two it is, else "-".
    """

    relation: str
    inverse: str
    age: str = "-"


class Association(NamedTuple):
    """What news writes of such a one: words, deeds with their irregular pasts ("teach:taught"), what is undergone."""

    words: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    undergone: frozenset[str] = frozenset()

    def __or__(self, other: "Association") -> "Association":
        return Association(*(one | more for one, more in zip(self, other, strict=True)))


class Lexicon(NamedTuple):
    """All tables; keys are lower case without full stops."""

    titles: Mapping[str, Noun]  # before a name; kind: honorific (no role) or title
    persons: Mapping[str, Noun]
    kin: Mapping[str, Kin]  # nouns for relatives
    kinds: Mapping[str, frozenset[str]]  # nouns that a noun can stand for: lawmaker -> senator, representative, ...
    organisations: frozenset[str]
    company_names: frozenset[str]  # last words in names of companies
    company_nouns: frozenset[str]  # that take up a company only
    complements: Mapping[str, frozenset[str]]  # office -> prepositions of what it is for: "head of music Ann Lee"
    fields: Mapping[str, frozenset[str]]  # office -> those of them behind which no employer stands
    counterparts: frozenset[str]  # what one of two is to the other: "rival"
    public_names: frozenset[str]  # words in names of bodies that are no company
    thing_names: frozenset[str]  # before names of things: "Typhoon", "Hotel"
    exclusive: Mapping[str, str]  # of players and musicians: noun -> line; who is in one is in no other
    ages: Mapping[str, tuple[int, int]]  # noun -> from and to how many years old
    people_by: Mapping[str, Association]  # noun -> what is written of such people
    firms_by: Mapping[str, Association]  # noun -> what is written of such firms
    doers: Mapping[str, frozenset[str]]  # "maker" -> what a lift maker does with lifts
    common: frozenset[str]  # words and deeds of those that stand in many texts or rows, and so tell less
    untelling: Association  # deeds whose objects tell nothing: who "buys" milk is no farmer
    judging: Mapping[str, str]  # words of praise and blame -> adjective or noun
    org_anaphors: frozenset[str]  # that take up an organisation without being in its name: "the company"
    org_roles: frozenset[str]  # nouns for people that organisations are as often: "owner", "rival"
    org_kinds: Mapping[str, frozenset[str]]  # anaphor -> words in names of what it takes up: airline -> air, airways
    outcomes: Mapping[str, str]  # word before a noun -> what it makes of somebody: "beaten" -> loser
    other_voices: frozenset[str]  # who speak for somebody else, and so are never the one whom an article is about
    relations: tuple[tuple[str, ...], ...]  # phrase between two names, nouns of the first, nouns of the second
    situations: tuple[tuple[str, ...], ...]  # noun, side of the name, phrase that makes it mean that person
    styles: Mapping[str, frozenset[str]]  # "lordship" -> titles and offices of those who have it
    answers: frozenset[str]  # what somebody answers or holds: "the council's position"
    documents: frozenset[str]
    groups: frozenset[str]
    modifiers: frozenset[str]  # words before a role noun that belong to the role
    office_fields: frozenset[str]  # those of them that tell one office from another: "finance", "foreign"
    qualities: frozenset[str]  # those of them that say what sort of holder it is: "former", "veteran"
    function_words: frozenset[str]  # never part of a name, though they may be capitalised at its head
    numbers: frozenset[str]  # in words; no names, though they may be capitalised at a sentence's head
    noun_verbs: frozenset[str]  # in the tables as nouns, but behind a name as often verbs: "notes", "claims"
    unaffiliated: frozenset[str]  # nouns for people that name no office: "resident", "author"
    governors: frozenset[str]  # before a name that is no subject: prepositions, "told"
    clause_words: frozenset[str]  # where a noun phrase read leftwards ends
    determiners: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    countries: Mapping[str, str]  # "Russian" -> "Russia"
    capitals: Mapping[str, str]  # "Moscow" -> "Russia"
    towns: Mapping[str, str]  # capitals and other cities: "Moscow", "Kazan" -> "Russia"
    natives: Mapping[str, str]  # "dane" -> "Denmark"
    country_codes: Mapping[str, str]  # "DEN" -> "Denmark"

    def singular(self, word: str) -> str:
        """The singular of a regular English plural, or the word itself."""
        if word.endswith("men"):
            return word[:-2] + "an"
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes")):
            return word[:-2]
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return word[:-1]
        return "person" if word == "people" else word

    def is_plural(self, word: str) -> bool:
        """Whether the word is the plural of a person noun or of an organisation, or a word for several people."""
        single = self.singular(word)
        return word in self.groups or (single != word and (single in self.persons or single in self.organisations))


def english(own: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
    """The tables that ship with the package; own: rows to use instead, by the table's name, cells joined by tabs.

    Raises InputError for a table that there is not.
    """
    return _lexicon(tuple(sorted((name, tuple(rows)) for name, rows in (own or {}).items())))


class _Tables:
    """The tables by name, a user's own rows in place of the package's."""

    def __init__(self, own: Mapping[str, Sequence[str]]) -> None:
        unknown = sorted(set(own) - set(TABLES))
        if unknown:
            raise InputError(f"No tables {unknown} for speakers; there are {', '.join(TABLES)}.")
        self._own = own

    def rows(self, name: str) -> list[tuple[str, ...]]:
        return [tuple(row.split("\t")) for row in self._own[name]] if name in self._own else list(table("en", name))

    def words(self, name: str) -> frozenset[str]:
        return frozenset(row[0] for row in self.rows(name))

    def of_kind(self, name: str, kind: str) -> frozenset[str]:
        return frozenset(word for word, own in self.rows(name) if own == kind)

    def nouns(self, name: str) -> dict[str, Noun]:
        return {word: Noun(gender, kind) for word, gender, kind in self.rows(name)}

    def pairs(self, name: str) -> dict[str, str]:
        return {word: meaning for word, meaning in self.rows(name)}

    def associations(self, kind: str) -> dict[str, Association]:
        """What is written of people or of firms, by the noun."""
        found: dict[str, Association] = {}
        for nouns, own, *cells in self.rows("associations"):
            row = Association(*(frozenset(cell.split()) - {"-"} for cell in cells))
            if own == kind:
                found.update((noun, found.get(noun, Association()) | row) for noun in nouns.split())
        return found

    def common_associations(self) -> frozenset[str]:
        """Words and deeds of anybody, and words, though not deeds, of many rows."""
        rows = self.rows("associations")
        counts = Counter(word for _, _, words, *_ in rows for word in words.split())
        return self.associations("any")["anybody"].words.union(word for word, rows in counts.items() if rows > _FEW)

    def sets(self, name: str) -> dict[str, frozenset[str]]:
        return {word: frozenset(others.split()) for word, others in self.rows(name)}


@lru_cache(maxsize=8)
def _lexicon(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    tables = _Tables(dict(own))
    rows, words_of = tables.rows, tables.words
    nations = rows("nationalities")
    return Lexicon(
        titles=tables.nouns("honorifics"),
        persons=tables.nouns("person_nouns"),
        kin={noun: Kin(*rest) for noun, *rest in rows("kinship")},
        kinds=tables.sets("role_kinds"),
        organisations=words_of("org_nouns"),
        company_names=words_of("company_name_words"),
        company_nouns=tables.of_kind("company_nouns", "company"),
        complements={noun: frozenset(preps.split()) for noun, preps, _ in rows("complemented_roles")},
        fields={noun: frozenset(fields.split()) for noun, _, fields in rows("complemented_roles")},
        counterparts=words_of("counterparts"),
        public_names=tables.of_kind("company_nouns", "public"),
        ages={noun: (int(low), int(high)) for noun, low, high in rows("age_nouns")},
        thing_names=words_of("thing_name_words"),
        exclusive=tables.pairs("exclusive_roles"),
        people_by=tables.associations("person"),
        firms_by=tables.associations("firm"),
        doers=tables.sets("doers"),
        common=tables.common_associations(),
        untelling=tables.associations("any")["nobody"],
        judging=tables.pairs("judging_words"),
        org_anaphors=words_of("org_anaphors"),
        org_roles=words_of("org_roles"),
        org_kinds=tables.sets("org_kinds"),
        outcomes=tables.pairs("outcomes"),
        other_voices=words_of("other_voices"),
        relations=tuple(rows("relations")),
        situations=tuple(rows("situations")),
        styles=tables.sets("styles"),
        answers=words_of("reply_nouns") | words_of("stance_nouns"),
        documents=words_of("document_nouns"),
        groups=words_of("group_nouns"),
        modifiers=words_of("role_modifiers"),
        office_fields=tables.of_kind("role_modifiers", "field"),
        qualities=tables.of_kind("role_modifiers", "quality"),
        function_words=words_of("function_words"),
        numbers=frozenset(word for kind, word, _ in table("en", "time_words") if kind == "number"),
        noun_verbs=words_of("noun_verbs"),
        unaffiliated=words_of("unaffiliated_nouns"),
        governors=words_of("name_governors"),
        clause_words=words_of("clause_words"),
        determiners=words_of("determiners"),
        pronouns={form: Pronoun(*rest) for form, *rest in rows("pronouns")},
        countries={adjective: country for adjective, country, _ in nations},
        capitals={capital: country for _, country, capital in nations},
        towns={capital: country for _, country, capital in nations} | tables.pairs("cities"),
        natives=tables.pairs("demonyms"),
        country_codes=tables.pairs("country_codes"),
    )
