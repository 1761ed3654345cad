"""The candidates: what network and patterns propose, each put right by what the other side has in its place."""

from collections.abc import Sequence

from quoteattr.annotations import Attribution
from quoteattr.arbitration.bounds import bounded, with_further_that
from quoteattr.arbitration.extending import to_its_end, to_its_main_clause
from quoteattr.arbitration.interrupted import (
    by_the_name_behind,
    by_whom_an_outlet_reports,
    resumed,
    uninterrupted,
    without_main_clause,
)
from quoteattr.arbitration.joining import completed, drop_later_sentences, within_sentence, without_reports
from quoteattr.arbitration.marked import is_quoted
from quoteattr.arbitration.odds import Candidate
from quoteattr.arbitration.partners import SAME, Partner, overlap, partners, shared
from quoteattr.arbitration.splicing import respliced
from quoteattr.arbitration.subjects import with_nearer_subject, with_relative_clause, with_whole_subject
from quoteattr.arbitration.turned import turned, with_its_subject
from quoteattr.patterns.nesting import Neighbours, lies_within
from quoteattr.patterns.page import Page


def candidates(
    parser: Sequence[Attribution], patterns: Sequence[Attribution], page: Page, overriding: tuple[str, ...] = ()
) -> list[Candidate]:
    """What each side proposes, but for what floats and what overrides, each with what the other side has there.

    Where both have the same content and source, the parser's stands for both.
    """
    parser = [att for att in parser if not _is_quoted_source(att, page)]
    parser = [with_relative_clause(drop_later_sentences(att, page), patterns, page.text) for att in parser]
    ours = [without_reports(att, patterns, page) for att in parser if is_whole(att) and page.is_read(att.content[0][0])]
    theirs = [att for att in patterns if is_whole(att) and not att.floating and not overrides(att, overriding)]
    found = []
    near = Neighbours()
    for index, att in enumerate(theirs):
        near.add(att.content, index)
    beside = [[theirs[index] for index in near.of(att.content)] for att in ours]
    ours = [respliced(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [with_its_subject(turned(att, some, page), page) for att, some in zip(ours, beside, strict=True)]
    ours = [uninterrupted(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [without_main_clause(resumed(att, page), page) for att in ours]
    ours = [by_the_name_behind(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [by_whom_an_outlet_reports(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [with_further_that(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [to_its_main_clause(to_its_end(att, some, page), page) for att, some in zip(ours, beside, strict=True)]
    ours = [within_sentence(att, some, page) for att, some in zip(ours, beside, strict=True)]
    ours = [_with_source(att, theirs[place] if place >= 0 else None) for att, (_, place) in _paired(ours, theirs)]
    ours = [
        with_nearer_subject(att, theirs[place], page) if place >= 0 else att
        for att, (_, place) in _paired(ours, theirs)
    ]
    for att, partner in _paired(ours, theirs):
        if partner.relation == "agree":
            other = theirs[partner.place]
            att = with_whole_subject(completed(bounded(att, other, page), other, ours, page), other, page.text)
        found.append(Candidate(att, True, partner.relation, is_quoted(att, page)))
    taken = {att.cue for att in ours}
    for att, partner in _paired(theirs, ours):
        if partner.relation != "agree":
            held = ours[partner.place] if partner.place >= 0 else None
            rival = held.confidence if held is not None else None
            around = held is not None and lies_within(held, att) and att.cue not in taken
            row = att._replace(id="p" + att.id)
            found.append(Candidate(row, False, partner.relation, is_quoted(att, page), rival, around))
    return found


def _paired(rows: Sequence[Attribution], others: Sequence[Attribution]) -> list[tuple[Attribution, Partner]]:
    return list(zip(rows, partners(rows, others), strict=True))


def _with_source(att: Attribution, partner: Attribution | None) -> Attribution:
    """With the source that the other side gives to the same words by the same cue, where this one found none."""
    if att.source is not None or partner is None or partner.source is None or not overlap(att.cue, partner.cue):
        return att
    inside = any(start <= partner.source[0] < end for start, end in att.content)  # "clear that Lee knew": not Lee
    return att if inside or shared(att.content, partner.content) < SAME else att._replace(source=partner.source)


def _is_quoted_source(att: Attribution, page: Page) -> bool:
    """Whether a whole quotation is taken for who says it: "‘Bit parky,’ said Lee" read the wrong way round."""
    if att.source is None or att.cue is None:
        return False
    at = page.quotation_at(att.source[0])
    if at is None or page.quotation_at(att.cue[0]) == at:
        return False
    mark = page.quotations[at]
    most = 2 * (min(att.source[1], mark.end) - att.source[0]) > mark.end - mark.start
    return most and len(page.text[mark.inner_start : mark.inner_end].split()) > 1


def is_whole(att: Attribution) -> bool:
    return att.floating or att.cue is not None or att.source is not None


def overrides(att: Attribution, names: tuple[str, ...]) -> bool:
    return bool(names) and any(name.startswith(names) for name in att.evidence)
