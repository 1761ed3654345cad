"""The main word of a cue: its lemma and the stance it takes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoteattr.cues.lexicon import Lexicon, Meaning

WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
BRIDGE = frozenset({"to", "as", "on", "and", "by", "been", "being", "be", "have", "had"})


class Main(NamedTuple):
    """lemma, stance; and where the main word stands in the cue: (0, 0) where there is none."""

    lemma: str
    stance: str
    start: int = 0
    end: int = 0
    noun: bool = False


def main_word(cue: str, following: str, source: str, lexicon: Lexicon) -> Main:
    """Read a cue.

    following: the article's next words, for a particle that stands outside the cue. source: as written.
    The first reporting verb decides, or the one that it hands on to ("was quoted as saying"); behind a determiner or
    a preposition the noun does ("in a statement").
    """
    found = [(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in WORD.finditer(cue)]
    if not found:
        return Main(":" if ":" in cue else cue.strip(), "say")
    words = [word for word, _, _ in found]
    ahead = [match.group().lower() for match in WORD.finditer(following[:30])][:2]
    given = _source_follows(words, source, lexicon)
    if given:
        return Main(*given, found[0][1], found[-1][2])
    if words[0] in lexicon.determiners or words[0] in ("in", "with", "of", "by"):
        place = next((n for n, word in enumerate(words) if word in lexicon.nouns), None)
        if place is not None:
            return Main(*lexicon.nouns[words[place]], *found[place][1:], noun=True)
    place, meaning = _verb(words, ahead, lexicon)
    if meaning is not None:
        return Main(*meaning, *found[place][1:])
    for table, noun in ((lexicon.nouns, True), (lexicon.adverbs, False)):
        for n, word in enumerate(words):
            if word in table:
                return Main(*table[word], *found[n][1:], noun=noun)
    place = next((n for n, word in enumerate(words) if not _light(word, lexicon)), len(words) - 1)
    return Main(words[place], "other", *found[place][1:])


def _light(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.light or word.endswith(("ly", "n't"))


def _source_follows(words: Sequence[str], source: str, lexicon: Lexicon) -> Meaning | None:
    for form, (phrase, stance) in lexicon.sources_follow.items():
        if form[0] in words and any(tuple(words[n : n + len(form)]) == form for n in range(len(words))):
            shows = stance == "say" and any(word in lexicon.showing for word in _head_words(source))
            return phrase, "show" if shows else stance
    return None


def _head_words(source: str) -> list[str]:
    """The words of the source up to the first preposition: where its head is."""
    words = [match.group().lower() for match in WORD.finditer(source)]
    ends = (n for n, word in enumerate(words) if word in {"of", "by", "from", "in", "on", "at", "for", "who", "with"})
    return words[: next(ends, len(words))][-2:]


def _verb(words: Sequence[str], ahead: Sequence[str], lexicon: Lexicon) -> tuple[int, Meaning | None]:
    """Place and meaning of the verb that counts."""
    all_words = [*words, *ahead]
    places = [n for n in range(len(words)) if _meaning(all_words, n, len(words), lexicon) is not None]
    places = [n for n in places if n == 0 or words[n - 1] not in lexicon.determiners] or places
    if not places:
        return 0, None
    place = places[0]
    for following in places[1:]:
        lemma = (lexicon.verbs.get(words[place]) or ("", ""))[0]
        between = words[place + 1 : following]
        if lemma in lexicon.catenative and all(word in BRIDGE or word.endswith("ly") for word in between):
            place = following
    return place, _meaning(all_words, place, len(words), lexicon)


def _meaning(words: Sequence[str], place: int, cue_length: int, lexicon: Lexicon) -> Meaning | None:
    for length in (3, 2):
        found = lexicon.phrases.get(tuple(words[place : place + length]))
        if found and place < cue_length:
            return found
    return lexicon.verbs.get(words[place])
