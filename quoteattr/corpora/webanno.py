"""Annotations of INCEpTION and WebAnno, exported as WebAnno TSV 3.

A span layer whose feature names the role (content, cue or source), tied by any relation layer. A layer may also bear
the role in its own name ("webanno.custom.Cue"). Slot features are not read.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quoteattr.corpora.gold import GoldArticle
from quoteattr.corpora.linked import LinkedSpan, Place, assemble, read_lines, role_of
from quoteattr.types import Article

_TOKEN = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t")
_UNIT = re.compile(r"(.*?)(?:\[(\d+)\])?\Z", re.DOTALL)
_BASE = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?\Z")
_ESCAPED = re.compile(r"\\(.)")
_BARS = re.compile(r"(?<!\\)\|")


class _Column(NamedTuple):
    layer: str
    feature: str
    kind: str  # SP, RL or CH, as in the header


class _Token(NamedTuple):
    name: str
    start: int
    end: int
    cells: tuple[str, ...]
    place: Place


def read_webanno(path: Path) -> GoldArticle:
    """Read one exported file.

    Space between sentences is not in the file: one character becomes a space, more become line breaks.
    Raises InputError for a file of another format, and for lines that do not fit.
    """
    lines = read_lines(path)
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        raise Place(path, 1).error("no '#FORMAT=WebAnno TSV 3...'; export the document as WebAnno TSV v3.")
    columns = list(_columns(lines))
    text, to_character = _text(lines, path)
    tokens = list(_tokens(lines, columns, text, to_character, path))
    spans = _spans(tokens, columns, text)
    if not spans and tokens:
        raise Place(path, 1).error("no span is labelled content, cue or source, in a feature or by its layer's name.")
    return assemble(Article(text=text, id=path.stem), spans, list(_links(tokens, columns, spans)))


def _columns(lines: list[str]) -> Iterator[_Column]:
    for line in lines:
        if line.startswith(("#T_SP=", "#T_RL=", "#T_CH=")):
            kind = line[3:5]
            layer, *features = line[6:].rstrip("\r").split("|")
            for feature in features or [""]:
                yield _Column(layer, feature, kind)


def _text(lines: list[str], path: Path) -> tuple[str, dict[int, int]]:
    """The text, and its character at each offset of the file, which counts UTF-16 units."""
    units = bytearray()
    sentence: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#Text="):
            sentence.append(_ESCAPED.sub(_plain, line.removeprefix("#Text=").rstrip("\r")))
        elif sentence and (match := _TOKEN.match(line)):
            gap = int(match[2]) - len(units) // 2
            if gap < 0:
                raise Place(path, number).error(f"the sentence begins at {match[2]}, inside the one before it.")
            units += ((" " if gap == 1 else "\n") * gap if units else " " * gap).encode("utf-16-le")
            units += "\n".join(sentence).encode("utf-16-le")
            sentence = []
    text = units.decode("utf-16-le")
    to_character, position = {}, 0
    for index, character in enumerate(text):
        to_character[position] = index
        position += 2 if ord(character) > 0xFFFF else 1
    to_character[position] = len(text)
    return text, to_character


def _plain(match: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t", "r": "\r"}.get(match[1], match[1])


def _tokens(
    lines: list[str], columns: list[_Column], text: str, to_character: dict[int, int], path: Path
) -> Iterator[_Token]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(path, number)
        match = _TOKEN.match(line)
        if not match:
            raise place.error(f"{line!r} is not a token; it must begin with '1-1<tab>0-3<tab>Ann'.")
        fields = line.rstrip("\r").split("\t")
        cells = tuple(fields[3 : 3 + len(columns)])
        if len(cells) < len(columns):
            raise place.error(f"{len(cells)} columns of annotation where the header names {len(columns)}.")
        start, end = (to_character.get(int(offset), -1) for offset in match.group(2, 3))
        word = _ESCAPED.sub(_plain, fields[2])
        if start < 0 or text[start:end] != word:
            raise place.error(f"the token {word!r} is not what the text has at {match[2]}-{match[3]}.")
        yield _Token(match[1], start, end, cells, place)


def _spans(tokens: list[_Token], columns: list[_Column], text: str) -> dict[str, LinkedSpan]:
    """Spans by key: layer and disambiguation number, or layer and token where there is none."""
    spans: dict[str, LinkedSpan] = {}
    for token in tokens:
        for column, cell in zip(columns, token.cells, strict=True):
            if column.kind != "SP" or cell == "_":
                continue
            for unit in _BARS.split(cell):
                match = _UNIT.match(unit)
                value = _ESCAPED.sub(_plain, match[1]) if match else unit
                label = value if role_of(value) else re.split(r"[./]", column.layer)[-1]
                if not role_of(label):
                    continue
                key = _key(column.layer, match[2] if match else None, token.name)
                known = spans.get(key)
                start = known.pieces[0][0] if known else token.start
                spans[key] = LinkedSpan(label, ((start, token.end),), known.place if known else token.place)
    return spans


def _key(layer: str, number: str | None, token: str) -> str:
    return f"{layer}[{number}]" if number and number != "0" else f"{layer} {token}"


def _links(
    tokens: list[_Token], columns: list[_Column], spans: dict[str, LinkedSpan]
) -> Iterator[tuple[str, str, Place]]:
    """A relation stands on the first token of the span that it goes to, and names the first token of the other."""
    layers = [column.layer for column in columns if column.kind == "SP"]
    for token in tokens:
        for column, cell in zip(columns, token.cells, strict=True):
            if column.kind != "RL" or not column.feature.startswith("BT_") or cell == "_":
                continue
            base = column.feature.removeprefix("BT_")
            for unit in _BARS.split(cell):
                match = _BASE.match(unit)
                if not match:
                    raise token.place.error(f"{unit!r} is not a relation; it must read '1-3' or '1-3[2_1]'.")
                here = [base] if base in layers else layers
                left = [key for layer in here if (key := _key(layer, match[2], match[1])) in spans]
                right = [key for layer in here if (key := _key(layer, match[3], token.name)) in spans]
                if left and right:
                    yield left[0], right[0], token.place
