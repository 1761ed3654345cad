"""What a news page says about its article: JSON-LD first, then Open Graph and other meta tags, then what is seen."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from quoteattr.ingest.jsonld import GENRES, Graph, kinds, text_of
from quoteattr.ingest.names import split_authors
from quoteattr.ingest.outlets import Outlets, domain_of, load_outlets
from quoteattr.ingest.published import parse_published

_META = {
    "title": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "parsely-site", "dc.publisher", "publisher", "cre"),
    "published": (
        "article:published_time", "article:published", "datepublished", "og:published_time", "parsely-pub-date",
        "sailthru.date", "publish-date", "publish_date", "publication_date", "pubdate", "pdate", "dc.date.issued",
        "dcterms.created", "dc.date", "date", "cxenseparse:recs:publishtime",
    ),
    "authors": ("author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcsext.author"),
    "section": ("article:section", "parsely-section", "section", "articlesection", "og:article:section"),
    "language": ("inlanguage", "content-language", "dc.language", "language", "og:locale"),
    "url": ("og:url", "twitter:url", "parsely-link"),
}  # fmt: skip
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’\-]*(?: (?:de|da|van|von|al|bin|der|den|la|le|del|di|du)\b| [A-ZÀ-Þ][\w.'’\-]*){1,4}"
)
_BY = re.compile(r"(?:written |reported )?by:?|(?:author|auteur|autor|autore)s?\s*:", re.IGNORECASE)
_BY_NAME = re.compile(rf"(?:{_BY.pattern})\s+(.{{3,120}})", re.IGNORECASE)
_JOINTS = {"and", "&", ",", "and,", ", and", "|", ";"}
_SEEN = 40  # pieces of text below the headline in which a byline is looked for
_SILENT = {"script", "style", "svg", "noscript", "template", "button", "option"}

Value = tuple[Any, str]


class Page:
    """The parsed page. `metadata` is {field of Article: (value, where it stands)}."""

    def __init__(self, tree: Any, url: str | None = None, outlets: Outlets | None = None) -> None:
        self.tree = tree
        self.outlets = outlets or load_outlets()
        self.meta = _meta_tags(tree)
        self.window_title = _line(tree.findtext(".//title"))
        canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
        self.url, self.url_origin = self._own_url(canonical, url)
        self.domain = domain_of(self.url)
        self.headline = self._visible_headline()
        scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
        self.graph = Graph(scripts)
        titles = [title for title in (self.window_title, *self._metas("title")) if title]
        self.article = self.graph.article(titles, self.url) or {}

    def metadata(self) -> dict[str, Value]:
        """What is known, each with its origin; the first that states a field counts."""
        found: dict[str, Value] = {}
        if self.url:
            found["url"] = (self.url, self.url_origin)
        for name, value, origin in (*self._from_headline(), *self._from_json(), *self._from_meta(), *self._from_view()):
            if value:
                found.setdefault(name, (value, origin))
        outlet = self._outlet(found.get("outlet"))
        if outlet:
            found["outlet"] = outlet
        self._without_the_outlet(found)
        return found

    def _own_url(self, canonical: str, given: str | None) -> tuple[str | None, str]:
        if domain_of(canonical):
            return canonical, "link canonical"
        for name in _META["url"]:
            if domain_of(self.meta.get(name)):
                return self.meta[name], f"meta {name}"
        return given, "the address it was read from"

    def _metas(self, name: str) -> list[str]:
        return [self.meta[key] for key in _META[name] if key in self.meta]

    def _visible_headline(self) -> Any:
        """The h1 that the window's title begins with; it is what readers see, and the search engines' may differ."""
        for heading in self.tree.iter("h1"):
            text = _line(heading.text_content())
            if len(text) >= 12 and self.window_title.casefold().startswith(text.casefold()):
                return heading
        return None

    def _from_headline(self) -> Iterator[tuple[str, Any, str]]:
        if self.headline is not None:
            yield "title", _line(self.headline.text_content()), "h1"

    def _from_json(self) -> Iterator[tuple[str, Any, str]]:
        article, graph = self.article, self.graph
        for name, key in (("title", "headline"), ("section", "articleSection"), ("language", "inLanguage")):
            yield name, text_of(article.get(key)), f"JSON-LD {key}"
        yield "title", text_of(article.get("alternativeHeadline")), "JSON-LD alternativeHeadline"
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield "published", parse_published(text_of(article.get(key))), f"JSON-LD {key}"
        for key in ("author", "creator"):
            yield "authors", tuple(_people(graph.people(article.get(key)))), f"JSON-LD {key}"
            for item in _listed(article.get(key)):
                yield "wire", self.outlets.agency(graph.name(item)), f"JSON-LD {key}"
        for key in ("sourceOrganization", "provider"):
            yield "wire", self.outlets.agency(graph.name(article.get(key))), f"JSON-LD {key}"
        for key in ("publisher", "isPartOf"):
            yield "outlet", graph.name(article.get(key)), f"JSON-LD {key}"
        for kind in kinds(article):
            yield "genre", GENRES.get(kind), "JSON-LD @type"

    def _from_meta(self) -> Iterator[tuple[str, Any, str]]:
        opinion = self.meta.get("article:opinion", "").lower()
        yield "genre", {"true": "opinion", "false": "news"}.get(opinion), "meta article:opinion"
        for name in ("title", "outlet", "published", "authors", "section", "language"):
            for key in _META[name]:
                value: Any = self.meta.get(key)
                if value and name == "published":
                    value = parse_published(value)
                elif value and name == "authors":
                    value = tuple(_people([value]))
                yield name, value, f"meta {key}"
        yield "language", self.tree.get("lang"), "html lang"

    def _from_view(self) -> Iterator[tuple[str, Any, str]]:
        """What readers see: heading, byline below it, the clock in a time element."""
        heading = self.headline if self.headline is not None else next(self.tree.iter("h1"), None)
        if heading is not None:
            yield "title", _line(heading.text_content()), "h1"
            yield "authors", tuple(_people(_byline(heading))), "the byline below the headline"
        yield "title", re.split(r" [|–—-] ", self.window_title)[0], "title"
        for element in self.tree.xpath("//*[@itemprop='datePublished']")[:1]:
            stated = element.get("datetime") or element.get("content")
            yield "published", parse_published(stated), "itemprop datePublished"

    def _outlet(self, stated: Value | None) -> Value | None:
        """The outlet by the name of the table where this is another spelling of it, so that all its pages agree."""
        known = self.outlets.by_domain(self.domain)
        if stated is None:
            ending = re.split(r" [|–—-] ", self.window_title)[-1].strip()
            by_title = self.outlets.by_name(ending)
            return (by_title.name, "title") if by_title and known is None else None
        value, origin = _clean_outlet(stated[0]), stated[1]
        if known and self.outlets.by_name(value) is not None:
            same = {known.name.casefold(), *(alias.casefold() for alias in known.aliases)}
            return (known.name if value.casefold() in same else value, origin)
        if domain_of(f"https://{value}"):  # "www.example.com" is no name
            return (known.name, "the table of outlets") if known else (value, origin)
        return value, origin

    def _without_the_outlet(self, found: dict[str, Value]) -> None:
        """An outlet that signs its own article is no author."""
        if "authors" not in found:
            return
        outlet = found["outlet"][0] if "outlet" in found else None
        known = self.outlets.by_domain(self.domain)
        own = {name.casefold() for name in (outlet, *((known.name, *known.aliases) if known else ())) if name}
        authors = tuple(name for name in found["authors"][0] if name.casefold() not in own)
        if not authors:
            del found["authors"]
            heading = self.headline
            seen = (
                tuple(name for name in _people(_byline(heading)) if name.casefold() not in own)
                if heading is not None
                else ()
            )
            if seen:
                found["authors"] = (seen, "the byline below the headline")
        else:
            found["authors"] = (authors, found["authors"][1])


def _line(text: str | None) -> str:
    return " ".join((text or "").replace("\xad", "").replace("\u200b", "").split())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _meta_tags(tree: Any) -> Mapping[str, str]:
    """{name in lower case: content} of the meta tags; the first of a name counts."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = _line(tag.get("content"))
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _clean_outlet(value: str) -> str:
    """ "Deutsche Welle (www.dw.com)" without its address."""
    return re.sub(r"\s*\((?:https?://)?(?:www\.)?[\w.-]+\.\w+/?\)", "", value).strip()


def _people(values: list[str]) -> list[str]:
    """Names out of bylines; addresses and handles are none, names in capitals get their small letters."""
    names = [_clean_outlet(name) for value in values for name in split_authors(value)]
    return [name for name in names if not re.search(r"https?:|www\.|[@/#\[]|\.com\b", name) and 2 < len(name) < 60]


def _byline(heading: Any) -> list[str]:
    """Names behind "By" among the pieces of text that follow the headline."""
    pieces = list(islice(_text_after(heading), _SEEN))
    for index, piece in enumerate(pieces):
        if _BY.fullmatch(piece):
            return list(_names_from(pieces[index + 1 : index + 12]))
        if (match := _BY_NAME.fullmatch(piece)) and (names := _NAME.match(match[1])) and len(piece) < 120:
            return [name for name in split_authors(match[1]) if _NAME.fullmatch(name)] or [names[0]]
    return []


def _names_from(pieces: list[str]) -> Iterator[str]:
    expected = True
    for piece in pieces:
        if piece.casefold() in _JOINTS:
            expected = True
        elif expected and (names := [name for name in split_authors(piece) if _NAME.fullmatch(name)]):
            yield from names
            expected = piece.rstrip().endswith((",", " and", "&"))
        else:
            return


def _text_after(heading: Any) -> Iterator[str]:
    """Pieces of visible text behind an element, in the order of the document."""
    element = heading
    while element is not None:
        if tail := _line(element.tail):
            yield tail
        following = element.getnext()
        if following is None:
            element = element.getparent()
            continue
        yield from _visible(following)
        element = following


def _visible(element: Any) -> Iterator[str]:
    """Pieces of visible text inside an element, without its tail; walks with a stack of its own, however deep it is."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    silent = 0

    for event, node in iterwalk(element, events=("start", "end")):
        hidden = not isinstance(node.tag, str) or node.tag in _SILENT
        if event == "start":
            silent += hidden
            if not silent and (text := _line(node.text)):
                yield text
        else:
            silent -= hidden
            if not silent and node is not element and (tail := _line(node.tail)):
                yield tail
