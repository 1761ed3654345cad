"""Who the bare "leader" of a headline is: whom the text below means by that, brings in with that office, or lets speak
where it can be nobody else.

"Surgeon: ‘I lost count’", "mother of stabbed rider", "‘I paid’: farmer on the gate", "embassy insists".
"""

import re
from collections.abc import Iterator, Mapping

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.afterwards import named_afterwards
from quoteattr.coref.cast.identities import Identity, Role
from quoteattr.coref.cast.index import Index
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.unnamed.holders import Decision, Reading, anchor
from quoteattr.coref.unnamed.unsourced import content_words
from quoteattr.coref.words.determiners import is_indefinite
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import core
from quoteattr.coref.words.offices import FORMER, ranks_of, strict_ranks

#: What a headline adds to a role: of whom or what it is spoken there, or where: "farmer *on* the gate".
_ADDED = re.compile(r"[ ](?:on|about|at|after|as|who|whose|in)[ ]")
_OF = re.compile(r"[ ]of[ ]")  # "widow *of* engineer"
_MOST = 4  # words of a bare role
#: Words of the headline that who says it in the text says again.
_SAME_WORDS = 2


def is_bare_role(text: str, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether it is somebody's role, or a kind of body, as headlines name one: without an article."""
    surface = text[phrase.start : phrase.end]
    known = phrase.head in lexicon.persons or phrase.head in lexicon.titles or _is_body(phrase, lexicon)
    bare = not (phrase.plural or phrase.possessor or phrase.definite or is_indefinite(surface))
    return known and bare and phrase.kind == "description" and _ADDED.split(surface)[0].count(" ") < _MOST


def _is_body(phrase: Phrase, lexicon: Lexicon) -> bool:
    return phrase.head in lexicon.organisations


class Headings:
    """Reads the bare roles in the headings of one article, once its text is read.

    decisions: the speakers that the text has given so far, by the attribution.
    """

    def __init__(self, reading: Reading, descriptions: Descriptions, decisions: Mapping[str, Decision]) -> None:
        self._text, self._layout, self._index, self._cast = reading.text, reading.layout, reading.index, reading.cast
        self._lexicon, self._trail, self._attributions = reading.lexicon, reading.trail, reading.attributions
        self._descriptions, self._decisions = descriptions, decisions

    def decide(self, source: Offsets) -> Decision:
        """Whom the role means; nobody but that where the text does not tell."""
        whole = phrases.parse(self._text, *source, self._index, self._lexicon)
        phrase = self._without_added(whole)
        found = self._as_in_text(phrase) or self._by_what_is_told(whole) or self._by_what_is_told(phrase)
        if found is None:
            found = self._body(phrase) if _is_body(phrase, self._lexicon) else self._only_one(phrase)
        return found or Decision(self._descriptions.get(self._text, phrase), ("description",))

    def _without_added(self, phrase: Phrase) -> Phrase:
        added = _ADDED.search(self._text, phrase.start, phrase.end)
        if phrase.head in self._lexicon.kin:
            added = added or _OF.search(self._text, phrase.start, phrase.end)
        if added is None:
            return phrase
        shorter = phrases.parse(self._text, phrase.start, added.start(), self._index, self._lexicon)
        return shorter if shorter.head == phrase.head and shorter.kind == phrase.kind else phrase

    def _as_in_text(self, phrase: Phrase) -> Decision | None:
        """Whom a description of the text with the same noun has meant."""
        for att_id, described in self._described():
            decision = self._decisions[att_id]
            person = decision.identity is not None and decision.identity.type == PERSON
            if described.head == phrase.head and described.start != phrase.start and person:
                return Decision(decision.identity, ("as in the text", *decision.evidence))
        return None

    def _described(self) -> Iterator[tuple[str, Phrase]]:
        for att in self._attributions:
            if att.source is not None and att.id in self._decisions:
                yield att.id, phrases.parse(self._text, *att.source, self._index, self._lexicon)

    def _by_what_is_told(self, phrase: Phrase) -> Decision | None:
        """The one with that office, of that kin or to whom that has happened, as the text says."""
        named = introduced(self._text, self._layout, self._index, phrase)
        if len(named) == 1:
            return Decision(named[0], ("as in the text", "whom it brings in with that office"))
        if phrase.head not in self._lexicon.persons or named:
            return None
        found = self._descriptions.resolve(self._text, phrase._replace(definite=True), self._trail)
        if found is None or found[0].type != PERSON or not self._stands_below(found[0], phrase):
            return None
        return Decision(found[0], ("as in the text", found[1]))

    def _stands_below(self, person: Identity, phrase: Phrase) -> bool:
        """Whether the text names the person: a verb of a headline in capitals can look like a name."""
        below = self._layout.paragraph_span(phrase.start)[1]
        return any(start >= below for start, _ in person.mentions)

    def _body(self, phrase: Phrase) -> Decision | None:
        """The only one of that kind that the text speaks of or lets speak: "the Norland embassy"."""
        here = {
            identity.key: identity
            for decision in self._decisions.values()
            if (identity := decision.identity) is not None and identity.type == ORG and identity.head == phrase.head
        }
        for identity in self._cast.identities:
            if identity.type == ORG and any(phrase.head in form for form in identity.forms):
                here[identity.key] = identity
        if len(here) != 1:
            return None
        return Decision(next(iter(here.values())), ("as in the text", "the only one of that kind"))

    def _only_one(self, phrase: Phrase) -> Decision | None:
        """Who speaks first in the text, if nothing else is said of them, and of everybody else who speaks there."""
        if phrase.head not in self._lexicon.persons:
            return None
        line, sex = self._layout.paragraph_span(phrase.start), self._descriptions.sex_of(phrase)
        speakers, repeating = self._who_speak(line, sex)
        left = [person for person in speakers if self._can_be(person, phrase)]
        if len(left) > 1 and len(repeating) == 1:
            left = [person for person in left if person in repeating]
        if len(left) != 1 or not (speakers[0] is left[0] or repeating == left):
            return None
        if self._is_another(left[0], phrase, sex, line[1]):
            return None
        return Decision(left[0], ("as in the text", "the only one who speaks and can be meant"))

    def _who_speak(self, line: Offsets, sex: str) -> tuple[list[Identity], list[Identity]]:
        """Those who speak below the line and are not named in it, and those of them who say its words again."""
        words, named = content_words(self._text, [line]), {m.identity for m in self._index.between(*line)}
        speakers: dict[Identity, bool] = {}
        for att in self._attributions:
            decision = self._decisions.get(att.id)
            person = decision.identity if decision is not None and anchor(att) >= line[1] else None
            if person is None or person.type != PERSON or person in named or not person.fits(sex or person.gender):
                continue
            again = len(words & content_words(self._text, att.content)) >= _SAME_WORDS
            speakers[person] = speakers.get(person, False) or again
        return list(speakers), [person for person, again in speakers.items() if again]

    def _can_be(self, person: Identity, phrase: Phrase) -> bool:
        """Whether the text says nothing else of the person. Kin are looked for among those of the same surname."""
        titles = (self._lexicon.titles[title] for title in person.titles if title in self._lexicon.titles)
        roles = (role for role in person.roles if role.how != "registry")
        if any(title.kind == "title" for title in titles) or any(map(self._is_office, roles)):
            return False
        if phrase.head not in self._lexicon.kin:
            return self._descriptions.may_be(person, phrase) or bool(person.roles)
        return any(self._surnames(person) & self._surnames(other) for other in self._others(person))

    def _is_office(self, role: Role) -> bool:
        noun = self._lexicon.persons.get(role.head)
        return noun is not None and noun.kind in ("role", "kin")

    def _others(self, person: Identity) -> Iterator[Identity]:
        return (other for other in self._cast.identities if other.type == PERSON and other is not person)

    def _surnames(self, person: Identity) -> set[str]:
        return {core(form)[-1] for form in person.forms if len(core(form)) > 1}

    def _is_another(self, person: Identity, phrase: Phrase, sex: str, below: int) -> bool:
        """Whether the text speaks of such a one apart from the person: "a farmer", unless it names him next."""
        words = rf"(?i:an?|the|another|his|her|their)[ ](?:[\w\-]+[ ]){{0,2}}{re.escape(phrase.head)}"
        noun = re.compile(rf"\b{words}\b")
        for match in noun.finditer(self._text, below):
            later = named_afterwards(self._index, self._layout, match.start(), sex, beyond=True)
            if self._layout.quoted(match.start()) < 0 and later is not person:
                return True
        return False


def introduced(text: str, layout: Layout, index: Index, phrase: Phrase) -> list[Identity]:
    """Those whom the text below names with the office, in its order; the first alone, if no other stands in the
    paragraph of theirs: "Dunmere manager Ann Lee and Hull manager Bo Kim" leaves both."""
    surface = text[phrase.start : phrase.end]
    found: list[Identity] = []
    first = -1  # paragraph
    below = layout.paragraph_span(phrase.start)[1]
    for mention in index.mentions:
        person = mention.identity
        if mention.start < below or person.type != PERSON or person in found:
            continue
        if found and mention.paragraph != first:
            break
        if any(role.how != "registry" and _is_office(role.text, role.head, surface, phrase) for role in person.roles):
            found.append(person)
            first = mention.paragraph
    return found


def _is_office(role: str, head: str, surface: str, phrase: Phrase) -> bool:
    same_rank = strict_ranks(role) == strict_ranks(surface)
    return head == phrase.head and same_rank and (FORMER in ranks_of(role)) == (FORMER in ranks_of(surface))


__all__ = ["Headings", "introduced", "is_bare_role"]
