"""Attributions without a reporting verb: "according to", and nouns that carry a claim ("his claim that ...")."""

from quoteattr.annotations import Offsets
from quoteattr.patterns.clauses import assemble, window
from quoteattr.patterns.found import Found, merged, without
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import phrase
from quoteattr.patterns.tree import Range, Tree


def find_phrases(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    firsts = {words[0] for words in lexicon.source_follows}
    found = []
    for i, word in enumerate(tree.words):
        if word in firsts and page.is_read(tree.starts[i]):
            found.append(_source_follows(tree, i, lexicon, page))
        elif word in lexicon.nouns and tree.tags[i][:2] == "NN" and page.is_read(tree.starts[i]):
            found.append(_noun(tree, i, lexicon, page))
    return [f for f in found if f is not None]


def _source_follows(tree: Tree, first: int, lexicon: Lexicon, page: Page) -> Found | None:
    """ "..., according to a report": the phrase, the noun phrase behind it, and the rest of the clause."""
    words = next((w for w in lexicon.source_follows if tuple(tree.words[first : first + len(w)]) == w), None)
    if words is None:
        return None
    behind = first + len(words)
    (low, high), (start, end) = window(tree, first, page)
    source = _named_behind(tree, behind, high)
    clause = tree.offsets((first, source[1])) if source else None
    if source is None or clause is None:
        return None
    offsets = _clause_around(tree, first, low, high)
    if offsets is None:
        return None
    hole = clause
    pieces: list[Offsets] = []
    for piece in without((max(offsets[0], start), min(offsets[1], end)), hole):
        pieces.append(page.snapped(piece, hole) if page.quotation_at(tree.starts[first]) is None else piece)
    pieces = [part for piece in pieces for part in without(piece, hole)]
    content = merged([_bare(piece, tree.text) for piece in pieces], tree.text)
    if not any(map(str.isalnum, "".join(tree.text[s:e] for s, e in content))):
        return None
    cue = tree.starts[first], tree.ends[behind - 1]
    return Found(
        content, cue, tree.offsets(source), clause, 72, ["phrase." + "-".join(words)], lexicon.source_follows[words]
    )


def _bare(piece: Offsets, text: str) -> Offsets:
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in ",;:.)]-–—"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:.([-–—"):
        end -= 1
    return start, end


def _named_behind(tree: Tree, behind: int, high: int) -> Range | None:
    """The noun phrase whose words begin at a token."""
    if behind >= high:
        return None
    head = behind
    while True:
        above = tree.heads[head]
        if (above <= head and above < behind) or above == head or tree.deps[head] == "pobj":
            break
        head = above
    if tree.tags[head][:2] not in ("NN", "PR", "DT", "CD", "JJ", "VB", "FW"):
        return None
    span = phrase(tree, head, behind, high)
    return span if span[0] < span[1] else None


def _clause_around(tree: Tree, token: int, low: int, high: int) -> Offsets | None:
    """The clause that a phrase stands in, without the phrase."""
    node = token
    for _ in range(12):
        head = tree.heads[node]
        dep = tree.deps[node]
        if head == node or (
            node != token and tree.tags[node][:2] == "VB" and dep in ("ROOT", "ccomp", "advcl", "parataxis", "relcl")
        ):
            break
        node = head
    start, end = tree.subtree(node)
    return tree.offsets((max(start, low), min(end, high)))


def _noun(tree: Tree, noun: int, lexicon: Lexicon, page: Page) -> Found | None:
    """ "his claim that ...": the owner of the noun and the clause it announces."""
    clause = tree.child(noun, "acl", "ccomp", "relcl")
    owner = tree.child(noun, "poss")
    if clause is None or clause < noun or tree.words[tree.subtree(clause)[0]] != "that":
        return None
    if (
        tree.deps[clause] == "relcl"
        and tree.child(clause, "nsubj") is not None
        and tree.words[tree.child(clause, "nsubj") or 0] == "that"
    ):
        return None
    if owner is None:
        return None
    return assemble(tree, noun, [tree.subtree(clause)], owner, "noun", lexicon.nouns[tree.words[noun]], page)
