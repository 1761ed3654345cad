"""Whom a pronoun that speaks cannot mean: who is named in its own words, or to whom the verb says it is said.

"“*Lee* cries at buses,” he says", "“You never asked me,” she told *Lee*".
"""

import re
from collections.abc import Iterable

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.antecedents import Candidate
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.facts.gender import SINGULAR, sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.unnamed.addresses import sex_spoken_of, told_to
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_OPENING = frozenset("\"'“‘«„`")
#: A single word with a capital, and no part of a longer name.
_ALONE = re.compile(r"(?<![\w’'\-])(?<![A-ZÀ-Þ]\.[ ])([A-ZÀ-Þ][\w\-]+)(?![\w\-]|[ ][A-ZÀ-Þ])")
_LONGER = re.compile(r"[A-ZÀ-Þ][\w.’'\-]*[ ]$")
_LONGEST = 24  # characters of the name before


def named_in_it(
    text: str, layout: Layout, att: Attribution, index: Index, lexicon: Lexicon, people: Iterable[Identity]
) -> frozenset[int]:
    """Keys of those of the people whom a quotation names, also by the first name alone."""
    quoted = [(start, end) for start, end in att.content if text[start] in _OPENING or layout.quoted(start) >= 0]
    named = (mention for span in quoted for mention in index.between(*span) if not mention.modifier)
    others = {mention.identity.key for mention in named if mention.identity.type == PERSON}
    alone = {fold(word) for span in quoted for word in _alone(text, *span)} - lexicon.function_words
    others |= {who.key for who in people if any(len(form) > 1 and form[0] in alone for form in who.forms)}
    return frozenset(others)


def said_to(text: str, att: Attribution, index: Index) -> frozenset[int]:
    """The key of the person to whom the verb says that it is said."""
    to = told_to(text, att.cue, index)
    return frozenset() if isinstance(to, bool) else frozenset((to.key,))


def of_another(text: str, layout: Layout, att: Attribution, sex: str, index: Index, lexicon: Lexicon) -> bool:
    """Whether a quotation begins with somebody else of that sex: "“*He* is young,” he said"."""
    start = att.content[0][0]
    quoted = text[start] in _OPENING or layout.quoted(start) >= 0
    return quoted and sex_spoken_of(text, att.content, index, lexicon) == (sex, True)


def without_named(found: list[Candidate], named: frozenset[int]) -> list[Candidate]:
    """Without those whom the words name, if somebody else is near: few speak of themselves by name."""
    others = [candidate for candidate in found if candidate.identity.key not in named]
    near = any(f"away {sentences}" in candidate.features for candidate in others for sentences in "012")
    return others if near else found


def just_meant(trail: Trail, offset: int, sex: str) -> frozenset[int]:
    """Whom the pronoun of the other sex has meant right before: "*He* said it was close. *She* said it was not"."""
    sentence = trail.layout.sentence(offset)
    last = [event for event in trail.events[-6:] if event.how == "pronoun" and event.sex]
    return frozenset(e.identity.key for e in last if e.sex != sex and sentence - e.sentence <= 1)


def known_beside(text: str, trail: Trail, att: Attribution, found: list[Candidate], sex: str) -> list[Candidate]:
    """Those near who are known to be of the sex, where what is said begins with somebody of the other, who so may be
    the one of whom nothing is known: "Her deputy, Bo Kim, left. “*He* had to,” *she* said". Not where somebody who is
    known for the other sex can be."""
    of_whom = SINGULAR.match(text, _first_word(text, att))
    if of_whom is None or (other := sex_of(of_whom.group().lower())) == sex:
        return found
    sentence = trail.layout.sentence(of_whom.start())
    recent = (event for event in trail.events[-WINDOW:] if sentence - event.sentence <= 2)
    if any(event.identity.gender == other for event in recent):
        return found
    near = [c for c in found if any(f"away {n}" in c.features for n in "012")]
    known = [c for c in near if c.identity.gender == sex]
    return known if any(c.identity.type == PERSON for c in known) else found


def _first_word(text: str, att: Attribution) -> int:
    """Where the first word of what is said begins."""
    start, end = att.content[0]
    return next((at for at in range(start, end) if text[at].isalnum()), start)


def _alone(text: str, start: int, end: int) -> Iterable[str]:
    for match in _ALONE.finditer(text, start, end):
        if _LONGER.search(text, max(start, match.start() - _LONGEST), match.start()) is None:
            yield match[1]


__all__ = ["named_in_it", "of_another", "said_to", "without_named"]
