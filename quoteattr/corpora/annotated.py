"""Read annotated articles for training and evaluation, in whichever form they come.

- **JSON lines** of our own: ``{"id", "text", "attributions": [...]}``, an attribution being
  ``{"content": [[s, e]], "cue": [[s, e]], "source": [[s, e]]}`` with half-open character offsets; a content may have
  several pieces, cue and source may be missing. Lines with ``"complete": false`` (`quoteattr review`) are passed over.
- **brat**: ``NAME.txt`` with ``NAME.ann``.
- **INCEpTION, WebAnno**: WebAnno TSV 3.
- **Prodigy**: its JSON lines.
- **spaCy**: a ``DocBin`` (``.spacy``) with ``doc.spans["quoteattr"]``.

A folder stands for all such files in it and below.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quoteattr.corpora.brat import read_brat
from quoteattr.corpora.docbin import read_docbin
from quoteattr.corpora.gold import EXTRACTED, GoldArticle, GoldAttribution, Spans, is_extracted
from quoteattr.corpora.kinds import inside_marks, kind_of
from quoteattr.corpora.linked import ROLES, Place, check_pieces, read_lines
from quoteattr.corpora.prodigy import is_prodigy, read_prodigy
from quoteattr.corpora.webanno import read_webanno
from quoteattr.errors import ArticleError, InputError
from quoteattr.types import Article

SUFFIXES = (".jsonl", ".ann", ".tsv", ".spacy")
_ABOUT = ("title", "outlet", "published", "url", "wire", "dateline")


def read_annotated(*paths: str | Path) -> tuple[GoldArticle, ...]:
    """All articles of the files and folders, in their order; ids are unique.

    Raises InputError, which names file, line and what is wrong, for the first annotation that does not fit, for a
    file of unknown form, and where nothing is annotated.
    """
    found = [article for path in paths for file in _files(Path(path)) for article in _read(file)]
    if not found:
        raise InputError(f"No annotated article in {', '.join(map(str, paths)) or 'no file'}.")
    seen: set[str] = set()
    for article in found:
        if article.id in seen:
            raise InputError(f"Two articles have the id {article.id!r}; every article needs its own.")
        seen.add(article.id)
    return tuple(found)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        if not files:
            raise InputError(f"No file that ends in {', '.join(SUFFIXES)} in {path}.")
        return files
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if path.suffix == ".txt" and path.with_suffix(".ann").is_file():
        return [path.with_suffix(".ann")]
    if path.suffix not in SUFFIXES:
        raise InputError(f"{path} ends in {path.suffix!r}; annotated files end in {', '.join(SUFFIXES)}.")
    return [path]


def _read(path: Path) -> Iterable[GoldArticle]:
    if path.suffix == ".ann":
        return [read_brat(path)]
    if path.suffix == ".tsv":
        return [read_webanno(path)]
    return read_docbin(path) if path.suffix == ".spacy" else _json_lines(path)


def _json_lines(path: Path) -> Iterator[GoldArticle]:
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        place = Place(path, number)
        try:
            row = json.loads(line)
        except ValueError as error:
            raise place.error(f"not JSON: {error}") from error
        if not isinstance(row, dict):
            raise place.error(f"an article is an object with 'text' and 'attributions', not {type(row).__name__}.")
        if row.get("complete") is False:
            continue
        article = read_prodigy(row, place) if is_prodigy(row) else _ours(row, place)
        if article is not None:
            yield article


def _ours(row: Mapping[str, Any], place: Place) -> GoldArticle:
    text, items = row.get("text"), row.get("attributions")
    if is_extracted(row):
        raise place.error(EXTRACTED)
    if not isinstance(text, str) or not isinstance(items, list):
        raise place.error("an article needs 'text' (a string) and 'attributions' (a list).")
    quoted = inside_marks(text)
    try:
        about: dict[str, Any] = {key: row.get(key) for key in _ABOUT}
        article = Article(text=text, id=str(row.get("id") or place.number), **about)
    except ArticleError as error:
        raise place.error(str(error)) from error
    return GoldArticle(
        article=article,
        attributions=tuple(_attribution(item, n, text, quoted, place) for n, item in enumerate(items, 1)),
    )


def _attribution(item: Any, number: int, text: str, quoted: list[bool], place: Place) -> GoldAttribution:
    if not isinstance(item, dict) or not item.get("content"):
        raise place.error(f"attribution {number} has no 'content'.")
    spans = {role: _spans(item.get(role), text, f"{role} of attribution {number}", place) for role in ROLES}
    return GoldAttribution(
        id=str(item.get("id") or f"q{number}"),
        kind=kind_of(text, spans["content"], quoted),
        content=spans["content"],
        cue=spans["cue"],
        source=spans["source"],
    )


def _spans(value: Any, text: str, what: str, place: Place) -> Spans:
    try:
        pieces = tuple((int(start), int(end)) for start, end in value or ())
    except (TypeError, ValueError) as error:
        raise place.error(f"{what} is {value!r}; it must be a list of [start, end].") from error
    return check_pieces(text, what, pieces, place)
