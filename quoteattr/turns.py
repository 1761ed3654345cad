"""Which lines of a text are turns of a conversation: `NAME: ...`, `Q. ...` and `A. ...`, and questions without a name.

A label with a colon is common in lists, recipes and boxes too; a conversation shows itself by who speaks twice, or by
lines that follow each other and are sentences which ask or address somebody.
"""

import re
from collections import Counter
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.lang import words

_NAME = r"[A-Z](?:/[A-Z]\b|[\w.'’-]*)(?:[ \t]+(?:[A-Z][\w.'’-]*|\d{1,3}|de|van|von|of|the|al|bin)){0,4}"
#: When it was said, before the name: "02:14:07", "[2.14 pm] -".
_TIME = r"(?:\[?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \t]?[ap]\.?m\.?)?|\d{4}:\d{2})\]?(?:[ \t]+[-–—|])?[ \t]+)?"
_LABELLED = re.compile(
    rf"[ \t]*{_TIME}[\"“]?(?P<name>{_NAME})"
    r"(?:[ \t]*\([^)\n]{1,40}\))?[ \t]*(?P<cue>:)[ \t]+(?P<content>\S[^\n]*)"
)
_LETTERED = re.compile(r"[ \t]*(?P<name>[QA])(?P<cue>[.:]?)[ \t]+(?P<content>\S[^\n]*)")
_SOME_LETTERED = re.compile(r"[QA][.:]?[ \t]+\S")  # searched for: blanks before it would make that quadratic
_LINE = re.compile(r"^[^\n]*\S[^\n]*", re.M)
_SENTENCE = re.compile(r"[.!?…—–-][\"”’')\]]*\s*$")
_ADDRESSES = re.compile(r"\?|\b(?:I|[Yy]ou|[Ww]e|[Mm]e|[Mm]y|[Yy]our|[Uu]s|[Oo]ur)\b|!")
_BRACKETED = re.compile(r"\([^()\n]{1,40}\)")
#: What happens while they speak: "(inaudible)", "[Laughter.]".
STAGE_DIRECTION = re.compile(rf"[ \t]*{_TIME}(?:\([^()\n]{{1,200}}\)|\[[^\[\]\n]{{1,200}}\])[ \t]*")
_QUESTION_LINE = re.compile(r"\?[ \t\r]*\n")
#: A question without a name is a short line.
LONGEST_QUESTION = 200
_LONGEST_LIST = 400
#: Only so much of a line is looked at for whether it is a sentence.
_TAIL = 12
#: Pairs of labels that show a conversation by themselves.
ASKING = ({"q", "a"}, {"question", "answer"})


class Turn(NamedTuple):
    """A line that somebody speaks. cue: the colon, or the name where there is none. name, cue: None for a question
    that nobody's name stands before. answers: an answer in a text whose questions and answers have no names at all."""

    start: int
    end: int
    name: Offsets | None
    cue: Offsets | None
    content: Offsets
    answers: bool = False


class _Line(NamedTuple):
    start: int
    end: int
    match: re.Match[str] | None

    @property
    def key(self) -> str:
        """The last word of the name: "Nadia Brook" goes on as "Brook"."""
        return self.match["name"].split()[-1].rstrip(".").casefold() if self.match else ""


def read_turns(text: str) -> list[Turn]:
    """The turns of a conversation, in order; none where a text holds no conversation."""
    if ":" not in text and not _SOME_LETTERED.search(text):
        return _unlabelled(text)
    labels, roles = frozenset(words("en", "turn_labels")), frozenset(words("en", "turn_roles"))
    lines = [_Line(m.start(), m.end(), _match(m[0], text, m.start(), labels)) for m in _LINE.finditer(text)]
    lines = [line for line in lines if not STAGE_DIRECTION.fullmatch(text, line.start, line.end)]
    counts = Counter(line.key for line in lines if line.match)
    if not counts:
        return _unlabelled(text)
    asked = any(pair <= set(counts) for pair in ASKING)
    spoken = [asked and line.key in ("q", "a", "question", "answer") for line in lines]
    for index, line in enumerate(lines):
        if line.match and _is_certain(text, lines, index, counts, roles):
            spoken[index] = True
    if not any(spoken):
        return _unlabelled(text)
    for index, line in enumerate(lines):  # and who speaks once, right beside one of these
        beside = (index > 0 and spoken[index - 1]) or (index + 1 < len(lines) and spoken[index + 1])
        if line.match and line.match["cue"] and beside and not spoken[index]:
            handle = "(@" in text[line.start : line.match.start("cue")]  # "Ann Lee (@annlee): on my way"
            spoken[index] = line.match["name"].isupper() or handle or _is_sentence(text, line)
    turns = [_turn(line) for line, is_spoken in zip(lines, spoken, strict=True) if is_spoken]
    return sorted(turns + _questions(text, lines, spoken))


def _match(line: str, text: str, start: int, labels: frozenset[str]) -> re.Match[str] | None:
    match = _LABELLED.match(text, start, start + len(line)) or _LETTERED.match(text, start, start + len(line))
    if match is None or match["name"].lower().rstrip(".") in labels:
        return None
    if match["cue"] and not match["name"].isupper() and _lists_names(match["content"]):
        return None  # "Moderator: Ann Lee. Panel: Bo Kim, Al Roe."
    if not match["cue"] and match["name"] == "A" and match["content"][0].islower():
        return None  # "A man was ..."
    return match


def _lists_names(content: str) -> bool:
    """Whether it is nothing but names: two words or more, each with a capital."""
    said = _BRACKETED.sub("", content[:_LONGEST_LIST]).split()
    return len(said) > 1 and content.rstrip()[-1] not in "?!" and all(word[0].isupper() for word in said)


def _is_certain(text: str, lines: list[_Line], index: int, counts: Counter[str], roles: frozenset[str]) -> bool:
    """Whether a line's label speaks: it turns up twice, or its neighbour is labelled too and one of both addresses
    somebody; or an unlabelled question stands before it."""
    line = lines[index]
    assert line.match is not None
    if line.key in ("q", "a", "question", "answer") or not line.match["cue"]:
        return False
    if counts[line.key] > 1:
        return True
    if index and _is_question(text, lines[index - 1]):
        return _is_sentence(text, line)
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    for other in beside:
        if other.match is None or not other.match["cue"] or other.key == line.key:
            continue
        known = all(_is_speaker(one, roles) for one in (line, other)) or any(one.key in roles for one in (line, other))
        if known and _is_sentence(text, line) and _is_sentence(text, other):
            return any(_ADDRESSES.search(one.match["content"]) for one in (line, other) if one.match)
    return False


def _is_speaker(line: _Line, roles: frozenset[str]) -> bool:
    return line.match is not None and (line.match["name"].isupper() or line.key in roles or " " in line.match["name"])


def _is_sentence(text: str, line: _Line) -> bool:
    return _SENTENCE.search(text, max(line.start, line.end - _TAIL), line.end) is not None


def _is_question(text: str, line: _Line) -> bool:
    """An unlabelled line that asks, and says nothing else behind it."""
    if line.match is not None or line.end - line.start > LONGEST_QUESTION:
        return False
    content = text[line.start : line.end].strip()
    return content.endswith("?") and content[0].isupper()


def _turn(line: _Line) -> Turn:
    assert line.match is not None
    cue = line.match.span("cue") if line.match["cue"] else line.match.span("name")
    return Turn(line.start, line.end, line.match.span("name"), cue, line.match.span("content"))


def _unlabelled(text: str) -> list[Turn]:
    """The answers where questions and answers take turns without a label, behind an introduction that announces them:
    "Five questions for Ann Lee", "We spoke to the baker"."""
    if len(_QUESTION_LINE.findall(text)) < 2:
        return []
    lines = [_Line(m.start(), m.end(), None) for m in _LINE.finditer(text)]
    asks = [_is_question(text, line) for line in lines]
    first = asks.index(True) if True in asks else len(lines)
    announced = re.compile("|".join(words("en", "interview_phrases")), re.IGNORECASE)
    if not 0 < first < len(lines) or not announced.search(text, lines[0].start, lines[first].start):
        return []
    pairs = [i for i in range(first, len(lines) - 1) if asks[i] and not asks[i + 1]]
    marked = any(text[lines[i + 1].start : lines[i + 1].end].lstrip()[:1] in '"“„«' for i in pairs)
    if len(pairs) < 2 or marked or 3 * len(pairs) < len(lines) - first:
        return []
    return [_whole(text, lines[i + 1], answers=True) for i in pairs]


def _whole(text: str, line: _Line, answers: bool = False) -> Turn:
    """The line as a turn without a name."""
    content = line.start, line.start + len(text[line.start : line.end].rstrip())
    return Turn(line.start, line.end, None, None, content, answers)


def _questions(text: str, lines: list[_Line], spoken: list[bool]) -> list[Turn]:
    """Unlabelled questions, each right before a turn, where that is how most turns begin."""
    asked = [i for i in range(len(lines) - 1) if spoken[i + 1] and _is_question(text, lines[i])]
    if 2 * len(asked) < sum(spoken):
        return []
    return [_whole(text, lines[i]) for i in asked]
