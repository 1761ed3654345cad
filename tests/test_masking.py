"""The writer's words and the speakers', apart."""

from itertools import pairwise

from handmade import quotes
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Article, Quote, TextSpan, demo, extract
from quoteattr.masking import mask


def test_without_its_quotations_an_article_is_the_writers_words():
    article = demo.article()
    left = mask(article, quotes(article))
    assert "Varga told reporters at the town hall.\n" in left.text
    assert "timetable" not in left.text
    assert "the cranes arrived" not in left.text


def test_one_speaker_has_only_their_words():
    article = demo.article()
    theirs = mask(article, quotes(article), speaker="Tomas Reuel")
    assert theirs.text == "The repairs “may well run into October” that jobs were at risk"
    assert mask(article, quotes(article), speaker="Nobody").pieces == ()
    assert len(mask(article, quotes(article), speaker=lambda quote: quote.kind == "direct").pieces) == 3


def test_without_quotations_given_it_finds_them_itself():
    article = demo.article()
    assert mask(article) == mask(article, extract(article))
    assert "every bolt" not in mask(article).text


def test_blanked_keeps_every_offset():
    article = demo.article()
    blanked = mask(article, quotes(article)).blanked("_")
    assert len(blanked) == len(article.text)
    assert blanked.index("Varga told") == article.text.index("Varga told")
    assert blanked.count("\n") == article.text.count("\n")


@given(st.text(alphabet="ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_writer_and_speakers_share_out_the_text(text, spans):
    article = Article(text=text)
    found = [
        Quote(id=str(n), kind="indirect", content=(TextSpan(start=s, end=e, text=text[s:e]),), text="", article=article)
        for n, (s, e) in enumerate(spans)
        if s < e <= len(text)
    ]
    writer, others = mask(article, found), mask(article, found, speaker=lambda _: True)
    covered = sorted((p.start, p.end) for p in (*writer.pieces, *others.pieces))
    assert all(left[1] <= right[0] for left, right in pairwise(covered))
    gone = set(range(len(text))) - {i for start, end in covered for i in range(start, end)}
    assert all(text[i].isspace() for i in gone)
    assert all(text[p.start : p.end] == p.text for p in (*writer.pieces, *others.pieces))
    assert len(writer.blanked()) == len(text)
