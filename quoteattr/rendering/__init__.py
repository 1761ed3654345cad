"""Quotations to look at: a self-contained HTML page, and what a notebook shows."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, overload

from quoteattr.errors import InputError
from quoteattr.rendering.notebook import quote_html, quotes_html
from quoteattr.rendering.page import articles_page
from quoteattr.rows import Quotes, by_article
from quoteattr.saving import whole_file
from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Rendered = Quotes | tuple[Article, Iterable[Quote]] | Doc

__all__ = [
    "View",
    "article_html",
    "article_view",
    "displacy_view",
    "doc_html",
    "quote_html",
    "quotes_html",
    "render",
    "show",
]


@overload
def render(what: "Rendered", path: None = None) -> str: ...
@overload
def render(what: "Rendered", path: str | Path) -> Path: ...
def render(what: "Rendered", path: str | Path | None = None) -> str | Path:
    """A self-contained HTML page of the articles with their quotations marked, for a browser without a network.

    what: quotations; an article with its quotations, or several such pairs; or a Doc that went through the pipeline.
    path: where to write the page; then the path is returned, as by `to_csv`, and else the page itself.

    Raises InputError for anything else.
    """
    html = doc_html(cast("Doc", what)) if _is_doc(what) else articles_page(by_article(cast(Quotes, what)))
    return html if path is None else _written(html, path)


def _written(html: str, path: str | Path) -> Path:
    with whole_file(path) as part:
        part.write_text(html, encoding="utf-8", newline="\n")
    return Path(path)


def article_html(article: Article, quotes: Iterable[Quote]) -> str:
    """The page of one article; it may have no quotations."""
    return articles_page([(article, quotes)])


def doc_html(doc: "Doc") -> str:
    """The page of a Doc that went through the pipeline; what is page furniture stands small."""
    from quoteattr.annotations import read_article, read_quotes, read_sections

    article = read_article(doc)
    sections = [(section.start, section.end, section.label) for section in read_sections(doc)]
    return articles_page([(article, read_quotes(doc, article))], sections)


class View:
    """A page to look at: in a notebook it shows itself; `open` opens it in the browser, `save` writes it."""

    def __init__(self, html: str, height: int = 640) -> None:
        self.html = html
        self.height = height

    def __repr__(self) -> str:
        size = f"{len(self.html):,} characters of HTML"
        return f"<quoteattr view, {size}: .open() opens it in the browser, .save(path) writes it>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-popups" title="Quotations" '
            f'style="width:100%;height:{self.height}px;border:1px solid rgba(128,128,128,.4)"></iframe>'
        )

    def open(self) -> Path:
        """Open the page in the browser, from a file of its own, and return where that is."""
        import tempfile
        import webbrowser

        path = self.save(Path(tempfile.mkdtemp(prefix="quoteattr-")) / "quotations.html")
        webbrowser.open(path.as_uri())
        return path

    def save(self, path: str | Path) -> Path:
        """Write the page, and return the path."""
        return _written(self.html, path)


def show(what: "Rendered", height: int = 640) -> View:
    """What `render` makes, as an object that shows itself as the last line of a notebook's cell.

    In a script, or in the middle of a cell, nothing shows itself: ``show(quotes).open()`` opens the page in the
    browser, ``show(quotes).save("page.html")`` writes it.

    height: of the frame, in pixels.
    """
    return View(render(what), height)


def article_view(article: Article) -> str:
    """What a notebook shows of an article: its text, on a page of its own in a frame."""
    return View(article_html(article, ()), height=360)._repr_html_()


def displacy_view(doc: "Doc", **options: Any) -> str:
    """displaCy's span view of a Doc that went through the pipeline, as HTML: contents, cues and sources.

    options: more of displaCy's own for its style "span". Everywhere else ``displacy.render(doc, style="span",
    options={"spans_key": "quoteattr"})`` draws the same.

    Raises InputError for another Doc.
    """
    from spacy import displacy

    from quoteattr.annotations import CONTENT, CUE, SOURCE, SPANS_KEY

    if not _is_doc(doc):
        raise InputError("displaCy draws a Doc; use quoteattr.show for quotations and articles.")
    colours = {CONTENT: "#56B4E9", CUE: "#E69F00", SOURCE: "#009E73"}
    return str(
        displacy.render(
            doc, style="span", jupyter=False, options={"spans_key": SPANS_KEY, "colors": colours, **options}
        )
    )


def load_ipython_extension(shell: Any) -> None:
    """Let a notebook show tuples and lists of quotations, pairs of `pipe`, and Docs, by itself.

    ``import quoteattr`` does it in a notebook; ``%load_ext quoteattr.rendering`` does it anywhere in IPython.
    """
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (tuple, list):
        formatter.for_type(kind, _sequence_html)
    formatter.for_type_by_name("spacy.tokens.doc", "Doc", _document_html)


def _sequence_html(items: Any) -> str | None:
    if type(items) not in (tuple, list):  # a subclass shows itself as it would without us
        own = getattr(items, "_repr_html_", None)
        return own() if callable(own) else None
    if _are_quotes(items):
        return quotes_html(items)
    return show(items)._repr_html_() if _are_pairs(items) else None


def _document_html(doc: Any) -> str | None:
    return show(doc)._repr_html_() if "quoteattr" in doc.user_data else None


def _are_pairs(items: Any) -> bool:
    pairs = [items] if len(items) == 2 and isinstance(items[0], Article) else items
    return bool(pairs) and all(
        isinstance(pair, tuple)
        and len(pair) == 2
        and isinstance(pair[0], Article)
        and isinstance(pair[1], (tuple, list))
        and (not pair[1] or _are_quotes(pair[1]))
        for pair in pairs
    )


def _are_quotes(items: Any) -> bool:
    return bool(items) and all(isinstance(item, Quote) for item in items)


def _is_doc(what: object) -> bool:
    if type(what).__name__ != "Doc":
        return False
    if "quoteattr" not in what.user_data:  # type: ignore[attr-defined]
        raise InputError("This Doc went through no pipeline with quoteattr's components; see quoteattr.add_components.")
    return True
