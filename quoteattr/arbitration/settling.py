"""The attributions of the final layer, from the candidates of network and patterns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.bounds import (
    bounded_content,
    drop_next_cue,
    parted_speaker,
    unquoted_source,
    without_addressee,
)
from quoteattr.arbitration.clauses import within_clauses
from quoteattr.arbitration.covering import covering_ids
from quoteattr.arbitration.cut_names import with_surname
from quoteattr.arbitration.extending import as_far_as_the_network
from quoteattr.arbitration.floating import floating_behind, uncovered, without_far_source, without_writer
from quoteattr.arbitration.gapped import split_off_gapped
from quoteattr.arbitration.impressions import without_holder
from quoteattr.arbitration.inner import LEAST_UNKNOWN, reported_within, told_within
from quoteattr.arbitration.interrupted import add_subject_ahead
from quoteattr.arbitration.joining import cut_second_verbs, join_reopened, split_off_next_sentences, trimmed
from quoteattr.arbitration.marked import is_mostly_quoted, is_quoted
from quoteattr.arbitration.objects import is_of_things
from quoteattr.arbitration.odds import LEAST, Candidate, Odds
from quoteattr.arbitration.partners import is_within
from quoteattr.arbitration.plain import ESTIMATE, is_plain
from quoteattr.arbitration.proposals import candidates, is_whole, overrides
from quoteattr.arbitration.reporting import believes, is_reporting
from quoteattr.arbitration.second_verbs import with_first_speaker
from quoteattr.arbitration.senses import is_other_sense
from quoteattr.arbitration.sources import bounded_source, with_neighbour, without_accused, without_hearer
from quoteattr.arbitration.splicing import with_name_behind
from quoteattr.arbitration.unreported import is_no_report
from quoteattr.arbitration.unsaid import is_unsaid
from quoteattr.arbitration.unspoken import is_unspoken
from quoteattr.patterns.nesting import arranged
from quoteattr.patterns.page import Page

#: What patterns that override have in place of a probability, and what floats, which gives way to everything.
OVERRIDES, FLOATS = 2.0, 0.1
#: What the network's reports within reports have.
INNER = 0.2
#: The pattern of a second verb of one speaker.
JOINED = "verb.joined"
#: Patterns that know whose the cue is.
SURE = ("block.asked", "block.cry", "block.relayed", "block.told", "block.verdict", "headline.")
#: The patterns of marks within marks.
NESTED = "nested."
#: The probability from which on a candidate is kept that has no verb and no marks: "answered its bell" is
#: no report as often as "answered the charge" is one.
LEAST_BARE = 0.35


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
    kept = _Ranked()
    if parser is None:
        kept.add([att for att in patterns if is_whole(att) and not is_of_things(page, att, weighed=False)], 0.0)
        return _arranged(kept, page)
    parser, inner = _outer_and_inner(parser, page)
    parser = [without_writer(att, page) for att in without_far_source(_plausible(parser, page), patterns, page)]
    patterns = as_far_as_the_network(patterns, parser, page)
    covering = covering_ids(patterns, parser, page)
    parser = _without_sure_cues(parser, patterns, covering)
    weighed = candidates(parser, [att for att in patterns if att.id not in covering], page, overriding)
    odds = odds or Odds()
    for candidate in weighed:
        probability = odds.probability(candidate)
        if is_plain(candidate, page) or probability >= max(least, *_further_least(candidate, page, least_bare)):
            kept.add(_parts(candidate, probability, page), probability)
    kept.rows = cut_second_verbs(kept.rows, [att for att in patterns if JOINED in att.evidence], page)
    kept.add([att._replace(id="p" + att.id) for att in patterns if _holds(att, covering, overriding)], OVERRIDES)
    kept.add(reported_within(_plausible(inner, page), kept.rows, page), INNER)
    kept.add(told_within(patterns, kept.rows, page), INNER)
    behind = (floating_behind(att, parser, page) for att in parser)
    kept.add([att for att in behind if att is not None and att.floating], FLOATS)
    afloats = [att for att in patterns if att.floating and overrides(att, overriding)]
    kept.add(uncovered(afloats, patterns, kept.rows), FLOATS)
    return _arranged(kept, page)


@dataclass
class _Ranked:
    """What is kept so far. ranks: of each row, which of two that claim the same words stays."""

    rows: list[Attribution] = field(default_factory=list)
    ranks: list[float] = field(default_factory=list)

    def add(self, rows: Sequence[Attribution], rank: float) -> None:
        self.rows += rows
        self.ranks += [rank] * len(rows)


def _without_sure_cues(
    parser: Sequence[Attribution], patterns: Sequence[Attribution], covering: frozenset[str]
) -> list[Attribution]:
    """The network's rows but for those whose cue a pattern has that knows better: by its kind, or since it has the
    whole quotation in which others are quoted, and what is quoted there."""
    covered = [att.content[0] for att in patterns if att.id in covering]
    cues = [
        att.cue
        for att in patterns
        if att.cue is not None
        and (any(name.startswith(SURE) for name in att.evidence) or att.id in covering or _is_nested_in(att, covered))
    ]
    return [att for att in parser if not _touches_any(att.cue, cues)]


def _parts(candidate: Candidate, probability: float, page: Page) -> list[Attribution]:
    """What is kept of a candidate, in several attributions where others go on in its sentence or the next."""
    whole = with_neighbour(trimmed(_noted(candidate, probability), page), page.text)
    return [part for row in split_off_next_sentences(whole, page) for part in split_off_gapped(row, page)]


def _holds(att: Attribution, covering: frozenset[str], overriding: tuple[str, ...]) -> bool:
    """Whether a pattern holds against all that it overlaps."""
    return att.id in covering or (overrides(att, overriding) and not att.floating)


def _outer_and_inner(parser: Sequence[Attribution], page: Page) -> tuple[list[Attribution], list[Attribution]]:
    """The network's reports, and those within them. What lies in one that nobody is found to say, as the line behind a
    dateline, lies in none: "DALEPUR: *The court said the farm must pay*"."""
    unmarked = (att for att in parser if att.parent is None and not is_quoted(att, page))
    hollow = {att.id for att in unmarked if not is_whole(att) or bounded_source(att, page.text) is None}
    freed = [att._replace(parent=None) if att.parent in hollow else att for att in parser]
    return [att for att in freed if att.parent is None], [att for att in freed if att.parent is not None]


def _plausible(rows: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The rows that can be reports, with the bounds of their sources put right."""
    apart = within_clauses(rows, page)
    named = (with_name_behind(with_surname(att, page.text), page) for att in apart)
    afloats = (parted_speaker(drop_next_cue(att, page), page) for att in named)
    bounds = (add_subject_ahead(without_addressee(bounded_content(att, page), page), page) for att in afloats)
    held = [bounded_source(unquoted_source(att, page), page.text) for att in bounds]
    whole = [att for att in held if att is not None]
    unsaid = [is_unsaid(page.text, att) for att in whole]
    pieces = [piece for att, nothing in zip(whole, unsaid, strict=True) if nothing for piece in att.content]
    unspoken = [
        not nothing and ESTIMATE not in att.evidence and is_unspoken(page, att)
        for att, nothing in zip(whole, unsaid, strict=True)
    ]
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
    if ESTIMATE in att.evidence:
        return False  # "put the cost at “nearer £2m”": the pattern holds the verb to a sum
    return is_no_report(page, att) or is_other_sense(page.text, att) or is_of_things(page, att)


def _arranged(kept: _Ranked, page: Page) -> list[Attribution]:
    """As a tree, re-opened quotations in one piece of it."""
    rows, places = join_reopened(kept.rows, page)
    settled = with_first_speaker(arranged(rows, [kept.ranks[index] for index in places]), page)
    return [without_accused(without_hearer(_without_edges(row, page), page.text), page.text) for row in settled]


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
