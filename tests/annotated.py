"""Read sentences that carry their own answer.

``[Ann Lee](SOURCE:Q1) [said](CUE:Q1) [taxes will fall](CONTENT:Q1).`` names three spans of the attribution Q1. Several
CONTENT spans of one id are the pieces of one content; spans may nest. Brackets without a label behind them, as in
"[sic]", are text.
"""

import re
from typing import NamedTuple

Offsets = tuple[int, int]

_TOKEN = re.compile(r"\[|\]\(([A-Z]+):(\w+)\)|\]")


class Answer(NamedTuple):
    """The text without its annotation, and for each id the spans of each label, in the order of the text."""

    text: str
    spans: dict[str, dict[str, list[Offsets]]]

    def pieces(self, label: str) -> dict[str, list[str]]:
        """The words of the spans of one label, by id."""
        return {
            key: [self.text[s:e] for s, e in labels[label]] for key, labels in self.spans.items() if label in labels
        }


def read_answer(marked: str) -> Answer:
    """Take the annotation out of `marked`. Raises ValueError for a label whose bracket never opened."""
    opened: list[tuple[int, int]] = []  # place of "[" in `out`, length of the text before it
    out: list[str] = []
    spans: dict[str, dict[str, list[Offsets]]] = {}
    length = position = 0
    for match in _TOKEN.finditer(marked):
        chunk = marked[position : match.start()]
        out.append(chunk)
        length += len(chunk)
        position = match.end()
        if match.group() == "[":
            opened.append((len(out), length))
            out.append("[")
            length += 1
        elif match.group() == "]":
            if opened:
                opened.pop()
            out.append("]")
            length += 1
        else:
            if not opened:
                raise ValueError(f"{match.group()!r} closes nothing in {marked!r}")
            place, start = opened.pop()
            out[place] = ""
            length -= 1
            _shift(spans, opened, start)
            spans.setdefault(match[2], {}).setdefault(match[1], []).append((start, length))
    out.append(marked[position:])
    for labels in spans.values():
        for found in labels.values():
            found.sort()
    return Answer("".join(out), spans)


def _shift(spans: dict[str, dict[str, list[Offsets]]], opened: list[tuple[int, int]], start: int) -> None:
    """Move what was found behind a bracket that has just been taken out."""
    for labels in spans.values():
        for found in labels.values():
            found[:] = [(s - (s > start), e - (e > start)) for s, e in found]
