"""Whose view a sentence is, said in front of it or behind a question. These need no parse.

"As far as the tenants are concerned, ...", "For Ann Lee, the fire was "a blessing"", "Who had paid, members wanted to
know."
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quoteattr.annotations import Mark, Offsets
from quoteattr.lang import one_of, one_of_kind, reporting_forms, words_of_kind
from quoteattr.lang.grammar import DETERMINER, IS
from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

_SEE = r"(?P<cue>sees?|saw|tells?|told|views?|viewed)"
#: "As Ann Lee sees it, ...", and the same behind the clause.
SEEN = re.compile(rf"[Aa]s (?P<source>[^,.\n]{{2,60}}?) {_SEE} it, (?P<content>[^\n]+?[.!?](?=\s|$))")
SEEN_LAST = re.compile(
    rf"(?P<content>(?!As )\w[^.;:\n“”\"]{{9,}}?), as (?P<source>[^,.\n]{{2,60}}?) {_SEE} it(?=[.;,]|$)"
)
#: Where each of the patterns below may begin. They are tried there alone: to look for it in each of them takes longer.
_BEGIN = re.compile(r"(?:[.!?][\"”’]?\s|\n)(?=\w)")
CONCERNED = re.compile(
    rf"(?P<cue>As far as) (?P<source>[^,.\n]{{2,60}}?) {IS} concerned, (?P<content>[^\n]+?[.!?](?=\s|$))"
)
#: A person's name, or "the" or an occupation before one: of "For 2030," and "To date," there is no view.
HOLDER = re.compile(
    r"(?P<cue>For|To) (?P<source>(?:(?:the|his|her|their|our|[a-z]+) ){0,3}[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+)"
    r", (?:who [^,\n]{3,80}, |[^,\n\"“]{3,60}, )?(?P<content>[^.\n]{2,80}[\"“][^\n]+?[.!?][\"”]?(?=\s|$))"
)
WONDERED = re.compile(
    r"(?P<content>(?:Who|What|Why|How|When|Where|Which|Whether)\b[^.?!\n]{5,}?), (?P<source>[^,.\n]{2,60}?)"
    r" (?P<cue>(?:wants?|wanted) to know|asks?|asked|wonders?|wondered)(?=[.,;\n]|$)"
)
#: A question, and who asks: "Was the pilot drunk? A passenger wondered aloud."
ALOUD = re.compile(
    r"(?P<content>[A-Z][^.?!\n]{5,}\?) (?P<source>(?!No\b|Nobody\b|I\b|We\b)\w[^,.?!\n\"“]{1,60}?)"
    r" (?P<cue>wonder(?:ed|s) aloud|(?:asked|wondered)(?=[.;]|$))"
)


#: "Word came from the palace at noon that ...": who sent it says it.
CAME = re.compile(
    r"(?P<cue>(?:The |A )?(?:[Cc]onfirmation|[Ww]ord|[Nn]ews|[Ww]arning|[Aa]ssurance)) (?:came|arrived|reached us)"
    r"(?: (?:on|late on|early on) \w+day| yesterday)? from (?P<source>[^,.;:\n“”\"]{2,60}?)"
    r"(?: (?:at|on|in|late|early|yesterday|this|last)\b[^,.;:\n“”\"]{0,30}?)? (?P<content>that [^.\n;]{8,}?)(?=[.;]|$)"
)
#: "The mayor was blunt: the bank had lied": how somebody speaks, and what.
BLUNT = re.compile(
    r"(?P<source>(?!(?:It|There|That|This|What|Who|Which|But|And|If|When|As)\b)[A-Z][^,.;:!?\n\"“”]{1,60}?)"
    r" (?P<cue>(?:is|are|was|were|remains?|remained) (?:\w+ly |more |just as )?"
    r"(?:adamant|blunt|categorical|defiant|emphatic|frank|unapologetic|unequivocal|unrepentant))"
    r": (?P<content>[^\s\"“”‘][^\n:;\"“”]{7,}?[.!?](?=\s|$))"
)
_SURE = (
    r"(?:adamant|afraid|(?:un)?aware|(?:un)?certain|confident|convinced|doubtful|hopeful|optimistic|positive|(?:un)?sure"
    r"|worried)"
)
_OF_WHAT = (
    rf"(?P<content>(?:that |whether |(?={DETERMINER} |(?:he|it|she|they|there|[A-ZÀ-Þ][\w’'-]*) ))[^.\n;]{{5,}}?)"
)
#: "Residents are convinced that ...": an adjective of belief, its subject before it.
CONVINCED = re.compile(
    r"(?P<source>(?!(?:It|There|That|This|What|Who|Which|But|And|If|When|As)\b)[A-Z][^,.;:!?\n\"“”]{1,60}?)"
    rf" (?P<cue>(?:is|are|was|were|remains?|remained) (?:\w+ly |not |still )?{_SURE}) {_OF_WHAT}(?=[.;]|$)"
)
#: The same in a quotation: "“I'm sure the beam held,” said Ann Lee".
CONFIDED = re.compile(
    r"(?P<source>I|We|He|She|They|(?:The|My|Our|His|Her) [^,.;:!?\n\"“”]{1,40}?) ?"
    rf"(?P<cue>(?:['’](?:m|re|s)|(?<= )(?:am|is|are|was|were)) (?:\w+ly |not |still )?{_SURE}) {_OF_WHAT}"
    r"(?=[.;?!]|,?$)"
)


#: "Lee said *she* is sure that": who is sure stands behind the verb of another report.
_REPORTED = re.compile(rf"^.*\b{one_of(sorted(reporting_forms('en', 'say', 'claim', 'write')))}\s(?:that\s)?(?=\S)")


def find_convinced(page: Page) -> list[Found]:
    beginnings = sentence_beginnings(page.text)
    return [
        Found(
            [content],
            cue,
            _own(page.text, source),
            (source[0], cue[1]),
            rank=70,
            evidence=["phrase.adjective"],
            stance="think",
        )
        for content, cue, source in _spans(CONVINCED, page, beginnings)
        if _is_clause(content, page)
    ] + [
        Found([content], cue, source, (source[0], cue[1]), rank=70, evidence=["phrase.adjective"], stance="think")
        for mark in page.quotations
        for content, cue, source in _confided(page, mark)
        if _is_clause(content, page)
    ]


def _confided(page: Page, mark: Mark) -> Iterator[tuple[Offsets, Offsets, Offsets]]:
    """What somebody is sure of by the sentences of a quotation."""
    first = mark.inner_start
    for start in (first, *(match.end() for match in _BEGIN.finditer(page.text, first, mark.inner_end))):
        match = CONFIDED.match(page.text, start, mark.inner_end) if page.is_read(start) else None
        if match is not None:
            yield match.span("content"), match.span("cue"), match.span("source")


def _is_clause(content: Offsets, page: Page) -> bool:
    """Whether what somebody is sure of is a clause, with "that" or a verb of its own: "was sure *it was late*"."""
    return page.text.startswith(("that ", "whether "), content[0]) or page.finite_in(*content)


def _own(text: str, source: Offsets) -> Offsets:
    """The subject of the sentence, or of the clause that somebody is said to have said."""
    said = _REPORTED.match(text[slice(*source)])
    return (source[0] + said.end(), source[1]) if said is not None else source


def find_views(page: Page) -> list[Found]:
    beginnings = sentence_beginnings(page.text)
    return [
        Found([content], cue, source, None, rank=78, evidence=["block.view"], stance=stance)
        for pattern, stance in (
            (CONCERNED, "think"),
            (SEEN, "think"),
            (SEEN_LAST, "think"),
            (HOLDER, "think"),
            (WONDERED, "ask"),
            (ALOUD, "ask"),
            (CAME, "say"),
            (BLUNT, "say"),
        )
        for content, cue, source in _spans(pattern, page, beginnings)
        if (pattern is not BLUNT or not _is_abstract(page.text[slice(*source)]))
        and (pattern is not HOLDER or not _another_says(page.text[content[0] : content[1]]))
    ]


def _is_abstract(source: str) -> bool:
    """Whether what is clear is nobody: "The mayor's *answer* was clear"."""
    noun = re.split(r"\s(?:by|for|from|in|of|on|to)\s", source)[0].split()[-1].lower()
    kinds = words_of_kind("en", "abstract_nouns")
    known = not {noun, noun.removesuffix("s")}.isdisjoint(kinds["noun"]) or noun.endswith(kinds["suffix"])
    return known or re.fullmatch(one_of_kind("en", "utterance_nouns")["verdict"], noun) is not None


def _another_says(words: str) -> bool:
    """Whether somebody else says something to the one before: "To Ann Lee, *the guard said* only "Wait."."""
    before = re.split(r"[\"“]", words, maxsplit=1)[0]
    return not reporting_forms("en", "say", "write", "ask").isdisjoint(before.lower().split())


@lru_cache(maxsize=1)  # asked for twice
def sentence_beginnings(text: str) -> list[int]:
    return [0, *(match.end() for match in _BEGIN.finditer(text))]


def _spans(
    pattern: re.Pattern[str], page: Page, beginnings: Sequence[int]
) -> Iterator[tuple[Offsets, Offsets, Offsets]]:
    last = 0
    for beginning in beginnings:
        match = pattern.match(page.text, beginning) if beginning >= last else None
        if match is None:
            continue
        last = match.end()
        start, end = match.span("content")
        if page.is_read(start) and page.quotation_at(match.start("cue")) is None:
            while page.text[end - 1] in ".!":
                end -= 1
            yield (start, end), match.span("cue"), match.span("source")
