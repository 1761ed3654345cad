"""Words beside a cue that are no report: what is done and not said, names, and people who are cited."""

import re

from quoteattr.annotations import Attribution
from quoteattr.arbitration.cue_names import could_be_name, is_in_name, is_in_quoted_title, is_in_title
from quoteattr.arbitration.marked import is_mostly_quoted, is_quoted, marks_in
from quoteattr.arbitration.programs import is_in_program
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.arbitration.snippets import is_in_snippet
from quoteattr.arbitration.titles import is_name
from quoteattr.arbitration.unsaid import is_person_noun
from quoteattr.lang import words
from quoteattr.patterns.page import Page

_WORD = re.compile(r"[^\W\d_]{2}")
_RELATIVE = re.compile(r"\b(?:who|which|that)\s$")
#: What stands for something said elsewhere says nothing itself.
_PRONOUN = re.compile(r"\W*(?:which|who|whom)\W*", re.IGNORECASE)
#: "learned to tell “their” from “there”", "pleaded guilty to selling": what somebody does, not says.
_DOES = re.compile(r"\b(?:learn(?:s|ed|t|ing)?\s+to|plead(?:s|ed|ing)?\s+guilty\s+to)\b", re.IGNORECASE)
#: Who votes for a bill does something about it as well, and says nothing.
_VOTES = re.compile(r"\bvot(?:es?|ed|ing)\b", re.IGNORECASE)
#: So many characters before "asked" are looked at.
_PASSING = 40
_FOR_COMMENT = re.compile(r"(?i:asked|approached|contacted)\s+for\s+(?:an?\s+)?(?:\w+\s+)?comments?\b")
#: "The neighbours' claims, filed late, *were not*": no content has no subject.
_ELLIPSIS = re.compile(
    r"\W*(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would)(?:\s+not|n['’]t)?\W*", re.IGNORECASE
)
#: "Lee, *repeatedly asked about* the drains, left": who is asked, and what about.
_ASKED = re.compile(r"(?:asked|questioned|quizzed|pressed|challenged|interviewed|grilled)(?:\s+(?:about|on|over))?$")
_IN_PASSING = re.compile(r",\s(?:(?:when|if|while|who\s(?:is|was)|\w+ly|once|twice|again|later|then)\s)*$")
_ABOUT = re.compile(r"\W*(?:(?:about|on|over)\s|[\"“‘'])")
_WORDS = re.compile(r"[\w’']+")
_CITES = re.compile(r"\b(?:cit(?:e|es|ed|ing))$", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\W*\b((?:[\w'’-]+\s+){0,3}?)([\w'’-]+)(?=\s+(?:who|in|with|from|at|of|close|familiar)\b|$)")
#: The name of a column or key.
_FIELD = re.compile(r"[\"“‘'][a-z_]+[\"”’']")
_CALENDAR = frozenset(words("en", "calendar_words"))
#: A word or two in marks may be what the writer does not vouch for.
_UNVOUCHED = 2


def is_no_report(page: Page, att: Attribution) -> bool:
    """Whether the content has no word, the cue is a part of a name, or people are cited and not what they say."""
    if is_in_program(page, att):
        return True
    if att.cue is None or att.floating:
        return False
    if any(holds(page, att) for holds in _AGAINST_ANY):
        return True
    if is_quoted(att, page):
        return _quotes_names_only(page, att)
    return any(holds(page, att) for holds in _AGAINST_UNQUOTED)


def _is_elliptic(page: Page, att: Attribution) -> bool:
    return _ELLIPSIS.fullmatch(page.text, att.content[0][0], att.content[-1][1]) is not None


def _is_asked(page: Page, att: Attribution) -> bool:
    """Whether somebody is asked about something, and the sentence goes on without an answer."""
    assert att.cue is not None
    text, (start, end) = page.text, att.cue
    if _ASKED.search(text, start, end) is None or att.content[0][0] < end:
        return False
    if _ABOUT.match(text[end : end + 10]) is None and not text[start:end].endswith(("about", "on", "over")):
        return False
    if att.source is not None and att.source[1] > start:
        return False
    return _IN_PASSING.search(text, max(0, start - _PASSING), start) is not None


def _has_a_verb(page: Page, att: Attribution) -> bool:
    """Whether a noun is taken for the cue, and what follows is its verb: "Fans' *fears grow* over the move", "profit
    *forecasts beat* hopes"."""
    if att.source is None or att.cue is None or page.text[att.cue[1] : att.content[0][0]] != " ":
        return False
    if att.source[1] + 1 != att.cue[0] or not page.finite_in(att.content[0][0], att.content[0][0] + 1):
        return False
    if _RELATIVE.search(page.text, max(0, att.source[0] - 8), att.source[0]) is not None:
        return False  # "a driver *who* Lee claims *took* the van"
    owned = page.text[slice(*att.source)].endswith(("'", "’", "'s", "’s"))
    return owned or page.text[slice(*att.cue)] in words("en", "verb_noun_forms")


def _is_deed(page: Page, att: Attribution) -> bool:
    assert att.cue is not None
    does = _DOES.match(page.text, att.cue[0])
    return does is not None and (att.cue[1] >= does.end() or att.content[0][0] < does.end())


def _is_vote(page: Page, att: Attribution) -> bool:
    assert att.cue is not None
    return not is_quoted(att, page) and _VOTES.search(page.text, *att.cue) is not None


def _qualifies_a_noun(page: Page, att: Attribution) -> bool:
    """Whether a participle behind a comma tells of the bare noun behind: ", *stated* opening hours nine to noon,"."""
    assert att.cue is not None
    ahead = page.text.endswith(", ", 0, att.cue[0]) and page.text[slice(*att.cue)] == "stated"
    start = att.content[0][0]
    return ahead and start == att.cue[1] + 1 and not page.finite_in(*att.content[0])


def _is_read_by_a_machine(page: Page, att: Attribution) -> bool:
    """Whether what "reads" one word in marks is no sign: "The importer *reads* "cue" and stops at a comma"."""
    if att.cue is None or page.text[slice(*att.cue)] != "reads" or len(att.content) > 1:
        return False
    return _FIELD.fullmatch(page.text, *att.content[0]) is not None and page.text.startswith(" and ", att.content[0][1])


def _quotes_names_only(page: Page, att: Attribution) -> bool:
    """Whether all that is in marks is names and titles, or a word or two that the writer does not vouch for."""
    if is_reporting(page.text, att) or is_mostly_quoted(att, page) or "block.foreign" in att.evidence:
        return False
    inside = marks_in(att, page)
    held = [page.text[mark.inner_start : mark.inner_end].split() for mark in inside]
    return all(is_name(page.text, mark) or len(words) <= _UNVOUCHED for mark, words in zip(inside, held, strict=True))


def _is_wordless(page: Page, att: Attribution) -> bool:
    content = _content(page, att)
    return not _WORD.search(content) or _PRONOUN.fullmatch(content) is not None or content == "It"


def _is_asked_for_comment(page: Page, att: Attribution) -> bool:
    assert att.cue is not None
    return _FOR_COMMENT.match(page.text, att.cue[0]) is not None


def _asks_about(page: Page, att: Attribution) -> bool:
    """ "*Asked about* the drains": who asks is not told, and who answers does so elsewhere."""
    assert att.cue is not None
    cue = page.text[slice(*att.cue)]
    about = cue == "Asked about" or (cue == "Asked" and _content(page, att).startswith("about "))
    return about and att.source is None


def _is_a_time(page: Page, att: Attribution) -> bool:
    """ "wrote to parents on *Sunday evening*"."""
    return all(word in _CALENDAR for word in _WORDS.findall(_content(page, att).lower()))


def _cites_people(page: Page, att: Attribution) -> bool:
    """ "*citing* officials familiar with the plan"; "Cited" before a name may be one itself."""
    assert att.cue is not None
    if _CITES.search(page.text[slice(*att.cue)]) is None or could_be_name(page, att):
        return False
    noun = _FIRST_WORDS.match(_content(page, att))
    return noun is not None and is_person_noun(noun[2])


def _content(page: Page, att: Attribution) -> str:
    return page.text[att.content[0][0] : att.content[-1][1]]


#: What speaks against a report, whether there are words in marks in it or not.
_AGAINST_ANY = (
    _is_elliptic,
    _is_asked,
    _has_a_verb,
    _is_deed,
    is_in_snippet,
    _is_vote,
    is_in_quoted_title,
    _is_read_by_a_machine,
)
#: What does so where there are none.
_AGAINST_UNQUOTED = (
    is_in_title,
    _is_wordless,
    _is_asked_for_comment,
    _asks_about,
    _is_a_time,
    is_in_name,
    _cites_people,
    _qualifies_a_noun,
)

__all__ = ["is_no_report"]
