"""What an article has spoken of so far, in the order of reading: where whom, as what, and who has said something."""

from collections.abc import Iterator
from dataclasses import dataclass

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout

WINDOW = 60  # events that are looked back over


@dataclass(slots=True)
class Event:
    """One mention on the trail. how: subject, object, possessive, modifier, quoted or other; pronoun (he, she, it),
    object pronoun (him, her) or oblique (his, her)."""

    offset: int
    sentence: int
    paragraph: int
    identity: Identity
    how: str
    sex: str = ""  # m or f of a pronoun while it is open who is a man


class Trail:
    """Mentions and speakers in the order of the text, up to where the reading has come.

    told_of: whose life the article tells, if it is an obituary.
    """

    def __init__(self, layout: Layout, told_of: Identity | None = None) -> None:
        self.layout, self.told_of = layout, told_of
        self.events: list[Event] = []
        self.speakers: list[tuple[int, int, Identity]] = []  # offset, paragraph, who

    def add(self, offset: int, identity: Identity, how: str, sex: str = "") -> None:
        sentence, paragraph = self.layout.sentence(offset), self.layout.paragraph(offset)
        self.events.append(Event(offset, sentence, paragraph, identity, how, sex))

    def spoke(self, offset: int, identity: Identity) -> None:
        self.speakers.append((offset, self.layout.paragraph(offset), identity))

    def last_speaker(self, offset: int, paragraphs: int = 99, silent: tuple[str, ...] = ()) -> Identity | None:
        """Who spoke last before the offset, at most so many paragraphs before. silent: types that are passed over."""
        here = self.layout.paragraph(offset)
        for _, paragraph, identity in reversed(self.speakers):
            if here - paragraph > paragraphs:
                return None
            if identity.type not in silent:
                return identity
        return None

    def speaker_but_last(self, offset: int) -> Identity | None:
        """Who spoke before the one who spoke last, in this paragraph or the one before; the last where only one did."""
        near = self.layout.paragraph(offset) - 1
        spoke = list(dict.fromkeys(who for _, number, who in reversed(self.speakers[-WINDOW:]) if number >= near))
        return spoke[min(1, len(spoke) - 1)] if spoke else None

    def last_people(self, offset: int, most: int) -> tuple[Identity, ...]:
        """Those who were named or meant last, within two paragraphs, in the order in which they came."""
        here, found = self.layout.paragraph(offset), dict[int, Identity]()
        for event in reversed(self.events):
            if here - event.paragraph > 1 or len(found) == most:
                break
            if event.identity.type == PERSON:
                found.setdefault(event.identity.key, event.identity)
        return tuple(reversed(found.values()))

    def last_told(self, offset: int, paragraphs: int = 1) -> Iterator[Event]:
        """What was told last, the latest first, at most so many paragraphs before the offset."""
        here = self.layout.paragraph(offset)
        for event in reversed(self.events[-WINDOW:]):
            if here - event.paragraph > paragraphs:
                return
            if event.how != "quoted":
                yield event

    def only_person(self, offset: int) -> Identity | None:
        """The one person whom the article has named so far, if it spoke of them within two paragraphs."""
        last: Event | None = None
        for event in reversed(self.events):
            if event.identity.type == PERSON and event.how != "modifier":
                last = last or event
                if event.identity is not last.identity:
                    return None
        return last.identity if last and self.layout.paragraph(offset) - last.paragraph <= 1 else None

    def subject_before(
        self, offset: int, but: frozenset[int] = frozenset(), sentences: int = 1, paragraphs: int = 1
    ) -> Identity | None:
        """The person that the sentence before is about. but: keys of those who are not meant. sentences, paragraphs:
        how many of them before are looked at."""
        sentence, paragraph = self.layout.sentence(offset), self.layout.paragraph(offset)
        for event in reversed(self.events[-8 * sentences :]):
            if paragraph - event.paragraph > paragraphs or sentence - event.sentence > sentences:
                return None
            fits = event.identity.type in (PERSON, "UNNAMED") and event.identity.key not in but
            if event.how in ("subject", "pronoun") and fits:
                return event.identity
        return None

    def sentence_lead(self, offset: int) -> Identity | None:
        """The first subject of the last sentence that names people, if at most two sentences before."""
        here, lead = self.layout.sentence(offset), None
        for event in reversed(self.events[-WINDOW:]):
            if here - event.sentence > 2 or (lead is not None and event.sentence != lead.sentence):
                break
            if event.identity.type == PERSON and event.how == "subject" and event.sentence < here:
                lead = event
        return lead.identity if lead is not None else None


__all__ = ["WINDOW", "Event", "Trail"]
