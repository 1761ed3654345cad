"""The speakers of a page: who has which colour and which initials."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from quoteattr.types import Quote, Speaker

COLOURS = 7  # of the page's palette, after Okabe & Ito (2008), which colour-blind readers can tell apart

TYPES = {
    "PERSON": "person", "ORG": "organisation", "GROUP": "group", "UNNAMED": "unnamed",
    "DOCUMENT": "document", "AUTHOR": "the author",
}  # fmt: skip


class Voice(NamedTuple):
    """One speaker of a page, or all quotations that have none.

    number: its place in the list, the most quoted first. initials: a sign beside the colour, for those who see none.
    """

    number: int
    name: str
    initials: str
    about: str
    quotations: int

    @property
    def colour(self) -> str:
        """The class of its colour; grey for nobody."""
        return f"p{self.number % COLOURS}" if self.name else "p-none"


def position(speaker: Speaker | None) -> str:
    """Role and affiliation in one, each once: "chief executive, Northstrand Ferries"."""
    if speaker is None:
        return ""
    role, affiliation = speaker.role or "", speaker.affiliation or ""
    return role if affiliation in role else ", ".join(filter(None, (role, affiliation)))


def voices(quotes: Sequence[Quote]) -> tuple[list[Voice], list[int]]:
    """The speakers, the most quoted first, and for every quotation the number of its own."""
    keys = [_key(quote) for quote in quotes]
    counts = Counter(keys)
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    order = sorted(counts, key=lambda key: (not key, -counts[key], places[key]))
    numbers = {key: number for number, key in enumerate(order)}
    found = [_voice(numbers[key], quotes[places[key]], counts[key]) for key in order]
    return found, [numbers[key] for key in keys]


def _key(quote: Quote) -> tuple[object, ...]:
    """Who two quotations must share to be by one speaker; across articles only what has a name of its own counts."""
    speaker = quote.speaker
    if speaker is None:
        return ()
    if speaker.type in ("PERSON", "ORG"):
        return (speaker.type, speaker.wikidata or speaker.known_as or speaker.name)
    return (id(quote.article), speaker.id)


def _voice(number: int, quote: Quote, quotations: int) -> Voice:
    speaker = quote.speaker
    if speaker is None:
        return Voice(number, "", "?", "no speaker found", quotations)
    about = position(speaker)
    if speaker.type != "PERSON":
        about = f"{TYPES[speaker.type]}, {about}" if about else TYPES[speaker.type]
    return Voice(number, speaker.name, _initials(speaker.name), about, quotations)


def _initials(name: str) -> str:
    every: list[str] = [word for word in re.findall(r"\w+", name) if word.lower() not in ("the", "a", "an")]
    words = [word for word in every if not word.islower()] or every
    if not words:
        return "?"
    return (words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0]).upper()
