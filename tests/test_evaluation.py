"""Evaluation: pipelines on gold files, gold spans, the baseline, the table and its JSON."""

import json
from pathlib import Path

import pytest
import spacy
from annotated import read_answer
from spacy.language import Language
from spacy.tokens import Doc

import quoteattr
from quoteattr.annotations import (
    Attribution,
    SpeakerRow,
    read_attributions,
    write_attributions,
    write_speakers,
)
from quoteattr.corpora import read_gold
from quoteattr.errors import InputError, PipelineNotFoundError
from quoteattr.evaluation import Evaluation, evaluate_file, evaluation_json, format_evaluation, on_gold_spans, scores_of
from quoteattr.interop.textacy import direct_quotations, textacy_quotations
from quoteattr.scorer import Prediction

ANSWER = read_answer(
    '["Rates are far too high for a town like this,"](CONTENT:Q1) [said](CUE:Q1) [Ann Lee](SOURCE:Q1). '
    '["They will fall."](CONTENT:Q1)\n[Bo Kim](SOURCE:Q2) [said](CUE:Q2) [the vote would wait](CONTENT:Q2).'
)
NAMES = {"Q1": "Ann Lee", "Q2": "Bo Kim"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    attributions = [
        {
            "id": key,
            "kind": "direct" if key == "Q1" else "indirect",
            **{label.lower(): found for label, found in spans.items()},
            "speaker": NAMES[key],
            "names": [],
            "type": "PERSON",
            "date": None,
            "date_text": None,
        }
        for key, spans in ANSWER.spans.items()
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ANSWER.text, "attributions": attributions}) + "\n", encoding="utf8")
    return path


@Language.component("quoteattr_speakers_test")
def by_source(doc: Doc) -> Doc:
    """Names the source as the speaker."""
    rows = [
        SpeakerRow(att.id, doc.text[att.source[0] : att.source[1]], "PERSON", attributions=(att.id,))
        for att in read_attributions(doc)
        if att.source
    ]
    write_speakers(doc, rows)
    return doc


@Language.component("quoteattr_finder_test")
def finds_the_first_word(doc: Doc) -> Doc:
    write_attributions(doc, [Attribution("X", ((0, len(doc[0])),))])
    return doc


def test_gold_spans_are_given_their_speakers(gold: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_finder_test", name="quoteattr_arbiter")
    nlp.add_pipe("quoteattr_speakers_test", name="quoteattr_speakers")
    [article] = read_gold(gold)
    found = on_gold_spans(nlp, article)
    assert [(p.content, p.speaker) for p in found] == [(att.content, NAMES[att.id]) for att in article.attributions]


def test_the_table_and_the_json_say_the_same(gold: Path) -> None:
    articles = read_gold(gold)
    predictions = {
        "a": [Prediction(att.content, att.cue, att.source, NAMES[att.id], "PERSON") for att in articles[0].attributions]
    }
    evaluation = Evaluation(gold="gold.jsonl", systems=(scores_of("toy", articles, predictions),))
    table, values = format_evaluation(evaluation), json.loads(evaluation_json(evaluation))
    [system] = values["systems"]
    assert system["spans"]["all"]["e2e"] == {"p": 100, "r": 100, "f": 100}
    assert system["segments"] == {"n": 1, "found": 100, "attributed": 100}
    assert system["speakers"]["strata"]["named"] == {"gold": 2, "matched": 2, "right": 2}
    assert system["intervals"]["e2e all"] == {"low": 100, "high": 100}
    assert "toy on gold.jsonl: 1 articles" in table
    assert "all               2      2    100.0" in table


def test_an_article_on_which_a_system_raises_counts_as_nothing_found(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp = spacy.blank("en")
    monkeypatch.setattr("quoteattr.evaluation.load", lambda name: nlp)
    monkeypatch.setattr("quoteattr.evaluation._ours", lambda nlp, article: 1 / 0)
    [system] = evaluate_file(gold).systems
    assert system.failed == ("a",)
    assert system.spans["all"].e2e.f == 0
    assert "failed on 1 articles: a" in format_evaluation(Evaluation(gold="", systems=(system,)))


def test_unknown_names_are_refused(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is: textacy"):
        evaluate_file(gold, baseline="corenlp")
    with pytest.raises(PipelineNotFoundError):
        evaluate_file(gold, model="en_nothing")
    with pytest.raises(InputError, match=r"missing\.jsonl"):
        evaluate_file(tmp_path / "missing.jsonl")


def test_the_rule_pipeline_beside_textacy(rules: Language, gold: Path) -> None:
    ours, theirs = evaluate_file(gold, model="rules", baseline="textacy").systems
    assert (theirs.name, theirs.failed) == ("textacy", ())
    assert ours.spans["all"].e2e.f >= theirs.spans["all"].e2e.f > 0


def test_our_quotations_as_textacys_triples(rules: Language) -> None:
    doc = rules(quoteattr.make_doc(rules, ANSWER.text))
    triples = list(direct_quotations(doc))
    assert [triple.content.text for triple in triples] == [
        '"Rates are far too high for a town like this,"',
        '"They will fall."',
    ]
    assert all([token.text for token in triple.speaker] == ["Ann", "Lee"] for triple in triples)
    assert all([token.text for token in triple.cue] == ["said"] for triple in triples)
    assert type(triples[0]).__module__ == "textacy.extract.triples"
    every = list(direct_quotations(doc, kinds={"direct", "indirect"}))
    assert [triple.content.text for triple in every[2:]] == ["the vote would wait"]


def test_a_floating_quotation_has_the_source_of_the_one_before() -> None:
    nlp = spacy.blank("en")
    doc = nlp("“No.” Ann said. “Never.”")
    write_attributions(
        doc,
        [
            Attribution("A", ((0, 5),), (10, 14), (6, 9)),
            Attribution("B", ((16, 24),), floating=True, inherits="A"),
            Attribution("C", ((16, 24),), floating=True, inherits="C"),
        ],
    )
    found = list(direct_quotations(doc, kinds={"direct", "mixed", "indirect"}))
    assert [([t.text for t in triple.speaker], [t.text for t in triple.cue]) for triple in found] == [
        (["Ann"], ["said"]),
        (["Ann"], []),
    ]


def test_textacy_goes_on_after_a_stray_mark(rules: Language) -> None:
    text = 'A 6" pipe burst.\n\n' + ANSWER.text
    [first, *_] = textacy_quotations(text, rules)
    assert text[first.content[0] : first.content[1]].startswith('"Rates')
    assert [text[start:end] for start, end in first.speaker] == ["Ann", "Lee"]
