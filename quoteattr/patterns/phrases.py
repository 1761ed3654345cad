"""Attributions without a reporting verb: "according to", and nouns that carry a claim ("his claim that ...")."""

from quoteattr.annotations import Offsets
from quoteattr.patterns.clauses import assemble, window
from quoteattr.patterns.contents import LONGEST_REST
from quoteattr.patterns.found import Found, merged, stripped, without
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import phrase
from quoteattr.patterns.tree import Range, Tree

STOPS = frozenset({".", "!", "?", ";", ":", '"', "“", "”", "(", "—", "–"})
#: Stances of nouns that go on with an infinitive: "a promise to cut the tax".
DIRECTING = frozenset({"order", "promise", "want"})


def find_phrases(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    firsts = {words[0] for words in lexicon.source_follows}
    found = []
    for i, word in enumerate(tree.words):
        if word in firsts and page.is_read(tree.starts[i]):
            found.append(_source_follows(tree, i, lexicon, page))
        elif word in lexicon.nouns and tree.tags[i][:2] == "NN" and page.is_read(tree.starts[i]):
            found.append(_in_view(tree, i, page) or _noun(tree, i, lexicon, page))
    return [f for f in found if f is not None]


def _source_follows(tree: Tree, first: int, lexicon: Lexicon, page: Page) -> Found | None:
    """ "..., according to a report": the phrase, the noun phrase behind it, and the rest of the clause."""
    words = next((w for w in lexicon.source_follows if tuple(tree.words[first : first + len(w)]) == w), None)
    if words is None:
        return None
    if words == ("per",) and (
        (first and tree.words[first - 1] not in (".", ",", ";", "—", "–", "\n", "\n\n")) or _measures(tree, first)
    ):
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
    if tree.starts[first] == start or tree.words[first - 1] in (".", "!", "?"):
        offsets = offsets[0], _sentence_end(tree, offsets[1], lexicon)
    hole = clause
    pieces: list[Offsets] = []
    for piece in without((max(offsets[0], start), min(offsets[1], end)), hole):
        pieces.append(page.snapped(piece, hole) if page.quotation_at(tree.starts[first]) is None else piece)
    pieces = [part for piece in pieces for part in without(piece, hole)]
    content = merged([stripped(piece, tree.text) for piece in pieces], tree.text)
    if not any(map(str.isalnum, "".join(tree.text[s:e] for s, e in content))):
        return None
    cue = tree.starts[first], tree.ends[behind - 1]
    return Found(
        content, cue, tree.offsets(source), clause, 72, ["phrase." + "-".join(words)], lexicon.source_follows[words]
    )


def _sentence_end(tree: Tree, end: int, lexicon: Lexicon) -> int:
    """The end of the sentence that "According to ..." opens, where nobody else reports in what the parser left out."""
    at = tree.first_from(end)
    if at >= len(tree) or tree.words[at] != ",":
        return end
    rest = range(at + 1, min(at + LONGEST_REST, len(tree)))
    last = next((i for i in rest if tree.words[i] in STOPS or "\n" in tree.words[i]), None)
    if last is None:
        return end
    stances = {lexicon.stances[lexicon.lemmas[word]] for word in tree.words[at:last] if word in lexicon.lemmas}
    return end if stances & {"say", "claim", "write", "deny"} else tree.ends[last - 1]


def _measures(tree: Tree, per: int) -> bool:
    """ "per cent", "per day": a measure and nobody's word."""
    return tree.tags[min(per + 1, len(tree) - 1)] not in ("DT", "NNP", "NNPS", "PRP$")


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
    """ "his claim that ...", "a warning from the coastguard that ...", "her verdict: ...": the owner of the noun, and
    the clause that it announces."""
    (_, high), _ = window(tree, noun, page)
    owner, behind = _owner(tree, noun, high)
    if owner is None:
        return None
    stance = lexicon.nouns[tree.words[noun]]
    colon = _colon_behind(tree, behind, high)
    if colon is not None:
        return _announced(tree, noun, owner, colon, page, stance)
    if behind + 1 < high and tree.words[behind] == ",":
        behind += 1
    if behind < high and tree.words[behind] == "that":
        clause = tree.heads[behind]
        own = [c for c in tree.children[clause] if tree.deps[c] in ("nsubj", "nsubjpass") and c != behind]
        if clause <= behind or not own:
            return None  # "the warning that came too late"
        piece = behind, min(tree.subtree(clause)[1], high)
    else:
        below = next((c for c in tree.children[noun] if tree.deps[c] in ("acl", "xcomp") and c >= behind), None)
        if below is None or stance not in DIRECTING or tree.words[tree.subtree(below)[0]] != "to":
            return None
        piece = tree.subtree(below)
    return assemble(tree, noun, [piece], owner, "noun", stance, page)


def _owner(tree: Tree, noun: int, high: int) -> tuple[int | None, int]:
    """The head of whose claim it is, and the token behind the noun and its owner."""
    owner = tree.child(noun, "poss")
    if noun + 2 < high and tree.words[noun + 1] in ("by", "from", "of", "to"):
        span = _named_behind(tree, noun + 2, high)
        if span is None:
            return owner, noun + 1
        that = next((i for i in range(*span) if tree.words[i] in ("that", ":", "to", "was", "is")), span[1])
        if owner is None and tree.words[noun + 1] != "to" and noun + 2 < that:
            heads = [i for i in range(noun + 2, that) if not noun + 2 <= tree.heads[i] < that]
            owner = heads[0] if heads else None
        return owner, that
    made = next((c for c in tree.children[noun] if tree.deps[c] == "acl" and tree.tags[c] == "VBN"), None)
    by = tree.child(made, "agent") if made is not None and made > noun else None
    if owner is None and by is not None and (maker := tree.child(by, "pobj")) is not None:
        return maker, min(tree.subtree(maker)[1], high)  # "a prediction, made by Ora Lind, that ..."
    return owner, noun + 1


def _colon_behind(tree: Tree, token: int, high: int) -> int | None:
    """A colon behind a noun, or behind "was clear" and the like."""
    at = token
    if at < high and tree.words[at] in ("was", "is", "remains", "remained"):
        at += 1
        while at < high and at - token < 4 and tree.tags[at] in ("JJ", "RB"):
            at += 1
    return at if at < high and tree.words[at] == ":" else None


def _announced(tree: Tree, noun: int, owner: int, colon: int, page: Page, stance: str) -> Found | None:
    """What stands behind the colon, to the end of its sentence."""
    start, (_, end) = tree.ends[colon], page.paragraph(tree.starts[noun])
    first = tree.first_from(start)
    inside = page.quotation_at(tree.starts[first]) if first < len(tree) else None
    if inside is not None:
        content = page.quotations[inside].start, page.quotations[inside].end
    else:
        last = next((i for i in range(first, len(tree)) if tree.words[i] in ".!?" or tree.starts[i] >= end), len(tree))
        content = stripped((start, tree.ends[last - 1]), tree.text) if last > first else (start, start)
    if not any(map(str.isalnum, tree.text[slice(*content)])) or content[1] > end:
        return None
    before, after = (owner - 12, noun) if owner < noun else (noun + 2, colon)
    span = tree.offsets(phrase(tree, owner, max(before, 0), after))
    cue = tree.starts[noun], tree.ends[noun]
    return Found([content], cue, span, (cue[0], start), 74, ["phrase.noun-colon"], stance, verb=noun) if span else None


def _in_view(tree: Tree, noun: int, page: Page) -> Found | None:
    """ "In the coroner's view, ...", "By their account, ...": the clause around the phrase."""
    owner, preposition = tree.child(noun, "poss"), tree.heads[noun]
    if owner is None or tree.words[preposition] not in ("in", "by") or not preposition < owner < noun:
        return None
    (low, high), (first, last) = window(tree, noun, page)
    edges = preposition == low or tree.words[preposition - 1] in (",", ".", "—", "–", "\n", "\n\n")
    closed = noun + 1 < high and tree.words[noun + 1] in (",", ".")
    offsets = _clause_around(tree, preposition, low, high)
    span = tree.offsets(phrase(tree, owner, preposition + 1, noun))
    hole = tree.offsets((preposition, noun + 1))
    if not edges or not closed or offsets is None or span is None or hole is None:
        return None
    pieces = [
        part
        for piece in without((max(offsets[0], first), min(offsets[1], last)), hole)
        for part in without(page.snapped(piece, hole), hole)
    ]
    content = merged([stripped(piece, tree.text) for piece in pieces], tree.text)
    if not any(map(str.isalnum, "".join(tree.text[s:e] for s, e in content))):
        return None
    cue = tree.starts[noun], tree.ends[noun]
    name = "phrase.by-view" if tree.words[preposition] == "by" else "phrase.in-view"
    return Found(content, cue, span, hole, 72, [name], "think", verb=noun)
