"""Speakers' turns: `NAME: ...` and `Q: ... A: ...` in interviews and transcripts. They need no parse."""

import re
from collections import Counter

from quoteattr.annotations import Offsets
from quoteattr.patterns.found import Found
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page

_NAME = r"[A-Z][\w.'’-]*(?:[ \t]+(?:[A-Z][\w.'’-]*|de|van|von|of|the|al|bin)){0,4}"
TURN = re.compile(
    rf"^[ \t]*[\"“]?(?P<name>{_NAME})(?:[ \t]*\([^)\n]{{1,40}}\))?[ \t]*(?P<cue>:)[ \t]+(?P<content>\S[^\n]*)$", re.M
)
#: A turn may go on over this many paragraphs, where another turn follows.
LONGEST_TURN = 4


def find_turns(page: Page, lexicon: Lexicon) -> list[Found]:
    """The turns of a text in which a name turns up at least twice, or Q and A once each."""
    matches = [m for m in TURN.finditer(page.text) if _may_speak(m, page, lexicon)]
    counts = Counter(m["name"] for m in matches)
    asked = {"Q", "A"} <= set(counts)
    if not asked and not any(n > 1 for n in counts.values()):
        return []
    matches = [m for m in matches if asked or counts[m["name"]] > 1 or m["name"].isupper()]
    ends = [m.start() for m in matches[1:]]
    return [
        Found(
            _paragraphs(page, m, end),
            m.span("cue"),
            m.span("name"),
            (m.start("name"), m.end("cue")),
            85,
            ["turn.colon"],
        )
        for m, end in zip(matches, [*ends, None], strict=True)
    ]


def _may_speak(match: re.Match[str], page: Page, lexicon: Lexicon) -> bool:
    start = match.start("name")
    known = match["name"].lower().rstrip(".") in lexicon.turn_labels
    return not known and page.is_read(start) and page.section(start) != "headline"


def _paragraphs(page: Page, match: re.Match[str], until: int | None) -> list[Offsets]:
    """The content of a turn: its line, and the lines up to the next turn where those are few."""
    pieces = [_stripped(page.text, match.span("content"))]
    if until is not None:
        rest = [m for m in re.finditer(r"[^\n]+", page.text[match.end() : until]) if m[0].strip()]
        if len(rest) < LONGEST_TURN:
            offset = match.end()
            pieces += [_stripped(page.text, (m.start() + offset, m.end() + offset)) for m in rest]
    return [piece for piece in pieces if page.is_read(piece[0])]


def _stripped(text: str, piece: Offsets) -> Offsets:
    start, end = piece
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
