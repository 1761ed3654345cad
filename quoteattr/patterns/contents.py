"""What a reporting verb reports: its dependents, read as the pieces of a content.

A frame names the relation: "clause" (that taxes will fall), "infinitive" (to cut taxes), "object" (the plan; him of
lying), "label" (him a liar; it as a trick), or the preposition behind the verb ("for" in "called for reform").
"""

from typing import NamedTuple

from quoteattr.lang import words_of_kind
from quoteattr.patterns.page import FINITE
from quoteattr.patterns.tree import SUBJECTS, Range, Tree

#: Prepositions that go on with the object of these verbs: "accused him of ...", "praised him for ...".
GO_ON = {word: frozenset(verbs) for word, verbs in words_of_kind("en", "object_prepositions").items()}
#: Behind these begins something new: "He wants cuts; she backs the plan" reports nothing of him.
DIVIDING = frozenset({";", ":", ".", "(", "and", "but"})
#: So many tokens are looked through for the end of a sentence, which some texts do not have.
LONGEST_REST = 120
ENDS = frozenset({".", "!", "?", ";", ":", '"', "“", "”"})
#: Verbs whose object is whom the words are said to.
ADDRESSED = frozenset(
    {"tell", "ask", "remind", "assure", "inform", "warn", "advise", "reassure", "notify", "email", "text"}
)
#: "said *yes*": a word that is an answer.
ANSWERS = frozenset({"yes", "no"})
ANSWERED = frozenset({"say", "answer", "reply"})
PREPOSITIONS = frozenset({"for", "of", "about", "as", "on", "against", "to", "with", "at", "in", "from", "over"})


class Reported(NamedTuple):
    """Token ranges of the content, and the frame that gave them."""

    pieces: list[Range]
    frame: str


def is_infinitive(tree: Tree, verb: int) -> bool:
    """ "to cut", "cutting": a form of the verb that is not finite."""
    own = tree.children[verb]
    if any(tree.tags[c] == "TO" for c in own):
        return True
    return tree.tags[verb] == "VBG" and not any(tree.deps[c] in ("aux", "nsubj") for c in own)


def reported_by(tree: Tree, verb: int, lemma: str, frames: frozenset[str], low: int, high: int) -> Reported | None:
    """The content of the verb by the first frame that holds, kept in the tokens [low, high)."""
    for frame, pieces in _frames(tree, verb, lemma):
        if frame in frames:
            kept = [(max(s, low), min(e, high)) for s, e in pieces]
            kept = [piece for piece in kept if piece[0] < piece[1]]
            if kept:
                return Reported(kept, frame)
    return None


def _frames(tree: Tree, verb: int, lemma: str) -> list[tuple[str, list[Range]]]:
    found: list[tuple[str, list[Range]]] = []
    deps, children = tree.deps, tree.children[verb]
    complements = [c for c in children if deps[c] == "ccomp"]
    objects = [c for c in children if deps[c] in ("dobj", "oprd") and c > verb]
    start = objects[0] if objects else None
    for c in complements:
        if is_infinitive(tree, c):
            found.append(("infinitive", [_right_of(tree, verb, c, start)]))
        elif _is_small_clause(tree, c):  # or a verb that the tagger took for a noun
            found.append(("label", [_right_of(tree, verb, c, start)]))
            found.append(("clause", _around(tree, verb, c)))
        elif c > verb or _may_follow(tree, verb, c, lemma):
            found.append(("clause", _around(tree, verb, c)))
    for c in children:
        if deps[c] == "xcomp" and c > verb and not _is_inserted(tree, verb, c):
            found.append(("infinitive", [_right_of(tree, verb, c, start)]))
    if deps[verb] == "parataxis" and not complements and _may_follow(tree, verb, tree.heads[verb], lemma):
        found.append(("clause", _around(tree, verb, tree.heads[verb])))
    if start is not None and not _is_hearer(tree, verb, lemma, objects):
        piece, labelled = _object(tree, verb, lemma, objects)
        found.append(("label" if labelled else "object", [piece]))
    for c in children:
        if c == verb + 1 and lemma in ANSWERED and tree.words[c] in ANSWERS:
            found.append(("clause", [(c, c + 1)]))
        elif deps[c] in ("acomp", "attr") and c > verb:
            found.append(("state", [tree.subtree(c)]))
        elif deps[c] in ("prep", "agent") and c > verb and tree.words[c] in PREPOSITIONS:
            inside = tree.subtree(c)
            found.append((tree.words[c], [(c if tree.words[c] == "as" else c + 1, inside[1])]))
    return found


def _is_inserted(tree: Tree, verb: int, complement: int) -> bool:
    """Whether commas part the verb's clause from an infinitive that goes on with another: "He had promised, *she told
    the hearing*, to be home"."""
    subject = tree.child(verb, *SUBJECTS)
    first = tree.subtree(subject)[0] if subject is not None and subject < verb else 0
    behind = tree.subtree(complement)[0]
    return first > 1 and tree.words[first - 1] == "," and tree.words[behind - 1] == ","


def _may_follow(tree: Tree, verb: int, content: int, lemma: str) -> bool:
    """Whether a verb can stand behind what it reports: not after a colon or a
    semicolon, and not with another content of its own."""
    own = [c for c in tree.children[verb] if content < c < verb and tree.deps[c] != "punct"]
    start = max(min([verb, *(tree.subtree(c)[0] for c in own)]), content + 1)
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None and content < subject < verb:
        start = tree.subtree(subject)[0]
    before = tree.words[start - 1] if start else ""
    if before in DIVIDING:
        return False
    right = [c for c in tree.children[verb] if c > verb and c != content]
    return not any(
        tree.deps[c] == "ccomp"
        or (tree.deps[c] == "xcomp" and not _is_inserted(tree, verb, c))
        or (tree.deps[c] == "dobj" and lemma not in ADDRESSED)
        for c in right
    )


def _right_of(tree: Tree, verb: int, complement: int, first_object: int | None) -> Range:
    start, end = tree.subtree(complement)
    if first_object is not None and first_object < complement:
        start = min(start, tree.subtree(first_object)[0])
    return max(start, verb + 1), end


def _is_small_clause(tree: Tree, c: int) -> bool:
    """ "him a liar": a predicate without a verb."""
    return tree.tags[c][:2] in ("NN", "JJ") and not any(
        tree.tags[k][:2] == "VB" or tree.deps[k] == "cop" for k in tree.children[c]
    )


def _around(tree: Tree, verb: int, clause: int) -> list[Range]:
    """The clause's words, in two pieces where the verb and its subject stand in its middle."""
    start, end = tree.subtree(clause)
    if clause > verb:
        end = _with_further_that(tree, _with_verb_behind(tree, end))
    hole_start, hole_end = own_range(tree, verb, clause)
    if hole_start >= end or hole_end <= start:
        return [(start, end)]
    return [piece for piece in ((start, hole_start), (hole_end, end)) if piece[0] < piece[1]]


def _with_verb_behind(tree: Tree, end: int) -> int:
    """The end of a clause whose verb the parser hangs elsewhere: "that the yews, some of them old, *have to go*"."""
    first = end + (end < len(tree) and tree.words[end] == ",")
    if first >= len(tree) or tree.words[first - 1] != "," or tree.tags[first] not in FINITE:
        return end
    last = min(first + LONGEST_REST, len(tree))
    return next((i for i in range(first, last) if tree.words[i] in ENDS or "\n" in tree.words[i]), last)


def _with_further_that(tree: Tree, end: int) -> int:
    """The end of "..., but that ..." behind a reported clause, which the parser may hang elsewhere."""
    at = end + (end < len(tree) and tree.words[end] == ",")
    if at + 2 < len(tree) and tree.words[at] in ("and", "but", "or") and tree.words[at + 1] == "that":
        clause = tree.heads[at + 1]
        if clause > at + 1 and tree.deps[at + 1] == "mark":
            return max(end, tree.subtree(clause)[1])
    return end


def own_range(tree: Tree, verb: int, content: int | None = None) -> Range:
    """The tokens of the verb itself and what goes with it, without its content."""
    start, end = verb, verb + 1
    for c in tree.children[verb]:
        if c == content or tree.deps[c] in ("ccomp", "punct"):
            continue
        near = tree.deps[c] in SUBJECTS or tree.deps[c] in (
            "aux",
            "auxpass",
            "neg",
            "advmod",
            "dobj",
            "dative",
            "prep",
            "npadvmod",
            "prt",
            "agent",
            "tmod",
        )
        if near:
            left, right = tree.subtree(c)
            start, end = min(start, left), max(end, right)
    return start, end


def _object(tree: Tree, verb: int, lemma: str, objects: list[int]) -> tuple[Range, bool]:
    """The object with what goes on with it, and whether that says what the object is called or taken for."""
    spans = [tree.subtree(c) for c in objects]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    labelled = len(objects) > 1 or tree.deps[objects[0]] == "oprd"
    for c in tree.children[verb]:
        if c < start or tree.deps[c] not in ("prep", "dative", "xcomp", "advcl"):
            continue
        if tree.deps[c] in ("xcomp", "advcl"):
            goes_on = (tree.deps[c] == "xcomp" and not _is_inserted(tree, verb, c)) or _has_as(tree, c)
        else:
            goes_on = tree.words[c] == "as" or lemma in GO_ON.get(tree.words[c], ())
        if goes_on:
            end = max(end, tree.subtree(c)[1])
            labelled = labelled or tree.words[c] == "as" or _has_as(tree, c)
    return (max(start, verb + 1), end), labelled


def _is_hearer(tree: Tree, verb: int, lemma: str, objects: list[int]) -> bool:
    """Whether the only object is whom something is said to: "she had told *her husband*", and not "told the truth"."""
    if lemma != "tell" or len(objects) > 1 or any(tree.deps[c] == "dative" for c in tree.children[verb]):
        return False
    head, kinds = tree.words[objects[0]], words_of_kind("en", "abstract_nouns")
    if tree.tags[objects[0]] in ("CD", "WP", "WDT", "JJ", "DT"):
        return False
    said = {head, head.removesuffix("s"), head.removesuffix("es")}
    return said.isdisjoint(kinds["noun"]) and not head.endswith(tuple(kinds["suffix"]))


def _has_as(tree: Tree, clause: int) -> bool:
    """ "described him as being": the parser hangs "as" below the participle."""
    return any(tree.words[c] == "as" and tree.deps[c] in ("mark", "prep", "advmod") for c in tree.children[clause])
