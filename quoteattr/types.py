"""The objects that quoteattr returns: the public contract. No spaCy in here.

All are frozen, slotted and keyword-only, but for the text of an `Article`. Spans are half-open *character* offsets into
the text that the caller gave, so that always ``article.text[span.start:span.end] == span.text``. What is not known is
None.

Terms: attribution = source + cue + content, after PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018);
direct, mixed and indirect after Pareti et al. (2013).
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from quoteattr.errors import ArticleError

Kind = Literal["direct", "mixed", "indirect"]
SectionLabel = Literal["headline", "lead", "body", "caption"]
Stance = Literal[
    "say", "write", "ask", "order", "promise", "claim", "deny", "agree",
    "show", "think", "feel", "want", "label", "other",
]  # fmt: skip
SpeakerType = Literal["PERSON", "ORG", "GROUP", "UNNAMED", "DOCUMENT", "AUTHOR"]
Grain = Literal["time", "day", "week", "month", "season", "year", "span"]
Basis = Literal["stated", "inherited"]

SHOWN = 60  # characters of a text that its article is shown by


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A stretch of the article's text.

    start, end: character offsets, end exclusive.
    text: the characters there.
    """

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article and what is known about its publication.

    text: the text as given, page furniture and all; offsets of every span refer to it.
    id: the caller's own identifier.
    title: the headline, if it is known apart from the text.
    outlet: the publication's name; domain its web domain.
    country: an ISO 3166-1 alpha-2 code, as "GB", or a name; it is kept as given. The table of outlets gives codes.
    published: when it was published; an ISO 8601 string is converted.
    authors: byline names. wire: the agency behind the text ("Reuters"). dateline: place and date as printed.
    section, genre: as the outlet labels it ("World"; "opinion" or "news"). language: ISO 639-1.
    group: shared id of near-identical articles.

    >>> Article("“No,” said Ann Lee.", outlet="The Elm", published="2031-05-14")

    Raises ArticleError for a text that is not a str, an unreadable date, or authors that are not names.
    """

    text: str = field(kw_only=False)
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    domain: str | None = None
    country: str | None = None
    published: dt.date | dt.datetime | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    wire: str | None = None
    dateline: str | None = None
    section: str | None = None
    genre: str | None = None
    language: str = "en"
    group: str | None = None

    def __repr__(self) -> str:
        """What tells it from others: "<Article id='a17' title='No, says Lee' text='“No,” said Ann'... length=1204>"."""
        known = (("id", self.id), ("title", self.title), ("text", self.text))
        told = " ".join(f"{name}={_short(value)}" for name, value in known if value is not None)
        return f"<Article {told} length={len(self.text)}>"

    def _repr_html_(self) -> str:
        from quoteattr.rendering import article_view  # against the arrows, when a notebook asks

        return article_view(self)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise ArticleError(_text_complaint(self.text, self.title))
        object.__setattr__(self, "published", _as_date(self.published))
        object.__setattr__(self, "authors", _as_names(self.authors))


def _short(text: str) -> str:
    """The text as Python would write it, cut after some words where it is long."""
    head = text[:SHOWN]
    return repr(text) if len(text) <= SHOWN else f"{(head.rpartition(' ')[0] or head)!r}..."


def _text_complaint(text: Any, title: Any) -> str:
    if isinstance(text, (bytes, bytearray)):
        return "Article.text is bytes; decode it first, e.g. data.decode('utf-8'), or use quoteattr.read_articles."
    if text is None:
        about = f" (title {title!r})" if title else ""
        return f"Article.text is None{about}; an article needs its text as a str. A title alone cannot be read."
    return f"Article.text is {type(text).__name__}; it must be a str."


def _as_date(value: Any) -> dt.date | dt.datetime | None:
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            if len(value) <= 10:
                return dt.date.fromisoformat(value)
            return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            pass
    raise ArticleError(
        f"Article.published is {value!r}; it must be a datetime.date, a datetime.datetime, "
        "an ISO 8601 string such as '2031-05-14', or None."
    )


def _as_names(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    names = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(name, str) for name in names):
        raise ArticleError(f"Article.authors is {value!r}; it must be names (str).")
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that signal an attribution ("said", "according to", ":").

    lemma: dictionary form of the cue's main word. stance: what the speaker does with the content.
    negated: the text says that this was *not* said ("did not say whether").
    """

    span: TextSpan
    lemma: str
    stance: Stance
    negated: bool = False

    def __str__(self) -> str:
        return self.span.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is responsible for a quotation: one identity an article.

    id: unique within the article. name: the fullest form that this article gives, without honorific and role;
    for UNNAMED the description ("a senior official"); for joint speakers "Ann Lee & Bo Kim" with the names in members.
    role, affiliation: as written ("Kremlin spokesperson", "Kremlin"). mentions: every span known to refer to it.
    known_as, wikidata: the registry's spelling and id, where it knows the person.
    """

    id: str
    name: str
    type: SpeakerType
    members: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[TextSpan, ...] = ()
    known_as: str | None = None
    wikidata: str | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDate:
    """When something was said, from a time expression of the text.

    text, span: the expression as written. start, end: first and last day, inclusive; end None for an open end.
    time: time of day where one is given. grain: precision of the expression.
    iso: "2025-03-02", "2025-02", "2024", or an inclusive interval "2025-02-22/2025-02-28" ("2025-02-19/.." when open).
    basis: "stated" with the quotation, or "inherited" from another sentence about the same speech event.
    """

    text: str
    span: TextSpan
    start: dt.date
    end: dt.date | None
    time: dt.time | None = None
    grain: Grain
    iso: str
    basis: Basis

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation: what was said, by whom, when, and in which article.

    id: unique within the article. kind: direct (all inside marks), mixed, or indirect.
    content: the attributed clause with its marks, in one or more pieces. fragments: the runs inside quotation marks,
    without the marks. text: what a reader would call the quotation.
    cue, source: the signalling words and the span that names who is responsible, as written; both None for a
    floating quotation. speaker: who that is. addressee: to whom. via: the intermediary ("told Reuters").
    date: when it was said, only from a time expression. section: where in the article it stands.
    parent: id of the attribution whose content this one lies in. group: shared id of the same quotation elsewhere.
    confidence: calibrated probability that content and source are right, None where only rules decided.
    evidence: the steps that decided, in order, and the name and version of the pipeline ("en_quoteattr_sm 0.1.0").
    """

    id: str
    kind: Kind
    content: tuple[TextSpan, ...]
    fragments: tuple[TextSpan, ...] = ()
    text: str
    cue: Cue | None = None
    source: TextSpan | None = None
    speaker: Speaker | None = None
    addressee: TextSpan | None = None
    date: QuoteDate | None = None
    via: TextSpan | None = None
    section: SectionLabel = "body"
    floating: bool = False
    parent: str | None = None
    group: str | None = None
    confidence: float | None = None
    evidence: tuple[str, ...] = ()
    article: Article = field(repr=False)

    def __str__(self) -> str:
        """Who, how, when and what, on one line: "Ilse Varga (Mayor), direct, 2031-05-13: “Nobody will ...”"."""
        who = "no speaker found" if self.speaker is None else self.speaker.name
        role = f" ({self.speaker.role})" if self.speaker is not None and self.speaker.role else ""
        how = ", not said" if self.cue is not None and self.cue.negated else ""
        when = f", {self.date.iso}" if self.date is not None else ""
        return _one_line(f"{who}{role}, {self.kind}{how}{when}: {self.text}")

    def __repr__(self) -> str:
        return f"<Quote {self.id}: {self}>"

    def _repr_html_(self) -> str:
        from quoteattr.rendering import quote_html  # against the arrows, when a notebook asks

        return quote_html(self)


def _one_line(text: str) -> str:
    """For a screen: without line breaks, and without control characters, which could move its cursor."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
