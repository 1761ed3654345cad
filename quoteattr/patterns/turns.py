"""Speakers' turns in interviews and transcripts, with their questions and the paragraphs that they go on over."""

import re
from itertools import pairwise

from quoteattr.annotations import Offsets
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page
from quoteattr.turns import STAGE_DIRECTION, Turn, read_turns

#: A turn may go on over this many paragraphs, where another turn follows.
LONGEST_TURN = 4
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def find_turns(page: Page) -> list[Found]:
    """The turns of a conversation. They need no parse."""
    turns = [t for t in read_turns(page.text) if page.is_read(t.start) and page.section(t.start) != "headline"]
    following = [after.start for _, after in pairwise(turns)]
    return [_found(page, turn, until) for turn, until in zip(turns, [*following, None], strict=True)] if turns else []


def _found(page: Page, turn: Turn, until: int | None) -> Found:
    if turn.name is None or turn.cue is None:
        name = "turn.answer" if turn.answers else "turn.question"
        return Found([turn.content], None, None, rank=85, evidence=[name], floating=True)
    clause = turn.name[0], turn.cue[1]
    return Found(_paragraphs(page, turn, until), turn.cue, turn.name, clause, 85, ["turn.colon"])


def _paragraphs(page: Page, turn: Turn, until: int | None) -> list[Offsets]:
    """The content of a turn: its line, and the lines up to the next turn where those are few."""
    pieces = [_stripped(page.text, turn.content)]
    if until is not None:
        rest = list(_LINE.finditer(page.text, turn.end, until))
        if len(rest) < LONGEST_TURN:
            pieces += [_stripped(page.text, m.span()) for m in rest if not STAGE_DIRECTION.fullmatch(m[0])]
    return [piece for piece in pieces if page.is_read(piece[0])]


def _stripped(text: str, piece: Offsets) -> Offsets:
    start, end = piece
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
