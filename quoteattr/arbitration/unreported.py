"""Words beside a cue that are no report: what is done and not said, names, and people who are cited."""

import re
from collections.abc import Sequence
from functools import cache

from quoteattr.annotations import Attribution, Mark, Offsets
from quoteattr.arbitration.programs import is_in_program
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.arbitration.titles import is_name
from quoteattr.arbitration.unsaid import is_person_noun
from quoteattr.lang import words
from quoteattr.patterns.page import Page

_WORD = re.compile(r"[^\W\d_]{2}")
#: "his colleague Claim Osei": the cue is a part of somebody's name.
_NAME_BEFORE = re.compile(r"(?<![\w’'-])[a-z][\w'’-]*[ ]$")
#: "won from He *Said* Maybe": the name begins before the cue.
_NAME_AROUND = re.compile(r"(?:(?<![\w’'-])[a-z][\w’'-]*|,)[ ](?:[A-Z][\w’'-]*[ ]){1,4}$")
_FIRST_NAME = re.compile(r"(?<![.!?:]\s)\b[A-Z][a-z]+[ ]$")
_VERB_BEHIND = re.compile(r"[ ](?:[a-z]+ed|kept|was|is|has|had|won|lost|ran|made|took|led|hit|said|says|beat)\b")
_OPENS = re.compile(r"(?:^|\n|[.!?][\"”»’']?\s)\W*$")
_NAME_BEHIND = re.compile(r"[ ][A-Z][a-z]")
_RELATIVE = re.compile(r"\b(?:who|which|that)\s$")
#: What stands for something said elsewhere says nothing itself.
_PRONOUN = re.compile(r"\W*(?:which|who|whom)\W*", re.IGNORECASE)
#: "learned to tell “their” from “there”", "pleaded guilty to selling": what somebody does, not says.
_DOES = re.compile(r"\b(?:learn(?:s|ed|t|ing)?\s+to|plead(?:s|ed|ing)?\s+guilty\s+to)\b", re.IGNORECASE)
#: Who votes for a bill does something about it as well, and says nothing.
_VOTES = re.compile(r"\bvot(?:es?|ed|ing)\b", re.IGNORECASE)
#: "*She Said It Was Raining*, a two-hander by": a title in capitals amid a sentence in small letters.
_LIGHT = r"(?:of|in|on|at|to|and|the|a|an|for|from|with|or|by)"
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'-]*"
_TITLE = re.compile(rf"(?:^|(?<=\s))(?:{_CAPITAL}\s+(?:{_LIGHT}\s+)*){{1,8}}$")
_TITLE_BEHIND = re.compile(rf"(?:\s+{_LIGHT})*\s+{_CAPITAL}(?:\s+(?:{_LIGHT}\s+)*{_CAPITAL}){{0,8}},?\s(?=[a-z])")
#: A line of a log: "2031-03-02 04:10:07 WARN pump says".
_LOG = re.compile(
    r"\s*\[?(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d:\d\d\S*\s+\[?"
    r"(?:DEBUG|TRACE|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b"
)
_LONGEST_LINE = 2000
#: So many characters before "asked" are looked at.
_PASSING = 40
#: Words of at most so many letters may be small in a title.
_LIGHTEST = 3
_FOR_COMMENT = re.compile(r"(?i:asked|approached|contacted)\s+for\s+(?:an?\s+)?(?:\w+\s+)?comments?\b")
_CODE = re.compile(r"[\[({]['\"]|[={}<>|\\]")
#: "echo *"done" >> /var/log/pages*"
_REDIRECTION = re.compile(r"[\"']\s>>?\s[\w.~-]*/[\w./-]+")
#: "print(*"said: hello"*)"
_CALL = re.compile(r"\w\($")
#: "The neighbours' claims, filed late, *were not*": no content has no subject.
_ELLIPSIS = re.compile(
    r"\W*(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would)(?:\s+not|n['’]t)?\W*", re.IGNORECASE
)
#: "Lee, *repeatedly asked about* the drains, left": who is asked, and what about.
_ASKED = re.compile(r"(?:asked|questioned|quizzed|pressed|challenged|interviewed|grilled)(?:\s+(?:about|on|over))?$")
_IN_PASSING = re.compile(r",\s(?:(?:when|if|while|who\s(?:is|was)|\w+ly|once|twice|again|later|then)\s)*$")
_ABOUT = re.compile(r"\W*(?:(?:about|on|over)\s|[\"“‘'])")
_WORDS = re.compile(r"[\w’']+")
_NAMES = re.compile(r"\b(?:cit(?:e|es|ed|ing))$", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\W*\b((?:[\w'’-]+\s+){0,3}?)([\w'’-]+)(?=\s+(?:who|in|with|from|at|of|close|familiar)\b|$)")


def is_no_report(page: Page, att: Attribution, language: str = "en") -> bool:
    """Whether the content has no word, the cue is a part of a name, or people are cited and not what they say."""
    if is_in_program(page, att):
        return True
    if att.cue is None or att.floating:
        return False
    if _ELLIPSIS.fullmatch(page.text, att.content[0][0], att.content[-1][1]) or _is_asked(page.text, att):
        return True
    if _has_a_verb(page, att, language):
        return True
    content = page.text[att.content[0][0] : att.content[-1][1]]
    does = _DOES.match(page.text, att.cue[0])
    if does is not None and (att.cue[1] >= does.end() or att.content[0][0] < does.end()):
        return True
    first, last = page.paragraph(att.cue[0])
    if _LOG.match(page.text, first, last) or _is_in_backticks(page.text, first, att.content[0]):
        return True
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    if not inside and _VOTES.search(page.text, *att.cue):
        return True
    if att.source is not None and _CODE.search(page.text, *att.source):
        return True  # "*assert df["source* != "mayor""
    if _CALL.search(page.text, max(0, att.content[0][0] - 2), att.content[0][0]) and content[0] in "\"'":
        return True
    if _REDIRECTION.search(content) or _is_in_quoted_title(page, att):
        return True
    if inside:
        return (
            not is_reporting(page.text, att, language)
            and not is_mostly_quoted(att, page)
            and _is_name_only(inside, page)
        )
    if _is_in_title(page.text, att):
        return True
    if not _WORD.search(content) or _PRONOUN.fullmatch(content) or content == "It":
        return True
    start, end = att.cue
    cue = page.text[start:end]
    if _FOR_COMMENT.match(page.text, start):
        return True
    about = cue == "Asked about" or (cue == "Asked" and content.startswith("about "))
    if about and att.source is None:
        return True
    if all(word in _calendar(language) for word in _WORDS.findall(content.lower())):
        return True  # "wrote to parents on *Sunday evening*"
    if cue.isalpha() and cue.istitle() and _NAME_BEHIND.match(page.text, end):
        before = page.text[max(0, start - 40) : start]
        if att.source is None and _OPENS.search(before):
            return True  # "Said Tahirou scored twice"
        return any(pattern.search(before) is not None for pattern in (_NAME_BEFORE, _NAME_AROUND))
    if cue.isalpha() and cue.istitle() and _VERB_BEHIND.match(page.text, end):
        return _FIRST_NAME.search(page.text, max(0, start - 40), start) is not None  # "goalkeeper Grace Noted kept"
    if _NAMES.search(cue) and (noun := _FIRST_WORDS.match(content)):
        return is_person_noun(noun[2], language)
    return False


def _has_a_verb(page: Page, att: Attribution, language: str) -> bool:
    """Whether a noun is taken for the cue, and what follows is its verb: "Fans' *fears grow* over the move", "profit
    *forecasts beat* hopes"."""
    if att.source is None or att.cue is None or page.text[att.cue[1] : att.content[0][0]] != " ":
        return False
    if att.source[1] + 1 != att.cue[0] or not page.finite_in(att.content[0][0], att.content[0][0] + 1):
        return False
    if _RELATIVE.search(page.text, max(0, att.source[0] - 8), att.source[0]) is not None:
        return False  # "a driver *who* Lee claims *took* the van"
    owned = page.text[slice(*att.source)].endswith(("'", "’", "'s", "’s"))
    return owned or page.text[slice(*att.cue)] in words(language, "verb_noun_forms")


def _is_asked(text: str, att: Attribution) -> bool:
    """Whether somebody is asked about something, and the sentence goes on without an answer."""
    assert att.cue is not None
    start, end = att.cue
    if _ASKED.search(text, start, end) is None or att.content[0][0] < end:
        return False
    if _ABOUT.match(text[end : end + 10]) is None and not text[start:end].endswith(("about", "on", "over")):
        return False
    if att.source is not None and att.source[1] > start:
        return False
    return _IN_PASSING.search(text, max(0, start - _PASSING), start) is not None


def _is_in_title(text: str, att: Attribution) -> bool:
    """Whether the cue and its content are words of a title, whose sentence goes on in small letters."""
    assert att.cue is not None
    cue = text[slice(*att.cue)]
    if not (cue.isalpha() and cue.istitle() and att.content[0][0] >= att.cue[1]):
        return False
    if _TITLE.search(text, max(0, att.cue[0] - 60), att.cue[0]) is None:
        return False
    return _TITLE_BEHIND.match(text, att.cue[1]) is not None


def _is_in_backticks(text: str, first: int, content: Offsets) -> bool:
    """Whether it is code within a sentence: "the line `log.says("stop")` was added". first: where the line begins."""
    start, end = content
    if start - first > _LONGEST_LINE:
        return False
    return (text.startswith("`", start) and text.startswith("`", end - 1)) or text.count("`", first, start) % 2 == 1


def _is_in_quoted_title(page: Page, att: Attribution) -> bool:
    """Whether the cue is a word of a title in marks: "“She *Said* It Would Rain”, the third novel"."""
    assert att.cue is not None
    at = page.quotation_at(att.cue[0])
    if at is None or not page.text[slice(*att.cue)].istitle():
        return False
    mark = page.quotations[at]
    found = [word for word in _WORDS.findall(page.text[mark.inner_start : mark.inner_end]) if len(word) > _LIGHTEST]
    return len(found) > 1 and all(word[0].isupper() for word in found)


@cache
def _calendar(language: str) -> frozenset[str]:
    return frozenset(words(language, "calendar_words"))


def is_mostly_quoted(att: Attribution, page: Page) -> bool:
    """Whether more than half of the words stand in marks: of "a course called ‘Death and Taxes’" fewer do."""
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    quoted = sum(len(page.text[mark.inner_start : mark.inner_end].split()) for mark in inside)
    return 2 * quoted > sum(len(page.text[start:end].split()) for start, end in att.content)


def _is_name_only(inside: Sequence[Mark], page: Page) -> bool:
    """Whether all that is in marks is names and titles, or a word or two that the writer does not vouch for."""
    held = [page.text[mark.inner_start : mark.inner_end].split() for mark in inside]
    return all(is_name(page.text, mark) or len(words) <= 2 for mark, words in zip(inside, held, strict=True))


__all__ = ["is_mostly_quoted", "is_no_report"]
