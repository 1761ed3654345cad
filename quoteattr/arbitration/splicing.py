"""Contents whose bounds the network gets wrong at a comma: in pieces around a relative clause, without the clause ahead
of the main one, or with the speaker's name; the tree, or the commas themselves, know better."""

import re
from collections.abc import Iterable, Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.partners import overlap
from quoteattr.lang.grammar import DETERMINER
from quoteattr.patterns.page import Page

#: "The plan*, which cost £3m,* is dead": what is left out between two pieces of one sentence.
_LEFT_OUT = re.compile(r"\s?(?:,|\([^()\n]*\)|,\s(?:which|who|whose|whom|where)\s[^.;:!?\n\"“”]{1,120},)\s?")
#: What goes ahead of a main clause.
_AHEAD = re.compile(
    r"(?:that\s)?(?:although|as\slong\sas|because|despite|even\s(?:if|though)|if|in\sspite\sof|once|since|though|unless"
    r"|until|when|whenever|while|without)\s"
)
#: The first of several: "*the mayor, *the clerk and the warden".
_LISTED = re.compile(rf"(?:{DETERMINER}\s[^,.;:!?\n]{{1,60}}|[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){{0,4}}),\s")
#: "said *when asked*, the plan was dead": the writer's words.
_ASKED = re.compile(r"when\s(?:\w+\s)?(?:asked|approached|contacted|pressed|questioned)\b")
_BY_VIEW = "phrase.according-to"
#: A name with what stands around it at the end of a content, before its cue.
_SPEAKER = re.compile(
    r",\s((?:(?:the|an?|his|her|its|their|one)\s[^,.;:!?\n]{2,60},\s)?"
    r"[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){1,3}(?:,\s(?:[1-9]\d|(?:an?|the|of|from)\s[^,.;:!?\n]{2,60}))?),?$"
)
_LONGEST = 160
_VIEW = re.compile(r"according\sto", re.IGNORECASE)
_COMMA = re.compile(r",\s")
_NAME_OR_AGE = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3}|[1-9]\d")
_AGE = re.compile(r",\s[1-9]\d(?=[,.;]?(?:\s|$))(?!,?\s(?:of|per|p\.?c|and|or|[A-Z])\b)")


def spliced(att: Attribution, page: Page) -> Attribution:
    """With the pieces of one sentence as one where a comma, a parenthesis or a relative clause is all that parts them
    and neither speaker nor cue stands between."""
    if att.cue is None or len(att.content) < 2:
        return att
    pieces = [att.content[0]]
    for start, end in att.content[1:]:
        first, last = pieces[-1]
        gap = page.text[last:start] if last < start else ""
        apart = any(spot is not None and last <= spot[0] < start for spot in (att.cue, att.source))
        marked = page.quotations_in(first, end)
        if gap and not apart and not marked and _LEFT_OUT.fullmatch(gap) is not None:
            pieces[-1] = first, end
        else:
            pieces.append((start, end))
    return att if len(pieces) == len(att.content) else att._replace(content=tuple(pieces))


def with_clause_ahead(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """With what stands ahead of the network's content, where the pattern of the same cue has both: a clause, or the
    first of several subjects ("said *if it rained, the hall would flood*", "said *the mayor, the clerk and Bo Kim had
    gone*")."""
    start, end = att.content[0]
    if att.cue is None or len(att.content) > 1 or start <= att.cue[1] or page.quotations_in(start, end):
        return att
    for pattern in patterns:
        first, last = pattern.content[0]
        same = len(pattern.content) == 1 and pattern.cue is not None and overlap(att.cue, pattern.cue)
        if not same or not att.cue[1] < first < start or abs(last - end) > 1 or pattern.source is None:
            continue
        listed = first == att.cue[1] + 1 and _LISTED.fullmatch(page.text, first, start) is not None
        inside = att.source is not None and first <= att.source[0] < start and listed
        if pattern.source[1] > att.cue[0] or not (inside or overlap(att.source, pattern.source)):
            continue
        ahead = _AHEAD.match(page.text, first, start) is not None and _ASKED.match(page.text, first) is None
        if (ahead or listed) and page.text.endswith(", ", first, start) and not page.quotations_in(first, start):
            return att._replace(content=pattern.content, source=pattern.source if inside else att.source)
    return att


def without_speaker(att: Attribution, patterns: Iterable[Attribution], page: Page) -> Attribution:
    """Without the speaker in the content, where the pattern of the same cue, or a name before it, tells who that is:
    "*The road is closed,* Ann Lee, 43, told reporters"."""
    if att.cue is None or att.source is not None:
        return att
    ahead = [piece for piece in att.content if piece[1] <= att.cue[0]]
    if not ahead:
        return att
    start, end = ahead[-1]
    for pattern in patterns:
        if pattern.cue is None or pattern.source is None or not overlap(att.cue, pattern.cue):
            continue
        if pattern.source[1] > att.cue[0] or att.cue[0] - pattern.source[1] > len(", "):
            continue
        first, last = pattern.content[-1]
        between = page.text[last : pattern.source[0]] if last <= pattern.source[0] else ""
        swallowed = between.strip() == "," and pattern.source[0] < end and start <= first
        led = pattern.source[0] - len("As ") == start and page.text.startswith(("As ", "as "), start)
        alone = led and first > att.cue[1] and len(ahead) == 1
        if swallowed or (alone and len(att.content) > 1):
            return att._replace(content=pattern.content, source=pattern.source)
    if len(att.content) > 1 or att.cue[0] - end > len(", ") or page.quotations_in(start, end):
        return att
    speaker = _SPEAKER.search(page.text, max(start, end - _LONGEST), end)
    if speaker is None or not page.finite_in(start, speaker.start()) or page.finite_in(*speaker.span(1)):
        return att
    return att._replace(content=((start, speaker.start()),), source=speaker.span(1))


def by_the_view(att: Attribution, patterns: Sequence[Attribution], page: Page) -> Attribution:
    """With the joint of source and content behind "according to" put right: by the pattern, where it has more of the
    source ("According to *Ann Lee, 43*, *the dam would hold*"), or by where the subject of the clause begins
    ("According to *residents*, *Bo Park, the engineer, had closed it*")."""
    if att.cue is None or att.source is None or len(att.content) > 1 or page.quotations_in(*att.content[0]):
        return att
    if not att.cue[1] <= att.source[0] < att.content[0][0] or _VIEW.fullmatch(page.text, *att.cue) is None:
        return att
    start, end = att.content[0]
    if (joint := _joint(att.source[0], start, end, page)) is not None:
        return att._replace(source=(att.source[0], joint), content=((joint + len(", "), end),))
    for pattern in patterns:
        if _BY_VIEW not in pattern.evidence or pattern.source is None or len(pattern.content) > 1:
            continue
        first, last = pattern.content[0]
        ends = abs(last - end) <= 1 and abs(pattern.source[0] - att.source[0]) <= 1 and start < first
        if ends and _touch(pattern.source, (first, last), page) and not page.finite_at(first):
            return att._replace(content=pattern.content, source=pattern.source)
    return att


def with_name_behind(att: Attribution, page: Page) -> Attribution:
    """With the name or the age at the end of the sentence as part of its source, and not as content: "It will hold,
    according to *Lee's lawyer, Bo Kim*"."""
    if att.cue is None or att.source is None or len(att.content) < 2 or not att.cue[1] <= att.source[0]:
        return att
    start, end = att.content[-1]
    apart = page.text[att.source[1] : start] == ", " and att.content[-2][1] <= att.cue[0]
    if not apart or _NAME_OR_AGE.fullmatch(page.text, start, end) is None:
        return att
    return att._replace(content=att.content[:-1], source=(att.source[0], end))


def with_age(att: Attribution, text: str) -> Attribution:
    """With the age behind the name: "according to *Ann Lee, 43*"."""
    if att.source is None or (age := _AGE.match(text, att.source[1])) is None:
        return att
    end = age.end()
    free = all(not (att.source[1] <= start < end) for start, _ in att.content)
    return att._replace(source=(att.source[0], end)) if free and text[att.source[0]].isalpha() else att


def _joint(low: int, start: int, end: int, page: Page) -> int | None:
    """Where the source ends, if the content has the verb of its clause and no whole subject: the last comma but one
    before that verb."""
    commas = [found.start() for found in _COMMA.finditer(page.text, low, end)]
    verb = next((n for n, comma in enumerate(commas) if n > 1 and page.finite_at(comma + 2)), None)
    if verb is None or not commas[verb - 2] < start <= commas[verb] + 2 or start == commas[verb - 2] + 2:
        return None
    return commas[verb - 2]


def respliced(att: Attribution, patterns: Sequence[Attribution], page: Page) -> Attribution:
    """With all of these put right."""
    att = without_speaker(spliced(att, page), patterns, page)
    return with_age(with_clause_ahead(by_the_view(att, patterns, page), patterns, page), page.text)


def _touch(source: Offsets, content: Offsets, page: Page) -> bool:
    return source[1] <= content[0] and page.text[source[1] : content[0]].strip() == ","


__all__ = ["respliced", "with_name_behind"]
