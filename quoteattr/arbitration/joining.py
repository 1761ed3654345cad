"""What belongs together or apart whatever either side thinks: re-opened quotations, and verbs joined by "and".

A quotation that re-opens in each paragraph is one; it goes to the attribution whose cue stands beside its first part,
or else to the first one that has a cue beside any part.
"""

import re
from collections.abc import Sequence

from quoteattr.annotations import Attribution, Mark, Offsets
from quoteattr.arbitration.partners import overlap
from quoteattr.lang.sentences import is_abbreviated
from quoteattr.patterns.floating import asks_as_the_writer, is_sentence
from quoteattr.patterns.found import merged, without
from quoteattr.patterns.page import Page

_JOINT = re.compile(r"(?:,?\s+(?:and|but|then|before|yet)(?:\s+then|\s+later|\s+also|\s+\w+ly)?|,)\s*$")
_RELATIVE = re.compile(r"\W*(?:which|who|whom|whose|where)\b")
#: The pattern of a noun that reports: "her claim that ...".
NOUN = "verb.noun"
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘]?[A-ZÀ-Þ])")
#: Who goes on is taken up by these.
SAME = frozenset(("he", "she", "they", "it", "i", "we", "then", "and", "but"))
_ASIDE = re.compile(r"\s+(?:[—–-]\s|(?:as|when|while|after|before|during|until|outside|at the end)\b)")


def join_reopened(rows: Sequence[Attribution], page: Page) -> tuple[list[Attribution], list[int]]:
    """The rows with the parts of each re-opened quotation in one of them, and which of the given ones they were."""
    chains = list(_chains(page))
    if not chains:
        return list(rows), list(range(len(rows)))
    changed: list[Attribution] = list(rows)
    by_mark = _owners(changed, page)
    replaced: dict[str, str] = {}
    for chain in chains:
        for owner, parts in _owned(chain, changed, by_mark, page):
            for mark in parts:
                for index in by_mark.get(mark.start, ()):
                    if index != owner:
                        changed[index] = _without(changed[index], mark)
                        replaced[changed[index].id] = changed[owner].id
            content = merged([*changed[owner].content, *((m.start, m.end) for m in parts)], page.text)
            changed[owner] = changed[owner]._replace(content=tuple(content))
    kept = [index for index, row in enumerate(changed) if row.content]
    gone = {row.id for row in changed if not row.content}
    names = {name: target for name, target in replaced.items() if name in gone}
    return [_following(changed[index], names) for index in kept], kept


def _following(row: Attribution, names: dict[str, str]) -> Attribution:
    target = names.get(row.inherits or "", row.inherits)
    return row._replace(inherits=None if target == row.id else target)


def _chains(page: Page) -> list[list[Mark]]:
    """The parts of each quotation that goes on over paragraphs, in order."""
    chains: dict[int, list[Mark]] = {}  # index of its last part -> its parts
    numbers = {mark.start: number for number, mark in enumerate(page.marks) if mark.depth == 0}
    for mark in page.quotations:
        if mark.previous >= 0:
            chain = chains.pop(mark.previous, None) or [page.marks[mark.previous]]
            chains[numbers[mark.start]] = [*chain, mark] if len(chain) < 2 else _longer(chain, mark)
    return list(chains.values())


def _longer(chain: list[Mark], mark: Mark) -> list[Mark]:
    chain.append(mark)
    return chain


def _owners(rows: Sequence[Attribution], page: Page) -> dict[int, list[int]]:
    """By the start of a quotation: the rows that hold most of it, and do not only lie in it."""
    found: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        for start, end in row.content:
            for at in page.quotations_in(start, end):
                mark = page.quotations[at]
                within = row.cue is not None and mark.start <= row.cue[0] < mark.end
                if not within and 2 * (min(end, mark.end) - max(start, mark.start)) > mark.end - mark.start:
                    found.setdefault(mark.start, []).append(index)
    return found


def _owned(
    chain: list[Mark], rows: Sequence[Attribution], by_mark: dict[int, list[int]], page: Page
) -> list[tuple[int, list[Mark]]]:
    """Which row each part of a quotation goes to."""
    owners = [_beside(mark, rows, by_mark, page, first=n == 0) for n, mark in enumerate(chain)]
    cued = [owner for owner in owners if owner is not None]
    if cued:
        last = cued[0]  # what stands before the first cue goes to it too
    else:
        floating = [index for mark in chain for index in by_mark.get(mark.start, ()) if rows[index].floating]
        if not floating:
            return []
        last = floating[0]
    parts: dict[int, list[Mark]] = {}
    for mark, owner in zip(chain, owners, strict=True):
        last = last if owner is None else owner
        parts.setdefault(last, []).append(mark)
    return list(parts.items())


def _beside(
    mark: Mark, rows: Sequence[Attribution], by_mark: dict[int, list[int]], page: Page, first: bool
) -> int | None:
    """The row of a part whose cue stands in the part's paragraph, or, for the first one, anywhere before it."""
    low, high = page.paragraph(mark.start)
    for index in by_mark.get(mark.start, ()):
        cue = rows[index].cue
        if cue is not None and (low <= cue[0] < high or (first and cue[0] < low)):
            return index
    return None


def _without(row: Attribution, mark: Mark) -> Attribution:
    pieces = [part for piece in row.content for part in without(piece, (mark.start, mark.end))]
    return row._replace(content=tuple(piece for piece in pieces if piece[1] - piece[0] > 1))


def cut_second_verbs(rows: Sequence[Attribution], joined: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The rows without what a second verb reports: "said the dog was hers *and insisted the neighbours knew*".

    joined: attributions of such second verbs.
    """
    cuts = [(_cut(att, page.text), att.source) for att in joined if att.cue is not None]
    return [_cut_out(row, [cut for cut, source in cuts if not _is_reported(source, row)]) for row in rows]


def _is_reported(source: Offsets | None, row: Attribution) -> bool:
    """Whether who goes on is spoken of in the row: "said *he* could not recall it but would never call it a lie"."""
    return source is not None and any(start <= source[0] and source[1] <= end for start, end in row.content)


def _cut(att: Attribution, text: str) -> Offsets:
    assert att.cue is not None
    before = text[max(0, att.cue[0] - 40) : att.cue[0]]
    joint = _JOINT.search(before)
    return att.cue[0] - (len(before) - joint.start() if joint else 0), max(att.content[-1][1], att.cue[1])


def _cut_out(row: Attribution, cuts: Sequence[Offsets]) -> Attribution:
    for cut in cuts:
        if row.cue is None or row.cue[0] >= cut[0] or not any(s < cut[0] < e for s, e in row.content):
            continue
        pieces = [part for piece in row.content for part in without(piece, cut) if part[0] < cut[0]]
        row = row._replace(content=tuple(pieces) or row.content)
    return row


def trimmed(row: Attribution, page: Page) -> Attribution:
    """Without the writer's words behind a whole quotation: "shouted "Out!" *as the car passed*"; or behind its cue."""
    if row.cue is None or row.floating:
        return row
    start, end = row.content[0]
    at = page.quotation_at(start)
    if at is None or page.quotations[at].start != start or page.quotations[at].state != "closed":
        return row
    mark = page.quotations[at]
    whole = page.text[mark.inner_start : mark.inner_end].strip()
    aside = whole[:1].isupper() and _ASIDE.match(page.text, mark.end, max(end, mark.end)) is not None
    if aside and not page.quotations_in(mark.end, end):
        return row._replace(content=((start, mark.end), *row.content[1:]))
    if whole[-1:] in {",", ".", "?", "!"} and row.cue[0] >= mark.end:
        pieces = [piece for piece in row.content if piece[0] < row.cue[0] or page.quotations_in(*piece)]
        return row._replace(content=tuple(pieces))
    return row


def split_off_next_sentences(row: Attribution, page: Page) -> list[Attribution]:
    """The row, and apart from it, with its source, the whole quotations that follow a report without marks in sentences
    of their own: `The vet said it was ill. "It will not live."`"""
    at = next((n for n, piece in enumerate(row.content) if n and _begins_anew(piece, row.content[n - 1], page)), None)
    if at is None or row.cue is None or any(page.quotations_in(*piece) for piece in row.content[:at]):
        return [row]
    follows = not any(map(str.isalnum, page.text[row.content[at - 1][1] : row.content[at][0]]))
    rest = Attribution(
        row.id + "f", row.content[at:], None, row.source if follows else None, floating=not follows,
        inherits=row.id if follows else None, confidence=row.confidence,
        evidence=(*row.evidence, "quotation.continued" if follows else "quotation.floating"),
    )  # fmt: skip
    return [row._replace(content=row.content[:at]), rest]


def drop_later_sentences(att: Attribution, page: Page) -> Attribution:
    """A network's attribution without the quotations of a later sentence that begins with words of its own: "“A,” Lee
    told her caddie. The keeper laughed: *“B.”*", and without the answer to what the writer asks; whose they are is for
    others to say."""
    kept = list(att.content[:1])
    for piece in att.content[1:]:
        answered = asks_as_the_writer(page.text, att.source, kept[-1]) and _begins_anew(piece, kept[-1], page)
        if answered or _is_strange(piece, kept[-1][1], att, page):
            break
        kept.append(piece)
    return att if len(kept) == len(att.content) else att._replace(content=tuple(kept))


def _is_strange(piece: Offsets, before: int, att: Attribution, page: Page) -> bool:
    """Whether a quotation stands behind words of a sentence that began after the piece before, without this cue."""
    at = page.quotation_at(piece[0])
    if att.cue is None or at is None or page.quotations[at].start < before:
        return False
    found = _SENTENCE_END.finditer(page.text, max(0, before - 2), piece[0])
    ends = [end for end in found if not is_abbreviated(page.text, end.start())]
    if not ends or max(att.cue[1], att.source[1] if att.source else 0) > ends[-1].start() + 1:
        return False
    if len(ends) > 1 and max(att.cue[1], att.source[1] if att.source else 0) <= ends[-2].start() + 1:
        first = page.text[ends[-2].end() : ends[-1].start()].split(maxsplit=1)[0]
        return first.lower() not in SAME  # "“A,” Lee said. *Kim was less sure.* “B.”"
    words = page.text[max(before, ends[-1].end()) : piece[0]].split()
    return bool(words) and words[0].lower() not in SAME and any(map(str.isalpha, words[-1]))


def _begins_anew(piece: Offsets, before: Offsets, page: Page) -> bool:
    """Whether the piece is a whole quotation that begins a sentence."""
    at = page.quotation_at(piece[0])
    if at is None or page.quotations[at].start != piece[0] or piece[1] < page.quotations[at].inner_end:
        return False
    return page.text[before[1] : piece[0]].strip(" ”\"’'")[-1:] in {".", "!", "?"} and is_sentence(
        page.text, page.quotations[at], fewest=1
    )


def without_reports(att: Attribution, patterns: Sequence[Attribution], page: Page) -> Attribution:
    """Without pieces that are a report of their own: of "A," he said, and he denied that B, the words from "and" on.

    A relative clause is no piece beside others either.
    """
    if len(att.content) == 1:
        return att
    others = [other for other in patterns if other.cue is not None and other.cue != att.cue]
    kept = tuple(
        piece
        for piece in att.content
        if page.quotations_in(*piece)
        or not (_RELATIVE.match(page.text, *piece) or any(_lies_in(other, piece) for other in others))
    )
    return att._replace(content=kept) if kept else att


def within_sentence(att: Attribution, patterns: Sequence[Attribution], page: Page) -> Attribution:
    """A network's attribution without what it runs on to: a quotation of the next sentence that a pattern gives to a
    cue of its own, and the clause behind a semicolon or a comma in marks at which the pattern of the same cue ends."""
    if att.cue is None:
        return att
    pieces = []
    for start, end in att.content:
        for pattern in patterns:
            if pattern.cue is not None:
                end = _ends(att, pattern, (start, end), page)
        pieces.append((start, start + len(page.text[start:end].rstrip())))
    return att._replace(content=tuple(pieces))


def _ends(att: Attribution, pattern: Attribution, piece: Offsets, page: Page) -> int:
    """Where a piece of the network's ends, going by one pattern."""
    assert att.cue is not None and pattern.cue is not None
    (start, end), (first, last) = piece, (pattern.content[0][0], pattern.content[-1][1])
    if overlap(att.cue, pattern.cue):
        stops = page.text.startswith(";", last) or NOUN in pattern.evidence  # and not the sentence's verb
        closed = page.text[last - 2] == "," and page.quotation_at(last - 1) is not None  # "A," state media reported
        runs_on = start < last < end and (stops or closed) and not page.quotations_in(last, end)
        return last if runs_on else end
    at = page.quotation_at(first) if start < first < end and pattern.cue[0] >= end else None
    if at is None or page.quotations[at].start != first or page.quotations_in(start, first):
        return end
    return first if page.text[start:first].rstrip()[-1:] in {".", "!", "?"} else end


def completed(att: Attribution, pattern: Attribution, others: Sequence[Attribution], page: Page) -> Attribution:
    """A network's attribution with the whole quotations that the pattern of the same words goes on with, where the
    network gives them to nobody: "A," she said. *"B."*"""
    missing = [piece for piece in pattern.content if page.quotations_in(*piece) and not _meets(att, piece)]
    if missing:  # few have any, and only these are held against all others
        missing = [piece for piece in missing if not any(_meets(other, piece) for other in others)]
    return att._replace(content=tuple(merged([*att.content, *missing], page.text))) if missing else att


def _meets(att: Attribution, piece: Offsets) -> bool:
    return any(start < piece[1] and piece[0] < end for start, end in att.content)


def _lies_in(att: Attribution, piece: Offsets) -> bool:
    spans = [*att.content, att.cue or att.content[0]]
    return all(piece[0] <= start and end <= piece[1] for start, end in spans)
