"""Silver entities: what another pipeline's NER finds, made to agree within each article.

The parser's network learns entities on the side, so that the small pipeline needs no NER of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.ml.labels import ENTITY_TYPES

#: Labels of OntoNotes, as English pipelines of spaCy have them, to ours. Others stay only to be outvoted.
TYPES = {kind: kind for kind in ENTITY_TYPES} | {"FAC": "LOC"}
_POSSESSIVES = ("'s", "’s")


class Entity(NamedTuple):
    """type: None for a label that is none of ours."""

    start: int
    end: int
    type: str | None
    text: str


def silver_entities(texts: Iterable[str], nlp: Language) -> Iterator[list[tuple[int, int, str]]]:
    """(start, end, type) in characters, for each text."""
    for doc in nlp.pipe(texts, batch_size=8):
        yield agreed(list(_entities(doc)))


def _entities(doc: Doc) -> Iterator[Entity]:
    for span in doc.ents:
        text = span.text
        for ending in _POSSESSIVES:
            text = text.removesuffix(ending)
        yield Entity(span.start_char, span.start_char + len(text), TYPES.get(span.label_), text)


def agreed(entities: Sequence[Entity]) -> list[tuple[int, int, str]]:
    """One type for one name: a bare surname of a person of this article is a person, else the most frequent type."""
    surnames = {e.text.split()[-1] for e in entities if e.type == "PERSON" and " " in e.text.strip()}
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        if entity.type:
            types[entity.text][entity.type] += 1
    found = []
    for entity in entities:
        if "\n" in entity.text:
            continue
        if entity.text in surnames:
            found.append((entity.start, entity.end, "PERSON"))
        elif entity.type:
            found.append((entity.start, entity.end, types[entity.text].most_common(1)[0][0]))
    return found
