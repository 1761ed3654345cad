"""Attributions by a verb: subject, verb and content in every order, by the dependency parse."""

from quoteattr.annotations import Offsets
from quoteattr.patterns.contents import reported_by
from quoteattr.patterns.found import Found, merged, without
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import AUXILIARIES, is_passive, phrase, source_of
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Range, Tree

#: Passives whose reporter stays unnamed on purpose, and which report all the same.
UNNAMED = frozenset({
    "expect", "know", "believe", "say", "report", "allege", "rumor", "rumour", "consider", "quote", "see",
    "announce", "call", "name", "dub", "ask", "accuse", "describe",
})  # fmt: skip
RANKS = {"clause": 70, "infinitive": 60, "label": 58, "object": 55}


def verbs_of(tree: Tree, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Tokens that are forms of reporting verbs and tagged as verbs, with their lemmas."""
    lemmas, tags = lexicon.lemmas, tree.tags
    return [(i, lemmas[word]) for i, word in enumerate(tree.words) if word in lemmas and tags[i][:2] == "VB"]


def find_clauses(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    found = []
    for verb, lemma in verbs_of(tree, lexicon):
        if page.is_read(tree.starts[verb]):
            attribution = by_verb(tree, verb, lemma, lexicon, page)
            if attribution is not None:
                found.append(attribution)
    return found


def window(tree: Tree, verb: int, page: Page) -> tuple[Range, Offsets]:
    """The tokens and characters among which a verb's content and source can be: its quotation, or its paragraph."""
    offset = tree.starts[verb]
    at = page.quotation_at(offset)
    if at is None:
        low, high = page.paragraph(offset)
    else:
        low, high = page.quotations[at].inner_start, page.quotations[at].inner_end
    return (tree.first_from(low), tree.first_from(high)), (low, high)


def by_verb(tree: Tree, verb: int, lemma: str, lexicon: Lexicon, page: Page) -> Found | None:
    """The attribution of one verb, by its dependents; None where it reports nothing."""
    (low, high), _ = window(tree, verb, page)
    reported = reported_by(tree, verb, lemma, lexicon.frames.get(lemma, frozenset()), low, high)
    if reported is None:
        return None
    source = source_of(tree, verb)
    if source is None and not (is_passive(tree, verb) and lemma in UNNAMED):
        return None
    pieces = list(reported.pieces)
    if source is None and reported.frame != "clause":
        subject = tree.child(verb, "nsubjpass")
        if subject is not None:
            pieces.append(phrase(tree, subject, low, high))
    return assemble(tree, verb, pieces, source, reported.frame, lexicon.stances[lemma], page)


def assemble(
    tree: Tree, verb: int, pieces: list[Range], source: int | None, frame: str, stance: str, page: Page
) -> Found | None:
    (low, high), (first, last) = window(tree, verb, page)
    cue = cue_range(tree, verb, frame)
    named = source_range(tree, verb, source, pieces, low, high)
    clause = tree.offsets(_covering(cue, named if named and _beside(named, verb) else None))
    inside = page.quotation_at(tree.starts[verb]) is not None
    content: list[Offsets] = []
    for piece in pieces:
        offsets = tree.offsets(piece)
        if offsets is None:
            continue
        offsets = max(offsets[0], first), min(offsets[1], last)
        offsets = _balanced(offsets, tree.text) if inside else page.snapped(offsets, clause)
        content += without(offsets, clause) if clause else [offsets]
    content = merged([_clean(piece, tree.text) for piece in content], tree.text)
    if not any(map(str.isalnum, "".join(tree.text[s:e] for s, e in content))):
        return None
    return Found(
        content, tree.offsets(cue), tree.offsets(named) if named else None, clause,
        rank=RANKS.get(frame, 45), evidence=["verb." + frame], stance=stance, verb=verb,
    )  # fmt: skip


def _clean(piece: Offsets, text: str) -> Offsets:
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in ",;:.)]-–—"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:.([-–—"):
        end -= 1
    return start, end


def _balanced(piece: Offsets, text: str) -> Offsets:
    """Without a mark at the edge whose partner lies outside the enclosing quotation."""
    start, end = piece
    if (
        start < end
        and text[start] in QUOTE_CHARACTERS
        and not any(c in QUOTE_CHARACTERS for c in text[start + 1 : end])
    ):
        start += 1
    if (
        start < end
        and text[end - 1] in QUOTE_CHARACTERS
        and not any(c in QUOTE_CHARACTERS for c in text[start : end - 1])
    ):
        end -= 1
    return start, end


def source_range(tree: Tree, verb: int, source: int | None, pieces: list[Range], low: int, high: int) -> Range | None:
    if source is None:
        return None
    for start, end in pieces:  # a subject whose phrase runs into the content by a slip of the parser
        if source < start:
            high = min(high, start)
        elif source >= end:
            low = max(low, end)
    if source < verb:
        high = min(high, verb)
    elif source > verb:
        low = max(low, verb + 1)
    span = phrase(tree, source, low, high)
    return span if span[0] < span[1] else None


def cue_range(tree: Tree, verb: int, frame: str) -> Range:
    """The verb with its auxiliaries, adverbs and particle, and the verbs that lead up to it ("went on to say")."""
    start, end = verb, verb + 1
    node = verb
    while tree.deps[node] == "xcomp" and tree.heads[node] < node and node - tree.heads[node] <= 4:
        node = tree.heads[node]
        start = node
    helpers = {c for c in tree.children[node] if tree.deps[c] in AUXILIARIES} | {
        c for c in tree.children[verb] if tree.deps[c] in AUXILIARIES
    }
    while start - 1 in helpers:
        start -= 1
    if end < len(tree) and tree.heads[end] == verb and tree.deps[end] == "prt":
        end += 1
    if end < len(tree) and tree.words[end] == frame and tree.heads[end] == verb and frame != "as":
        end += 1
    return start, end


def _beside(span: Range, verb: int) -> bool:
    return span[1] <= verb <= span[1] + 8 or verb < span[0] <= verb + 4


def _covering(first: Range, second: Range | None) -> Range:
    return (min(first[0], second[0]), max(first[1], second[1])) if second else first
