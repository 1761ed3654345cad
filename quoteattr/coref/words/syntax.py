"""What a name is in its clause, as the dependency tree of the pipeline has it."""

from spacy.tokens import Doc

#: Relations by which a word shares what its head is: "the lawyer Ann *Lee*", "the mayor, Ann *Lee*", "Lee and *Kim*".
_SHARED = frozenset({"appos", "compound", "conj", "flat", "nmod"})
_OBJECTS = frozenset({"dative", "dobj", "iobj", "obj", "obl", "pobj"})


def object_of(doc: Doc, start: int, end: int) -> str:
    """How the name between the offsets is an object, of a verb or a preposition: "clause"; "relative" where that stands
    in a relative clause ("the star, who left *Bo Kim*"); "" of others and without a tree."""
    if not doc.has_annotation("DEP"):
        return ""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ""
    word = span.root
    for _ in range(_HIGHEST):
        if word.dep_ not in _SHARED or word.head is word:
            break
        word = word.head
    if word.dep_ not in _OBJECTS:
        return ""
    for _ in range(_HIGHEST):
        word = word.head
        if word.dep_ == "relcl":
            return "relative"
    return "clause"


_HIGHEST = 6  # words that are climbed over

__all__ = ["object_of"]
