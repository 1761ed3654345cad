"""The word tables that speakers are read with, from ``quoteattr/lang/en``."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "lang" / "en"


class Pronoun(NamedTuple):
    """number: s, p or - (either); gender: m, f, n or -; kind: personal, possessive, reflexive, first, relative, ..."""

    number: str
    gender: str
    kind: str


class Noun(NamedTuple):
    """gender: m, f or -; kind: role ("minister"), kin ("wife") or person ("man")."""

    gender: str
    kind: str


class Lexicon(NamedTuple):
    """All tables; keys are lower case without full stops."""

    titles: Mapping[str, Noun]  # before a name; kind: honorific (no role) or title
    persons: Mapping[str, Noun]
    organisations: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    modifiers: frozenset[str]  # words before a role noun that belong to the role
    particles: frozenset[str]
    function_words: frozenset[str]  # never part of a name, though they may be capitalised at its head
    pronouns: Mapping[str, Pronoun]
    countries: Mapping[str, str]  # "Russian" -> "Russia"
    capitals: Mapping[str, str]  # "Moscow" -> "Russia"

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


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf8").splitlines()
    return [line.split("\t") for line in lines[1:] if line]


def _words(name: str) -> frozenset[str]:
    return frozenset((FOLDER / name).read_text(encoding="utf8").split())


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The tables that ship with the package, read once."""
    nations = _rows("nationalities.tsv")
    return Lexicon(
        titles={form: Noun(gender, kind) for form, gender, kind in _rows("honorifics.tsv")},
        persons={noun: Noun(gender, kind) for noun, gender, kind in _rows("person_nouns.tsv")},
        organisations=_words("org_nouns.txt"),
        documents=_words("document_nouns.txt"),
        groups=_words("group_nouns.txt"),
        modifiers=_words("role_modifiers.txt"),
        particles=_words("name_particles.txt"),
        function_words=_words("function_words.txt"),
        pronouns={form: Pronoun(*rest) for form, *rest in _rows("pronouns.tsv")},
        countries={adjective: country for adjective, country, _ in nations},
        capitals={capital: country for _, country, capital in nations},
    )
