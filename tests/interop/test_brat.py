"""What is written for brat says the same when it is read back as gold."""

from handmade import quotes

from quoteattr import Article, Quote, TextSpan, demo
from quoteattr.corpora.annotated import read_annotated
from quoteattr.interop.brat import to_brat


def test_spans_and_links_read_back_as_they_were(tmp_path):
    article, found = demo.article(), [quote for quote in quotes() if quote.parent is None]
    (gold,) = read_annotated(to_brat(article, found, tmp_path))
    assert gold.text == article.text
    assert {(a.content, a.cue, a.source) for a in gold.attributions} == {
        (
            tuple((piece.start, piece.end) for piece in quote.content),
            ((quote.cue.span.start, quote.cue.span.end),) if quote.cue else (),
            ((quote.source.start, quote.source.end),) if quote.source else (),
        )
        for quote in found
    }
    assert [a.kind for a in gold.attributions] == [quote.kind for quote in found]


def test_speaker_kind_stance_and_negation_stand_beside_the_content(tmp_path):
    lines = to_brat(demo.article(), quotes(), tmp_path, name="ferry").read_text("utf-8").splitlines()
    assert (tmp_path / "ferry.txt").exists()
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in quotes()[0].content)
    assert lines[0].startswith(f"T1\tContent {offsets}\t“We have looked at every bolt of that pier,” “Nobody will")
    assert sum(line.endswith("\tIlse Varga") for line in lines) == 3
    assert any("\tStance T" in line and line.endswith(" deny") for line in lines)
    assert sum("\tNegated T" in line for line in lines) == 1


def test_a_content_over_several_lines_is_split_at_them(tmp_path):
    text = "“One.\r\n\r\n“Two,” she said."
    content = TextSpan(start=0, end=15, text=text[:15])
    quote = Quote(
        id="Q1", kind="direct", content=(content,), text=content.text, article=Article(text=text, id="../a/b")
    )
    notes = to_brat(quote.article, [quote], tmp_path)
    assert notes.parent == tmp_path
    assert notes.with_suffix(".txt").read_bytes() == text.encode()
    assert notes.read_text("utf-8").splitlines()[0] == "T1\tContent 0 5;9 15\t“One. “Two,”"
    (gold,) = read_annotated(notes)
    assert gold.attributions[0].content == ((0, 5), (9, 15))
