"""Words beside a cue that are no report, or the part of a sentence that is none of it."""

import re
from collections.abc import Sequence
from functools import cache

from quoteattr.annotations import Attribution, Mark
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.arbitration.unspoken import is_name
from quoteattr.lang import table
from quoteattr.patterns.page import Page

_WORD = re.compile(r"[^\W\d_]{2}")
#: "his colleague Claim Osei": the cue is a part of somebody's name.
_NAME_BEFORE = re.compile(r"(?<![\w’'-])[a-z][\w'’-]*[ ]$")
_NAME_BEHIND = re.compile(r"[ ][A-Z][a-z]")
#: What stands for something said elsewhere says nothing itself.
_PRONOUN = re.compile(r"\W*(?:which|who|whom)\W*", re.IGNORECASE)
_RULES = re.compile(r"\b(?:rule[sd]?|ruling|decide[sd]?|vote[sd]?|find|found)\b", re.IGNORECASE)
#: What a ruling does and does not say: "that a tub is no vessel, *ending nine years of litigation*".
_EFFECT = re.compile(
    r",\s+(?:ending|overturning|clearing|paving|closing|capping|handing|dealing|bringing|concluding)\b[^.;]*$"
)
#: "learned to tell “their” from “there”", "pleaded guilty to selling": what somebody does, not says.
_DOES = re.compile(r"\b(?:learn(?:s|ed|t|ing)?\s+to|plead(?:s|ed|ing)?\s+guilty\s+to)\s", re.IGNORECASE)
#: "had been unplugged to charge": a purpose, if the verb before "to" is none of reporting.
_PURPOSE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(\w+)\s+to\s+\w+$", re.IGNORECASE)
#: "*Asked about* the payment, Lee laughed": what about is no content.
_ASKED = re.compile(r"Asked(?:\s+about)?$")
_NAMES = re.compile(r"\b(?:cit(?:e|es|ed|ing))$", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\W*((?:[\w'’-]+\s+){0,3}?)([\w'’-]+)(?=\s+(?:who|in|with|from|at|of|close|familiar)\b|$)")


def is_no_report(page: Page, att: Attribution, language: str = "en") -> bool:
    """Whether the content has no word, the cue is a part of a name, or people are cited and not what they say."""
    if att.cue is None or att.floating:
        return False
    content = page.text[att.content[0][0] : att.content[-1][1]]
    if _DOES.match(page.text, att.cue[0]):
        return True
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    if inside:
        return (
            not is_reporting(page.text, att, language)
            and not is_mostly_quoted(att, page)
            and _is_name_only(inside, page)
        )
    if not _WORD.search(content) or _PRONOUN.fullmatch(content):
        return True
    start, end = att.cue
    cue = page.text[start:end]
    if (purpose := _PURPOSE.search(cue)) is not None and purpose[1].lower() not in _reporting(language):
        return True
    if _ASKED.fullmatch(cue) and att.source is None and page.text.startswith("about ", att.content[0][0]):
        return True
    if cue.isalpha() and cue.istitle() and _NAME_BEHIND.match(page.text, end):
        return _NAME_BEFORE.search(page.text, max(0, start - 40), start) is not None
    if _NAMES.search(cue) and (noun := _FIRST_WORDS.match(content)):
        return noun[2].lower().removesuffix("s") in _people(language) or noun[2].lower() in _people(language)
    return False


def is_mostly_quoted(att: Attribution, page: Page) -> bool:
    """Whether more than half of the words stand in marks: of "a course called ‘Death and Taxes’" fewer do."""
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    quoted = sum(len(page.text[mark.inner_start : mark.inner_end].split()) for mark in inside)
    return 2 * quoted > sum(len(page.text[start:end].split()) for start, end in att.content)


def _is_name_only(inside: Sequence[Mark], page: Page) -> bool:
    """Whether all that is in marks is names and titles, or a word or two that the writer does not vouch for."""
    held = [page.text[mark.inner_start : mark.inner_end].split() for mark in inside]
    return all(is_name(page.text, mark) or len(words) <= 2 for mark, words in zip(inside, held, strict=True))


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(noun for noun, *_ in table(language, "person_nouns"))


def bounded_content(att: Attribution, page: Page) -> Attribution:
    """Without a clause that a semicolon parts from the one with the cue, and without what a ruling brings about."""
    if att.cue is None or att.floating:
        return att
    pieces = [piece for piece in att.content if not _is_parted(piece, att, page)] or list(att.content)
    start, end = pieces[-1]
    if _RULES.search(page.text, *att.cue) and not page.quotations_in(start, end):
        effect = _EFFECT.search(page.text, start, end)
        if effect is not None and effect.start() > start:
            pieces[-1] = start, effect.start()
    return att._replace(content=tuple(pieces))


def afloat(att: Attribution, page: Page, language: str = "en") -> Attribution:
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
        word in _saying(language) for word in page.text[slice(*att.cue)].lower().split()
    )
    if not whole or not next_sentence or page.text[att.source[0]].islower():
        return att
    return att if says else att._replace(cue=None, source=None, floating=True)


@cache
def _reporting(language: str) -> frozenset[str]:
    return frozenset(form for _, _, forms in table(language, "reporting_verbs") for form in forms.split())


@cache
def _saying(language: str) -> frozenset[str]:
    return frozenset(
        form
        for _, stance, forms in table(language, "reporting_verbs")
        if stance in ("say", "write")
        for form in forms.split()
    )


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


def _is_parted(piece: tuple[int, int], att: Attribution, page: Page) -> bool:
    """Whether the piece stands before the cue and its source, and a semicolon between."""
    assert att.cue is not None
    low = min(att.cue[0], att.source[0] if att.source else att.cue[0])
    return piece[1] <= low and ";" in page.text[piece[1] : low] and not page.quotations_in(*piece)


__all__ = ["afloat", "bounded_content", "is_mostly_quoted", "is_no_report", "unquoted_source"]
