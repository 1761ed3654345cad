"""Quotations without a cue of their own: pieces of one that has a cue, or floating ones that go on with a speaker."""

import re

from quoteattr.annotations import Mark
from quoteattr.patterns.found import Found, merged
from quoteattr.patterns.page import Page
from quoteattr.patterns.quoted import ends_clause, starts_sentence

#: A floating quotation is a sentence, not a title, a nickname or a scare quote: at least this many words.
FEWEST_WORDS = 4
#: Between two pieces of a quotation stands no more than the rest of the sentence with the cue.
LONGEST_ASIDE = 300
NEW_SENTENCE = re.compile(r"[a-z\d)\"”][.!?]\s+[A-Z]")


def join_pieces(page: Page, given: dict[int, Found]) -> None:
    """Give quotations that go on with an attribution to it: "A," she said. "B"; “A / “B” re-opened."""
    for index, mark in enumerate(page.quotations):
        if index in given or not page.is_read(mark.start):
            continue
        owner = _reopened(page, mark, given) or _interrupted(page, index, mark, given)
        if owner is not None:
            owner.content = merged([*owner.content, (mark.start, mark.end)], page.text)
            owner.evidence.append("quotation.continued")
            given[index] = owner


def _reopened(page: Page, mark: Mark, given: dict[int, Found]) -> Found | None:
    if mark.previous < 0:
        return None
    before = page.marks[mark.previous]
    at = page.quotation_at(before.start)
    return given.get(at) if at is not None else None


def _interrupted(page: Page, index: int, mark: Mark, given: dict[int, Found]) -> Found | None:
    """The attribution whose reporting clause alone stands between the quotation before and this one."""
    if index == 0 or index - 1 not in given:
        return None
    before = page.quotations[index - 1]
    if page.paragraph(before.start) != page.paragraph(mark.start):
        return None
    owner = given[index - 1]
    between = page.text[before.end : mark.start]
    if not between.strip():
        return owner
    clause = owner.clause
    if clause is None or (clause[0] < before.end - 2 and clause[1] > before.start):
        return None
    rest = page.text[max(clause[1], before.end) : mark.start] if clause[0] >= before.end - 1 else between
    goes_on = starts_sentence(page.text, mark) or rest.rstrip()[-1:] in {",", "-", "—", "–"}
    return owner if goes_on and len(rest) < LONGEST_ASIDE and not NEW_SENTENCE.search(rest) else None


def find_floating(page: Page, found: list[Found], given: dict[int, Found]) -> list[Found]:
    """Quoted sentences that nothing attributes; each goes on with the last attribution before it, if one is near."""
    floating = []
    for index, mark in enumerate(page.quotations):
        if index in given or not page.is_read(mark.start) or not is_sentence(page.text, mark):
            continue
        if page.section(mark.start) == "headline":
            continue
        before = _before(page, mark, found)
        if before is not None:
            f = Found(
                [(mark.start, mark.end)],
                None,
                None,
                rank=65,
                evidence=["quotation.floating"],
                floating=True,
                inherits=before,
            )
            floating.append(f)
            given[index] = f
    return floating


def is_sentence(text: str, mark: Mark) -> bool:
    """Whether a quotation is a sentence of its own: it starts where one starts, ends where one ends, and has words."""
    inner = text[mark.inner_start : mark.inner_end].strip()
    first = next((c for c in inner if c.isalnum()), "a")
    whole = (
        inner[-1:] in {".", "!", "?", "…"} or text[mark.end : mark.end + 1] in {".", "", "\n"} or mark.state == "open"
    )
    return (
        len(inner.split()) >= FEWEST_WORDS
        and not first.islower()
        and starts_sentence(text, mark)
        and whole
        and ends_clause(text, mark)
    )


def _before(page: Page, mark: Mark, found: list[Found]) -> Found | None:
    """The attribution with a source that ends last before a quotation, in its paragraph or one of the two before it."""
    near = [
        f for f in found if f.source is not None and not _is_nested(page, f) and max(f.end, f.source[1]) <= mark.start
    ]
    if not near:
        return None
    best = max(near, key=lambda f: (max(f.end, f.source[1] if f.source else 0), f.rank))
    end = max(best.end, best.source[1] if best.source else 0)
    return best if page.text.count("\n", end, mark.start) <= 4 else None


def _is_nested(page: Page, f: Found) -> bool:
    return f.cue is not None and page.quotation_at(f.cue[0]) is not None
