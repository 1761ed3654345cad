"""How layers lie on a Doc: rows go in and come out, and become objects at the end."""

import datetime as dt

import pytest
import spacy
from annotated import read_answer
from spacy.tokens import Doc

from quoteattr import Article, make_doc
from quoteattr.annotations import (
    Attribution,
    CueDetails,
    DateRow,
    Mark,
    Section,
    SpeakerEvidence,
    SpeakerRow,
    published_on,
    read_article,
    read_attributions,
    read_candidates,
    read_cue_details,
    read_dates,
    read_marks,
    read_quotes,
    read_sections,
    read_speaker_evidence,
    read_speakers,
    write_attributions,
    write_candidates,
    write_cue_details,
    write_dates,
    write_marks,
    write_sections,
    write_speakers,
)

NLP = spacy.blank("en")

MARKED = '[On Monday](DATE:Q1) [Ann Lee](SOURCE:Q1) [said](CUE:Q1) ["rates will fall"](CONTENT:Q1).'


@pytest.fixture
def doc() -> Doc:
    answer = read_answer(MARKED)
    spans = answer.spans["Q1"]
    doc = make_doc(NLP, Article(text=answer.text, id="a", published="2031-05-14", authors=("Jo Ray",)))
    (start, end), cue, source = spans["CONTENT"][0], spans["CUE"][0], spans["SOURCE"][0]
    write_sections(doc, [Section(0, len(answer.text), "lead", "first line")])
    write_marks(doc, [Mark(start, end, start + 1, end - 1)])
    write_attributions(doc, [Attribution("Q1", ((start, end),), cue, source, confidence=0.9, evidence=("patterns",))])
    write_cue_details(doc, [CueDetails("Q1", "say", "say")])
    write_speakers(
        doc,
        [SpeakerRow("S1", "Ann Lee", "PERSON", mentions=(source,), attributions=("Q1",))],
        [SpeakerEvidence("Q1", ("full name",))],
    )
    write_dates(doc, [DateRow("Q1", spans["DATE"][0], "2031-05-12", "2031-05-12", None, "day", "2031-05-12", "stated")])
    return doc


def test_objects_are_built_from_all_layers(doc: Doc) -> None:
    [quote] = read_quotes(doc)
    assert (quote.id, quote.kind, quote.text) == ("Q1", "direct", '"rates will fall"')
    assert [fragment.text for fragment in quote.fragments] == ["rates will fall"]
    assert quote.cue is not None and (quote.cue.span.text, quote.cue.lemma, quote.cue.stance) == ("said", "say", "say")
    assert quote.source is not None and quote.source.text == "Ann Lee"
    assert quote.speaker is not None and [m.text for m in quote.speaker.mentions] == ["Ann Lee"]
    assert quote.date is not None and (quote.date.text, quote.date.start) == ("On Monday", dt.date(2031, 5, 12))
    assert (quote.section, quote.confidence, quote.evidence) == (
        "lead",
        0.9,
        ("patterns", "full name", "en_pipeline 0.0.0"),
    )
    assert quote.article == Article(text=doc.text, id="a", published="2031-05-14", authors=("Jo Ray",))


def test_the_getter_on_a_doc_reads_the_same(doc: Doc) -> None:
    assert doc._.quotes == read_quotes(doc)


def test_rows_come_back_as_they_went_in(doc: Doc) -> None:
    assert read_sections(doc) == [Section(0, len(doc.text), "lead", "first line")]
    assert isinstance(read_marks(doc)[0], Mark)
    assert read_cue_details(doc) == {"Q1": CueDetails("Q1", "say", "say")}
    assert read_speakers(doc)[0].attributions == ("Q1",)
    assert read_speaker_evidence(doc)["Q1"].evidence == ("full name",)
    assert read_dates(doc)["Q1"].iso == "2031-05-12"


def test_candidates_are_kept_by_who_proposes_them(doc: Doc) -> None:
    write_candidates(doc, "patterns", [Attribution("P1", ((0, 2),))])
    write_candidates(doc, "parser", [])
    assert read_candidates(doc, "patterns") == [Attribution("P1", ((0, 2),))]
    assert read_candidates(doc, "parser") == read_candidates(doc, "nobody") == []
    assert [row.id for row in read_attributions(doc)] == ["Q1"]


def test_token_spans_share_one_id_an_attribution(doc: Doc) -> None:
    assert sorted((span.label_, span.id_, span.text) for span in doc.spans["quoteattr"]) == [
        ("CONTENT", "Q1", '"rates will fall"'),
        ("CUE", "Q1", "said"),
        ("SOURCE", "Q1", "Ann Lee"),
    ]


def test_a_content_glued_inside_a_token_keeps_its_characters() -> None:
    text = 'He called it "dead"—a first.'
    doc = make_doc(NLP, text)
    start = text.index('"')
    write_attributions(doc, [Attribution("Q1", ((start, start + 6),))])
    [quote] = read_quotes(doc)
    assert quote.content[0].text == '"dead"'


def test_layers_that_nobody_wrote_read_as_empty() -> None:
    doc = NLP("Nothing here.")
    assert read_quotes(doc) == () and read_marks(doc) == [] and read_dates(doc) == {} and published_on(doc) is None
    assert read_article(doc) == Article(text="Nothing here.")


def test_publication_day_comes_from_date_or_moment() -> None:
    assert published_on(make_doc(NLP, Article(text="x", published="2031-05-14T09:30:00Z"))) == dt.date(2031, 5, 14)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('"a b c d e f g h i j"', "direct"),
        ('rates "will" fall', "mixed"),
        ("rates will fall", "indirect"),
        ('"…"', "indirect"),
    ],
)
def test_kind_follows_the_letters_inside_marks(content: str, kind: str) -> None:
    doc = make_doc(NLP, content)
    start, end = content.find('"'), content.rfind('"') + 1
    write_marks(doc, [Mark(start, end, start + 1, end - 1)] if end else [])
    write_attributions(doc, [Attribution("Q1", ((0, len(content)),))])
    assert read_quotes(doc)[0].kind == kind


def test_quotations_come_in_the_order_of_the_text() -> None:
    doc = make_doc(NLP, "one two three")
    write_attributions(doc, [Attribution("B", ((8, 13),)), Attribution("A", ((0, 3), (4, 7)))])
    assert [(quote.id, quote.text) for quote in read_quotes(doc)] == [("A", "one two"), ("B", "three")]
