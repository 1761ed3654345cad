"""Contents that the network ends too early, at a joint of the clause: "that it leaked *and fell into the yard*"."""

import re
from collections.abc import Iterable, Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.partners import overlap
from quoteattr.lang import reporting_forms
from quoteattr.lang.grammar import AND, function_words
from quoteattr.patterns.page import Page

#: No clause ends with these: "she first grew suspicious *when*".
_DANGLING = re.compile(
    r"\b(?:a|after|although|an|and|as|because|before|but|for|from|if|in|into|of|on|once|or|since|that|the|though|to|"
    r"unless|until|when|whenever|where|whether|which|while|who|whose|with)$"
)
#: "was treated *and went* home", "came home*, kissed him and slept*": a second predicate of the same subject. Behind a
#: comma it would be the speaker's, "said it was late, *and left*"; so would a verb with an auxiliary.
_JOINT = re.compile(r"\s+(?:and|or)\s+(?:(?:not|then|also|later|[a-z]+ly)\s+)?(?P<word>[a-z]+)\b")
_ROW = re.compile(r",\s+(?P<word>[a-z]+ed|put|went|took|gave|made|ran|came|left|set)\b[^.;:\n]*?\band\s")
_CLAUSE_JOINED = re.compile(rf",?\s{AND}\s")
#: The pattern of a verb that somebody is quoted by.
RELAYED = "block.relayed"
#: The pattern of a second verb of one speaker.
JOINED = "verb.joined"
#: "that he had paid *and had* not told them": the helper of the first verb again.
_PERFECT = frozenset(("had", "has", "have"))
#: "and called *himself*" so: somebody who is spoken of.
_SELF = re.compile(r"\s(?:herself|himself|itself|themselves)\b")
_MIDDLE = re.compile(r"\b(?:had|has|have|would|will)\s[^.;:,\n]{2,100},\s(?P<word>[a-z]{3,})\s[^.;:,\n]{1,100}$")
_FAILING = re.compile(r",\s+failing\s+which\b")
#: What cannot be all that is said, and the clause that it hangs on.
_CONDITION = re.compile(r"(?:that\s)?(?:(?:even\s)?(?:if|though|when)|although|once|unless|until|while)\s")
_MAIN = re.compile(
    r"(?!(?:and|but|or|nor|who|whom|whose|which|where|when|while|according|as|so|though|although|because|after|before"
    r"|[a-z]+ing)\b)[^.;:!?\n\"“”]{1,300}?"
    r"(?=,\s(?:but|though|although|while|adding|saying|according|which|who|where|as)\b|[.;:!?](?:\s|$)|\n|$)"
)
#: So many characters stand between a cue and its content: "told the court".
_NEAR = 40
_AUXILIARIES = function_words("be", "be first", "do", "have", "modal")
_OTHERS = frozenset(("a", "an", "he", "her", "his", "it", "its", "she", "that", "the", "their", "they", "who", "which"))
#: Stances of verbs that a second report begins with, and no second predicate of the first.
_STANCES = ("say", "write", "ask", "claim", "deny", "order", "promise", "agree", "think", "feel", "show")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|en|wn|ught)")


def to_its_end(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """A network's attribution up to where the pattern of the same cue ends, if a joint of one clause is all that
    parts them and nothing is reported behind it."""
    if att.cue is None or len(att.content) > 1:
        return att
    start, end = att.content[0]
    for pattern in patterns:
        first, last = pattern.content[0]
        same = len(pattern.content) == 1 and pattern.cue is not None and overlap(att.cue, pattern.cue)
        if same and abs(first - start) <= len("that ") and end < last and _goes_on(start, end, last, page):
            return att._replace(content=((start, last),))
    return att


def to_its_main_clause(att: Attribution, page: Page) -> Attribution:
    """A network's attribution with the clause that its condition needs: "said if it rains*, the cellar floods*"."""
    if att.cue is None or len(att.content) > 1 or not 0 <= att.content[0][0] - att.cue[1] <= _NEAR:
        return att
    start, end = att.content[0]
    if not page.text.startswith(", ", end) or page.quotations_in(start, end):
        return att
    if not reporting_forms("en", "ask").isdisjoint(page.text[slice(*att.cue)].lower().split()):
        return att  # "asked if the pump had failed, Lee nodded"
    condition = _CONDITION.match(page.text, start, end)
    if condition is None or "," in page.text[start:end] or not page.finite_in(condition.end(), end):
        return att
    rest = _MAIN.match(page.text, end + 2)
    if rest is None or not page.finite_in(*rest.span()) or page.quotation_at(rest.end()) is not None:
        return att
    return att._replace(content=((start, rest.end()),))


def as_far_as_the_network(
    patterns: Sequence[Attribution], parser: Sequence[Attribution], page: Page
) -> list[Attribution]:
    """The patterns, those of "was quoted as saying" with the clauses that the network has joined to theirs: "was quoted
    as saying *it was late and the hall would close*". They hold against the network in all else."""
    ends = {(att.cue, att.content[0][0]): att.content[0][1] for att in parser if len(att.content) == 1}
    patterns = [_as_far(att, ends, page) if RELAYED in att.evidence else att for att in patterns]
    cues = [att.cue for att in parser if att.cue is not None]
    return [_past_a_slip(att, ends, cues, page) if JOINED in att.evidence else att for att in patterns]


def _past_a_slip(
    att: Attribution, ends: dict[tuple[Offsets | None, int], int], cues: Sequence[Offsets], page: Page
) -> Attribution:
    """What a second verb reports up to where the network ends it, if the tree ends it between two words of one clause:
    "and warned that anyone caught *climbing* it would be fined"."""
    start, end = att.content[0]
    last = ends.get((att.cue, start), end)
    if len(att.content) > 1 or end >= last or page.quotations_in(start, last):
        return att
    slips = page.text[end] == " " and _JOINT.match(page.text, end, last) is None
    reports = any(end <= first < last for first, _ in cues)
    return att._replace(content=((start, last),)) if slips and not reports else att


def _as_far(att: Attribution, ends: dict[tuple[Offsets | None, int], int], page: Page) -> Attribution:
    start, end = att.content[0]
    last = ends.get((att.cue, start), end)
    joined = len(att.content) == 1 and end < last and _CLAUSE_JOINED.match(page.text, end, last) is not None
    return att if not joined or page.quotations_in(start, last) else att._replace(content=((start, last),))


def _goes_on(start: int, end: int, last: int, page: Page) -> bool:
    """Whether what stands behind the network's content belongs to its last clause."""
    if _DANGLING.search(page.text, start, end) is not None:
        return True
    if page.quotation_at(end) is not None or _FAILING.match(page.text, end, last):
        return page.quotation_at(end) is None
    joint = _JOINT.match(page.text, end, last) or _ROW.match(page.text, end, last)
    if joint is None:
        return False
    if joint["word"] in _AUXILIARIES:
        return joint["word"] in _PERFECT and page.text[start:end].split().count(joint["word"]) == 1
    if joint["word"] in _speaking():
        return _SELF.match(page.text, joint.end()) is not None or _ends_a_row(start, end, page.text)
    if page.text.startswith(("to ", "not to "), start):  # "to bring a bell *and hang* it": no finite verb is joined
        return not page.finite_in(*joint.span("word")) and joint["word"] not in _OTHERS
    return page.finite_in(*joint.span("word")) or _PARTICIPLE.fullmatch(joint["word"]) is not None


def _ends_a_row(start: int, end: int, text: str) -> bool:
    """Whether what is said ends in the middle of a row of deeds: "she had wept, *hugged them* and asked for tea"."""
    row = _MIDDLE.search(text, start, end)
    return row is not None and row["word"] not in _speaking()


def _speaking() -> frozenset[str]:
    return reporting_forms("en", *_STANCES)


__all__ = ["as_far_as_the_network", "to_its_end", "to_its_main_clause"]
