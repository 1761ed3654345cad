"""Whom a description means by what goes with it: "Ann Lee walks her ewes uphill. *The shepherd* said".

The table `associations` holds what news writes of shepherds, barristers and airlines. A description that nothing else
joins to anybody means the only one spoken of in whose clauses such words stand; where that is not plain, nobody.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.describing.compounds import by_compound
from quoteattr.coref.describing.organisations_around import is_of_other_kind
from quoteattr.coref.describing.positions import plays_elsewhere
from quoteattr.coref.facts.tellings import Telling, tellings
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.inflections import forms_of
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Association, Lexicon
from quoteattr.coref.words.names import fold

#: What words are worth: that many kinds have, of the description itself, what its noun is made of; all others 1.
_COMMON, _OWN, _ROOT = 0.5, 0.5, 2.0
_NEAR, _FAR = 1.0, 2.0  # what is enough for who was spoken of last, and for others
_LEAD = 0.5  # by which one must be ahead of the next
_BACK = 2000  # characters before the description in which the noun may stand of somebody else
_OBJECT = 4  # words up to the noun that is the object of a deed
_WORD = re.compile(r"[^\W\d_][\w\-]*")
#: The words before the noun, and no office with a capital: "the retired lorry *driver*, who".
_DESCRIPTION = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ]((?:[^\W\d][\w\-]*[ ]){0,4})([a-z][\w\-]*|[A-Z]{2,4})(?=$|,[ ]who\b)"
)
_SAYS_WHICH = re.compile(r"[ ](?:who|that|whose|whom|which|of|from|for|at|behind)\b")
_COMPARED = ("elder", "est", "older", "younger")
#: It is somebody else, or says itself who it is.
_OTHERS = frozenset(("alleged", "another", "first", "last", "new", "next", "only", "other", "same", "second", "third"))
_ENDED = frozenset(("loser", "runner-up", "winner"))
#: Words of a description that tell nothing of what somebody does.
_ONCE = frozenset(("former", "one-time", "onetime", "retired"))
_HOW = _ONCE | frozenset(
    ("elderly", "former", "late", "local", "old", "own", "retired", "senior", "then", "veteran", "young")
)
_BE = frozenset(("am", "are", "be", "been", "being", "got", "is", "was", "were"))
#: Before an infinitive; elsewhere the same word may be a noun: "to *fish*", "the *fish*".
_BEFORE_VERB = frozenset(
    ("can", "could", "did", "do", "does", "may", "might", "must", "not", "should", "they", "to", "who", "will", "would")
)


class Found(NamedTuple):
    """words: what was told of the one who is meant; worth: how much they tell together."""

    identity: Identity
    worth: float
    words: tuple[str, ...]


class Associations:
    """Finds whom descriptions mean by the words that stand where people and firms are spoken of."""

    def __init__(self, text: str, layout: Layout, index: Index, lexicon: Lexicon) -> None:
        self._text, self._layout, self._index, self._lexicon = text, layout, index, lexicon
        self._meant: dict[str, Found] = {}

    def find(
        self, phrase: Phrase, trail: Trail, sex: str, around: Identity | None, but: Collection[int] = ()
    ) -> Found | None:
        """The only person or firm of whom the paragraphs before tell what goes with the description.

        sex: m, f or "" of the description. around: who says it. but: keys of those whom what is said names.
        """
        parts = _DESCRIPTION.match(self._text, phrase.start, phrase.end)
        if parts is None or phrase.plural or phrase.possessor or _SAYS_WHICH.match(self._text, phrase.end):
            return None
        if not fold(parts[2]).endswith(phrase.head):
            return None  # "the doctor at the scene"
        before = [fold(word) for word in parts[1].split()]
        if not _OTHERS.isdisjoint(before) or any(word.endswith(_COMPARED) for word in before):
            return None
        if _ENDED & {self._lexicon.outcomes.get(word) for word in before}:
            return None  # whoever manages is not "the winning manager"
        apart = {m.identity.key for m in self._index.between(*self._layout.sentence_span(phrase.start))} | set(but)
        apart |= {around.key} if around is not None else set()
        again = self._meant.get(phrase.head)
        if again is not None and again.identity.key not in apart:
            return again
        speaker = trail.last_speaker(phrase.start, paragraphs=0)
        if speaker is not None and speaker.type == "UNNAMED":
            return None  # "One of them said it leaked. “Badly,” the sailor said"
        doer = by_compound(self._text, self._layout, self._index, self._lexicon, phrase, trail, sex)
        if doer is not None and doer.key not in apart:
            found: Found | None = Found(doer, _FAR, tuple(before))
        else:
            kinds = list(self._known(before, phrase.head))
            found = self._best(phrase, trail, kinds, frozenset(before), sex, apart) if kinds else None
        if found is None or self._is_another(phrase, found.identity):
            return None
        self._meant[phrase.head] = found
        return found

    def _known(self, before: list[str], noun: str) -> Iterator[tuple[str, Association]]:
        """What is written of such people and of such firms: of the "lorry driver", else of the driver."""
        nouns = (f"{before[-1]}-{noun}" if before else "", noun)
        for kind, rows in ((PERSON, self._lexicon.people_by), (ORG, self._lexicon.firms_by)):
            known = next((rows[noun] for noun in nouns if noun in rows), None)
            if known is not None:
                yield kind, known

    def _best(
        self, phrase: Phrase, trail: Trail, kinds: list[tuple[str, Association]], own: frozenset[str], sex: str,
        apart: Collection[int],
    ) -> Found | None:  # fmt: skip
        """The one of whom enough is told, and more than of any other. own: the words before the noun."""
        once, own = bool(own & _ONCE), own - _HOW
        told: list[Found] = []
        last: dict[str, Telling] = {}
        for kind, known in kinds:
            for telling in tellings(self._text, self._layout, self._index, self._lexicon, trail, phrase.start, kind):
                who = telling.identity
                if who.key in apart or not self._may_be(who, phrase.head, sex, once):
                    continue
                last[kind] = max(last.get(kind, telling), telling, key=lambda one: one.latest)
                words = {word for span in telling.clauses for word in self._evidence(*span, known, own, phrase.head)}
                named = self._kind_in_name(who, phrase.head)
                if named or (words - own and telling.latest >= 0):
                    worth = self._worth(words - named, own, phrase.head) + len(named)
                    told.append(Found(who, worth, tuple(sorted(words | named))))
        told.sort(key=lambda found: -found.worth)
        if not told or told[0].identity.type == "UNNAMED":
            return None
        near = any(told[0].identity is telling.identity for telling in last.values())
        enough = told[0].worth >= (_NEAR if near else _FAR)
        return told[0] if enough and (len(told) == 1 or told[0].worth - told[1].worth >= _LEAD) else None

    def _worth(self, words: set[str], own: frozenset[str], noun: str) -> float:
        """What the words tell together: those that many have less, more what the noun itself is made of: the inspector
        "inspects"."""
        worth = dict.fromkeys(words, 1.0) | dict.fromkeys(words & self._lexicon.common, _COMMON)
        worth |= {word: _ROOT for word in words if len(word) > 3 and noun.startswith(word[:-1])}
        return sum((worth | dict.fromkeys(words & own, _OWN)).values())

    def _kind_in_name(self, firm: Identity, noun: str) -> set[str]:
        """Words of its name that say what kind of firm it is: the miner is "Vale *Lithium*"."""
        kind = self._lexicon.org_kinds.get(noun, frozenset()) if firm.type == ORG else frozenset()
        return {word for form in firm.forms for word in form[1:] if word in kind}

    def _may_be(self, who: Identity, noun: str, sex: str, once: bool) -> bool:
        """Whether sex, role and kind of name do not speak against it. once: he or she may be something else by now."""
        if who.type == ORG:
            public = any(self._lexicon.public_names.intersection(form) for form in who.forms)
            kind = self._lexicon.org_kinds.get(noun, frozenset())
            other = bool(kind) and is_of_other_kind(who, kind, self._lexicon)
            return not (who.place or other) and (not public or noun in self._lexicon.public_names)
        if not (who.titles or who.gender or who.ages or any(len(form) > 1 for form in who.forms)):
            return who.type == "UNNAMED"  # a single word of which nothing is told is likelier a place
        nouns = (self._lexicon.persons.get(role.head) for role in who.roles if role.how != "registry")
        held = any(known is not None and known.kind == "role" for known in nouns)
        able = once or not (held or plays_elsewhere(who, noun, self._lexicon))
        return able and (not sex or who.fits(sex))

    def _is_another(self, phrase: Phrase, who: Identity) -> bool:
        """Whether the noun stood before with "a", and neither as in "worked as a plumber" nor in a list of those who
        are named then."""
        first = min(who.mentions, default=(0, 0))[0]
        again = re.compile(
            r"(, |\band )?(?<!\bas )\b(?:an?|another|one|two|three)[ ](?:[\w\-]+[ ]){0,2}"
            rf"{re.escape(phrase.head)}s?\b((?:,| and) an? )?"
        )
        for match in again.finditer(self._text, max(0, phrase.start - _BACK), phrase.start):
            if match.start() > first or not (match[1] or match[2]):
                return True
        return False

    def _evidence(self, start: int, end: int, known: Association, own: Collection[str], noun: str) -> Iterator[str]:
        """The words of the association, and of the description itself, that the writer has between the offsets."""
        forms, untelling, before = forms_of(known), forms_of(self._lexicon.untelling), [""] * _OBJECT
        for match in _WORD.finditer(self._text, start, end):
            word = match.group().lower()
            base, kind = forms.get(word, (word if word in own else "", "word"))
            passive = not _BE.isdisjoint(before[-2:]) or self._text.startswith(" by ", match.end())
            told = (
                kind == "deed"
                or (kind == "word" and untelling.keys().isdisjoint(before[-_OBJECT:]))
                or (kind == "past" and not passive)
                or (kind == "infinitive" and before[-1] in _BEFORE_VERB)
                or (kind == "undergone" and (passive or self._text.endswith(", ", 0, match.start())))
            )
            if word == noun and "as" in before[-3:]:  # "worked as a plumber"
                yield from (noun, "as")
            elif base and told and self._layout.quoted(match.start()) < 0:
                yield base
            before.append(word)


__all__ = ["Associations", "Found"]
