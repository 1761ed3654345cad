"""What holds for any text: no exception, true offsets, pieces apart, parents a tree, the same answer twice."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import quoteattr
from quoteattr import Quote

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

#: Words, marks and breaks that meet in news, thrown together.
_MARKS = [
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "—",
    "…",
    "[sic]",
    ", ",
    ". ",
    ": ",
    "\n",
    "\n\n",
    " ",
]
_WORDS = (
    "said|says|Ann Lee|she|he|they|the minister|according to|that|told|Mr Kim|on Monday|March 2|taxes will fall|not|"
    "declined to comment|Read more|Q:|A:|🎉|5'10\""
)
NEWSY = st.lists(st.sampled_from([*_MARKS, *_WORDS.split("|")]), max_size=60).map(" ".join)
ANY = st.text(max_size=300)


def check(quotes: tuple[Quote, ...], text: str) -> None:
    ids = {quote.id for quote in quotes}
    assert len(ids) == len(quotes)
    for quote in quotes:
        assert quote.content, "an attribution has a content"
        spans = [*quote.content, *quote.fragments, quote.source, quote.addressee, quote.via]
        spans += [quote.cue.span if quote.cue else None, quote.date.span if quote.date else None]
        spans += list(quote.speaker.mentions) if quote.speaker else []
        for span in filter(None, spans):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        pieces = sorted((piece.start, piece.end) for piece in quote.content)
        assert all(left[1] <= right[0] for left, right in pairwise(pieces))
        assert quote.parent is None or quote.parent in ids
        assert not quote.floating or (quote.cue is None and quote.source is None)
        if quote.speaker:
            assert quote.speaker.name.strip()
            assert quote.speaker.name != "Unknown"
    parents = {quote.id: quote.parent for quote in quotes}
    for start in parents:
        seen, node = set(), start
        while node is not None:
            assert node not in seen, "parents form a tree"
            seen.add(node)
            node = parents[node]


@QUIET
@given(text=ANY)
def test_any_text_at_all(rules: Language, text: str) -> None:
    check(quoteattr.extract(text, rules), text)


@QUIET
@given(text=NEWSY)
def test_any_mixture_of_newsy_pieces(rules: Language, text: str) -> None:
    quotes = quoteattr.extract(text, rules)
    check(quotes, text)
    assert quoteattr.extract(text, rules) == quotes


STRANGE = {
    "empty": "",
    "spaces": " \t\n\r\n\x0b\x0c\u2028 ",
    "one mark": '"',
    "controls": "\x00\x01 said \x7f “a\x00b”",
    "surrogate": "“\ud83d said\udc00 Ann Lee”",
    "right to left": "“\u202eabc\u202c,” said \u200fAnn Lee.",
    "zero width": "“\u200bWe lost,\u200d” said\ufeff Ann Lee.",
    "combining": "“Wé́́́ lost,” said Änn Lée.",
    "emoji": "“👩‍👩‍👧 🎉,” said 🎉 Ann Lee 👩🏽‍🚒.",
    "carriage returns": "“We lost,”\rsaid Ann Lee.\r\n\r\n“Again,” she said.\r",
    "no spaces": "a" * 20_000,
    "marks only": '"' * 5_000,
    "curly openers": "“" * 5_000,
    "apostrophes": "'" * 5_000,
    "each I waits for all others": "“I am sure he meant it.” " * 1_100,
    "deep nesting": "“‘" * 1_000 + "a" + "’”" * 1_000,
    "many lines": "\n" * 20_000,
    "many cues": "said " * 4_000,
    "many names": "Ann Lee said. " * 1_000,
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts(rules: Language, name: str) -> None:
    check(quoteattr.extract(STRANGE[name], rules), STRANGE[name])


PARAGRAPHS = [
    '"The bridge will open in the spring," said Marta Hollis, the county engineer.',
    "Bo Kim, the mayor, said the vote would wait until June.",
    "The pump failed at noon. Water reached the second step of the town hall.",
]


def test_other_paragraphs_cost_no_quotation(rules: Language) -> None:
    alone = [quote.text for text in PARAGRAPHS for quote in quoteattr.extract(text, rules)]
    together = [quote.text for quote in quoteattr.extract("\n\n".join(PARAGRAPHS), rules)]
    assert together == alone


@pytest.mark.parametrize("marks", ["“”", "‘’", "«»", "„“", "''"])
def test_one_style_of_marks_is_as_good_as_another(rules: Language, marks: str) -> None:
    straight = PARAGRAPHS[0]
    other = straight.replace('"', marks[0], 1).replace('"', marks[1], 1)
    [expected], [found] = quoteattr.extract(straight, rules), quoteattr.extract(other, rules)
    assert [f.text for f in found.fragments] == [f.text for f in expected.fragments]
    assert found.speaker == expected.speaker


def test_a_stray_mark_costs_nothing_elsewhere(rules: Language) -> None:
    clean = quoteattr.extract("\n\n".join(PARAGRAPHS), rules)
    strayed = quoteattr.extract("\n\n".join([*PARAGRAPHS, 'The 6" pipe was replaced.']), rules)
    assert [quote.text for quote in strayed] == [quote.text for quote in clean]
