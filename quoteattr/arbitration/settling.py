"""The attributions of the final layer, from the candidates of network and patterns."""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.bounds import afloat, bounded_content, parted_speaker, unquoted_source, without_addressee
from quoteattr.arbitration.covering import covering_ids
from quoteattr.arbitration.cut_names import with_surname
from quoteattr.arbitration.extending import as_far_as_the_network
from quoteattr.arbitration.floating import floating_behind, uncovered
from quoteattr.arbitration.impressions import without_holder
from quoteattr.arbitration.inner import LEAST_UNKNOWN, reported_within, told_within
from quoteattr.arbitration.interrupted import begun, is_parenthesis
from quoteattr.arbitration.joining import parted, rejoined, severed, trimmed
from quoteattr.arbitration.objects import is_of_things
from quoteattr.arbitration.odds import LEAST, Candidate, Odds
from quoteattr.arbitration.partners import is_within
from quoteattr.arbitration.proposals import candidates, is_quoted, is_whole, overrides
from quoteattr.arbitration.reporting import believes, is_reporting
from quoteattr.arbitration.senses import is_other_sense
from quoteattr.arbitration.sources import bounded_source, is_told, with_neighbour, without_hearer
from quoteattr.arbitration.splicing import with_name_behind
from quoteattr.arbitration.unreported import is_mostly_quoted, is_no_report
from quoteattr.arbitration.unsaid import is_unsaid
from quoteattr.arbitration.unspoken import is_unspoken
from quoteattr.patterns.contents import ANSWERS
from quoteattr.patterns.nesting import arranged
from quoteattr.patterns.page import Page

#: What patterns that override have in place of a probability, and what floats, which gives way to everything.
OVERRIDES, FLOATS = 2.0, 0.1
#: What the network's reports within reports have.
INNER = 0.2
#: The pattern of a second verb of one speaker.
JOINED = "verb.joined"
#: That of a verb that calls something something.
LABEL = "verb.label"
#: Patterns that know whose the cue is.
SURE = ("block.relayed", "block.told", "block.verdict", "headline.")
#: The pattern of a figure that somebody gives, and those of "in the view of" and its like.
ESTIMATE = "phrase.estimate"
VIEW = ("phrase.in-the-", "phrase.according-to", "phrase.per")
BY_VIEW = "phrase.by-view"
#: The patterns of marks within marks.
NESTED = "nested."
#: The probability from which on a candidate is kept that has no verb and no marks: "answered its bell" is
#: no report as often as "answered the charge" is one.
LEAST_BARE = 0.35
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
_RUMOURED = re.compile(
    r"(?:is|are|was|were)\s(?:\w+ly\s)?(?:alleged|believed|reported|rumou?red|said|thought|understood)"
)
_DENIES = re.compile(r"(?:ha[sd]\s|have\s)?(?:\w+ly\s)?(?:admits|admitted|denies|denied|deny|denying)\s")
_DOING = re.compile(r"(?:ever\s|having\s)?[a-z]{2,}ing\s[a-z]")
_THAT = re.compile(r"that\s")
_BLAMES = re.compile(r"\b(?:blame[sd]?|blaming)$")
_CALLS = re.compile(r"\b(?:brand(?:s|ed)|call(?:s|ed)|deem(?:s|ed)|label(?:s|l?ed)|pronounce[sd])$")
_SO = re.compile(r"(?:it|that|them|this|(?:his|her|its|such|that|the|their|this)\s[^.;:,\n]{2,80})\s[a-z]{4,}")
_FAULT = re.compile(r"\s(?:for|on)\s")
_IN_STATEMENT = re.compile(r"(?:said|says)(?:\s(?:on\s)?\w+day)?\sin\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){1,4}")


def arbitrate(
    parser: Sequence[Attribution] | None,
    patterns: Sequence[Attribution],
    page: Page,
    overriding: tuple[str, ...] = (),
    odds: Odds | None = None,
    least: float = LEAST,
    least_bare: float = LEAST_BARE,
) -> list[Attribution]:
    """The attributions of the final layer.

    parser: None where none ran; then all that the patterns propose is kept. overriding: beginnings of the names of
    patterns that replace what they overlap. odds: of each candidate being right. least: the probability from which on
    one is kept; least_bare: the same of one that holds neither a verb nor marks.
    """
    patterns = _plausible(patterns, page)
    if parser is None:
        whole = [att for att in patterns if is_whole(att) and not is_of_things(page, att, weighed=False)]
        return _arranged(whole, [0.0] * len(whole), page)
    parser, inner = _outer_and_inner(parser, page)
    parser = _plausible(parser, page)
    patterns = as_far_as_the_network(patterns, parser, page)
    odds = odds or Odds()
    taken = [att.cue for att in patterns if att.cue is not None and any(e.startswith(SURE) for e in att.evidence)]
    covering = covering_ids(patterns, parser, page)
    covered = [att.content[0] for att in patterns if att.id in covering]
    taken += [att.cue for att in patterns if att.cue and (att.id in covering or _is_nested_in(att, covered))]
    parser = [att for att in parser if not _touches_any(att.cue, taken)]
    behind = (floating_behind(att, parser, page) for att in parser)
    floating = [att for att in behind if att is not None and att.floating]
    rows: list[Attribution] = []
    ranks: list[float] = []
    for candidate in candidates(parser, [att for att in patterns if att.id not in covering], page, overriding):
        probability = odds.probability(candidate)
        if _is_plain(candidate, page) or probability >= max(least, *_further_least(candidate, page, least_bare)):
            parts = severed(with_neighbour(trimmed(_noted(candidate, probability), page), page.text), page)
            rows += parts
            ranks += [probability] * len(parts)
    rows = parted(rows, [att for att in patterns if JOINED in att.evidence], page)
    for att in patterns:
        if att.id in covering or (overrides(att, overriding) and not att.floating):
            rows.append(att._replace(id="p" + att.id))
            ranks.append(OVERRIDES)
    within = reported_within(_plausible(inner, page), rows, page)
    within += told_within(patterns, rows + within, page)
    rows += within
    ranks += [INNER] * len(within)
    rows += floating
    ranks += [FLOATS] * len(floating)
    settled = uncovered([att for att in patterns if att.floating and overrides(att, overriding)], patterns, rows)
    return _arranged(rows + settled, ranks + [FLOATS] * len(settled), page)


def _outer_and_inner(parser: Sequence[Attribution], page: Page) -> tuple[list[Attribution], list[Attribution]]:
    """The network's reports, and those within them. What lies in one that nobody is found to say, as the line behind a
    dateline, lies in none: "DALEPUR: *The court said the farm must pay*"."""
    unmarked = (att for att in parser if att.parent is None and not is_quoted(att, page))
    hollow = {att.id for att in unmarked if not is_whole(att) or bounded_source(att, page.text) is None}
    freed = [att._replace(parent=None) if att.parent in hollow else att for att in parser]
    return [att for att in freed if att.parent is None], [att for att in freed if att.parent is not None]


def _plausible(rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The rows that can be reports, with the bounds of their sources put right."""
    named = (with_name_behind(with_surname(att, page.text), page) for att in rows)
    afloats = (parted_speaker(afloat(att, page), page) for att in named)
    bounds = (begun(without_addressee(bounded_content(att, page), page), page) for att in afloats)
    held = [bounded_source(unquoted_source(att, page), page.text) for att in bounds]
    whole = [att for att in held if att is not None]
    unsaid = [is_unsaid(page.text, att) for att in whole]
    pieces = [piece for att, nothing in zip(whole, unsaid, strict=True) if nothing for piece in att.content]
    unspoken = [not nothing and is_unspoken(page, att) for att, nothing in zip(whole, unsaid, strict=True)]
    borne = [
        piece for att, nobody in zip(whole, unspoken, strict=True) if nobody for piece in _quoted_pieces(att, page)
    ]
    return [
        without_holder(page.text, att)
        for att, nothing, nobody in zip(whole, unsaid, unspoken, strict=True)
        if not nothing
        and not nobody
        and not _is_nothing(att, page)
        and (is_quoted(att, page) or not is_within(att.cue, pieces))  # in what was not said nothing is reported
        and not is_within(att.cue, borne)
    ]


def _quoted_pieces(att: Attribution, page: Page) -> list[Offsets]:
    """The pieces that are one quotation each, with nothing around the marks."""
    at = [page.quotation_at(start) for start, _ in att.content]
    marks = [(page.quotations[i].start, page.quotations[i].end) if i is not None else None for i in at]
    return [piece for piece, mark in zip(att.content, marks, strict=True) if piece == mark]


def _is_plain(candidate: Candidate, page: Page) -> bool:
    """Whether a pattern alone has somebody say *that* something is so, a clause as no other: all six of those on the
    articles that the odds are fitted on were right, to which the odds of patterns alone gave a quarter. "In the view of
    the board", "according to the board" before a clause, "said in a statement it" and "denied doing it" are as plain;
    and so is what the network is sure that somebody "was told", by whomever."""
    row = candidate.row
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
    if page.text[slice(*row.content[0])] in ANSWERS or _blames(row, page) or _calls_so(row, page):
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


def _blames(att: Attribution, page: Page) -> bool:
    """Whether somebody says whose fault what is: "*blamed* the frost *for* the delay", "*blamed* it *on* him"."""
    assert att.cue is not None
    return _BLAMES.search(page.text, *att.cue) is not None and _FAULT.search(page.text, *att.content[0]) is not None


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


def _further_least(candidate: Candidate, page: Page, least_bare: float) -> tuple[float, float]:
    """What a candidate needs besides: one that is known for no report, and one that holds neither verb nor marks."""
    unknown = 0.0 if _is_known(candidate, page) else LEAST_UNKNOWN
    bare = (
        page.finite is not None and not candidate.quoted and not any(page.finite_in(*p) for p in candidate.row.content)
    )
    return unknown, least_bare if bare else 0.0


def _is_nested_in(att: Attribution, pieces: Sequence[Offsets]) -> bool:
    return any(name.startswith(NESTED) for name in att.evidence) and is_within(att.cue, pieces)


def _touches_any(cue: Offsets | None, cues: Sequence[Offsets]) -> bool:
    return cue is not None and any(cue[0] < end and start < cue[1] for start, end in cues)


def _is_nothing(att: Attribution, page: Page) -> bool:
    return is_no_report(page, att) or is_other_sense(page.text, att) or is_of_things(page, att)


def _arranged(rows: Sequence[Attribution], ranks: Sequence[float], page: Page) -> list[Attribution]:
    """As a tree, re-opened quotations in one piece of it."""
    rows, kept = rejoined(rows, page)
    settled = arranged(rows, [ranks[index] for index in kept])
    return [without_hearer(_without_edges(row, page), page.text) for row in settled]


def _without_edges(row: Attribution, page: Page) -> Attribution:
    """Its pieces without blanks at their ends, where another attribution took the words beside them, and without the
    mark that closes the quotation in which it is reported."""
    pieces = []
    for start, end in row.content:
        at = page.quotation_at(end - 1) if row.cue is not None else None
        if at is not None and row.cue is not None:
            mark = page.quotations[at]
            if mark.inner_end < end <= mark.end and mark.start < row.cue[0] < start:
                end = mark.inner_end
        words = page.text[start:end]
        pieces.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return row._replace(content=tuple(piece for piece in pieces if piece[0] < piece[1]) or row.content)


def _is_known(candidate: Candidate, page: Page) -> bool:
    spoken = (candidate.quoted and is_mostly_quoted(candidate.row, page)) or believes(candidate.row, page)
    return candidate.relation != "alone" or spoken or is_reporting(page.text, candidate.row)


def _noted(candidate: Candidate, probability: float) -> Attribution:
    """With its probability, and a note where both sides have it."""
    row = candidate.row._replace(confidence=round(probability, 3))
    if candidate.by_parser and candidate.relation == "agree":
        return row._replace(evidence=(*row.evidence, "patterns agree"))
    return row
