"""What is kept whatever the odds: reports that are plain by their form alone."""

import re

from quoteattr.annotations import Attribution
from quoteattr.arbitration.evident import denies_it, is_evident
from quoteattr.arbitration.interrupted import is_parenthesis
from quoteattr.arbitration.odds import Candidate
from quoteattr.arbitration.sources import is_told
from quoteattr.lang.grammar import IS
from quoteattr.patterns.contents import ANSWERS
from quoteattr.patterns.page import Page

#: The pattern of a verb that calls something something.
LABEL = "verb.label"
#: The pattern of a figure that somebody gives, and those of "in the view of" and its like.
ESTIMATE = "phrase.estimate"
VIEW = ("phrase.in-the-", "phrase.according-to", "phrase.as-per", "phrase.per")
BY_VIEW = "phrase.by-view"
#: The probability by the network alone from which on "was told" is kept without anybody who tells.
LEAST_TOLD = 0.6
#: "The report *says* a clerk told her that": what is told is reported within; and "denied *pushing* him".
_SAYS = re.compile(r"(?:\w+ly\s)?(?:claims?|claimed|says?|said)\s")
#: "are *appealing for* anyone who saw it *to come* forward", "*appealed for* calm".
_APPEALS = re.compile(
    r"(?:(?:is|are|was|were|ha[sd]|have)\s)?appeal(?:s|ed|ing)?\s(?:for\s|to\s)?(?:[^.;,\n]{1,40}\s(?=to\s))?"
)
_TO_DO = re.compile(r"\bto\s[a-z]|(?<=\bfor\s)[a-z]")
#: "It *is learnt* that the lease has ended".
_HEARSAY = re.compile(r"(?:is|was|has\sbeen)\s(?:\w+ly\s)?(?:learnt|learned|gathered|understood)")
_RUMOURED = re.compile(rf"{IS}\s(?:\w+ly\s)?(?:alleged|believed|reported|rumou?red|said|thought|understood)")
_DENIES = re.compile(r"(?:ha[sd]\s|have\s)?(?:\w+ly\s)?(?:admits|admitted|denies|denied|deny|denying)\s")
_DOING = re.compile(r"(?:ever\s|having\s)?[a-z]{2,}ing\s[a-z]")
_THAT = re.compile(r"that\s")
_BLAMES = re.compile(r"(?:ha[sd]\s|have\s)?(?:\w+ly\s)?blame[sd]?$")
#: "*called for* an inquiry", and not "the job calls for patience".
_CALLS_FOR = re.compile(r"(?:(?:ha[sd]|have|is|are|was|were)\s)?(?:\w+ly\s|also\s)?call(?:s|ed|ing)\sfor$")
_DETERMINED = r"(?i:the|an?|its|his|her|their)\s"
#: A name, one behind a description, or a pronoun for people; and not "the recipe".
_NAMED = re.compile(rf"(?i:he|she|they)$|(?:{_DETERMINED}|(?!{_DETERMINED}))(?:[a-z]\S*\s){{0,4}}[A-ZÀ-Þ]")
_NOBODY = ("nobody", "no one", "no-one", "neither", "none")
_CALLS = re.compile(r"\b(?:brand(?:s|ed)|call(?:s|ed)|deem(?:s|ed)|label(?:s|l?ed)|pronounce[sd])$")
_SO = re.compile(r"(?:it|that|them|this|(?:his|her|its|such|that|the|their|this)\s[^.;:,\n]{2,80})\s[a-z]{4,}")
_IN_STATEMENT = re.compile(r"(?:said|says)(?:\s(?:on\s)?\w+day)?\sin\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){1,4}")


def is_plain(candidate: Candidate, page: Page) -> bool:
    """Whether a pattern alone has somebody say *that* something is so, a clause as no other: all six of those on the
    articles that the odds are fitted on were right, to which the odds of patterns alone gave a quarter. "In the view of
    the board", "according to the board" before a clause, "said in a statement it" and "denied doing it" are as plain;
    and so is what the network is sure that somebody "was told", by whomever."""
    row = candidate.row
    if candidate.relation in ("alone", "agree") and denies_it(row, page):
        return True
    if candidate.by_parser:
        heard = is_told(row, page.text) or _is_hearsay(row, page.text) or _is_rumoured(row, page.text)
        return heard and (row.confidence or 0.0) >= LEAST_TOLD
    if candidate.relation != "alone" and not candidate.around:
        return False
    if ESTIMATE in row.evidence:
        return True
    if BY_VIEW in row.evidence:
        return not candidate.quoted and any(page.finite_in(*piece) for piece in row.content)
    if any(name.startswith(VIEW) for name in row.evidence):
        return any(page.finite_in(*piece) for piece in row.content)
    if row.source is None or row.cue is None:
        return False
    if row.cue[1] > row.content[0][0]:
        return is_parenthesis(row, page)
    start = row.content[0][0]
    if candidate.relation == "alone" and is_evident(row, page):
        return True
    if page.text[slice(*row.content[0])] in ANSWERS or _blames_or_calls(row, page) or _calls_so(row, page):
        return True
    if candidate.around and _SAYS.fullmatch(page.text, row.cue[0], start) is not None:
        return True
    if _APPEALS.fullmatch(page.text, row.cue[0], start) is not None and _TO_DO.search(page.text, *row.content[0]):
        return True
    if _DENIES.fullmatch(page.text, row.cue[0], start) is not None and _DOING.match(page.text, start) is not None:
        return True
    return (
        _THAT.match(page.text, start) is not None or _IN_STATEMENT.fullmatch(page.text, row.cue[0], start) is not None
    )


def _is_rumoured(att: Attribution, text: str) -> bool:
    """Whether something is said of somebody by whomever: "The king *is believed to have left*"."""
    if att.source is not None or att.cue is None or _RUMOURED.fullmatch(text, *att.cue) is None:
        return False
    return text.startswith(("to be ", "to have "), att.content[-1][0])


def _blames_or_calls(att: Attribution, page: Page) -> bool:
    """Whether somebody says whose fault it is, or what there should be: "*blamed* the frost", "*called for* a vote"."""
    assert att.cue is not None and att.source is not None
    if _BLAMES.fullmatch(page.text, *att.cue) is not None:
        return not page.text.startswith(_NOBODY, att.content[0][0])
    return _CALLS_FOR.fullmatch(page.text, *att.cue) is not None and _NAMED.match(page.text, *att.source) is not None


def _calls_so(att: Attribution, page: Page) -> bool:
    """Whether it is a word for something, and no name, that it is called: "called *the plan unlawful*"."""
    assert att.cue is not None
    labelled = LABEL in att.evidence and _CALLS.search(page.text, *att.cue) is not None
    return labelled and _SO.fullmatch(page.text, *att.content[0]) is not None


def _is_hearsay(att: Attribution, text: str) -> bool:
    """Whether the writer has heard it and does not say from whom: "*It was gathered that* the lease had ended"."""
    if att.source is not None or att.cue is None or _HEARSAY.fullmatch(text, *att.cue) is None:
        return False
    return text.endswith(("It ", "it "), 0, att.cue[0]) and _THAT.match(text, att.content[0][0]) is not None


__all__ = ["is_plain"]
