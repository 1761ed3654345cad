"""Quotations without a cue of their own: pieces of one that has a cue, or floating ones that go on with a speaker."""

import re
from bisect import bisect_right

from quoteattr.annotations import Mark
from quoteattr.patterns.found import Found, merged
from quoteattr.patterns.page import Page
from quoteattr.patterns.quoted import ends_clause, is_title, starts_sentence

#: A floating quotation is a sentence, not a title, a nickname or a scare quote: at least this many words.
FEWEST_WORDS = 4
#: A floating quotation goes on with a speaker at most this many line breaks before it.
NEAR = 4
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
    while index > 0 and index - 1 not in given and is_title(page.text, page.quotations[index - 1]):
        index -= 1  # a title in the words with the cue: "A," he wrote in "Steel and Water," "B"
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
    spoken = sorted(
        (_end(f), f.rank, n) for n, f in enumerate(found) if f.source is not None and not _is_nested(page, f)
    )
    floating = []
    for index, mark in enumerate(page.quotations):
        if index in given or not page.is_read(mark.start) or not is_sentence(page.text, mark):
            continue
        at = bisect_right(spoken, (mark.start, 1000, 0)) - 1
        if at < 0 or page.section(mark.start) == "headline":
            continue
        end, _, before = spoken[at]
        if page.text.count("\n", end, mark.start) <= NEAR:
            f = Found([(mark.start, mark.end)], None, None, rank=65, evidence=["quotation.floating"], floating=True)
            f.inherits = found[before]
            floating.append(f)
            given[index] = f
    return floating


def _end(f: Found) -> int:
    return max(f.end, f.source[1] if f.source else 0)


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


def _is_nested(page: Page, f: Found) -> bool:
    return f.cue is not None and page.quotation_at(f.cue[0]) is not None
