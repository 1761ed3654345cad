"""Whom a description means by the words before or behind its noun: "the *Hull* man", "the *sacked* coach", "the pianist
from *Lund*".

They pick one of those whom the article tells that of: where they are from or whom they play for, and what was done to
them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from quoteattr.coref.cast.identities import Cast, Identity, Role
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.describing.positions import plays_elsewhere
from quoteattr.coref.facts.tellings import tellings
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import FORMER, ranks_of
from quoteattr.coref.words.opposites import outcome_of

_THE = r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ]"
#: "the *Pune* left-hander", "the *New Mexico* Democrat", "the *Leeds*-based lawyer".
_BEFORE = re.compile(
    rf"{_THE}(?:(?:former|retired|young|old|veteran)[ ])?"
    r"((?:[A-ZÀ-Þ][\w’'\-.]*[ ])*?[A-ZÀ-Þ][\w’'.]*(?:-[A-Z]\w+)*)(?:['’]s|-based|-born|-raised)?"
    r"[ ](?:[a-z][\w\-]*(?:[ ][a-z][\w\-]*){0,2}|[A-Z][a-z]+)(?=$|,)"
)
#: "the 23-year-old from *Macon*".
_BEHIND = re.compile(
    rf"{_THE}(?:[a-z\d][\w\-]*[ ]){{1,4}}(?:from|of|at)[ ]((?:[A-ZÀ-Þ][\w’'\-]*[ ])*[A-ZÀ-Þ][\w’'\-]*)(?=$|,)"
)
_DONE = re.compile(rf"{_THE}(?:(?:just|newly|recently)[ \-])?([a-z]+(?:ed|en))[ ](?:[\w\-]+[ ]){{0,2}}?[\w\-]+(?=$|,)")
#: Between a name and the place: "of", "who grew up in", "who plays for"; no other name.
_AWAY = r"(?:[^A-ZÀ-Þ.;“”\"]|[A-Z]{2,}\b){0,90}?"
_UP_TO = re.compile(rf"{_AWAY}\b(?:of|from|for|at|in|near|outside|join(?:s|ed|ing))[ ](?:the[ ])?")
#: What makes somebody that of a place which the noun means: "has *captained* Dunmere".
_LEADS = re.compile(
    rf"{_AWAY}\b(?:captain(?:s|ed)|coach(?:es|ed)|heads?|headed|lead(?:s|ing)|led|manag(?:es|ed)|represent(?:s|ed|ing)|ran"
    rf"|runs?|taught|teaches)[ ](?:at[ ]|for[ ])?(?:the[ ])?"
)
_BESIDE = re.compile(r"['’]s?[ ](?:[a-z][\w\-]*[ ]){0,4}")  # "*Dunmere*'s winger Ann Lee"
#: From the deed to the name of whom it is done to: "sacked *their trainer,* Ann Lee"; no "sacked by Ann Lee".
_TITLED = re.compile(
    r"(?:(?:his|her|its|their|the)[ ])?(?:(?!(?:about|after|and|at|before|by|for|from|in|of|on|over|to|when|with)[ ])"
    r"[a-z][\w\-]*,?[ ]){0,2}(?:[A-Z][\w.]*[ ])?"
)
#: Behind a participle that is no past: nobody stands there to whom it is done.
_ALONE = r"(?=[,.;)]|$|[ ](?:after|as|at|by|for|from|in|last|on|over|since|this|to|when|with)\b)"
#: Whoever is "of Vale Works" may be called that: "the *Vale Works executive*".
_OF_ANY_RANK = frozenset(("executive", "official", "representative"))
_SUCCESSOR = "successor"
_FAR = 130  # characters from a name to the place
_LEFT = 60


class Modifiers:
    """Finds whom the words beside a noun pick, of those who are named in one article."""

    def __init__(self, text: str, layout: Layout, index: Index, cast: Cast, lexicon: Lexicon) -> None:
        self._text, self._layout, self._index = text, layout, index
        self._people = [identity for identity in cast.identities if identity.type == PERSON]
        self._lexicon = lexicon
        self._beside: dict[tuple[str, bool], dict[Identity, set[int]]] = {}  # by place, and whether of an office
        self._held_in: dict[str, list[tuple[Identity, set[str]]]] = {}  # by place, with the nouns of their roles
        self._done_to: dict[str, list[tuple[int, Identity]]] = {}  # by participle, in the order of the text

    def find(self, phrase: Phrase, trail: Trail, sex: str, around: Identity | None) -> tuple[Identity, str] | None:
        """The only one of whom the article tells what the words beside the noun say, with the reason.

        sex: m, f or "" of the description. around: who says it.
        """
        if phrase.plural or phrase.possessor:
            return None
        if len(ended := [who for who in self._by_outcome(phrase) if not sex or who.fits(sex)]) == 1:
            return ended[0], "how it ended for them, as the article says"
        for told, reason in (
            (self._of_place(phrase), "where the article says they are from"),
            (self._undergone(phrase, trail), "what the article says was done to them"),
        ):
            able = [who for who in told if who is not around and (not sex or who.fits(sex)) and self._fits(who, phrase)]
            if len(able) == 1:
                return able[0], reason
            same = [who for who in able if any(role.head == phrase.head for role in who.roles)]
            if len(same) == 1:
                return same[0], reason
        return None

    def _of_place(self, phrase: Phrase) -> list[Identity]:
        named = _BEFORE.match(self._text, phrase.start, phrase.end) or _BEHIND.match(
            self._text, phrase.start, phrase.end
        )
        place = named[1] if named is not None else ""
        if nation := self._lexicon.countries.get(place):
            return [who for who in self._people if nation in who.origins]
        if not place or fold(place.split()[-1]) in self._lexicon.titles:
            return []
        return list(dict.fromkeys(self._told_of(place, phrase)))

    def _told_of(self, place: str, phrase: Phrase) -> Iterator[Identity]:
        """Those beside whose names the place stands; for an office it must be theirs by a role, or by what they do."""
        word = re.compile(rf"(?<![\w\-]){re.escape(place)}(?![\w\-])")
        office = phrase.head in self._lexicon.complements and phrase.head not in _OF_ANY_RANK
        if place not in self._held_in:
            roles = ((who, {role.head for role in who.roles if word.search(role.text)}) for who in self._people)
            self._held_in[place] = [(who, heads) for who, heads in roles if heads]
        yield from (who for who, heads in self._held_in[place] if not office or phrase.head in heads)
        if (place, office) not in self._beside:
            self._beside[place, office] = self._all_beside(word, office)
        here, _ = self._layout.sentence_span(phrase.start)
        yield from (who for who, told in self._beside[place, office].items() if told - {here})

    def _all_beside(self, word: re.Pattern[str], office: bool) -> dict[Identity, set[int]]:
        """Beside whose names a place stands anywhere, with where two of the sentences begin that say so."""
        told: dict[Identity, set[int]] = {}
        for found in word.finditer(self._text):
            start, end = self._layout.sentence_span(found.start())
            before = self._index.between(max(start, found.start() - _FAR), found.start())
            behind = self._index.between(found.end(), min(end, found.end() + _LEFT))
            for mention in [m for m in before if m.identity.type == PERSON and not m.quoted][-1:]:
                gap = mention.end, found.start()
                if _LEADS.fullmatch(self._text, *gap) or (not office and _UP_TO.fullmatch(self._text, *gap)):
                    _add(told, mention.identity, start)
            for mention in (m for m in behind[:1] if m.identity.type == PERSON and not m.quoted and not office):
                if _BESIDE.fullmatch(self._text, found.end(), mention.start):
                    _add(told, mention.identity, start)
        return told

    def _by_outcome(self, phrase: Phrase) -> list[Identity]:
        """For whom it ended so: "the *beaten* finalist" lost; "the *new* editor" is nobody who is told to be editor."""
        noun = outcome_of(self._text[phrase.start : phrase.end], self._lexicon)
        held = (role for who in self._people for role in who.roles if role.how != "registry")
        if not noun or (noun == _SUCCESSOR and any(role.head == phrase.head and not _is_over(role) for role in held)):
            return []
        return [who for who in self._people if noun in who.situations or any(role.head == noun for role in who.roles)]

    def _undergone(self, phrase: Phrase, trail: Trail) -> list[Identity]:
        done = _DONE.match(self._text, phrase.start, phrase.end)
        if done is None:
            return []
        passive = re.compile(rf"\b(?:was|is|been|being|got)[ ](?:[a-z]+ly[ ])?{done[1]}\b|^,?[ ]{done[1]}{_ALONE}")
        told = tellings(self._text, self._layout, self._index, self._lexicon, trail, phrase.start, PERSON)
        found = [one.identity for one in told if any(passive.search(self._text[slice(*span)]) for span in one.clauses)]
        if done[1] not in self._done_to:
            self._done_to[done[1]] = list(self._behind(done[1]))
        named = self._done_to[done[1]]
        last = bisect_left(named, phrase.start, key=lambda one: one[0])
        found += [who for _, who in named[max(0, last - WINDOW) : last]]
        ahead = f" {done[1]} "
        found += [
            event.identity
            for event in trail.events[-WINDOW:]
            if event.how == "object pronoun" and self._text.endswith(ahead, 0, event.offset)  # "sacked him"
        ]
        return [who for who in dict.fromkeys(found) if who.type == PERSON]

    def does_it(self, person: Identity, phrase: Phrase) -> bool:
        """Whether the person does to others what the description says was done: no "sacked man" sacks anybody."""
        done = _DONE.match(self._text, phrase.start, phrase.end)
        if done is None or done[1] == "married":
            return False
        deed = re.compile(rf"[ ](?:(?:has|had)[ ])?{done[1]}\b(?!{_ALONE})")
        return any(deed.match(self._text, end) for _, end in person.mentions)

    def _behind(self, participle: str) -> Iterator[tuple[int, Identity]]:
        """Before whose names a participle stands: "the *sacked* Ann Lee"."""
        for found in re.finditer(rf"\b{participle}[ ]", self._text):
            named = [m for m in self._index.between(found.end(), found.end() + _FAR) if m.identity.type == PERSON]
            if named and _TITLED.fullmatch(self._text, found.end(), named[0].start):
                yield named[0].start, named[0].identity

    def _fits(self, person: Identity, phrase: Phrase) -> bool:
        """Whether the person is nothing that the noun does not mean, by what the article says; a judge or a lawyer must
        be one by it."""
        noun = self._lexicon.persons.get(phrase.head) or self._lexicon.titles.get(phrase.head)
        kinds = self._lexicon.kinds.get(phrase.head, frozenset())
        own = [role.head for role in person.roles if role.how != "registry"]
        same = any(
            role == phrase.head or role in kinds or phrase.head in self._lexicon.kinds.get(role, frozenset())
            for role in own
        )
        elsewhere = plays_elsewhere(person, phrase.head, self._lexicon)
        if same or noun is None or noun.kind != "role":
            return same or not elsewhere
        offices = (self._lexicon.persons.get(role) for role in own)
        held = any(office is not None and office.kind == "role" for office in offices)
        return not held and phrase.head not in self._lexicon.other_voices and not elsewhere


def _add(told: dict[Identity, set[int]], who: Identity, start: int) -> None:
    if len(told.setdefault(who, set())) < 2:
        told[who].add(start)


def _is_over(role: Role) -> bool:
    return FORMER in ranks_of(role.text)


__all__ = ["Modifiers"]
