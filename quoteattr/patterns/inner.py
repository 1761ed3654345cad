"""Quotations inside quotations: “He told me, ‘Get off my land,’ and let the dogs out.”"""

from quoteattr.annotations import Mark
from quoteattr.lang.grammar import function_words
from quoteattr.patterns.clauses import cue_range
from quoteattr.patterns.found import Found
from quoteattr.patterns.lexicon import SPOKEN, Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import own_subject, phrase, source_of
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Range, Tree

#: Between a verb and what it introduces stand at most so many tokens: "told me", "said to my brother,".
REACH = 6
GOES = frozenset({"go", "goes", "went"})
BEING = function_words("be")
_BETWEEN = frozenset({"PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "IN", "TO", "RB", "JJ", ",", ":", "POS", "UH"})
_SUBJECT = frozenset({"PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "WP", "CD"})


def find_inner(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    """The inner quotations that have a verb of speech beside them, in the same quotation."""
    found = []
    for mark in page.marks:
        if mark.depth and mark.inner_start < mark.inner_end and page.is_read(mark.start):
            at = page.quotation_at(mark.start)
            if at is not None and page.quotations[at].state != "open":
                attribution = _of(tree, lexicon, page.quotations[at], mark)
                if attribution is not None:
                    found.append(attribution)
    return found


def _of(tree: Tree, lexicon: Lexicon, outer: Mark, mark: Mark) -> Found | None:
    low, high = tree.first_from(outer.inner_start), tree.first_from(outer.inner_end)
    first, behind = tree.first_from(mark.start), tree.first_from(mark.end)
    for verb in range(first - 1, max(low, first - REACH) - 1, -1):
        if _speaks(tree, lexicon, verb) or _goes(tree, verb, first, mark):
            return _found(tree, mark, verb, _before(tree, verb, low))
        if tree.tags[verb] not in _BETWEEN and tree.words[verb] not in QUOTE_CHARACTERS:
            break
    if tree.text[mark.inner_end - 1] not in ",?!":
        return None
    for verb in range(behind, min(behind + 5, high)):
        if _speaks(tree, lexicon, verb):
            subject = own_subject(tree, verb)
            span = phrase(tree, subject, behind, high) if subject is not None and subject >= behind else (behind, verb)
            return _found(tree, mark, verb, span if span[0] < span[1] else None)
        if tree.tags[verb] not in _SUBJECT:
            break
    return None


def _speaks(tree: Tree, lexicon: Lexicon, token: int) -> bool:
    lemma = lexicon.lemmas.get(tree.words[token])
    return tree.tags[token][:2] == "VB" and lemma is not None and lexicon.stances[lemma] in SPOKEN - {"show", "feel"}


def _goes(tree: Tree, token: int, first: int, mark: Mark) -> bool:
    """Whether it is "goes" or "is like" as people tell what was said: "and I *go*, ‘That is my truck’"."""
    if any(tree.words[i] != "," for i in range(token + 1, first)) or not tree.text[mark.inner_start].isupper():
        return False
    return tree.words[token] in GOES or (tree.words[token] == "like" and tree.words[token - 1] in BEING)


def _before(tree: Tree, verb: int, low: int) -> Range | None:
    """Who says it: the verb's subject, or the nearest noun phrase before the verb."""
    subject = source_of(tree, verb)
    if subject is not None and low <= subject < verb:
        return phrase(tree, subject, low, verb)
    end = verb
    while end > low and tree.tags[end - 1] in ("RB", "MD", "VBD", "VBZ", "VBP"):
        end -= 1
    start = end
    while start > low and tree.tags[start - 1] in _SUBJECT:
        start -= 1
    return (start, end) if start < end else None


def _found(tree: Tree, mark: Mark, verb: int, source: Range | None) -> Found | None:
    named, cue = tree.offsets(source) if source else None, tree.offsets(cue_range(tree, verb, ""))
    if named is None or cue is None:
        return None
    return Found([(mark.start, mark.end)], cue, named, None, rank=82, evidence=["nested.marks"], verb=verb)
