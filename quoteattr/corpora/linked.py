"""Labelled spans and links between them, as annotation tools export them, made into attributions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from quoteattr.corpora.gold import GoldArticle, GoldAttribution, Spans
from quoteattr.corpora.kinds import inside_marks, kind_of
from quoteattr.errors import InputError
from quoteattr.types import Article

ROLES = ("content", "cue", "source")


class Place(NamedTuple):
    """Where an annotation was read: a file and its line, or for files without lines the number of the document."""

    file: Path
    number: int
    unit: str = "line"

    def error(self, message: str) -> InputError:
        return InputError(f"{self.file}, {self.unit} {self.number}: {message}")


class LinkedSpan(NamedTuple):
    """One annotated span, in one or more pieces. label: as in the file, of which `role_of` makes a role."""

    label: str
    pieces: Spans
    place: Place


def role_of(label: str) -> str | None:
    """ "content", "cue" or "source" for these labels in any case; None for labels that are none of ours."""
    role = label.strip().lower()
    return role if role in ROLES else None


def check_pieces(text: str, role: str, pieces: Spans, place: Place) -> Spans:
    """The pieces in the order of the text.

    Raises InputError for one that is empty, reversed, blank, outside the text, or overlaps another.
    """
    ordered = tuple(sorted(pieces))
    for start, end in ordered:
        if not 0 <= start < end <= len(text):
            raise place.error(f"the {role} {start}-{end} does not fit the text, which has {len(text)} characters.")
        if not text[start:end].strip():
            raise place.error(f"the {role} {start}-{end} holds nothing but space.")
    for (_, end), (start, _) in pairwise(ordered):
        if start < end:
            raise place.error(f"two pieces of one {role} overlap at {start}-{end}.")
    return ordered


def assemble(article: Article, spans: Mapping[str, LinkedSpan], links: Iterable[tuple[str, str, Place]]) -> GoldArticle:
    """Attributions from spans by id and links between ids, in either direction, whatever the links are called.

    Contents that are linked to each other or to the same cue are the pieces of one attribution; a cue or source
    belongs to the contents that it is linked to, directly or (a source) through their cue. A source may serve several
    attributions. Spans and links with other labels are left alone.

    Raises InputError for spans that do not fit the text, and for a cue or source that belongs to no content.
    """
    ours = {key: span for key, span in spans.items() if role_of(span.label)}
    if spans and not ours:
        labels = ", ".join(sorted({span.label for span in spans.values()}))
        place = next(iter(spans.values())).place
        raise place.error(f"no span is labelled content, cue or source; the labels here are: {labels}.")
    for span in ours.values():
        check_pieces(article.text, role_of(span.label) or "", span.pieces, span.place)
    near = _neighbours(spans, ours, links)
    quoted = inside_marks(article.text)
    used: set[str] = set()
    attributions = []
    for number, contents in enumerate(_groups(ours, near), 1):
        cues = _linked(contents, "cue", ours, near)
        sources = _linked([*contents, *cues], "source", ours, near)
        used.update(contents, cues, sources)
        content, cue, source = (_pieces(keys, ours) for keys in (contents, cues, sources))
        kind = kind_of(article.text, content, quoted)
        attributions.append(GoldAttribution(id=f"q{number}", kind=kind, content=content, cue=cue, source=source))
    for key in sorted(ours.keys() - used, key=lambda key: ours[key].pieces):
        start, end = ours[key].pieces[0]
        what = f"the {role_of(ours[key].label)} {article.text[start:end]!r}"
        raise ours[key].place.error(f"{what} belongs to no content; link it to one, or take it out.")
    return GoldArticle(article=article, attributions=tuple(attributions))


def _neighbours(
    spans: Mapping[str, LinkedSpan], ours: Mapping[str, LinkedSpan], links: Iterable[tuple[str, str, Place]]
) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {key: [] for key in ours}
    for left, right, place in links:
        for end in (left, right):
            if end not in spans:
                raise place.error(f"a link names {end!r}, which is not an annotated span.")
        if left in ours and right in ours:
            near[left].append(right)
            near[right].append(left)
    return near


def _groups(ours: Mapping[str, LinkedSpan], near: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Ids of the contents of each attribution, in the order of the text."""
    contents = _of_role(ours, "content", ours)
    seen: set[str] = set()
    groups = []
    for content in contents:
        group, waiting = [], [content]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                group += [key] if role_of(ours[key].label) == "content" else []
                waiting += [other for other in near[key] if role_of(ours[other].label) != "source"]
        if group:
            groups.append(_of_role(group, "content", ours))
    return groups


def _linked(
    keys: Iterable[str], role: str, ours: Mapping[str, LinkedSpan], near: Mapping[str, Sequence[str]]
) -> list[str]:
    return _of_role({other for key in keys for other in near[key]}, role, ours)


def _of_role(keys: Iterable[str], role: str, ours: Mapping[str, LinkedSpan]) -> list[str]:
    return sorted((key for key in keys if role_of(ours[key].label) == role), key=lambda key: ours[key].pieces)


def _pieces(keys: Iterable[str], ours: Mapping[str, LinkedSpan]) -> Spans:
    return tuple(sorted({piece for key in keys for piece in ours[key].pieces}))


def read_lines(
    path: Path, read: Callable[[Path], str] = lambda path: path.read_text(encoding="utf-8-sig")
) -> list[str]:
    """The lines of a UTF-8 file. Raises InputError where it cannot be read.

    Only a line feed ends a line: JSON and annotated text may hold the other separators that Unicode knows.
    """
    try:
        return read(path).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot read {path}: {error}. It must be a UTF-8 text file.") from error
