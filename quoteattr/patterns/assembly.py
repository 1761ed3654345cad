"""All patterns over one Doc, in order, and their settling into attributions."""

from bisect import bisect_left

from spacy.tokens import Doc

from quoteattr.annotations import Attribution, Offsets
from quoteattr.patterns.asked import find_asked
from quoteattr.patterns.blocks import find_blocks
from quoteattr.patterns.clauses import find_clauses
from quoteattr.patterns.credits import find_credits
from quoteattr.patterns.cries import find_cries
from quoteattr.patterns.estimates import find_estimates
from quoteattr.patterns.floating import find_floating, join_pieces
from quoteattr.patterns.foreign import find_foreign
from quoteattr.patterns.found import Found
from quoteattr.patterns.headlines import find_headlines, repeated_headlines
from quoteattr.patterns.inner import find_inner
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.nesting import arranged
from quoteattr.patterns.page import Page
from quoteattr.patterns.phrases import find_phrases
from quoteattr.patterns.posts import find_posts
from quoteattr.patterns.quoted import Quotations
from quoteattr.patterns.told import find_told
from quoteattr.patterns.tree import Tree
from quoteattr.patterns.turns import find_turns
from quoteattr.patterns.verdicts import find_verdicts
from quoteattr.patterns.views import find_convinced, find_views


def find_attributions(doc: Doc, lexicon: Lexicon) -> list[Attribution]:
    """Every attribution that the patterns see in a Doc; without tagger and parser only those of the surface."""
    page = Page.of(doc)
    lines = find_headlines(page, lexicon) + find_turns(page)
    lines += find_credits(page) + find_told(page) + find_verdicts(page) + find_views(page) + find_posts(page)
    lines += find_asked(page) + find_cries(page) + find_foreign(page)
    found: list[Found] = []
    given: dict[int, Found] = {}
    if doc.has_annotation("DEP") and doc.has_annotation("TAG"):
        tree = Tree(doc)
        found = find_clauses(tree, lexicon, page) + find_phrases(tree, lexicon, page)
        quotations = Quotations(tree, lexicon, page, found)
        found = quotations.attach()
        given = quotations.given
        found += find_blocks(tree, lexicon, page)
        found = _with_inner(found, find_inner(tree, lexicon, page))
    found += find_convinced(page) + find_estimates(page)
    join_pieces(page, given)
    found = _without_lines(found, lines, page) + lines
    for f in lines:
        for index in page.quotations_in(f.start, f.end):
            given.setdefault(index, f)
    found += find_floating(page, found, given)
    return settled([f for f in found if not _is_within_nothing(f, given, page)])


def _with_inner(found: list[Found], inner: list[Found]) -> list[Found]:
    """With the quotations inside quotations, in place of what their verbs report otherwise."""
    verbs = {f.verb for f in inner}
    return [f for f in found if f.verb < 0 or f.verb not in verbs] + inner


def _without_lines(found: list[Found], lines: list[Found], page: Page) -> list[Found]:
    """Without what was found in the frame of a headline or turn, or in a headline that is printed again."""
    framed = [_frame(f) for f in lines if f.clause]
    taken = sorted(framed + repeated_headlines(page))
    starts = [start for start, _ in taken]

    def is_taken(cue: Offsets | None) -> bool:
        at = bisect_left(starts, cue[1]) - 1 if cue else -1
        return at >= 0 and cue is not None and cue[0] < taken[at][1]

    return [f for f in found if not is_taken(f.cue)]


def _is_within_nothing(f: Found, given: dict[int, Found], page: Page) -> bool:
    """Whether a report stands inside a quotation that nobody is known to have said, and so has nobody around it."""
    at = page.quotation_at(f.cue[0]) if f.cue and f.verb >= 0 else None
    return at is not None and at not in given and page.quotations[at].state == "closed"


def _frame(line: Found) -> Offsets:
    """A whole headline, which is too short for reports within reports; of a turn only its name."""
    clause = line.clause or (line.start, line.end)
    if line.evidence[0].startswith("headline"):
        return min(clause[0], line.start), max(clause[1], line.end)
    return clause


def settled(found: list[Found]) -> list[Attribution]:
    found = [f for f in found if f.content]
    names = {id(f): str(n) for n, f in enumerate(found)}
    rows = [
        Attribution(
            names[id(f)], tuple(f.content), f.cue, f.source, f.floating,
            inherits=names.get(id(f.inherits)) if f.inherits is not None else None,
            evidence=("patterns", *dict.fromkeys(f.evidence)),
        )
        for f in found
    ]  # fmt: skip
    return arranged(rows, [f.rank for f in found])
