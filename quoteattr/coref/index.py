"""Every mention of every identity, in the order of the text."""

import re
from bisect import bisect_left
from typing import NamedTuple

from quoteattr.coref.identities import Cast, Identity
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import fold, strip_possessive

_NEXT = re.compile(r"[ \u00a0]([\w’'\-]+)")
_BEFORE = re.compile(r"([\w.’'\-]+)[ \u00a0]$")


class Mention(NamedTuple):
    """A name of an identity in the text.

    modifier: it only says whose or which ("Trump campaign"). possessive: "'s" follows. quoted: inside quotation marks.
    subject: the first of its sentence that is neither; the likeliest one to be taken up by a pronoun.
    """

    start: int
    end: int
    identity: Identity
    sentence: int
    paragraph: int
    modifier: bool
    possessive: bool
    quoted: bool
    subject: bool
    object: bool


class Index:
    """Mentions by offset."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin at or after start and end at or before end."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mention for mention in found if mention.end <= end]

    def before(self, offset: int) -> list[Mention]:
        return self.mentions[: bisect_left(self._starts, offset)]

    def count_before(self, offset: int) -> int:
        return bisect_left(self._starts, offset)


def spelling_pattern(cast: Cast) -> re.Pattern[str] | None:
    """One pattern of all spellings, the longest first; it may also be in capitals ("TRUMP:")."""
    spellings = {s for s in cast.spellings if s}
    spellings |= {s.upper() for s in spellings if len(s) > 2}
    if not spellings:
        return None
    ordered = sorted(spellings, key=len, reverse=True)
    return re.compile(r"(?<![\w\-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w]|-\w)")


def build_index(text: str, layout: Layout, cast: Cast, lexicon: Lexicon) -> Index:
    """Find all mentions; a spelling that several people share goes to the one that was named last in full nearby."""
    pattern = spelling_pattern(cast)
    if pattern is None:
        return Index([])
    upper = {spelling.upper(): tokens for spelling, tokens in cast.spellings.items()}
    mentions: list[Mention] = []
    recent: dict[int, int] = {}
    led: tuple[int, bool] = (-1, False)
    for match in pattern.finditer(text):
        tokens = cast.spellings.get(match.group()) or upper[match.group()]
        choices = cast.by_form.get(tokens)
        if not choices or layout.furniture(match.start()):
            continue
        identity = choices[0] if len(choices) == 1 else _choose(choices, recent, text, match.start(), lexicon, layout)
        if len(tokens) > 1 or len(choices) == 1:
            recent[identity.key] = match.start()
        possessive = text[match.end() : match.end() + 2] in ("'s", "’s") or (
            text[match.end() : match.end() + 1] in ("'", "’") and match.group().endswith("s")
        )
        modifier = not possessive and _is_modifier(text, match.end(), lexicon)
        quoted = layout.quoted(match.start()) >= 0
        sentence = layout.sentence(match.start())
        free = not (possessive or modifier or quoted)
        after_preposition = _after_preposition(text, match.start(), lexicon)
        subject = free and not after_preposition and led != (sentence, True)
        if free and not after_preposition:
            led = (sentence, True)
        mentions.append(
            Mention(
                match.start(), match.end(), identity, sentence, layout.paragraph(match.start()),
                modifier, possessive, quoted, subject, after_preposition,
            )
        )  # fmt: skip
        identity.mentions.append((match.start(), match.end()))
    return Index(mentions)


def _choose(
    choices: list[Identity], recent: dict[int, int], text: str, at: int, lexicon: Lexicon, layout: Layout
) -> Identity:
    """Among people of one surname: the gender of the title before it, else who was named in this paragraph, else the
    first choice."""
    before = _BEFORE.search(text, max(0, at - 20), at)
    title = lexicon.titles.get(fold(before.group(1))) if before else None
    if title is not None and title.gender in "mf":
        fitting = [choice for choice in choices if choice.fits(title.gender)]
        choices = fitting or choices
    paragraph = layout.paragraph_span(at)[0]
    near = [choice for choice in choices if recent.get(choice.key, -1) >= paragraph]
    return max(near, key=lambda choice: recent[choice.key]) if near else choices[0]


def _is_modifier(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows that the name only qualifies: "Trump campaign", "Clinton aide"."""
    match = _NEXT.match(text, end)
    if match is None:
        return False
    word = strip_possessive(match.group(1))
    if not word.islower():
        return False
    single = lexicon.singular(word)
    if word in lexicon.noun_verbs:
        return False
    return (
        any(word in table or single in table for table in (lexicon.persons, lexicon.organisations, lexicon.documents))
        or word in lexicon.modifiers
        or word in lexicon.groups
    )


def _after_preposition(text: str, start: int, lexicon: Lexicon) -> bool:
    match = re.search(
        r"(\w+)[ \u00a0](?:(?:the|former|then|President|Mr\.|Mrs\.|Ms\.|Sen\.|Rep\.|Gov\.)[ \u00a0])*$",
        text[max(0, start - 40) : start],
    )
    return bool(match) and match.group(1) in lexicon.governors if match else False
