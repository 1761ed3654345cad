"""Gold articles: one JSON line an article, in the form that PolNeAR (Newell et al. 2018) has here.

An article is ``{"id", "text", "outlet", "published", "title", "attributions": [...]}``, an attribution
``{"id", "kind", "content", "cue", "source"}`` with lists of half-open character spans. Speakers and dates stand either
in the attribution itself (GUM) or in a second file with a line for each attribution (PolNeAR's ``dev_speakers.jsonl``).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from quoteattr.errors import InputError
from quoteattr.types import Article, Kind

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """Who said it and when, as an annotator judged.

    name: the fullest name of the article, None where nobody can be named. names: other accepted forms.
    date: normalised as `QuoteDate.iso`; date_text: the expression as written.
    """

    name: str | None
    names: tuple[str, ...] = ()
    type: str = "PERSON"
    date: str | None = None
    date_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One annotated attribution; content, cue and source may be in several pieces."""

    id: str
    kind: Kind
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: GoldSpeaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with its attributions. optional: contents that count neither way, found or not."""

    article: Article
    attributions: tuple[GoldAttribution, ...]
    optional: tuple[Spans, ...] = ()

    @property
    def id(self) -> str:
        return self.article.id or ""

    @property
    def text(self) -> str:
        return self.article.text


def read_gold(path: str | Path, speakers: str | Path | None = None) -> tuple[GoldArticle, ...]:
    """Read gold articles, in the order of the file.

    speakers: a file with speakers and dates, one attribution a line. Borderline cases are read from
    ``NAME_optional.jsonl`` beside ``NAME.jsonl`` if that exists. Lines with ``"complete": false`` (`quoteattr review`)
    are passed over: what is undecided in them is no gold.

    Raises InputError for a missing file, a line that is no JSON, or an article without text and attributions.
    """
    path = Path(path)
    extra = path.with_name(f"{path.stem}_optional.jsonl")
    optional = _by_article(extra) if extra.is_file() else {}
    annotated = _by_article(Path(speakers)) if speakers is not None else {}
    articles = []
    for number, row in _rows(path):
        if isinstance(row, dict) and row.get("complete") is False:
            continue
        try:
            gold = _article(row, [spans_of(item["content"]) for item in optional.get(row["id"], ())])
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}, line {number}: {_complaint(row, error)}") from error
        articles.append(_with_speakers(gold, annotated.get(gold.id, ())))
    return tuple(articles)


def _complaint(row: Any, error: Exception) -> str:
    if is_extracted(row):
        return EXTRACTED
    came = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return (
        f"{came}. An annotated article needs 'id', 'text' and 'attributions', each with 'id', 'kind' and spans in "
        "'content', 'cue' and 'source'."
    )


def is_extracted(row: Any) -> bool:
    """Whether a line of JSON is what `quoteattr extract` wrote."""
    return isinstance(row, Mapping) and {"article", "quotes"} <= set(row)


#: What to say of such a line where annotations are asked for.
EXTRACTED = (
    "this is what `quoteattr extract` found, and no annotation of a person's; go through it with `quoteattr review`, "
    "and give the corrections that it saves."
)


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"Cannot read {path}: {error}. It must be a UTF-8 file with one JSON object a line."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}, line {number} is not JSON: {error}") from error


def _by_article(path: Path) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for number, row in _rows(path):
        if not isinstance(row, dict) or "doc" not in row:
            raise InputError(f"{path}, line {number} names no article; it needs 'doc', the article's id.")
        grouped.setdefault(row["doc"], []).append(row)
    return grouped


def _article(row: Mapping[str, Any], optional: list[Spans]) -> GoldArticle:
    kept: dict[str, Any] = {key: row.get(key) for key in ("id", "title", "outlet", "published", "url", "wire")}
    return GoldArticle(
        article=Article(text=row["text"], authors=row.get("author") or (), **kept),
        attributions=tuple(_attribution(item) for item in row["attributions"]),
        optional=tuple(optional),
    )


def _attribution(item: Mapping[str, Any]) -> GoldAttribution:
    return GoldAttribution(
        id=item["id"],
        kind=cast(Kind, item["kind"]),
        content=spans_of(item["content"]),
        cue=spans_of(item.get("cue")),
        source=spans_of(item.get("source")),
        speaker=_speaker(item) if "speaker" in item else None,
    )


def _speaker(item: Mapping[str, Any]) -> GoldSpeaker:
    return GoldSpeaker(
        name=item["speaker"],
        names=tuple(item.get("names") or ()),
        type=item.get("type") or "PERSON",
        date=item.get("date"),
        date_text=item.get("date_text"),
    )


def _with_speakers(gold: GoldArticle, rows: Any) -> GoldArticle:
    by_id = {row["id"]: _speaker(row) for row in rows}
    if not by_id:
        return gold
    return replace(
        gold, attributions=tuple(replace(att, speaker=by_id.get(att.id, att.speaker)) for att in gold.attributions)
    )


def spans_of(value: Any) -> Spans:
    """Spans as JSON has them, [[start, end], ...] or null, as tuples. Raises TypeError or ValueError for others."""
    return tuple((int(start), int(end)) for start, end in value or ())
