"""Who has been spoken to and so answers: "Lee asked *a policeman* the way. “Left,” he said"."""

import re
from collections.abc import Mapping

from quoteattr.annotations import Attribution
from quoteattr.coref.cast.antecedents import Candidate
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.describing.descriptions import Descriptions
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing import phrases
from quoteattr.coref.unnamed.answers import Answers
from quoteattr.coref.unnamed.holders import Decision, Reading

#: Whom somebody speaks or writes to: "wrote to *the editor*", "asked *a policeman* the way", "told *Lee*".
_ADDRESSED = re.compile(
    r"\b(?:(?:wr(?:ote|ites)|complain(?:ed|s)|appeal(?:ed|s)|turn(?:ed|s)|spoke|sa(?:id|ys)|put[ ](?:it|that))[ ]to"
    r"|(?:asked|demanded)[ ]of|told|tells|rang|begged"
    r"|(?:ask|phon|telephon|email|urg|warn|challeng|confront|press|question)(?:ed|s|es))[ ]"
    r"(?:(?P<noun>(?:an?|the|his|her|their|my)(?:[ ][a-z][\w’'\-]*){1,3})|(?=[A-Z]))"
)

_FAR = 300  # characters behind the verb in which somebody is spoken to, and answers


class SpokenTo:
    """Whom the text says to be asked or told something. decisions: on the attributions read so far."""

    def __init__(
        self, reading: Reading, descriptions: Descriptions, answers: Answers, decisions: Mapping[str, Decision]
    ) -> None:
        self._text, self._layout, self._index = reading.text, reading.layout, reading.index
        self._lexicon, self._trail = reading.lexicon, reading.trail
        self._descriptions, self._answers, self._decisions = descriptions, answers, decisions

    def asker(self, att: Attribution | None) -> Decision | None:
        """Who has just asked what this answers."""
        replied = self._answers.replied_to(att) if att is not None else None
        return self._decisions.get(replied.id) if replied is not None else None

    def answers_now(self, att: Attribution, match: re.Match[str], exclude: frozenset[int]) -> Candidate | None:
        """Who was asked, or is replied to in words: the last one spoken to right before. "Lee asked *a policeman* the
        way. “Left,” he said", "Lee wrote to *the editor*. She answered"."""
        replied = self._answers.replied_to(att)
        if replied is None and not self._answers.is_by_verb(att):
            return None
        at, low = match.start(), self._layout.sentence_span(match.start())[0]
        low = self._layout.sentence_span(max(0, low - 1))[0]
        if att.content[0][0] < at:
            low = min(low, self._layout.sentence_span(max(0, self._layout.sentence_span(att.content[0][0])[0] - 1))[0])
        begin = (replied.cue[0] if replied.cue else low) if replied is not None else low
        asker = self.asker(att)
        meant = []
        for one in _ADDRESSED.finditer(self._text, begin, min(at, begin + _FAR)):
            identity = self._addressee(one) if self._layout.quoted(one.start()) < 0 else None
            if identity is not None and (asker is None or identity is not asker.identity):  # "asked Lee" is by her
                meant.append(identity)
        fits = [one for one in meant[-1:] if one.fits(sex_of(match.group().lower())) and one.key not in exclude]
        return Candidate(fits[0], {}, 0.0, 1.0) if fits else None

    def _addressee(self, match: re.Match[str]) -> Identity | None:
        if match["noun"] is None:
            named = self._index.between(match.end(), match.end() + 40)[:1]
            return (
                named[0].identity
                if named and named[0].start == match.end() and named[0].identity.type == PERSON
                else None
            )
        nouns = [w for w in re.finditer(r"[a-z][a-z\-]*", match["noun"]) if w.group() in self._lexicon.persons]
        if not nouns:
            return None
        span = match.start("noun"), match.start("noun") + nouns[-1].end()
        phrase = phrases.parse(self._text, *span, self._index, self._lexicon)
        if phrase.kind != "description" or phrase.plural:
            return None
        beside = self._index.between(span[1], span[1] + 40)[:1]
        if beside and beside[0].start <= span[1] + 2:
            return beside[0].identity
        meant = self._descriptions.resolve(self._text, phrase, self._trail)
        return meant[0] if meant is not None else self._descriptions.get(self._text, phrase)


__all__ = ["SpokenTo"]
