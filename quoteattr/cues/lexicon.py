"""The word tables that cues are read with."""

from functools import lru_cache
from typing import NamedTuple

from quoteattr.lang import table, words

Meaning = tuple[str, str]  # lemma and stance


class Lexicon(NamedTuple):
    """Keys are lower case. phrases: forms of several words; nouns, adverbs, verbs: single forms."""

    verbs: dict[str, Meaning]
    phrases: dict[tuple[str, ...], Meaning]
    sources_follow: dict[tuple[str, ...], Meaning]
    nouns: dict[str, Meaning]
    adverbs: dict[str, Meaning]
    catenative: frozenset[str]
    showing: frozenset[str]
    addressing: dict[str, str]
    determiners: frozenset[str]
    light: frozenset[str]  # words that no cue's meaning lies in


@lru_cache(maxsize=4)
def lexicon(language: str = "en") -> Lexicon:
    verbs: dict[str, Meaning] = {}
    for lemma, stance, forms in table(language, "reporting_verbs"):
        for form in forms.split():
            verbs.setdefault(form, (lemma, stance))
    groups: dict[str, dict[tuple[str, ...], Meaning]] = {}
    for phrase, role, stance, forms in table(language, "cue_phrases"):
        for form in forms.split("|"):
            groups.setdefault(role, {})[tuple(form.split())] = (phrase, stance)
    return Lexicon(
        verbs=verbs,
        phrases=groups.get("phrasal", {}),
        sources_follow=groups.get("source-follows", {}),
        nouns={form[0]: meaning for form, meaning in groups.get("noun", {}).items()},
        adverbs={form[0]: meaning for form, meaning in groups.get("adverb", {}).items()},
        catenative=frozenset(words(language, "catenative_verbs")),
        showing=frozenset(words(language, "showing_sources")),
        addressing={row[0]: row[1] for row in table(language, "addressing_verbs")},
        determiners=frozenset(words(language, "determiners")),
        light=frozenset(words(language, "light_words")),
    )
