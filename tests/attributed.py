"""Docs whose attributions are written inside the text, for tests of what is read from attributions."""

import spacy
from annotated import Answer, read_answer
from spacy.tokens import Doc

from quoteattr import Article
from quoteattr.annotations import Attribution, write_attributions
from quoteattr.pipeline import make_doc

NLP = spacy.blank("en")


def attribution(sentence: str) -> tuple[str, Attribution]:
    """The text without its markup, and its one attribution, Q1."""
    answer = read_answer(sentence)
    spans = answer.spans["Q1"]
    source = spans["SOURCE"][0] if "SOURCE" in spans else None
    return answer.text, Attribution("a", tuple(spans["CONTENT"]), spans["CUE"][0], source)


def attributed(
    marked: str,
    published: str | None = None,
    inherits: dict[str, str] | None = None,
    parents: dict[str, str] | None = None,
) -> tuple[Doc, Answer]:
    """A Doc with the SOURCE, CUE and CONTENT spans of `marked` as its attributions, and all its spans."""
    answer = read_answer(marked)
    doc = make_doc(NLP, Article(text=answer.text, published=published))
    rows = []
    for key, spans in answer.spans.items():
        if "CONTENT" in spans:
            rows.append(
                Attribution(
                    id=key,
                    content=tuple(spans["CONTENT"]),
                    cue=spans.get("CUE", [None])[0],
                    source=spans.get("SOURCE", [None])[0],
                    floating="CUE" not in spans and "SOURCE" not in spans,
                    inherits=(inherits or {}).get(key),
                    parent=(parents or {}).get(key),
                )
            )
    write_attributions(doc, rows)
    return doc, answer
