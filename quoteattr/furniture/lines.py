"""A line of a page, with what it says by itself and the label that its place gives it."""

import re
from dataclasses import dataclass

from quoteattr.furniture.rules import Rules, Verdict, judge, key_of

BODY = "body"

#: A label of the site has at most so many words.
LABEL_WORDS = 4
#: With more characters it is a paragraph, whatever it says.
PARAGRAPH = 1200

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$|[.!?,][\"”’']+\s*\w[^.]{0,60}$")


@dataclass(slots=True)
class Line:
    """start, end: in the text. key: for comparing. prose: a sentence or more. close: no blank line before it.
    spoken: a turn of a conversation."""

    start: int
    end: int
    text: str
    key: str
    words: int
    verdict: Verdict | None
    prose: bool
    close: bool
    spoken: bool = False
    label: str = BODY
    reason: str = ""

    def mark(self, label: str, reason: str) -> None:
        self.label, self.reason = label, reason


def read_line(text: str, start: int, end: int, close: bool, rules: Rules) -> Line:
    """Judge text[start:end]; it begins as body."""
    content = text[start:end]
    if end - start > PARAGRAPH:
        return Line(start, end, content, "", 200, None, True, close)
    words, verdict = content.count(" ") + 1, judge(content, rules)
    return Line(start, end, content, key_of(content), words, verdict, _is_prose(content), close)


def _is_prose(content: str) -> bool:
    """A sentence or more, as against a label, a headline or a link."""
    words = content.count(" ") + 1
    return words >= 20 or (words >= 4 and _SENTENCE_END.search(content[-80:]) is not None)
