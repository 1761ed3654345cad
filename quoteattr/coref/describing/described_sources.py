"""Who a source is that names nobody by itself: "the deputy, Ann Lee", "his rival", "the board's position", "the mayor".

What the description says of a name comes first, then what it says of somebody named before, then who is the only one
that it can mean, or is named afterwards; else it stands for itself.
"""

import re
from collections.abc import Callable, Mapping

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.afterwards import named_afterwards, named_again, named_beside, named_last, other_of_two
from quoteattr.coref.cast.identities import Identity, Role
from quoteattr.coref.cast.index import Mention
from quoteattr.coref.describing.apart import acts_beside, is_governed, is_titled
from quoteattr.coref.describing.described_facts import is_compared
from quoteattr.coref.describing.described_organisations import LAST_NAMED
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.describing.headings import is_bare_role
from quoteattr.coref.describing.named_behind import named_behind
from quoteattr.coref.describing.named_in import NAMED
from quoteattr.coref.describing.numbered import who_put_out
from quoteattr.coref.describing.of_a_kind import is_of_a_kind
from quoteattr.coref.describing.pairs import tied
from quoteattr.coref.describing.possible import goes_on, only_possible
from quoteattr.coref.describing.together import (
    BOTH,
    former_or_latter,
    former_or_latter_described,
    two_bodies,
    two_meant,
)
from quoteattr.coref.describing.used_before import is_brought_in, is_said_of_another
from quoteattr.coref.facts.opposite_numbers import find_opposite_numbers
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.phrasing.messages import SENT, sender
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.phrasing.several import several_before
from quoteattr.coref.unnamed.addresses import addressed
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.unnamed.holders import Decision, Reading, anchor
from quoteattr.coref.unnamed.interviews import TURN
from quoteattr.coref.words.determiners import is_indefinite

#: Somebody whom the next sentence names: "The man who sold the bell said".
_WHO = re.compile(r"The[ ](?:man|woman|boy|girl|teenager|pensioner|couple|driver|owner|farmer)[ ]who\b")
#: Labels of turns that tell somebody from another with such a role: "SECOND REPORTER", "CALLER 2".
_ANOTHER = re.compile(
    r"(?:the[ ])?(?:second|third|fourth|fifth|other|another)[ ]\w|[\w ]+[ ](?:[2-9]|two|three|four)$", re.IGNORECASE
)
_TWO = re.compile(r"(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he)[ ])?(?:[Tt]wo|[Bb]oth)[ ]")
#: Somebody is taken up over another: "*the same user* wrote back".
_SAME = re.compile(r"the[ ](?:very[ ])?same[ ][\w\-]+", re.IGNORECASE)
#: What somebody says, and whose it is: "*the council*'s blunt *answer*".
_POSSESSED = re.compile(r"((?:[Tt]he[ ])?[^,;:()\"“”]{2,60}?)['’]s?[ ](?:[a-z][\w\-]*[ ]){0,2}([a-z]+)")


class DescribedSources:
    """Decides on the descriptions of one article.

    meant: whom pronouns mean, by offset. around: who says what holds an offset. pronoun: decides on a source that is a
    pronoun.
    """

    def __init__(
        self, reading: Reading, descriptions: Descriptions, answers: Answers, meant: Mapping[int, Identity | None],
        around: Callable[[int], Identity | None], pronoun: Callable[[Attribution, Phrase], Decision | None],
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index, self._cast = reading.text, reading.layout, reading.index, reading.cast
        self._lexicon, self._trail, self._leads = reading.lexicon, reading.trail, reading.leads
        self._descriptions, self._answers, self._meant = descriptions, answers, meant
        self._around, self._pronoun = around, pronoun

    def stands_for(self, phrase: Phrase) -> Identity | None:
        """Whom a description means that is no source. None for "the patient", who may be any of those named,
        and for "a firefighter" before anybody is, who may be named below."""
        around, owner = self._around(phrase.start), self._owner(phrase)
        found = self._descriptions.resolve(self._text, phrase, self._trail, around, owner)
        if found is not None:
            apart = is_governed(self._text, self._layout, self._index, found[0], phrase.head, phrase.start)
            return self._descriptions.get(self._text, phrase, owner) if apart else found[0]
        if (behind := self._named_behind(phrase)) is not None:
            return behind
        new = is_indefinite(self._text[phrase.start : phrase.end]) and bool(self._trail.events)
        new = new or self._text.startswith((", a ", ", an "), phrase.end)  # "The mother, a widow, lives alone"
        if phrase.possessor or new or self._owner(phrase) is not None:
            return self._descriptions.get(self._text, phrase, owner)
        return self._only_person(phrase) if phrase.definite else None

    def decide(self, att: Attribution, phrase: Phrase) -> Decision | None:
        """Whom the description means; None where a headline's bare role must wait for the text."""
        if (holder := self._of_words(att, phrase)) is not None:
            return holder
        if (named := self._by_a_name(att, phrase)) is not None:
            return named
        if TURN in att.evidence and _ANOTHER.match(self._text, phrase.start, phrase.end):
            return Decision(self._descriptions.get(self._text, phrase), ("label of another of that kind",))
        owner = self._owner(phrase)
        inside = frozenset(m.identity.key for start, end in att.content for m in self._index.between(start, end))
        around = self._around(phrase.start)
        found = self._descriptions.resolve(self._text, phrase, self._trail, around, owner, inside)
        if found is not None and not (found[0] is around and (found[0].type == "PERSON" or found[1] == LAST_NAMED)):
            return Decision(found[0], (found[1],))
        if (behind := self._named_behind(phrase)) is not None:
            return Decision(behind, ("named where the description is taken up",))
        if phrase.possessor and self._is_counterpart(phrase):
            other = other_of_two(self._index, self._layout, (phrase.start, phrase.end), owner)
            if other is not None:
                return Decision(other, ("the other of two",))
        if TURN in att.evidence:
            return Decision(self._descriptions.get(self._text, phrase), ("label of a turn",))
        if (only := self._only_one_spoken_of(att, phrase)) is not None:
            return Decision(only, ("the only person that the article is about",))
        if (going := self._goes_on(att, phrase)) is not None:
            return Decision(going, ("who has just spoken",))
        if (later := self._named_later(att, phrase)) is not None:
            return Decision(later, ("named afterwards",))
        if self._layout.heading(phrase.start) and is_bare_role(self._text, phrase, self._lexicon):
            return None
        return Decision(self._descriptions.get(self._text, phrase, owner), ("description",))

    def _of_words(self, att: Attribution, phrase: Phrase) -> Decision | None:
        """Who holds "the council's position": the council."""
        if phrase.possessor.lower() in ("his", "her", "their") and phrase.head in self._lexicon.answers:
            owner = self._meant.get(phrase.start)
            return Decision(owner, ("whose words they are",)) if owner is not None else None
        if by := who_put_out(self._text, self._layout, phrase.start, phrase.end, self._lexicon):
            whose = phrases.parse(self._text, *by, self._index, self._lexicon)
            if whose.kind == "names":
                return by_names(whose, self._descriptions)
            meant = self.stands_for(whose) if whose.kind == "description" else self._meant.get(whose.start)
            if meant is None and whose.kind == "pronoun":
                return None
            return Decision(meant or self._descriptions.get(self._text, whose), ("who put out both",))
        held = _POSSESSED.fullmatch(self._text, phrase.start, phrase.end)
        if held is None or held[2].lower() not in self._lexicon.answers:
            return None
        whose = phrases.parse(self._text, *held.span(1), self._index, self._lexicon)
        if whose.kind == "pronoun":
            return self._pronoun(att, whose)
        return by_names(whose, self._descriptions) if whose.kind == "names" else self.decide(att, whose)

    def _by_a_name(self, att: Attribution, phrase: Phrase) -> Decision | None:
        """Those of whom the description is told where it stands: named in it, beside it, behind it or just before."""
        if (who := sender(self._text, phrase, self._index)) is not None:
            return Decision(who, (SENT,))
        if (lead := self._leads.get(phrase.start)) is not None:
            return Decision(lead.mention.identity, ("named in the sentence behind",))
        if _SAME.fullmatch(self._text, phrase.start, phrase.end) and phrase.head in self._lexicon.persons:
            again = self._trail.speaker_but_last(phrase.start)
            return Decision(again, ("who spoke before the last",)) if again is not None else None
        two = tied(self._text, phrase, self._descriptions.kinship) or two_meant(
            self._text, phrase.start, phrase.end, self._trail
        )
        two = two or two_bodies(phrase.start, phrase.end, self._trail, self._lexicon)
        if len(two) == 2:
            return Decision(self._descriptions.joint(two), ("the two named last",))
        if BOTH.fullmatch(self._text, phrase.start, phrase.end) and (pair := self._pair(att, phrase)) is not None:
            return Decision(pair, ("the two of whom the sentence before speaks",))
        if (one := former_or_latter(self._text, phrase.start, phrase.end, self._trail)) is not None:
            return Decision(one, ("the first or second of the two named last",))
        if (joined := self._joined(phrase)) is not None:
            return Decision(joined, ("the first or second of two that are joined",))
        if naming := NAMED.search(self._text, phrase.start, phrase.end):
            called = self._index.between(naming.end(), phrase.end)
            if called:
                return Decision(called[0].identity, ("name in the description",))
        if beside := named_beside(self._text, self._index, phrase.end):
            named = by_names(phrase._replace(mentions=beside), self._descriptions)
            return Decision(named.identity, ("name beside the description",))
        person = phrase.head in self._lexicon.persons or phrase.head in self._lexicon.titles
        if (
            person
            and att.source is not None
            and (last := named_last(self._text, self._index, phrase.start, att.source[1]))
        ):
            return Decision(last.identity, ("name behind the description",))
        if is_indefinite(self._text[phrase.start : phrase.end]) and not phrase.plural:
            later = named_again(self._text, self._layout, self._index, phrase.end, phrase.head)
            if later is not None:
                return Decision(later, ("named where the description is taken up",))
        return None

    def _named_behind(self, phrase: Phrase) -> Identity | None:
        """Who gets a name only behind "his mother", and may be taken up then by what they are."""
        person = named_behind(self._text, self._layout, self._index, phrase, self._lexicon)
        if person is not None and not any(role.head == phrase.head for role in person.roles):
            person.roles.append(Role(phrase.head, phrase.head, how="lead", whose=phrase.possessor))
            find_opposite_numbers(self._text, self._layout, self._index, self._lexicon)  # whose is known only now
        return person

    def _pair(self, att: Attribution, phrase: Phrase) -> Identity | None:
        """The two without names of whom the sentence before speaks: "Two climbers were found. *Both* said"."""
        at, quoted = min(phrase.start, att.content[0][0]), self._layout.quoted(phrase.start) >= 0
        told = several_before(self._text, self._layout, at, quoted, self._lexicon)
        if told is None or not _TWO.match(self._text, *told):
            return None
        return self._descriptions.get(self._text, phrases.parse(self._text, *told, self._index, self._lexicon))

    def _joined(self, phrase: Phrase) -> Identity | None:
        """Who "the former" or "the latter" of two descriptions is."""
        found = former_or_latter_described(
            self._text, phrase.start, phrase.end, self._trail, self._index, self._lexicon
        )
        if found is None or isinstance(found, Mention):
            return found and found.identity
        described = phrases.parse(self._text, *found, self._index, self._lexicon)
        meant = self.stands_for(described)
        both = meant is None or " and " in meant.name  # the two have spoken: "The union and the club agree"
        return self._descriptions.get(self._text, described) if both else meant

    def _owner(self, phrase: Phrase) -> Identity | None:
        """Whom the possessor of a description means: "his" rival, "Lee's" rival."""
        named = (m for m in phrase.mentions if m.possessive and m.start == phrase.start)
        return next((m.identity for m in named), self._meant.get(phrase.start))

    def _stands_beside(self, person: Identity, phrase: Phrase) -> bool:
        """Whether it is somebody else than a person beside whom it stands, in its sentence or in one before."""
        place = self._text, self._layout, self._index, person, phrase.head, phrase.start
        return is_governed(*place) or acts_beside(*place)

    def _is_counterpart(self, phrase: Phrase) -> bool:
        """Whether it is what one of two is to the other: "his opposite number"."""
        two = " ".join(self._text[phrase.start : phrase.end].lower().split()[-2:])
        return phrase.head in self._lexicon.counterparts or two in self._lexicon.counterparts

    def _only_one_spoken_of(self, att: Attribution, phrase: Phrase) -> Identity | None:
        """The only person that the article is about, if not spoken to or replied to."""
        only = self._only_person(phrase) if phrase.definite else None
        if only is None:
            return None
        if self._layout.quoted(phrase.start) >= 0 and self._around(phrase.start) is None:
            return None  # "“*The doctor* asked me,” Lee said" may be said by the only one named
        spoken_to = addressed(self._text, att.content, self._index, self._cast, self._lexicon)
        spoken_of = (m.identity for start, end in att.content for m in self._index.between(start, end) if m.quoted)
        told = only.key in spoken_to or any(person is only for person in spoken_of)
        return None if told or self._is_replied_to(only, att) else only

    def _goes_on(self, att: Attribution, phrase: Phrase) -> Identity | None:
        """Who has just spoken, if the description fits and what is said is not about or to them, nor a reply."""
        person = goes_on(self._text, self._trail, phrase, self._descriptions.sex_of(phrase), self._lexicon)
        if person is None or self._answers.is_by_verb(att) or self._answers.replied_to(att) is not None:
            return None
        named = {m.identity.key for start, end in att.content for m in self._index.between(start, end)}
        named |= addressed(self._text, att.content, self._index, self._cast, self._lexicon)
        other = person.key in named or person is self._around(phrase.start)
        return None if other or not self._descriptions.agrees(self._text, person, phrase) else person

    def _is_replied_to(self, person: Identity, att: Attribution) -> bool:
        """Whether the person has just spoken, and this is the reply."""
        return self._answers.is_by_verb(att) and self._trail.last_speaker(anchor(att), paragraphs=1) is person

    def _only_person(self, phrase: Phrase) -> Identity | None:
        """The one whom the article has named so far, if it is spoken of there and nothing says what they are."""
        if not self._descriptions.is_bare_role(self._text, phrase) or phrase.head in self._lexicon.other_voices:
            return None
        person, around = self._trail.only_person(phrase.start), self._around(phrase.start)
        sex = self._descriptions.sex_of(phrase)
        noun = self._lexicon.persons.get(phrase.head)
        if noun is not None and noun.kind == "kin" and " " not in self._text[phrase.start + 4 : phrase.end]:
            return None  # "A man had left his daughter. The father said" speaks of the man
        if phrase.definite and (is_brought_in(self._text, phrase) or is_compared(self._text, phrase)):
            return None
        if is_of_a_kind(self._text, phrase, self._lexicon):
            return None
        if person is None or person.roles or person is around:
            person = only_possible(self._text, self._trail, phrase, sex, around, self._lexicon)
        beside = person and self._stands_beside(person, phrase)
        if beside or (person is not None and is_said_of_another(self._text, phrase, person)):
            return None
        fits = person is not None and (not sex or person.fits(sex)) and not is_titled(person, self._lexicon)
        return person if fits and person and self._descriptions.agrees(self._text, person, phrase) else None

    def _named_later(self, att: Attribution, phrase: Phrase) -> Identity | None:
        """Whom the article names only afterwards, if not as the one who answers this."""
        if not (self._descriptions.is_bare_role(self._text, phrase) or _WHO.match(self._text, *att.source or (0, 0))):
            return None
        sex = self._descriptions.sex_of(phrase)
        person = named_afterwards(self._index, self._layout, phrase.start, sex, beyond=True)
        if person is None or not self._descriptions.may_be(person, phrase):
            return None
        if is_of_a_kind(self._text, phrase, self._lexicon) and not self._answers.takes_over(person, att):
            return None
        if any(role.head in self._lexicon.other_voices for role in person.roles):
            return None  # "The composer sent word. Her spokesman, Al Roe,"
        asked = self._answers.asks(att) and self._answers.speaks_next(person, att)
        return None if asked or self._answers.replies_next(person, att) else person


def by_names(phrase: Phrase, descriptions: Descriptions) -> Decision:
    """Whom a source of names means: the one, or the group of several."""
    identities = list(dict.fromkeys(mention.identity for mention in phrase.mentions))
    if len(identities) == 1:
        return Decision(identities[0], ("name",))
    return Decision(descriptions.joint(tuple(identities)), ("names joined",))


__all__ = ["DescribedSources", "by_names"]
