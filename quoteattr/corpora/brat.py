"""Annotations of brat (Stenetorp et al. 2012): a text and its standoff file.

Spans labelled Content, Cue and Source, tied by relations (``R``), events (``E``) or equivalences (``*``).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from quoteattr.corpora.gold import GoldArticle, Spans
from quoteattr.corpora.linked import LinkedSpan, Place, assemble, read_lines
from quoteattr.errors import InputError
from quoteattr.types import Article

_OFFSETS = re.compile(r"\d+ \d+(?:;\d+ \d+)*\Z")


def read_brat(path: Path) -> GoldArticle:
    """Read ``NAME.ann`` with the text in ``NAME.txt`` beside it.

    Raises InputError for a missing text and for lines that do not fit the form or the text.
    """
    beside = path.with_suffix(".txt")
    try:
        # with newline="" a carriage return stays a character, as brat counts it
        with beside.open(encoding="utf8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot read {beside}, the text of {path.name}: {error}.") from error
    spans: dict[str, LinkedSpan] = {}
    links: list[tuple[str, str, Place]] = []
    triggers: dict[str, str] = {}
    rows = [(Place(path, number), line.rstrip("\r")) for number, line in enumerate(read_lines(path), 1) if line.strip()]
    for place, line in rows:
        if line.startswith("T"):
            key, span = _span(line, text, place)
            if key in spans:
                raise place.error(f"{key} stands twice.")
            spans[key] = span
        elif line.startswith("E"):
            key, _, arguments = line.partition("\t")
            triggers[key] = arguments.split()[0].partition(":")[2] if arguments.split() else ""
    for place, line in rows:
        links += _links(line, triggers, place)
    return assemble(Article(text=text, id=path.stem), spans, links)


def _span(line: str, text: str, place: Place) -> tuple[str, LinkedSpan]:
    fields = line.split("\t")
    label, _, offsets = fields[1].partition(" ") if len(fields) > 1 else ("", "", "")
    if not _OFFSETS.match(offsets):
        raise place.error(f"{line!r} is not a span; it must read 'T1<tab>Content 0 25<tab>the words'.")
    pieces: Spans = tuple((int(start), int(end)) for start, end in (piece.split(" ") for piece in offsets.split(";")))
    if len(fields) > 2:
        words = " ".join(text[start:end] for start, end in pieces)
        if words.split() != fields[2].split():
            raise place.error(f"{fields[0]} says {fields[2]!r}, but the text has {words!r} there.")
    return fields[0], LinkedSpan(label, pieces, place)


def _links(line: str, triggers: dict[str, str], place: Place) -> Iterator[tuple[str, str, Place]]:
    kind, (_, _, body) = line[0], line.partition("\t")
    keys = [word.partition(":")[2] for word in body.split() if ":" in word]
    keys = [triggers.get(key, key) for key in keys]  # an event stands for its trigger
    if kind == "*":
        keys = body.split()[1:]
    if kind in "RE*":
        if kind == "R" and len(keys) != 2:
            raise place.error(f"{line!r} is not a relation; it must read 'R1<tab>name Arg1:T1 Arg2:T2'.")
        for key in keys[1:]:
            yield keys[0], key, place
