"""Articles too long to be read in one piece: read part by part, and put together again.

Tagger and parser keep some 4 kB a character until a text is read, so that 10 MB would take 40 GB.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from quoteattr.types import Article, Quote, Speaker, TextSpan

#: The most characters that are read in one piece: a newspaper's longest report ten times over.
MOST = 200_000
#: How far before the end of a part a better place to cut is looked for, in characters.
NEAR = 20_000

#: Where a part may end, the best place first: a blank line, a line's end, a sentence's end, a space.
_ENDS = tuple(map(re.compile, (r"\n\s{0,9}\n", r"\n", r"[.!?][\"”’']? ", r"\s")))


def split_parts(article: Article, most: int = MOST) -> Iterator[tuple[int, Article]]:
    """The parts of an article with the offset of each: the article itself where it is short enough."""
    text, start = article.text, 0
    while len(text) - start > most:
        end = _end(text, start, most)
        yield start, replace(article, text=text[start:end], title=None if start else article.title)
        start = end
    yield start, replace(article, text=text[start:], title=None) if start else article


def _end(text: str, start: int, most: int) -> int:
    limit = start + most
    for pattern in _ENDS:
        ends = [match.end() for match in pattern.finditer(text, max(start, limit - NEAR), limit)]
        if ends:
            return ends[-1]
    return limit


def join_parts(article: Article, parts: Iterable[tuple[int, tuple[Quote, ...]]]) -> tuple[Quote, ...]:
    """The quotations of the parts as those of the article: ids told apart by part, one speaker for one name."""
    found: list[Quote] = []
    ids: dict[tuple[str, str], str] = {}
    for number, (offset, quotes) in enumerate(parts):
        for quote in quotes:
            moved: Quote = _moved(quote, offset) if offset else quote
            speaker = moved.speaker and _known(moved.speaker, number, ids)
            found.append(
                replace(
                    moved,
                    id=_of_part(moved.id, number),
                    parent=moved.parent and _of_part(moved.parent, number),
                    speaker=speaker,
                    section=moved.section if not number or moved.section == "caption" else "body",
                    article=article,
                )
            )
    return tuple(found)


def _of_part(name: str, number: int) -> str:
    return f"{name}.{number}" if number else name


def _known(speaker: Speaker, number: int, ids: dict[tuple[str, str], str]) -> Speaker:
    """An unnamed speaker or the author of one part need not be that of another; a name is one speaker."""
    own = _of_part(speaker.id, number)
    return replace(speaker, id=own if speaker.type == "UNNAMED" else ids.setdefault((speaker.type, speaker.name), own))


def _moved(value: Any, offset: int) -> Any:
    """A quotation, or what is in one, with every span moved."""
    if isinstance(value, TextSpan):
        return TextSpan(start=value.start + offset, end=value.end + offset, text=value.text)
    if isinstance(value, tuple):
        return tuple(_moved(item, offset) for item in value)
    if is_dataclass(value) and not isinstance(value, (Article, type)):
        return replace(value, **{field.name: _moved(getattr(value, field.name), offset) for field in fields(value)})
    return value
