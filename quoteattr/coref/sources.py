"""Who a source is, of whatever kind it is: a name, a pronoun, a description, somebody's style or rank, or none."""

import re

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.surnames import by_first_name
from quoteattr.coref.describing.described_sources import DescribedSources, by_names
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.describing.together import described_beside, named_with
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.naming.misread import without_misread
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.phrasing.clausal import spoken_of
from quoteattr.coref.phrasing.relatives import named_before
from quoteattr.coref.pronouns.contents import Contents
from quoteattr.coref.pronouns.he_and_she import SingularPronouns
from quoteattr.coref.pronouns.they_and_it import Things
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.unnamed.holders import Decision, Holders, Reading
from quoteattr.coref.unnamed.interviews import OWN_LINES, Interview
from quoteattr.coref.unnamed.unsourced import IMPRESSION, UNHELD, cue_kind

#: The first of two who speak together: "*She and* Bo Kim".
_AND = re.compile(r"[Ss]?[Hh]e and (?:(?:his|her) (?:[\w’'-]+,? ){0,4})?(?=[A-Z])")


class Sources:
    """Decides on the attributions of one article by their sources, in the order of reading."""

    def __init__(
        self, reading: Reading, descriptions: Descriptions, answers: Answers, contents: Contents,
        pronouns: SingularPronouns, interview: Interview, holders: Holders, things: Things,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._index, self._cast = reading.text, reading.layout, reading.index, reading.cast
        self._lexicon, self._descriptions, self._answers = reading.lexicon, descriptions, answers
        self._contents, self._pronouns, self._interview = contents, pronouns, interview
        self._holders, self._things = holders, things
        self._described = DescribedSources(
            reading, descriptions, answers, pronouns.meant, pronouns.around, self._pronoun
        )

    def decide(self, att: Attribution) -> Decision | None:
        """The speaker from the source; None where it must wait for the second pass."""
        if (turn := self._interview.speaker(att)) is not None:
            return Decision(turn[0], (turn[1],))
        if att.source is None:
            reply = self._answers.is_reply(att)
            if (reply or att.floating) and (answerer := self._answers.answerer(att, self._pronouns.meant)) is not None:
                return Decision(answerer, ("who was asked just before",))
            if reply:
                return Decision(None, ("a reply, and nobody says whose",))
            if att.floating and att.inherits and (subject := self._holders.introduced(att)) is not None:
                return Decision(subject, ("subject of the sentence before",))
            return None if att.floating and att.inherits and self._holders.has_somebody(att) else self._holders.of(att)
        if self._is_said_of(att, att.source):
            return self._holders.of(att)
        source = spoken_of(self._text, without_misread(self._text, att.source), att.cue, self._index, self._lexicon)
        phrase = phrases.parse(self._text, *source, self._index, self._lexicon)
        if (styled := self._of_style(phrase)) is not None:
            return styled
        if not any(map(str.isalnum, self._text[phrase.start : phrase.end])):
            return Decision(None, ("source without a word",))
        if phrase.kind == "pronoun":
            return self._pronoun(att, phrase)
        if (pair := self._with_pronoun(phrase)) is not None:
            return pair
        if (one := by_first_name(self._text, (phrase.start, phrase.end), self._index, self._cast)) is not None:
            return Decision(one, ("first name behind the surname",))
        if phrase.kind == "names":
            named = self._of_rank(phrase) or self._native(phrase) or self._with_another(source, phrase)
            named = named or self._with_somebody(phrase)
            return named or by_names(phrase, self._descriptions)
        return self._described.decide(att, phrase)

    def stands_for(self, phrase: phrases.Phrase) -> Identity | None:
        """Whom a description means that is no source."""
        return self._described.stands_for(phrase)

    def _of_style(self, phrase: phrases.Phrase) -> Decision | None:
        """Who "His Grace" is: the only one with such a title, else whom "his" means."""
        style = phrases.STYLE.match(self._text, phrase.start, phrase.end)
        if style is None or (style.end() < phrase.end and self._text[style.end()] != ","):
            return None
        if (styled := self._descriptions.of_style(phrase.head)) is not None:
            return Decision(styled, ("who has that style",))
        if self._pronouns.meant.get(phrase.start):
            return Decision(self._pronouns.meant[phrase.start], (self._pronouns.accounts[phrase.start],))
        return None

    def _with_somebody(self, phrase: phrases.Phrase) -> Decision | None:
        """A named person and somebody without a name who speak together: "Ann Lee and her husband"."""
        named = phrase.mentions
        if len(named) != 1 or named[0].identity.type != PERSON:
            return None
        span = described_beside(self._text, named[0].end, phrase.end, self._lexicon)
        if span is None:
            return None
        other = phrases.parse(self._text, *span, self._index, self._lexicon)
        who = self._described.stands_for(other) or self._descriptions.get(self._text, other)
        return Decision(self._descriptions.joint((named[0].identity, who)), ("a name and a description joined",))

    def _with_another(self, source: Offsets, phrase: phrases.Phrase) -> Decision | None:
        """Two named people who speak together, each with what they are: "Ann Lee, the mayor, and Bo Kim, a guard"."""
        named = phrase.mentions
        if len(named) != 1 or named[0].identity.type != PERSON:
            return None
        other = named_with(self._text, source, named[0], self._index)
        if other is None:
            return None
        return Decision(self._descriptions.joint((named[0].identity, other.identity)), ("two names joined",))

    def _of_rank(self, phrase: phrases.Phrase) -> Decision | None:
        """Who "the ASI" is behind "ASI Ann Lee": letters with "the" that are somebody's rank."""
        rank = self._text[phrase.start : phrase.end].removeprefix("the ").removeprefix("The ")
        if not rank.isupper() or not rank.isalpha() or phrase.end - phrase.start == len(rank):
            return None
        found = [person for person in self._cast.identities if person.type == PERSON and rank.lower() in person.titles]
        return Decision(found[0], ("rank before the name",)) if len(found) == 1 else None

    def _native(self, phrase: phrases.Phrase) -> Decision | None:
        """The one person of that country where the word may mean many, too: "the Senegalese"."""
        word = self._text[phrase.start : phrase.end].removeprefix("the ").removeprefix("The ")
        country = self._lexicon.countries.get(word) if phrase.end - phrase.start > len(word) else None
        found = [who for who in self._cast.identities if who.type == PERSON and country in who.origins]
        return Decision(found[0], ("the one of that country",)) if country and len(found) == 1 else None

    def _is_said_of(self, att: Attribution, source: Offsets) -> bool:
        """Whether the source is what is spoken of: in "It is clear that Lee knew", Lee is not the one to whom it is.

        The cue may stand inside as well, where a mark is missing: "“It is late, *said Ann Lee*. “Go.”".
        """
        inside = any(start <= source[0] and source[1] <= end for start, end in att.content)
        inside = inside and not (att.cue and any(start <= att.cue[0] < end for start, end in att.content))
        return inside and cue_kind(self._text, att.cue) in (IMPRESSION, UNHELD)

    def _with_pronoun(self, phrase: phrases.Phrase) -> Decision | None:
        """Two who speak together, of whom the first is "he" or "she": "she and Bo Kim"."""
        one = self._pronouns.meant.get(phrase.start)
        named = phrase.mentions[:1] if _AND.match(self._text, phrase.start, phrase.end) else ()
        if one is None or not named or named[0].identity is one:
            return None
        return Decision(self._descriptions.joint((one, named[0].identity)), ("a pronoun and a name joined",))

    def _pronoun(self, att: Attribution, phrase: phrases.Phrase) -> Decision | None:
        pronoun = phrase.pronoun
        assert pronoun is not None
        if pronoun.kind == "first":
            lines = (not OWN_LINES.isdisjoint(other.evidence) for other in self._contents.holding(phrase.start))
            if self._layout.quoted(phrase.start) >= 0 or any(lines):
                return None
            return Decision(self._holders.author(phrase.start), ("first person outside quotations",))
        if pronoun.kind == "relative":
            return self._relative(phrase)
        if phrase.word == "you" and self._contents.holding(phrase.start):
            return None
        if pronoun.gender in "mf" and phrase.start in self._pronouns.meant:
            return Decision(self._pronouns.meant[phrase.start], (self._pronouns.accounts[phrase.start],))
        if phrase.word in ("they", "them", "their", "theirs", "themselves"):
            return self._things.they(att, phrase.start)
        if phrase.word in ("it", "its", "itself"):
            return self._things.it(att, phrase.start)
        if phrase.word in ("one", "another"):
            return Decision(self._descriptions.one_of_several(self._text, phrase), ("one of several",))
        return Decision(None, (f"pronoun {phrase.word!r} left open",))

    def _relative(self, phrase: phrases.Phrase) -> Decision:
        """The name or the noun phrase that ends just before "who"."""
        if (named := named_before(self._text, self._index, phrase)) is not None:
            return Decision(named[0], (named[1],))
        span = phrases.noun_phrase_before(self._text, phrase.start, self._lexicon)
        if span is None:
            return Decision(None, ("relative pronoun without a noun before it",))
        described = phrases.parse(self._text, *span, self._index, self._lexicon)
        if described.kind == "names":
            return by_names(described, self._descriptions)
        return Decision(self._descriptions.get(self._text, described), ("relative pronoun behind a description",))


__all__ = ["Sources"]
