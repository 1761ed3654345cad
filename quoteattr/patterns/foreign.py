"""Quotations in sentences of other languages: „Es ist spät“, *sagte* Bo Kim. It needs no parse, which knows English."""

import re

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang import one_of, words
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_VERB = one_of(words("en", "foreign_reporting_verbs"))
_NAME = r"[A-ZÀ-Þ][\w’'-]*"
#: Small words before a name: "die", "el", "le", "la", "il", "der", and what somebody is.
_WHO = rf"(?:[a-zß-ÿ’']+[ ]){{0,3}}(?:{_NAME})(?:[ ](?:[a-z]{{1,3}}[ ]){{0,2}}{_NAME}){{0,4}}"
_BEHIND = re.compile(rf",?\s*(?P<cue>{_VERB})\s(?P<source>{_WHO})(?=[,.;:!?—–\s]|$)")
_BEFORE = re.compile(
    rf"(?:^|[.!?»”“\"]\s+)(?P<source>[^\s.!?:;«»“”„\"][^.!?:;«»“”„\"\n]{{1,100}}?),?\s(?P<cue>{_VERB})\s?:?\s?$"
)
#: "El alcalde, Froilán Ugarte, *aseguró* que es tarde"; „Der Bauherr *bestreitet*, dass es spät ist“.
_CLAUSE = re.compile(
    rf"(?:^|[.!?»”“]\s+)(?P<source>[^\W\d_][^.!?:;\n«»“”„\"]{{1,80}}?),?\s(?P<cue>{_VERB}),?\s"
    r"(?P<content>(?:que|dass|che|dat|att|at)\s[^.!?\n]+)",
    re.M,
)
#: "*Selon* la préfecture, il est tard".
_ACCORDING = re.compile(
    r"(?:^|[.!?»”“]\s+)(?P<cue>Selon|Según|Segundo|Secondo|Laut|Volgens|Enligt|Ifølge|D['’]après)\s"
    r"(?P<source>[^,.!?:;\n]{2,60}),\s(?P<content>[^.!?\n]+)",
    re.M,
)
_APPOSED = re.compile(rf",\s(?P<name>{_NAME}(?:\s{_NAME}){{1,3}}),?$")
#: Nouns have capitals in German.
_AFTER_NOUN = re.compile(rf"(?:[Dd](?:ie|er)\s{_NAME}|[A-ZÀ-Þ][a-zß-ÿ]{{3,}}erin)\s(?P<name>{_NAME}\s{_NAME})$")
_REACH = 140


def find_foreign(page: Page) -> list[Found]:
    """The attributions of quotations beside a verb of another language, and of clauses behind one."""
    found = [_clause(match) for pattern in (_CLAUSE, _ACCORDING) for match in pattern.finditer(page.text)]
    found = [f for f in found if page.is_read(f.start)]
    for mark in page.quotations:
        if not page.is_read(mark.start) or mark.state != "closed":
            continue
        beside = _behind(page.text, mark) or _before(page.text, mark)
        if beside is not None:
            cue, source = beside[0], _named(page.text, beside[1])
            clause = min(cue[0], source[0]), max(cue[1], source[1])
            found.append(
                Found([(mark.start, mark.end)], cue, source, clause, rank=85, evidence=["block.foreign"], stance="say")
            )
    return found


def _named(text: str, source: Offsets) -> Offsets:
    """The name in a source: "El alcalde, *Froilán Ugarte*", „die Architektin *Wiebke Lund*“; the source without one."""
    named = _APPOSED.search(text, *source) or _AFTER_NOUN.match(text, *source)
    return named.span("name") if named is not None else source


def _clause(match: re.Match[str]) -> Found:
    cue, source = match.span("cue"), _named(match.string, match.span("source"))
    clause = min(cue[0], source[0]), max(cue[1], source[1])
    return Found([match.span("content")], cue, source, clause, rank=85, evidence=["block.foreign"], stance="say")


def _behind(text: str, mark: Mark) -> tuple[Offsets, Offsets] | None:
    match = _BEHIND.match(text, mark.end, min(len(text), mark.end + _REACH))
    return (match.span("cue"), match.span("source")) if match is not None else None


def _before(text: str, mark: Mark) -> tuple[Offsets, Offsets] | None:
    line = max(text.rfind("\n", 0, mark.start) + 1, mark.start - _REACH)
    match = _BEFORE.search(text[line : mark.start])
    if match is None:
        return None
    (cue, source) = match.span("cue"), match.span("source")
    return (line + cue[0], line + cue[1]), (line + source[0], line + source[1])


__all__ = ["find_foreign"]
