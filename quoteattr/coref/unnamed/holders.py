"""Who holds words that name no source: the last speaker, the writer, the agent of a passive, a document, or nobody."""

import re
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from quoteattr.annotations import Attribution, read_article, read_sections
from quoteattr.coref.cast.afterwards import named_afterwards
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.mentions import Mention
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.facts.leads import Lead
from quoteattr.coref.phrasing.messages import message_before
from quoteattr.coref.unnamed.addresses import addressed, sex_spoken_of
from quoteattr.coref.unnamed.bylines import byline_names, takings_over, told_by
from quoteattr.coref.unnamed.told_between import told_between
from quoteattr.coref.unnamed.unsourced import (
    IMPRESSION,
    LEAD,
    MESSAGE,
    QUOTATION,
    UNHELD,
    agent_start,
    content_words,
    cue_kind,
    fronted_agent,
    holds_source,
    is_late,
)
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.letters import signatures
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.lang import one_of_kind

#: An article begins with words of somebody not yet named within so many paragraphs.
HEAD = 5

_OPENING = frozenset("\"'“‘«„")
#: So many sentences before are looked at for somebody else than the one who is spoken of.
_BESIDE = 4
#: What is told of those who cannot say what stands behind it.
_SILENCED = one_of_kind("en", "silenced_words")
_CANNOT_SPEAK = re.compile(
    rf"\b(?:[Ll]ate|{_SILENCED['told']}|(?:was|were|is|has been|had been)[ ]{_SILENCED['done']})\b"
)
#: Who does so speaks next, even if the words speak of somebody else: "Lee rose *to answer*. “I found him.”"
_ANSWERS = re.compile(
    r"\b(?:to[ ](?:answer|reply|respond|speak)|answered|replied|responded|spoke[ ]up|took[ ]the[ ](?:floor|microphone)"
    r"|cleared[ ](?:his|her)[ ]throat)\b"
)

#: Who is "cited by the Courier *as saying*" something has said it, and not the paper.
_AS_SAYING = re.compile(r"\bas[ ](?:saying|telling|having[ ]said)\b")
#: "*her* late *aunt*"
_KIN = re.compile(r"\b(?:his|her|their)[ ](?:[a-z]+[ ]){0,2}?([a-z]+)\b")
_FAR = 80  # characters up to there


class Decision(NamedTuple):
    """Who speaks, and the steps that decided; None with the candidates where it is open."""

    identity: Identity | None
    evidence: tuple[str, ...]


class Reading(Protocol):
    """What a resolver knows of the article while it reads."""

    text: str
    layout: Layout
    cast: Cast
    index: Index
    lexicon: Lexicon
    trail: Trail
    attributions: list[Attribution]
    called: dict[int, set[str]]
    leads: Mapping[int, Lead]

    def decide(self, att: Attribution) -> Decision | None: ...


class Holders:
    """Finds the holder of an attribution that names none, only where the text is plain about it."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self.text, self.layout, self.cast, self.index = reading.text, reading.layout, reading.cast, reading.index
        self.trail, self.attributions, self.decide = reading.trail, reading.attributions, reading.decide
        self._lexicon, self._called = reading.lexicon, reading.called
        self._by_id = {att.id: att for att in self.attributions}
        self._names = read_article(doc).authors or byline_names(self.text, read_sections(doc))
        self._authors: dict[str, Identity] = {}
        self._signatures = signatures(self.text)
        self._teller, self._shifts = told_by(self.text), takings_over(self.text)

    def author(self, at: int) -> Identity:
        """Who writes at an offset: of a page of letters the one who signs below it."""
        signed = next((self.text[start:end] for start, end in self._signatures if start >= at), "").rstrip(".")
        shift = next((name for start, name in reversed(self._shifts) if start <= at), "")
        name = signed or shift or self._teller or (self._names[0] if self._names else "the author")
        if name not in self._authors:
            known = (who for who in self.cast.identities if who.type == "PERSON" and who.name == name)
            self._authors[name] = next(known, None) or self.cast.add("AUTHOR", name)
        return self._authors[name]

    def of(self, att: Attribution) -> Decision:
        """The holder, or none, and why."""
        kind = cue_kind(self.text, att.cue)
        if att.cue is None or kind == QUOTATION:
            return self._of_quotation(att)
        at = anchor(att)
        if kind == IMPRESSION:
            return Decision(self.author(at), ("impression of the article's writer",))
        if kind == MESSAGE and (document := self._last_document(at)):
            return Decision(document, ("what a document says",))
        if (repeated := self._told_below(att)) is not None:
            return repeated
        start, end = self.layout.sentence_span(at)
        if by := agent_start(self.text, att.cue[1], end):
            follow = self.index.between(by, min(end, by + 60))
            if _AS_SAYING.search(self.text, by, min(end, by + _FAR)):
                return self._of_sentence(start, at)
            if follow:
                return Decision(follow[0].identity, ("passive with by",))
        if kind == UNHELD:
            agent = fronted_agent(self.text, self.index, start, at)
            return Decision(agent, ("subject of the clause in front" if agent else "nobody is named for it",))
        return self._of_sentence(start, at)

    def _of_quotation(self, att: Attribution) -> Decision:
        """Who goes on speaking without a cue, or behind nothing but a mark."""
        at = anchor(att)
        if att.floating and (wrote := self._message_before(at)) is not None:
            return Decision(wrote, ("whose message it is",))
        spoken_to = addressed(self.text, att.content, self.index, self.cast, self._lexicon)
        spoken_of = self._spoken_of(att) if att.floating else frozenset()
        silent = spoken_to | (self._late(at) if att.floating else frozenset())
        subject = self.trail.subject_before(at, silent | spoken_of) if att.floating else None
        if subject is not None:
            return Decision(subject, ("subject of the sentence before",))
        if silent | spoken_of > spoken_to and (other := self._beside(at, silent)) is not None:
            return Decision(other, ("the other one of whom the text speaks there",))
        speaker = self.trail.last_speaker(at, paragraphs=1, silent=("DOCUMENT",))
        if speaker is not None and speaker.type == "AUTHOR":  # who asks is answered by somebody else
            speaker = self.trail.last_speaker(at, paragraphs=2, silent=("DOCUMENT", "AUTHOR")) or speaker
        if speaker is not None:
            return Decision(speaker, ("quotation goes on: last speaker",))
        subject = self.trail.subject_before(at, spoken_to | spoken_of)
        if subject is not None or not att.floating or self.layout.paragraph(at) > HEAD:
            return Decision(subject, ("subject of the sentence before" if subject else "nobody spoke before",))
        person = named_afterwards(self.index, self.layout, at, beyond=True)
        only = self.trail.only_person(at) if person is None and not holds_source(att, self.attributions) else None
        if only is not None and only.key not in spoken_to:
            return Decision(only, ("the only person that the article is about",))
        return Decision(person, ("named afterwards" if person else "nobody spoke before",))

    def _late(self, at: int) -> frozenset[int]:
        """Keys of those of whom the text says there that they are dead."""
        told = {event.identity.key: event.identity for event in self.trail.last_told(at)}
        return frozenset(key for key, who in told.items() if is_late(self.text, self.layout, who, at))

    def _of_sentence(self, start: int, at: int) -> Decision:
        """Who has spoken, or is the subject, before the cue in its sentence; else who spoke last."""
        before = [identity for offset, _, identity in self.trail.speakers if start <= offset < at]
        if before:
            return Decision(before[-1], ("last speaker of the sentence",))
        named = [m for m in self.index.between(start, at) if (m.subject or m.possessive) and not m.quoted]
        if named:
            return Decision(named[-1].identity, ("subject of the sentence",))
        speaker = self.trail.last_speaker(at, paragraphs=1)
        return Decision(speaker, ("last speaker" if speaker else "nobody spoke before",))

    def has_somebody(self, att: Attribution) -> bool:
        """Whether what a quotation goes on with can have a speaker, and is no "Lee was asked about the cup"."""
        other = self._by_id.get(att.inherits or "")
        return other is None or other.source is not None or cue_kind(self.text, other.cue) != UNHELD

    def introduced(self, att: Attribution) -> Identity | None:
        """Another person than who spoke last: whom the sentence right before a floating quotation is about, or whom the
        writer has just asked."""
        other = self._by_id.get(att.inherits or "")
        if other is None:
            return None
        if (answerer := self._answers_the_writer(att, other)) is not None:
            return answerer
        at = anchor(att)
        low, _ = self.layout.paragraph_span(at)
        apart = not self.text[low:at].strip()
        low = self.layout.paragraph_span(max(0, low - 1))[0] if apart else low
        before = self.text[low:at].rstrip()
        if not before:
            return None
        start, _ = self.layout.sentence_span(low + len(before) - 1)
        if (wrote := self._message_before(at)) is not None:
            return wrote
        if other.source is None or max(other.source[1], other.content[-1][1]) > start:
            return None
        if apart and max(other.source[1], other.content[-1][1]) <= low:
            told = told_between(self.text, self.trail, self.index, (low, at))
            silenced = _CANNOT_SPEAK.search(self.text, low, at) is not None
            answers = _ANSWERS.search(self.text, low, at) is not None
            if told is not None and not silenced and (answers or told.key not in self._spoken_of(att)):
                return told
        named = [m for m in self.index.between(max(low, start), at) if m.subject and not m.quoted]
        if not named or named[0].identity.type != "PERSON":
            return None
        if named[0].identity.key in self._spoken_of(att) and not self._has_kin(att, max(low, start), at):
            return None
        return named[0].identity if not apart or self._is_brought_in(named[0]) else None

    def _has_kin(self, att: Attribution, start: int, at: int) -> bool:
        """Whether the sentence names kin whom "he" or "she" can mean: "Lee lost *her aunt*. “She sang.”" """
        sex, _ = sex_spoken_of(self.text, att.content, self.index, self._lexicon)
        nouns = (self._lexicon.persons.get(kin[1]) for kin in _KIN.finditer(self.text, start, at))
        return any(noun is not None and noun.gender == sex for noun in nouns)

    def _message_before(self, at: int) -> Identity | None:
        """Whose message the sentence right before tells of, which what stands here then is."""
        high = len(self.text[:at].rstrip(" \n\"“‘'"))
        low, _ = self.layout.sentence_span(max(0, high - 1))
        return message_before(self.text, self.layout, self.index, low, high)

    def _beside(self, at: int, but: frozenset[int]) -> Identity | None:
        """Who else has acted in the sentences before, or is brought in right behind, where the one who acted last is
        spoken of."""
        last = self.trail.subject_before(at)
        if last is None:
            return None
        before = self.trail.subject_before(at, but | {last.key}, sentences=_BESIDE, paragraphs=2)
        if before is not None:
            return before
        _, low = self.layout.paragraph_span(at)
        behind = self.index.between(low, self.layout.sentence_span(low)[1]) if low < len(self.text) else []
        named = [m for m in behind if m.subject and m.identity.type == "PERSON"]
        return named[0].identity if named and self._is_brought_in(named[0]) else None

    def _is_brought_in(self, mention: Mention) -> bool:
        """Whether the sentence brings somebody new in who can speak next: "His wife, Ann, is less hopeful." """
        start, end = self.layout.sentence_span(mention.start)
        first = min(begin for begin, _ in mention.identity.mentions) >= start
        return first and _CANNOT_SPEAK.search(self.text, start, end) is None

    def _answers_the_writer(self, att: Attribution, other: Attribution) -> Identity | None:
        """Who speaks behind what the writer asks, or says in words that are not quoted: "I ask why. “The rain.”" """
        asks = self.text[other.content[-1][0] : other.content[-1][1]].rstrip("\"'”’» ").endswith("?")
        quoted = self.text[other.content[0][0]] in _OPENING
        if other.source is None or not (asks or not quoted):
            return None
        by = self.decide(other)
        if by is None or by.identity is None or by.identity.type != "AUTHOR":
            return None
        at = anchor(att)
        subject = self.trail.subject_before(at, self._spoken_of(att))
        if subject is not None and self.layout.sentence(at) - self.layout.sentence(other.content[-1][1] - 1) > 1:
            return subject  # "I ask why. She shrugs. “The rain.”"
        speaker = self.trail.last_speaker(at, paragraphs=3, silent=("DOCUMENT", "AUTHOR"))
        people = self.trail.last_people(at, 1)
        return speaker or (people[0] if people else None)

    def _spoken_of(self, att: Attribution) -> frozenset[int]:
        """Keys of those whom the content may speak of as "he" or "she", and who so do not say it."""
        sex, at_head = sex_spoken_of(self.text, att.content, self.index, self._lexicon)
        people = [who for who in self.cast.identities if sex and who.type == "PERSON"]
        told = {who.key: {who.gender} if who.gender else self._called.get(who.key, set()) for who in people}
        known = frozenset(key for key, sexes in told.items() if sex in sexes)
        if known and any(event.identity.key in known for event in self.trail.last_told(anchor(att))):
            return known
        return known | frozenset(key for key, sexes in told.items() if at_head and not sexes)

    def _last_document(self, at: int) -> Identity | None:
        """The document that the sentence before is about."""
        sentence = self.layout.sentence(at)
        for event in reversed(self.trail.events[-8:]):
            if event.identity.type == "DOCUMENT" and sentence - event.sentence <= 1:
                return event.identity
        return None

    def _told_below(self, att: Attribution) -> Decision | None:
        """Who says in the lead what a headline says without naming anybody."""
        if not self.layout.titles(anchor(att)):
            return None
        _, end = self.layout.paragraph_span(anchor(att))
        words = content_words(self.text, att.content)
        for other in self.attributions:
            begins = other.content[0][0]
            if begins < end or other.source is None:
                continue
            if self.layout.paragraph(begins) - self.layout.paragraph(end - 1) > LEAD:
                return None
            if len(words & content_words(self.text, other.content)) >= 2:
                decision = self.decide(other)
                return decision and Decision(decision.identity, ("as in the lead", *decision.evidence))
        return None


def anchor(att: Attribution) -> int:
    """Where the attribution stands in the order of reading: its source, else its cue, else its content."""
    return att.source[0] if att.source else att.cue[0] if att.cue else att.content[0][0]
