"""Blocks: what somebody wrote, set as a paragraph of its own behind a line that ends in a colon, without marks."""

import re

from quoteattr.annotations import Offsets
from quoteattr.lang import one_of_kind
from quoteattr.patterns.clauses import cue_range
from quoteattr.patterns.found import Found
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import phrase, source_of
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Tree

COLON_END = re.compile(r":[ \t]*$", re.M)
WRITTEN = re.compile(rf"\b{one_of_kind('en', 'utterance_nouns')['written']}s?\b", re.I)
NEXT_LINE = re.compile(r"\s*([^\n]*\S)")
#: A block has at least so many words, and the line before it at most so many characters.
FEWEST_WORDS, LONGEST_LINE = 5, 600
#: The verb stands at most so many characters before the colon.
NEAR_COLON = 60
LIST_ITEM = re.compile(r"[-*•–—\d(]")


def find_blocks(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    """Paragraphs behind `Lee wrote on the site:` and `The ministry said in a statement:`."""
    found = []
    for colon in COLON_END.finditer(page.text):
        line = page.text.rfind("\n", max(0, colon.start() - LONGEST_LINE), colon.start()) + 1, colon.end()
        if line[0] == 0 and colon.end() > LONGEST_LINE:
            continue  # no line begins near enough
        block = _block_behind(page, line[1])
        if block is not None and page.is_read(line[0]):
            attribution = _written(tree, lexicon, page, line, block)
            if attribution is not None:
                found.append(attribution)
    return found


def _block_behind(page: Page, end: int) -> Offsets | None:
    following = NEXT_LINE.match(page.text, end)
    if following is None:
        return None
    start = following.start(1)
    line = following[1]
    marked = line[0] in QUOTE_CHARACTERS or LIST_ITEM.match(line) or line.endswith(":")
    if marked or len(line.split()) < FEWEST_WORDS or not page.is_read(start) or page.section(start) == "headline":
        return None
    return start, following.end(1)


def _written(tree: Tree, lexicon: Lexicon, page: Page, line: Offsets, block: Offsets) -> Found | None:
    """The last verb of the line that can have been done in writing, with its subject."""
    first, last = tree.first_from(line[0]), tree.first_from(line[1])
    for verb in range(last - 1, first - 1, -1):
        stance = lexicon.stance(tree.words[verb])
        if tree.tags[verb][:2] != "VB" or stance not in ("say", "write"):
            continue
        if line[1] - tree.ends[verb] > NEAR_COLON:
            return None
        if stance == "say" and not WRITTEN.search(page.text, tree.ends[verb], line[1]):
            return None
        source = source_of(tree, verb)
        if source is None or page.quotation_at(tree.starts[verb]) is not None:
            return None
        span = phrase(tree, source, first, verb) if source < verb else phrase(tree, source, verb + 1, last)
        named, cue = tree.offsets(span), tree.offsets(cue_range(tree, verb, ""))
        if named is None:
            return None
        return Found([block], cue, named, line, rank=75, evidence=["block.colon"], stance=stance, verb=verb)
    return None
