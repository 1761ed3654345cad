"""Whom "he" and "she" mean within what somebody says, where the words around them tell of whom that is said.

"“I rang *the vet* and *he* said no,” Lee recalled"; "“*He* said it would hold,” Lee said *of the welder*".
"""

import re
from collections.abc import Callable, Iterator

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.afterwards import named_beside
from quoteattr.coref.cast.antecedents import Candidate
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.facts.gender import SINGULAR, sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.pronouns.contents import Contents
from quoteattr.coref.pronouns.nominals import people_spoken_of
from quoteattr.coref.unnamed.holders import Reading

_OPENING = frozenset("\"'“‘«„`")
#: Behind who says it: "Lee recalled *of* her teacher", "told the court *of* the man who".
_OF = re.compile(r"(?:[ ](?:the[ ])?[a-z]{3,12})?[ ]of[ ](?=(?:the|an?|his|her|their|this|that|one)[ ][a-z]|[A-Z])")
_NOUN_PHRASE = re.compile(r"[^,.;:()“”\"\n]{2,60}?(?=[,.;:()“”\"\n]|[ ](?:who|whose|whom|that)\b)")


class ToldOf:
    """The pronouns within quotations of one article. around: who says what holds an offset, as far as it is decided."""

    def __init__(
        self, reading: Reading, descriptions: Descriptions, contents: Contents, around: Callable[[int], Identity | None]
    ) -> None:
        self._text, self._layout, self._index, self._lexicon = (
            reading.text, reading.layout, reading.index, reading.lexicon,
        )  # fmt: skip
        self._trail = reading.trail
        self._outer: dict[int, list[Attribution]] = {}  # by the paragraph in which it begins
        for att in reading.attributions:
            if att.parent is None:
                self._outer.setdefault(self._layout.paragraph(att.content[0][0]), []).append(att)
        self._descriptions, self._contents, self._around = descriptions, contents, around

    def meant(self, match: re.Match[str], att: Attribution | None) -> list[Candidate]:
        """Whom a pronoun that reports within a quotation can only mean. att: of which it is the source."""
        if att is None or self._layout.quoted(match.start()) < 0:
            return []
        outer = next((other for other in self._contents.holding(match.start()) if other is not att), None)
        if outer is None:
            return []
        who = self._said_of(match, outer) or self._without_name(match, outer)
        fits = who is not None and who.fits(sex_of(match.group().lower())) and who is not self._around(match.start())
        return [Candidate(who, {}, 0.0, 1.0)] if who is not None and fits else []

    def _said_of(self, match: re.Match[str], outer: Attribution) -> Identity | None:
        """Of whom the whole is said, where it begins with the pronoun."""
        first = SINGULAR.search(self._text, *outer.content[0])
        if outer.cue is None or outer.source is None or first is None or first.start() != match.start():
            return None
        of = _OF.match(self._text, max(outer.cue[1], outer.source[1]))
        phrase = _NOUN_PHRASE.match(self._text, of.end()) if of is not None else None
        return self._of_phrase(phrase.span()) if phrase is not None else None

    def told_before(self, match: re.Match[str]) -> Identity | None:
        """The only one without a name of whom the sentences before the quotation tell, where nobody else can be meant:
        "Lee had asked *the driver* to stop. “*He* said no,” she said"."""
        outer = min(self._contents.holding(match.start()), key=lambda one: one.content[0], default=None)
        if outer is None or self._layout.quoted(match.start()) < 0:
            return None
        high = outer.content[0][0]
        low = self._layout.sentence_span(max(0, self._layout.sentence_span(high)[0] - 1))[0]
        low = max(low, self._layout.paragraph_span(max(0, self._layout.paragraph_span(high)[0] - 1))[0])
        sex, found = sex_of(match.group().lower()), dict[str, Offsets]()
        for span, noun in people_spoken_of(self._text, low, high, self._lexicon):
            if self._lexicon.persons[noun].gender in (sex, "-") and self._layout.quoted(span[0]) < 0:
                found.setdefault(noun, span)
        phrases_of = [phrases.parse(self._text, *span, self._index, self._lexicon) for span in found.values()]
        people = {who.key: who for phrase in phrases_of if (who := self.described(phrase)) is not None}
        by = self._around(match.start()) or self._named(outer)
        fits = [who for who in people.values() if who is not by and who.fits(sex)]
        return fits[0] if len(fits) == 1 else None

    def _of_phrase(self, span: Offsets) -> Identity | None:
        phrase = phrases.parse(self._text, *span, self._index, self._lexicon)
        if phrase.kind == "names":
            people = [m.identity for m in phrase.mentions if m.identity.type == PERSON]
            return people[0] if len(phrase.mentions) == len(people) == 1 else None
        if (beside := named_beside(self._text, self._index, phrase.end)) and len(beside) == 1:
            return beside[0].identity
        return self.described(phrase)

    def _without_name(self, match: re.Match[str], outer: Attribution) -> Identity | None:
        """Whom it tells of without a name before: "I rang *the vet*"."""
        sex, found = sex_of(match.group().lower()), dict[str, Offsets]()
        for start, end in self._told_before(outer, match.start()):
            if self._index.between(start, end):
                return None  # a name, or somebody by it
            for span, noun in people_spoken_of(self._text, start, end, self._lexicon):
                if self._is_in_marks(outer, span[0]):
                    continue  # "I said, ‘I’m *his wife*.’ She said"
                if self._lexicon.persons[noun].gender in (sex, "-"):
                    found.setdefault(noun, span)
        if len(found) != 1:
            return None
        phrase = phrases.parse(self._text, *next(iter(found.values())), self._index, self._lexicon)
        return self.described(phrase, self._around(match.start()) or self._named(outer))

    def _is_in_marks(self, outer: Attribution, at: int) -> bool:
        """Whether somebody is quoted there within what the outer one says."""
        held = self._contents.holding(at)
        return any(self._text[other.content[0][0]] in _OPENING for other in held if other.parent == outer.id)

    def _named(self, outer: Attribution) -> Identity | None:
        """Who says it, by a name that may only follow."""
        people = [m for m in self._index.between(*outer.source) if not m.modifier] if outer.source else []
        return people[-1].identity if people and not people[-1].possessive else None

    def _told_before(self, outer: Attribution, at: int) -> Iterator[Offsets]:
        """What has been said up to there, also in the quotation before that this one goes on with."""
        here = self._outer.get(self._layout.paragraph(at), [])
        before = [other for other in here if other is not outer and other.content[-1][1] <= outer.content[0][0]]
        if before and (before[-1].id == outer.inherits or outer.source is None):
            yield from before[-1].content
        yield from ((start, min(end, at)) for start, end in outer.content if start < at)

    def described(self, phrase: phrases.Phrase, around: Identity | None = None) -> Identity | None:
        """around: who says it, whose husband "my husband" is."""
        if phrase.kind != "description" or phrase.plural:
            return None
        owner = around if phrase.possessor.lower() == "my" else None
        meant = self._descriptions.resolve(self._text, phrase, self._trail, around, owner)
        return meant[0] if meant is not None else self._descriptions.get(self._text, phrase)


__all__ = ["ToldOf"]
