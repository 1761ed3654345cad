"""Sentences that put the verb of saying in front: "*What Lee did say was* that taxes will fall", "*All she would say
was*: “Wait.”" (pseudo-clefts)."""

from quoteattr.annotations import Offsets
from quoteattr.patterns.found import Found
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.tree import Range, Tree

OPENERS = frozenset({"what", "all"})
BEFORE = frozenset({".", "!", "?", ";", ":", ",", "and", "but", "“", "‘", '"', "'", "—", "–"})
#: Tags of what stands between the subject and its verb: "did", "would only", "has always".
HELPING = frozenset({"MD", "RB"})
HELPERS = frozenset({"did", "do", "does", "had", "has", "have"})
BE = frozenset({"was", "is"})
ENDS = frozenset({".", "!", "?", ";"})
#: What is reported begins so; "what he said was wrong" judges it.
ANNOUNCING = frozenset({"that", ":", "“", "‘", '"'})
STANCES = frozenset({"say", "claim", "write", "ask", "promise", "think"})
_TO_VERB, _TO_BE, _LONGEST = 14, 8, 120  # tokens


def find_cleft(tree: Tree, verb: int, lemma: str, lexicon: Lexicon, page: Page) -> Found | None:
    """The attribution of a verb between "what" or "all" and "was"; None where it does not stand so."""
    if lexicon.stances[lemma] not in STANCES or page.quotation_at(tree.starts[verb]) is not None:
        return None
    low = tree.first_from(page.paragraph(tree.starts[verb])[0])
    first = next((i for i in range(verb - 2, max(low, verb - _TO_VERB) - 1, -1) if tree.words[i] in OPENERS), None)
    if first is None or (first > low and tree.words[first - 1] not in BEFORE):
        return None
    subject, cue = _split(tree, first + 1, verb)
    be = _be_behind(tree, verb)
    if subject[0] >= subject[1] or be is None or "," in tree.words[first:verb]:
        return None
    content = _announced(tree, be + 1, page)
    source, said = tree.offsets(subject), tree.offsets(cue)
    if content is None or source is None or said is None:
        return None
    clause = tree.starts[first], tree.ends[be]
    return Found(
        [content], said, source, clause, rank=75, evidence=["verb.clause", "verb.cleft"],
        stance=lexicon.stances[lemma], verb=verb,
    )  # fmt: skip


def _split(tree: Tree, start: int, verb: int) -> tuple[Range, Range]:
    """The subject, and the verb with its helpers and adverbs."""
    at = verb
    while at > start and (tree.tags[at - 1] in HELPING or tree.words[at - 1] in HELPERS):
        at -= 1
    return (start, at), (at, verb + 1)


def _be_behind(tree: Tree, verb: int) -> int | None:
    """ "was" behind the verb and those to whom it is said, with no other finite verb in between."""
    for i in range(verb + 1, min(verb + _TO_BE, len(tree))):
        if tree.words[i] in BE:
            return i
        if tree.words[i] in ENDS or tree.tags[i] in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _announced(tree: Tree, start: int, page: Page) -> Offsets | None:
    """What stands behind "was": a quotation, or a clause with "that" or behind a colon, to the sentence's end."""
    if start >= len(tree) or tree.words[start] not in ANNOUNCING:
        return None
    start += tree.words[start] == ":"
    inside = page.quotation_at(tree.starts[start]) if start < len(tree) else None
    if inside is not None:
        return page.quotations[inside].start, page.quotations[inside].end
    _, end = page.paragraph(tree.starts[start - 1])
    last = start
    while last < min(start + _LONGEST, len(tree)) and tree.words[last] not in ENDS and tree.starts[last] < end:
        last += 1
    return tree.offsets((start, last))
