"""Verbs of reporting with an object that is a thing: "acknowledged the crowd", "admitted 41 patients"."""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.arbitration.evident import names
from quoteattr.arbitration.marked import is_mostly_quoted
from quoteattr.arbitration.reporting import WORD
from quoteattr.arbitration.titles import is_name, is_title
from quoteattr.lang import words, words_of_kind
from quoteattr.lang.grammar import AND
from quoteattr.patterns.page import Page

#: Behind these the noun phrase has had its head: "the *gloves* of his partner".
_BEHIND_HEAD = re.compile(
    r"[,;:—–(]|\s(?:of|in|on|at|with|from|for|to|by|as|about|over|under|after|before|between|among|against|into|through|"
    r"during|until|since|without|within|near|than|who|whom|whose|which|that|where|when|and|or|but|every|each|not|back)\b"
)
#: A clause of its own, or one with "to", says something whatever its nouns are.
_CLAUSE = re.compile(
    r"\W*(?:that|whether|if|how|what|why|when|where|who|to|there|not|being|having|because|as|about|for|of|on|against)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s+[a-z]")
#: "admitted *leaving the door* open", "admitted *wearing it*".
_DOING = re.compile(
    r"\W*[a-z]{2,}ing\s(?:\d|[A-ZÀ-Þ]|(?:a|an|the|his|her|its|their|my|our|him|it|them|me|us|in|on|at|to)\b)"
)
#: "temperatures every hour *and* moved two of the sick": a verb right behind it is another deed.
_AND = re.compile(rf",?\s{AND}\s")

#: "was speaking *on the steps of the market*": where and to whom, and not what about.
_SPEAKS = re.compile(
    r"\b(?:speaks?|spoke|spoken|speaking|talks?|talked|talking)(?:\s+(on|at|in|from|to|with|outside))?$"
)
_WHERE = re.compile(r"\W*(on|at|in|from|to|with|outside)\s+(?:the|a|an|his|her|their|its)\s+\w", re.IGNORECASE)
#: "thanked *the divers*", but "thanked *the divers for their patience*".
_REASON = re.compile(r"\b(?:for|as|on|that)\b")
_NAMED_ALONE = 4  # words that may name whom or what
_TELLS = re.compile(r"\b(?:tell|tells|told|telling)$")
#: "told *jokes*", "told *the same story*".
_TOLD_FOR_FUN = re.compile(
    r"\W*(?:(?:an?|the|his|her|their|some|same|old|more|no|funny|bad|tall)\s+){0,3}"
    r"(?:jokes?|stor(?:y|ies)|tales?|anecdotes?|fibs?|fortunes?|time|truth)\b(?!\s+(?:that|of\s+how)\b)",
    re.IGNORECASE,
)
#: "spoke *about* the lake", "apologised *for* the noise"; but "spoke of *how* it began", "of *the need to*".
_ABOUT = re.compile(r"(?<!\w)(?:about|of|on|upon|for)\b")
_SAYS_OF = re.compile(
    r"\b(?:that|whether|how|what|why|when|who|where|being|having|not|to\s[a-z]+|(?:for|of|about)\s\w+ing)\b"
)
_OF = re.compile(r"\s(?:of|in|at|outside|with|near|by|for)\s|[,;]")


def is_of_things(page: Page, att: Attribution, weighed: bool = True) -> bool:
    """Whether the verb takes a bare object that nobody can say. Without tags it is not known, and False.

    weighed: whether a network has its say on what is only named: "attacked the press", "spoke about the lake".
    """
    if att.cue is None or att.floating or page.finite is None or len(att.content) > 1:
        return False
    if _is_place(page, att):
        return True
    if names(att, page):
        return False
    start, end = att.content[0]
    if _TELLS.search(page.text, *att.cue) and _TOLD_FOR_FUN.match(page.text, start, end):
        return not is_mostly_quoted(att, page)
    kind = _kind(page.text[slice(*att.cue)].removesuffix(" by"))
    if kind in ("praising", "deed", "judging") and _is_judged(page, att):
        return True
    if kind == "topic":
        return _is_topic(page, att, weighed)
    if kind == "deed":
        return _is_deed(page, att, weighed)
    if kind in (None, "judging") or start < att.cue[1] or is_mostly_quoted(att, page):
        return False
    for joint in _AND.finditer(page.text, start, end):
        if page.finite_in(joint.end(), joint.end() + 1):
            end = joint.start()
            break
    content, at = "", start
    quoted = [page.quotations[index] for index in page.quotations_in(start, end)]
    for stretch in (*((mark.start, mark.end) for mark in quoted), (end, end)):  # "a “Closed for Stocktaking” *notice*"
        if page.finite_in(at, stretch[0]):
            return False
        content, at = content + page.text[at : stretch[0]], stretch[1]
    if _CLAUSE.match(content) or _TO.search(content) or (kind != "bare" and _DOING.match(content)):
        return False
    if kind == "bare" and not quoted:
        return True
    if kind == "praising":
        return not quoted and len(WORD.findall(content)) <= _NAMED_ALONE and not _REASON.search(content)
    if kind == "showing" and _shows(page.text[slice(*att.source)] if att.source else ""):
        return False
    head = WORD.findall(_BEHIND_HEAD.split(content, maxsplit=1)[0])
    return bool(head) and not is_abstract(head[-1])


def _is_judged(page: Page, att: Attribution) -> bool:
    """Whether it is only welcomed or condemned by somebody, who says nothing by that: "*The plan* was welcomed by"."""
    assert att.cue is not None
    start, end = att.content[0]
    by = page.text[att.cue[1] : att.cue[1] + len(" by ")] == " by " or page.text.endswith(" by", *att.cue)
    return by and end <= att.cue[0] and not page.finite_in(start, end) and not page.quotations_in(start, end)


def _is_deed(page: Page, att: Attribution, weighed: bool) -> bool:
    """Whether it is one of several things done: "thanked the crew, *attacked* the press and left"."""
    assert att.cue is not None
    start, end = att.content[0]
    if start < att.cue[1] or page.quotations_in(start, end) or page.finite_in(start, end):
        return False
    content = page.text[start:end]
    if _CLAUSE.match(content) or _TO.search(content) or _REASON.search(content):
        return False
    if not weighed:
        return True
    if not page.finite_in(*att.cue) or _TO.search(page.text, *att.cue):
        return False  # "met to *discuss* the test"
    row = att.source is not None and att.source[1] < att.cue[0] and page.finite_in(att.source[1], att.cue[0])
    return row and len(WORD.findall(content)) <= _NAMED_ALONE


def _is_topic(page: Page, att: Attribution, weighed: bool) -> bool:
    """Whether it is only named what somebody speaks about: "commented on *the price*", "about *“Eel Or Else?”*"."""
    assert att.cue is not None
    start, end = att.content[0]
    quoted = [page.quotations[index] for index in page.quotations_in(start, end)]
    if weighed and not any(is_title(page.text, mark) for mark in quoted):
        return False
    if start < att.cue[1] or not all(
        is_title(page.text, mark) or is_name(page.text, mark, sentence=True) for mark in quoted
    ):
        return False
    behind = page.text[att.cue[1] : start]
    about = _ABOUT.search(page.text[slice(*att.cue)] + behind) or _ABOUT.match(page.text, start)
    if about is None or "\n" in behind:
        return False
    at = start
    for stretch in (*((mark.start, mark.end) for mark in quoted), (end, end)):
        if page.finite_in(at, stretch[0]) or _SAYS_OF.search(page.text, at, stretch[0]):
            return False
        at = stretch[1]
    return True


def is_abstract(noun: str) -> bool:
    """Whether a noun, in the singular or the plural, is for something that can be said and no thing."""
    kinds = words_of_kind("en", "abstract_nouns")
    noun = noun.lower().removesuffix("’s").removesuffix("'s")
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), re.sub("ies$", "y", noun)}
    if not forms.isdisjoint(kinds["thing"]):
        return False
    return not forms.isdisjoint(kinds["noun"]) or any(form.endswith(kinds["suffix"]) for form in forms)


def _kind(cue: str) -> str | None:
    found = WORD.findall(cue.lower())
    if len(found) > 1 and _ABOUT.fullmatch(found[-1]) and _kinds().get(found[-2]) == "topic":
        return "topic"
    return _kinds().get(found[-1]) if found else None


def _is_place(page: Page, att: Attribution) -> bool:
    """Whether somebody speaks, and the content only says where and to whom."""
    assert att.cue is not None
    start, end = att.content[0]
    preposition = _SPEAKS.search(page.text, *att.cue)
    if preposition is None or page.finite_in(start, end) or page.quotations_in(start, end):
        return False
    content = page.text[start:end] if preposition[1] is None else f"{preposition[1]} {page.text[start:end]}"
    where = _WHERE.match(content)
    if where is None:
        return False
    head = WORD.findall(_OF.split(content[where.end() - 1 :])[0])
    return where[1].lower() != "on" or (bool(head) and not is_abstract(head[-1]))


@cache
def _kinds() -> dict[str, str]:
    return {form: kind for kind, forms in words_of_kind("en", "object_verbs").items() for form in forms}


def _shows(source: str) -> bool:
    return not {word.removesuffix("s") for word in WORD.findall(source.lower())}.isdisjoint(
        words("en", "showing_sources")
    )


__all__ = ["is_abstract", "is_of_things"]
