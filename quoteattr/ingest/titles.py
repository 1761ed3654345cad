"""The headline of a text whose first line plainly is one."""

import re

from quoteattr.ingest.credits import is_credit_line, read_dateline

#: Words of a headline; one that asks or exclaims is short, since paragraphs end so, too.
FEWEST, MOST, MOST_ASKED = 4, 25, 14
#: Words of a first paragraph, and characters of a line that nobody has wrapped.
PROSE, UNWRAPPED = 12, 160

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_NO_HEADLINE_END = re.compile(r"[.,;:…–—-]$|[.,!?][\"”’'»]$")
_TURN = re.compile(r"(?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}:\s")
#: Captions, credits and links of the site.
_LABEL = re.compile(
    r"(?:(?:photo|picture|image|video|read more|more|see also|watch|listen):|(?:read more|skip to|sign (?:in|up)|RT)\b)"
    r"|.*\bphoto(?:graph)?s?(?::| by\b)",
    re.IGNORECASE,
)
_HEAD = 4000  # characters in which the first lines lie


def find_title(text: str) -> str | None:
    """The first line, where it plainly is the headline; None where that is not sure.

    It has no full stop, and is set off from what follows: by an empty line, a byline or a date, or the length of the
    paragraph below. What follows is a byline, a date or prose: below a menu stand further labels.
    """
    lines = [line.strip() for line in text[:_HEAD].lstrip().splitlines()]
    first = lines[0] if lines else ""
    following = next((line for line in lines[1:] if line), "")
    if not following or not _may_be_title(first):
        return None
    if is_credit_line(following):
        return first
    set_off = not lines[1] or len(following) > UNWRAPPED
    return first if set_off and _is_prose(following) and not _is_turn_of(first, following) else None


def _may_be_title(line: str) -> bool:
    words = len(line.split())
    if not FEWEST <= words <= MOST or line[0].islower() or not (line[0].isalnum() or line[0] in "\"“'‘«£$€"):
        return False
    if _NO_HEADLINE_END.search(line) or (line[-1] in "?!" and words > MOST_ASKED):
        return False
    if _LABEL.match(line):
        return False
    return not is_credit_line(line) and read_dateline(line) is None and "|" not in line


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE and (_SENTENCE_END.search(line) is not None or read_dateline(line) is not None)


def _is_turn_of(first: str, following: str) -> bool:
    """Whether both are turns of an interview: the question stands first there."""
    return _TURN.match(first) is not None and _TURN.match(following) is not None
