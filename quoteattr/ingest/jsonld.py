"""schema.org in a page: the object of the page's own article, and the names in it."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report)$")
#: What the kind of article says of news and opinion; plain NewsArticle says nothing, since columns carry it too.
GENRES = {
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "ReviewNewsArticle": "review",
    "ReportageNewsArticle": "news",
    "SatiricalArticle": "satire",
}
_DEEPEST = 6


class Graph:
    """All objects of a page's JSON-LD, with references by @id resolved."""

    def __init__(self, scripts: list[str]) -> None:
        self.objects: list[Mapping[str, Any]] = [item for script in scripts for item in _objects(_parsed(script), 0)]
        self._by_id: dict[str, Mapping[str, Any]] = {}
        for item in self.objects:
            identity = item.get("@id")
            if isinstance(identity, str) and len(item) > 1:
                self._by_id.setdefault(identity, item)

    def article(self, titles: list[str], url: str | None) -> Mapping[str, Any] | None:
        """The object of this page's article: of several the one with its URL or its title, else the first."""
        articles = [item for item in self.objects if any(_ARTICLE.search(kind) for kind in kinds(item))]
        known = [title.casefold() for title in titles]

        def fits(item: Mapping[str, Any]) -> int:
            headline = text_of(item.get("headline") or item.get("name")) or ""
            same_title = bool(headline) and any(headline.casefold() in title for title in known)
            return 2 * (url is not None and url in (item.get("url"), item.get("@id"))) + same_title

        return max(articles, key=fits) if articles else None

    def resolve(self, value: Any) -> Any:
        """The object that a reference points to; other values as they are."""
        if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value

    def name(self, value: Any) -> str | None:
        """The name of a person or an organisation, given as text, object, reference or list (then of the first)."""
        if isinstance(value, list):
            return next((name for item in value if (name := self.name(item))), None)
        value = self.resolve(value)
        return text_of(value.get("name") if isinstance(value, Mapping) else value)

    def people(self, value: Any) -> list[str]:
        """Names of authors that are not said to be organisations."""
        items = value if isinstance(value, list) else [value]
        resolved = [self.resolve(item) for item in items]
        names = [self.name(item) for item in resolved if not _is_organisation(item)]
        return [name for name in names if name and not name.startswith(("http://", "https://"))]


def kinds(item: Mapping[str, Any]) -> list[str]:
    """The @type of an object, which may be several."""
    value = item.get("@type")
    return [kind for kind in (value if isinstance(value, list) else [value]) if isinstance(kind, str)]


def text_of(value: Any) -> str | None:
    """A JSON value as one line of text; None for what is none."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).replace("\xad", "").split()) or None


def _is_organisation(item: Any) -> bool:
    return isinstance(item, Mapping) and any("Organization" in kind or kind == "WebSite" for kind in kinds(item))


def _parsed(script: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*$", "", script.strip()).strip(" ;\n")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Objects at the top, in lists, in @graph, and those that stand in others as what the page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for inside in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "isPartOf"):
            yield from _objects(value.get(inside), depth + 1)
