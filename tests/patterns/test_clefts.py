"""Verbs of saying in front of what was said, and asides between an auxiliary and its participle; invented people."""

import pytest
from spacy.language import Language

import quoteattr


def found(text: str, nlp: Language) -> list[tuple[str | None, str | None, str]]:
    quotes = quoteattr.extract(quoteattr.Article(text=text), nlp=nlp)
    return [(q.source and q.source.text, q.cue and q.cue.span.text, q.text) for q in quotes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What Lind did say was that the money was gone.", ("Lind", "did say", "that the money was gone")),
        ("All the keeper would say was: “Wait and see.”", ("the keeper", "would say", "“Wait and see.”")),
        (
            "But what Ora Lind told the court was that nobody had rung the bell.",
            ("Ora Lind", "told", "that nobody had rung the bell"),
        ),
    ],
)
def test_what_somebody_said_was(text: str, wanted: tuple[str, str, str], rules: Language) -> None:
    assert found(text, rules) == [wanted]


@pytest.mark.parametrize("text", ["What Lind said was a disgrace.", "All Lind said was lost in the wind."])
def test_a_judgement_of_what_was_said_reports_nothing(text: str, rules: Language) -> None:
    assert not any(cue == "said" and "that" in content for _, cue, content in found(text, rules))
    assert not any("verb.cleft" in quote.evidence for quote in quoteattr.extract(text, nlp=rules))


def test_a_participle_behind_an_aside_goes_on_with_its_auxiliary(rules: Language) -> None:
    text = "Lind told the hearing he had, on three occasions, warned the board that the roof would fall."
    quotes = quoteattr.extract(quoteattr.Article(text=text), nlp=rules)
    assert not any("verb.joined" in quote.evidence for quote in quotes)


def test_an_inserted_clause_takes_no_infinitive_that_goes_on_with_another(rules: Language) -> None:
    text = "Lind had promised his wife, he told the hearing, to be home by six."
    assert [content for _, cue, content in found(text, rules) if cue == "told"] == ["Lind had promised his wife"]
