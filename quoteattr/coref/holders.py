"""Who holds words that name no source: the last speaker, the writer, the agent of a passive, a document, or nobody."""

from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from quoteattr.annotations import Attribution, read_article, read_sections
from quoteattr.coref.addresses import addressed
from quoteattr.coref.afterwards import named_afterwards
from quoteattr.coref.antecedents import Trail
from quoteattr.coref.bylines import byline_names
from quoteattr.coref.identities import Cast, Identity
from quoteattr.coref.index import Index
from quoteattr.coref.layout import Layout
from quoteattr.coref.letters import signatures
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.unsourced import (
    FRONTED,
    IMPRESSION,
    LEAD,
    MESSAGE,
    QUOTATION,
    UNHELD,
    agent_start,
    content_words,
    cue_kind,
)

#: An article begins with words of somebody not yet named within so many paragraphs.
HEAD = 5


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

    def decide(self, att: Attribution) -> Decision | None: ...


class Holders:
    """Finds the holder of an attribution that names none, only where the text is plain about it."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self.text, self.layout, self.cast, self.index = reading.text, reading.layout, reading.cast, reading.index
        self.trail, self.attributions, self.decide = reading.trail, reading.attributions, reading.decide
        self._lexicon = reading.lexicon
        self._by_id = {att.id: att for att in self.attributions}
        self._names = read_article(doc).authors or byline_names(self.text, read_sections(doc))
        self._authors: dict[str, Identity] = {}
        self._signatures = signatures(self.text)

    def author(self, at: int) -> Identity:
        """Who writes at an offset: of a page of letters the one who signs below it."""
        signed = next((self.text[start:end] for start, end in self._signatures if start >= at), "").rstrip(".")
        name = signed or (self._names[0] if self._names else "the author")
        if name not in self._authors:
            self._authors[name] = self.cast.add("AUTHOR", name)
        return self._authors[name]

    def of(self, att: Attribution) -> Decision:
        """The holder, or none, and why."""
        at = anchor(att)
        kind = cue_kind(self.text, att.cue)
        if att.cue is None or kind == QUOTATION:
            spoken_to = addressed(self.text, att.content, self.index, self.cast, self._lexicon)
            subject = self.trail.subject_before(at, spoken_to) if att.floating else None
            if subject is not None:
                return Decision(subject, ("subject of the sentence before",))
            speaker = self.trail.last_speaker(at, paragraphs=1, silent=("DOCUMENT",))
            if speaker is not None and speaker.type == "AUTHOR":  # who asks is answered by somebody else
                speaker = self.trail.last_speaker(at, paragraphs=2, silent=("DOCUMENT", "AUTHOR")) or speaker
            if speaker is not None:
                return Decision(speaker, ("quotation goes on: last speaker",))
            subject = self.trail.subject_before(at, spoken_to)
            if subject is not None or not att.floating or self.layout.paragraph(at) > HEAD:
                return Decision(subject, ("subject of the sentence before" if subject else "nobody spoke before",))
            person = named_afterwards(self.index, self.layout, at, beyond=True)
            return Decision(person, ("named afterwards" if person else "nobody spoke before",))
        if kind == IMPRESSION:
            return Decision(self.author(at), ("impression of the article's writer",))
        if kind == MESSAGE and (speaker := self._last_document(at)):
            return Decision(speaker, ("what a document says",))
        start, end = self.layout.sentence_span(at)
        if (repeated := self._told_below(att)) is not None:
            return repeated
        if by := agent_start(self.text, att.cue[1], end):
            follow = self.index.between(by, min(end, by + 60))
            if follow:
                return Decision(follow[0].identity, ("passive with by",))
        if kind == UNHELD:
            agent = self._fronted_agent(start, at)
            return Decision(agent, ("subject of the clause in front" if agent else "nobody is named for it",))
        before = [identity for offset, _, identity in self.trail.speakers if start <= offset < at]
        if before:
            return Decision(before[-1], ("last speaker of the sentence",))
        named = [m for m in self.index.between(start, at) if (m.subject or m.possessive) and not m.quoted]
        if named:
            return Decision(named[-1].identity, ("subject of the sentence",))
        speaker = self.trail.last_speaker(at, paragraphs=1)
        return Decision(speaker, ("last speaker" if speaker else "nobody spoke before",))

    def introduced(self, att: Attribution) -> Identity | None:
        """Another person than who spoke last: whom the sentence right before a floating quotation is about, or whom the
        writer has just asked."""
        at = anchor(att)
        other = self._by_id.get(att.inherits or "")
        low, _ = self.layout.paragraph_span(at)
        before = self.text[low:at].rstrip()
        if other is None:
            return None
        if self.text[other.content[-1][0] : other.content[-1][1]].rstrip("\"'”’» ").endswith("?"):
            asker = self.decide(other) if other.source is not None else None
            if asker is not None and asker.identity is not None and asker.identity.type == "AUTHOR":
                return self.trail.last_speaker(at, paragraphs=3, silent=("DOCUMENT", "AUTHOR"))
        if not before:
            return None
        start, _ = self.layout.sentence_span(low + len(before) - 1)
        if other.source is None or max(other.source[1], other.content[-1][1]) > start:
            return None
        named = [m for m in self.index.between(max(low, start), at) if m.subject and not m.quoted]
        return named[0].identity if named and named[0].identity.type == "PERSON" else None

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

    def _fronted_agent(self, start: int, at: int) -> Identity | None:
        """Who acts in the clause before a passive of "it" or "they": "When Ann Lee read it, it was ..."."""
        front = FRONTED.match(self.text, start, at + 20)
        if front is None:
            return None
        named = [m for m in self.index.between(start, front.end()) if m.subject and not m.quoted]
        return named[0].identity if named else None


def anchor(att: Attribution) -> int:
    """Where the attribution stands in the order of reading: its source, else its cue, else its content."""
    return att.source[0] if att.source else att.cue[0] if att.cue else att.content[0][0]
