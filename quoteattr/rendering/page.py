"""One self-contained HTML page of articles with their quotations marked in place, and the speakers beside them.

It needs no network and loads nothing. Whatever comes from an article is escaped, and a content security policy lets the
page's own script run and no other.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import urlsplit

from quoteattr.rendering.knowledge import card, cells, row, signs
from quoteattr.rendering.segments import CONTENT, CUE, DATE, SOURCE, VIA, Part, Segment, paragraphs, parts_of, segments
from quoteattr.rendering.voices import Voice, voices
from quoteattr.surrogates import without_surrogates
from quoteattr.types import Article, Quote
from quoteattr.wording import counted

LONG = 300  # quotations from which on a browser should lay out only what is near the screen
BLOCK = 10  # paragraphs that it lays out together
MANY = 60  # speakers from which on the same holds for their list
LINE = 80  # characters, about, of a line on the page

_TAG = re.compile(r"<[^>]*>")

Sections = Sequence[tuple[int, int, str]]  # start, end and label, as the sections layer has them


def articles_page(pairs: Iterable[tuple[Article, Iterable[Quote]]], sections: Sections = ()) -> str:
    """The page. pairs: articles with their quotations; sections: of the first article, where they are known."""
    groups = [(article, list(of_article)) for article, of_article in pairs]
    quotes = [quote for _, of_article in groups for quote in of_article]
    people, numbers = voices(quotes)
    long = len(quotes) > LONG
    bodies, first = [], 0
    for place, (article, of_article) in enumerate(groups):
        marked = _Marked(of_article, [people[number] for number in numbers[first : first + len(of_article)]], first)
        heading = article.title or (article.id or f"Article {place + 1}" if len(groups) > 1 else None)
        bodies.append(_article(article, heading, marked, sections if place == 0 else (), long))
        first += len(of_article)
    script = _file("page.js")
    named = [voice for voice in people if voice.name]
    return without_surrogates(
        Template(_file("page.html")).substitute(
            language=escape(groups[0][0].language if groups else "en"),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            title=escape(_title(groups)),
            style=_file("page.css"),
            articles="\n".join(bodies),
            count=counted(len(quotes), "quotation"),
            rows="" if long else "\n".join(row(n, quote) for n, quote in enumerate(quotes)),
            speaker_count=counted(len(named), "speaker"),
            many=" many" if len(people) > MANY else "",
            speakers="\n".join(map(_speaker, people)),
            cards=_json([card(quote, people[number]) for quote, number in zip(quotes, numbers, strict=True)]),
            cells=_json([cells(quote) for quote in quotes] if long else []),
            script=script,
        )
    )


def _title(groups: list[tuple[Article, list[Quote]]]) -> str:
    if len(groups) != 1:
        return counted(len(groups), "article")
    return groups[0][0].title or "Quotations"


class _Marked:
    """The quotations of one article with their speakers. first: the page's number of the first of them."""

    def __init__(self, quotes: list[Quote], own: list[Voice], first: int) -> None:
        self.quotes, self.voices, self.first = quotes, own, first
        self.parts = parts_of(quotes)
        self.heads = {(quote.content[0].start, n) for n, quote in enumerate(quotes) if quote.content}

    def html(self, text: str, segment: Segment) -> str:
        """The segment as an element, or as mere text where no quotation touches it."""
        words = escape(text[segment.start : segment.end])
        if not segment.parts:
            return words
        contents = [part for part in segment.parts if part.role == CONTENT]
        innermost = segment.parts[-1]
        classes = ["m", *dict.fromkeys(part.role for part in segment.parts)]
        classes += ["inner"] * (len({part.quote for part in contents}) > 1)
        if contents:
            classes.append(self.quotes[contents[-1].quote].kind)
        if any(part.role in (VIA, DATE) and part.end != segment.end for part in segment.parts):
            classes.append("more")  # the label stands behind the last segment of its span
        classes.append(self.voices[innermost.quote].colour)
        classes += dict.fromkeys(f"s{self.voices[part.quote].number}" for part in segment.parts)
        tag = self._tag(segment.start, contents)
        if tag:
            classes.append("tagged")
        numbers = dict.fromkeys(str(self.first + part.quote) for part in reversed(segment.parts))
        attributes = f'class="{" ".join(classes)}" data-q="{" ".join(numbers)}"'
        if tag:
            attributes += f' data-tag="{escape(tag)}" tabindex="0"'
        return f'<span {attributes} title="{escape(self._hint(innermost))}">{words}</span>'

    def _tag(self, start: int, contents: list[Part]) -> str:
        """What stands before the first character of a quotation: initials, and the stance unless it is plain saying."""
        begun = [part.quote for part in contents if (start, part.quote) in self.heads]
        return " · ".join(" ".join((self.voices[n].initials, *signs(self.quotes[n]))) for n in begun)

    def _hint(self, part: Part) -> str:
        quote = self.quotes[part.quote]
        who = self.voices[part.quote].name or "no speaker found"
        role = {CONTENT: "", CUE: "cue: ", SOURCE: "source: ", VIA: "via: ", DATE: "when: "}[part.role]
        return role + ", ".join((who, quote.kind, *signs(quote)))


def _article(article: Article, heading: str | None, marked: _Marked, sections: Sections, long: bool) -> str:
    """heading: the title; of several articles one without a title needs another name to be told from its neighbours."""
    about = f'<p class="about">{" · ".join(_about(article))}</p>'
    body = [f"<h1>{escape(heading)}</h1>{about}" if heading else about]
    for start, end, parts in paragraphs(article.text, marked.parts):
        words = "".join(marked.html(article.text, segment) for segment in segments(start, end, parts))
        if len(body) == 1 and article.title and article.text[start:end].strip() == article.title.strip():
            body = [f"<h1>{words}</h1>{about}"]  # the text has its headline itself
            continue
        label = next((label for left, right, label in sections if left <= start < right), "")
        kind = f' class="{escape(label)}"' if label in ("headline", "caption", "furniture") else ""
        body.append(f'<p dir="auto"{kind}>{words}</p>')
    return "\n".join(["<article>", body[0], *(_blocks(body[1:]) if long else body[1:]), "</article>"])


def _blocks(lines: list[str]) -> Iterator[str]:
    """Paragraphs in blocks: what is not near the screen, a browser neither styles nor lays out. Their height is
    estimated until it is known, so that the scroll bar is about right."""
    for first in range(0, len(lines), BLOCK):
        block = lines[first : first + BLOCK]
        height = sum(2.8 + 1.85 * (len(_TAG.sub("", line)) // LINE) for line in block)
        yield f'<div class="block" style="contain-intrinsic-height:auto {height:.0f}rem">'
        yield from block
        yield "</div>"


def _about(article: Article) -> Iterator[str]:
    if article.outlet or article.domain:
        yield escape(article.outlet or article.domain or "")
    if article.published:
        yield f'<time datetime="{article.published.isoformat()}">{_when(article)}</time>'
    if article.authors:
        yield "by " + escape(", ".join(article.authors))
    if article.url:
        yield _link(article.url)


def _when(article: Article) -> str:
    moment = article.published
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else str(moment)


def _link(url: str) -> str:
    """A link where the address is one of the web; else, as for ``javascript:``, only its text."""
    try:
        safe = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        safe = False
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>' if safe else escape(url)


def _speaker(voice: Voice) -> str:
    about = f"<small>{escape(voice.about)}</small>" if voice.about else ""
    return (
        f'<li><button type="button" class="{voice.colour}" value="{voice.number}" aria-pressed="false">'
        f'<span class="sign">{escape(voice.initials)}</span><span>{escape(voice.name)}{about}</span>'
        f'<span class="number">{voice.quotations}</span></button></li>'
    )


def _json(value: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can close the element or open a comment."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@cache
def _file(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8").strip()
