"""Annotations in spaCy's own form: a `DocBin` whose docs hold ``doc.spans["quoteattr"]``.

Spans are labelled CONTENT, CUE and SOURCE, and those of one attribution share an id (`Span.id_`).
"""

from collections.abc import Iterator
from pathlib import Path

from quoteattr.corpora.gold import GoldArticle
from quoteattr.corpora.linked import LinkedSpan, Place, assemble, role_of
from quoteattr.errors import InputError
from quoteattr.types import Article

SPANS_KEY = "quoteattr"


def read_docbin(path: Path) -> Iterator[GoldArticle]:
    """Read a ``.spacy`` file. Raises InputError for another file, and for spans without an id."""
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    except Exception as error:  # msgpack, zlib and spaCy have each their own
        raise InputError(f"Cannot read {path} as a spaCy DocBin: {type(error).__name__}: {error}") from error
    for number, doc in enumerate(docs, 1):
        place = Place(path, number, "document")
        spans: dict[str, LinkedSpan] = {}
        first: dict[str, str] = {}
        links = []
        for index, span in enumerate(doc.spans.get(SPANS_KEY, ())):
            if role_of(span.label_) is None:
                continue
            if not span.id_:
                raise place.error(
                    f"the {span.label_} {span.text!r} has no id; give the spans of one attribution the same span_id."
                )
            key = f"{span.id_} {index}"
            spans[key] = LinkedSpan(span.label_, ((span.start_char, span.end_char),), place)
            if span.label_.lower() == "content":
                first.setdefault(span.id_, key)
        for key in spans:
            head = first.get(key.rsplit(" ", 1)[0])
            if head is not None and head != key:
                links.append((head, key, place))
        kept = doc.user_data.get("quoteattr", {})
        name = (kept.get("article") or {}).get("id") if isinstance(kept, dict) else None
        yield assemble(Article(text=doc.text, id=str(name or f"{path.stem}-{number}")), spans, links)
