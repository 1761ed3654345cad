"""Quotations without a cue of their own: pieces of one that has a cue, or floating ones that go on with a speaker."""

import re
from bisect import bisect_right

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang import one_of, one_of_kind, words
from quoteattr.patterns.found import Found, merged
from quoteattr.patterns.page import Page
from quoteattr.patterns.shapes import ends_clause, is_title, starts_sentence

#: A floating quotation is a sentence, not a title, a nickname or a scare quote: at least this many words.
FEWEST_WORDS = 4
OPENING_WORDS = 7
#: A floating quotation goes on with a speaker at most this many line breaks before it.
NEAR = 4
#: Between two pieces of a quotation stands no more than the rest of the sentence with the cue.
LONGEST_ASIDE = 300
_GESTURES = one_of_kind("en", "gestures")
_IS = r"(?:(?:was|is|were|are)(?:n['’]t)?|remained|remains)"
#: What people do as they speak: the one who does it in the sentence before says even a word or two.
GESTURES = re.compile(
    rf"\b(?:{_GESTURES['gesture']}|{_IS}\s(?:not\s)?(?:\w+ly\s|(?:as|less|more|quite|so|too)\s)?{_GESTURES['mood']})\b"
)
#: What announces an answer that stands in a paragraph of its own.
ANSWERS = re.compile(rf"\b{one_of_kind('en', 'utterance_nouns')['answer']}\b")
OPENING = frozenset({'"', "“", "”", "«", "»", "„", "``", "''", "‘"})
WRITER = frozenset(("I", "we", "We"))
#: So many characters before a quotation are looked at for that sentence.
LONGEST_LEAD = 400
_SENTENCE = re.compile(r"[.!?…][”\"’')]*\s+(?=\S)")
#: "*Advertisement:* “Ask your pharmacist.”": a label in the sentence before.
_LABELS = re.compile(rf"\W{{0,4}}{one_of(words('en', 'turn_labels'))}\s?:", re.IGNORECASE)
NEW_SENTENCE = re.compile(r"[a-z\d)\"”][.!?]\s+[A-Z]|^\s*[.!?]\s+(?!(?:He|She|They|It)\b)[A-Z][^\n]*[.!?]\s*$")


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
    if asks_as_the_writer(page.text, owner.source, (before.inner_start, before.inner_end)):
        return None
    between = page.text[before.end : mark.start]
    if not between.strip():
        return owner
    clause = owner.clause
    if clause is None or (clause[0] < before.end - 2 and clause[1] > before.start):
        return None
    rest = page.text[max(clause[1], before.end) : mark.start] if clause[0] >= before.end - 1 else between
    goes_on = starts_sentence(page.text, mark) or rest.rstrip()[-1:] in {",", "-", "—", "–"}
    return owner if goes_on and len(rest) < LONGEST_ASIDE and not NEW_SENTENCE.search(rest) else None


def asks_as_the_writer(text: str, source: Offsets | None, words: Offsets) -> bool:
    """Whether it is the writer who asks: somebody else answers, "“Is it hot?” I ask. “Only at noon.”"."""
    return source is not None and text[slice(*source)] in WRITER and text[slice(*words)].rstrip("”\"’' ")[-1:] == "?"


def find_floating(page: Page, found: list[Found], given: dict[int, Found]) -> list[Found]:
    """Quoted sentences that nothing attributes.

    Each goes on with the last attribution before it, if one is near; with none where the sentence before tells of
    somebody's gesture, or where nobody has spoken: its speaker is then looked for in that sentence. One that is a whole
    paragraph needs neither; its speaker may stay open.
    """
    spoken = sorted(
        (_end(f), f.rank, n) for n, f in enumerate(found) if f.source is not None and not _is_nested(page, f)
    )
    floating = []
    for index, mark in enumerate(page.quotations):
        if index in given or not page.is_read(mark.start) or _is_headline(page, mark):
            continue
        lead = _lead_in(page, mark)
        if _LABELS.fullmatch(page.text, *lead):
            continue
        same_line = "\n" not in page.text[lead[0] : mark.start]
        gesture = lead[0] < lead[1] and bool(
            GESTURES.search(page.text, *lead) or (not same_line and ANSWERS.search(page.text, *lead))
        )
        alone = _is_alone(page, mark)
        answers = alone and index > 0 and index - 1 in given and _is_alone(page, page.quotations[index - 1])
        dashed = alone and mark.style == "dash"
        fewest = 1 if gesture or answers or dashed else FEWEST_WORDS - (lead[0] < lead[1])
        if not is_sentence(page.text, mark, fewest):
            continue
        at = bisect_right(spoken, (mark.start, 1000, 0)) - 1
        near = at >= 0 and page.text.count("\n", spoken[at][0], mark.start) <= NEAR
        led_in = lead[0] < lead[1] and (same_line or gesture) and (at < 0 or spoken[at][0] <= lead[0])
        if not near and not led_in and not alone:
            continue
        if not near and is_title(page.text, mark):
            continue
        f = Found([(mark.start, mark.end)], None, None, rank=65, evidence=["quotation.floating"], floating=True)
        f.inherits = found[spoken[at][2]] if near and not (gesture and led_in) else None
        floating.append(f)
        given[index] = f
    return floating


def _is_headline(page: Page, mark: Mark) -> bool:
    """A text may open with a quotation: headlines are shorter, and end without a full stop."""
    inner = page.text[mark.inner_start : mark.inner_end].split()
    return page.section(mark.start) == "headline" and not (len(inner) >= OPENING_WORDS and _is_alone(page, mark))


def _is_alone(page: Page, mark: Mark) -> bool:
    """Whether a whole quotation is a paragraph, with sentence marks within."""
    start, end = page.paragraph(mark.start)
    text = page.text
    return (
        mark.state == "closed"
        and text[start : mark.start].strip() == text[mark.end : end].strip() == ""
        and (text[mark.start : mark.inner_start] in OPENING or mark.style == "dash")
        and text[mark.inner_start : mark.inner_end].rstrip()[-1:] in {".", "!", "?", "…"}
    )


def _lead_in(page: Page, mark: Mark) -> Offsets:
    """The whole sentence just before the quotation, in its paragraph or, where it begins one, in that before; empty
    where there is none."""
    start = page.paragraph(mark.start)[0]
    if not page.text[start : mark.start].strip():
        start = page.paragraph_before(mark.start)[0]
    start = max(start, mark.start - LONGEST_LEAD)
    before = page.text[start : mark.start].rstrip()
    if before[-1:] not in {".", "!", "?", ":", "…"}:
        return mark.start, mark.start
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    return start + (ends[-1] if ends else 0), start + len(before)


def _end(f: Found) -> int:
    return max(f.end, f.source[1] if f.source else 0)


def is_sentence(text: str, mark: Mark, fewest: int = FEWEST_WORDS) -> bool:
    """Whether a quotation is a sentence of its own: it starts where one starts, ends where one ends, and has at least
    so many words."""
    inner = text[mark.inner_start : mark.inner_end].strip()
    first = next((c for c in inner if c.isalnum()), "a")
    whole = (
        inner[-1:] in {".", "!", "?", "…"} or text[mark.end : mark.end + 1] in {".", "", "\n"} or mark.state == "open"
    )
    return (
        len(inner.split()) >= fewest
        and not first.islower()
        and starts_sentence(text, mark)
        and whole
        and ends_clause(text, mark)
    )


def _is_nested(page: Page, f: Found) -> bool:
    return f.cue is not None and page.quotation_at(f.cue[0]) is not None
