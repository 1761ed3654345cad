"""Where a report ends: its content with the clause and the ruling, its source before a quotation."""

import re
from collections.abc import Iterable

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.interrupted import is_second_half
from quoteattr.arbitration.partners import overlap
from quoteattr.lang import reporting_forms
from quoteattr.lang.calendar import WEEKDAY
from quoteattr.lang.grammar import AND
from quoteattr.patterns.page import Page

#: Forms of verbs that say what something is called, and of those that deny it: "dismissed the claim as “fantasy”".
_LABELS = reporting_forms("en", "label") | frozenset(
    ("dismissed", "dismisses", "rejected", "rejects", "denounced", "condemned")
)
_OBJECT = re.compile(r" (?!(?:on|in|at|last|this|later|again|out|for|over|after)\b)[^.!?;:,“”\"—–\n()]+ ")
_LONGEST_OBJECT = 80
_POSTED = re.compile(r"(?:\w+\s)?(?:tweeted|tweets|posted|posts|texted|texts|replied|wrote|writes)$", re.IGNORECASE)
_COLON = re.compile(r":\s+")
_RULES = re.compile(r"\b(?:rule[sd]?|ruling|decide[sd]?|vote[sd]?)\b", re.IGNORECASE)
#: A day behind a closing mark, which is that of the speech.
_DAY_AT_END = re.compile(
    rf"(?<=[”\"’'»])[ ](?:(?:late|early|earlier)[ ])?(?:(?:on[ ])?{WEEKDAY}(?:[ ](?:morning|afternoon|evening|night))?"
    r"|yesterday|(?:last|earlier[ ]this)[ ](?:week|month|year|night))$"
)
#: Where the next of several clauses begins, and where a sentence has ended.
_FURTHER = re.compile(rf",?\s(?:{AND}\s)?that\s", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][\"”’)]*\s")
#: All that a network has of a report of a report.
_THAT = re.compile(r"\s*that\s*")
#: Whom a question is put to: "asked *Bo Kim* who had the key".
_ASKED = re.compile(r"\bask(?:s|ed)?$")
_PUT_TO = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,4}(?=(?:who|what|why|how|when|where|whether|if)\b)")
#: What a ruling does and does not say: "that a tub is no vessel, *ending nine years of litigation*".
_EFFECT = re.compile(
    r",\s+(?:ending|overturning|clearing|paving|closing|capping|handing|dealing|bringing|concluding)\b[^.;]*$"
)


def without_addressee(att: Attribution, page: Page) -> Attribution:
    """With the question alone as content, and not with whom it was put to."""
    start, end = att.content[0]
    if att.cue is None or att.cue[1] > start or not _ASKED.search(page.text, *att.cue):
        return att
    asked = _PUT_TO.match(page.text, start, end)
    return att if asked is None else att._replace(content=((asked.end(), end), *att.content[1:]))


def bounded_content(att: Attribution, page: Page) -> Attribution:
    """Without a clause that a semicolon parts from the one with the cue, and without what a ruling brings about."""
    if att.cue is None or att.floating:
        return att
    pieces = [piece for piece in att.content if not _is_parted(piece, att, page)] or list(att.content)
    pieces = [_quotation_of_mark(piece, page) for piece in pieces]
    pieces[0] = _with_object(pieces[0], att, page)
    if (post := _post_behind(att, page)) is not None:
        return att._replace(content=(post,))
    pieces[-1] = pieces[-1][0], _before_day(*pieces[-1], att, page)
    start, end = pieces[-1]
    if _RULES.search(page.text, *att.cue) and not page.quotations_in(start, end):
        effect = _EFFECT.search(page.text, start, end)
        if effect is not None and effect.start() > start:
            pieces[-1] = start, effect.start()
    return att._replace(content=tuple(pieces))


def _before_day(start: int, end: int, att: Attribution, page: Page) -> int:
    """The end of the quotation in front of the day on which it was said: "accused him of “waste” *on Friday*"."""
    day = _DAY_AT_END.search(page.text, start, end) if att.cue is not None and att.cue[1] <= start else None
    at = page.quotation_at(day.start() - 1) if day is not None else None
    return day.start() if day is not None and at is not None and page.quotations[at].end == day.start() else end


def _with_object(piece: Offsets, att: Attribution, page: Page) -> Offsets:
    """With what a labelling verb is said of, as PolNeAR has it: "called *the plan* “reckless”"."""
    assert att.cue is not None
    start, end = piece
    gap = _OBJECT.fullmatch(page.text, att.cue[1], start) if 0 < start - att.cue[1] <= _LONGEST_OBJECT else None
    if gap is None or (att.source is not None and att.cue[1] <= att.source[0] < start):
        return piece
    labels = page.text[slice(*att.cue)].split()[-1].lower() in _LABELS and not page.text.startswith(" by ", att.cue[1])
    return (att.cue[1] + 1, end) if labels and page.quotation_at(start) is not None else piece


def _quotation_of_mark(piece: Offsets, page: Page) -> Offsets:
    """The whole quotation where the network has but its opening mark, since it begins with somebody else's report:
    "*“The boss said it was late,”* recalled Lee"."""
    if any(map(str.isalnum, page.text[slice(*piece)])) or (at := page.quotation_at(piece[0])) is None:
        return piece
    mark = page.quotations[at]
    return (mark.start, mark.end) if piece[0] == mark.start else piece


def _post_behind(att: Attribution, page: Page) -> Offsets | None:
    """The whole line behind "tweeted:", where the content is its first sentence and no marks are there."""
    assert att.cue is not None
    colon = _POSTED.match(page.text, *att.cue) and _COLON.match(page.text, att.cue[1])
    if not colon or att.content[0][0] != colon.end():
        return None
    _, end = page.paragraph(att.cue[0])
    if end <= colon.end():
        return None  # what is written stands in the lines below
    end -= len(page.text[colon.end() : end]) - len(page.text[colon.end() : end].rstrip())
    return None if page.quotations_in(colon.end(), end) else (colon.end(), end)


def drop_next_cue(att: Attribution, page: Page) -> Attribution:
    """A floating attribution in place of one whose cue stands in the sentence behind, and reports nothing of what is
    quoted: "They eat my biscuits." The council *has held* nine meetings."""
    if att.cue is None or att.source is None or not att.content[-1][1] <= min(att.cue[0], att.source[0]):
        return att
    at = page.quotation_at(att.content[-1][0])
    if at is None or page.quotations[at].end != att.content[-1][1] or page.quotations[at].state != "closed":
        return att
    mark = page.quotations[at]
    whole = page.text[mark.inner_start : mark.inner_end].rstrip().endswith(".")
    next_sentence = not page.text[mark.end : min(att.cue[0], att.source[0])].strip()
    says = not any(map(str.isalpha, page.text[slice(*att.cue)])) or any(
        word in reporting_forms("en", "say", "write") for word in page.text[slice(*att.cue)].lower().split()
    )
    if not whole or not next_sentence or page.text[att.source[0]].islower():
        return att
    return att if says else att._replace(cue=None, source=None, floating=True)


def with_further_that(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution with all that is alleged: "that it leaked, *that nobody came and that he fell*", also
    where the network gives all but the first word to a report within: "testified that *the nurse said it was late*"."""
    start, end = att.content[-1]
    bare = _THAT.fullmatch(page.text, start, end) is not None
    if att.cue is None or page.quotations_in(start, end) or not (bare or _FURTHER.match(page.text, end)):
        return att
    for pattern in patterns:
        longer = pattern.content[-1][0] <= start and end < pattern.content[-1][1] and len(pattern.content) == 1
        if longer and pattern.cue is not None and overlap(att.cue, pattern.cue):
            return att._replace(content=(*att.content[:-1], (start, pattern.content[-1][1])))
    return att


def bounded(att: Attribution, pattern: Attribution, page: Page) -> Attribution:
    """A network's attribution with the bounds that the pattern of the same quotation knows better: it has no pieces
    without marks beside the pattern's, and ends with the mark with which the pattern ends."""
    kept = [
        piece
        for n, piece in enumerate(att.content)
        if page.quotations_in(*piece)
        or any(s < piece[1] and piece[0] < e for s, e in pattern.content)
        or _is_in_front(piece, att, pattern)
        or (n > 0 and is_second_half(att, n, page))
    ]
    if not kept:
        return att
    (start, end), last = kept[-1], pattern.content[-1][1]
    if start < last < end and not page.quotations_in(last, end):
        at = page.quotation_at(last - 1)
        if (
            at is not None
            and page.quotations[at].end == last
            and page.text[page.quotations[at].inner_end - 1] in ",.?!"
        ):
            kept[-1] = start, last
    return att._replace(content=tuple(kept))


def _is_in_front(piece: Offsets, att: Attribution, pattern: Attribution) -> bool:
    """Whether the pattern took the piece for a part of who speaks: "*The dam*, its engineer, Bo Kim, said, holds"."""
    if att.source is None or pattern.source is None or piece[1] > att.source[0]:
        return False
    return pattern.source[0] <= piece[0] and att.source[1] <= pattern.source[1] + 1


def unquoted_source(att: Attribution, page: Page) -> Attribution:
    """With a quotation behind the speaker as content, and not as a part of the name: "A," said Lee, *"to be B"*."""
    if att.source is None or att.cue is None or att.floating or not any(page.quotations_in(*p) for p in att.content):
        return att
    inside = [page.quotations[i] for i in page.quotations_in(*att.source)]
    inside = [mark for mark in inside if att.source[0] < mark.start]
    if not inside or not page.text[att.source[0] : inside[0].start].rstrip().endswith(","):
        return att
    mark = inside[0]
    if len(page.text[mark.inner_start : mark.inner_end].split()) < 3:
        return att
    source = att.source[0], att.source[0] + len(page.text[att.source[0] : mark.start].rstrip(" ,"))
    content = tuple(sorted({*att.content, (mark.start, mark.end)}))
    return att._replace(source=source, content=content)


def parted_speaker(att: Attribution, page: Page) -> Attribution:
    """With the words between a quotation and the cue as the speaker, and not as content: "“A,” *the vet, who had come
    to see Judge Mab,* said"."""
    if att.source is not None or att.cue is None or att.floating or len(att.content) != 1:
        return att
    start, end = att.content[0]
    at = page.quotation_at(start)
    if (
        at is None
        or not end <= att.cue[0]
        or page.text[end : att.cue[0]].strip(" ,")
        or page.quotations_in(end, end + 1)
    ):
        return att
    mark = page.quotations[at]
    name = page.text[mark.end : end].strip(" ,")
    said = mark.state == "closed" and page.text[mark.inner_start : mark.inner_end].rstrip().endswith((",", "?", "!"))
    if not said or not name or page.quotations_in(mark.end, end) or not any(map(str.istitle, name.split())):
        return att
    first = page.text.index(name, mark.end)
    return att._replace(content=((start, mark.end),), source=(first, first + len(name)))


def _is_parted(piece: tuple[int, int], att: Attribution, page: Page) -> bool:
    """Whether the piece stands before the cue and its source, and a semicolon or the end of a sentence between."""
    assert att.cue is not None
    low = min(att.cue[0], att.source[0] if att.source else att.cue[0])
    if piece[1] > low or page.quotations_in(*piece):
        return False
    between = page.text[piece[1] : low]
    if _is_front(piece, att, page):
        return True
    return ";" in between or (len(att.content) > 1 and _ENDS.match(between) is not None)


def _is_front(piece: Offsets, att: Attribution, page: Page) -> bool:
    """Whether the sentence begins with the piece, which has no verb, and the report stands behind its cue with no comma
    between: "*At half-time*, the coach told her players to sit down"; and not "*In May*, Lee said, the mill closed"."""
    assert att.cue is not None
    behind = next((start for start, _ in att.content if start > att.cue[1]), None)
    if behind is None or att.source is None or page.finite_in(*piece) or not page.text[piece[0]].isupper():
        return False
    return "," not in page.text[att.cue[1] : behind] and page.text[piece[1] : att.source[0]].strip() in ("", ",")


__all__ = [
    "bounded",
    "bounded_content",
    "drop_next_cue",
    "parted_speaker",
    "unquoted_source",
    "with_further_that",
    "without_addressee",
]
