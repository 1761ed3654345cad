"""The packaged pipeline: what is in it, and that what it reads depends on nothing but the article."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

import quoteattr
from quoteattr.pipeline import PARSER_COMPONENTS, _find, folders_of

TEXTS = (
    "“It leaks,” said Meg Prowse, who chairs the works committee. “It has leaked since it was built.”\n\n"
    "She told the council that repairs would cost 4 million crowns.",
    "Her rival, Julian Sand, called the figure “a bathtub full of nonsense”.\n\nAccording to a report by the "
    "engineers, the floor has moved by nine centimetres.",
    "It rained all day in Ashby.",
)


@pytest.fixture(scope="module")
def folder() -> Path:
    found = _find("en_quoteattr_sm")
    assert isinstance(found, Path)
    return found


@pytest.fixture(scope="module")
def nlp() -> Language:
    return quoteattr.load("en_quoteattr_sm")


def seen(quotes) -> list[tuple]:
    return [(q.text, q.source and q.source.text, q.speaker and q.speaker.name, q.confidence) for q in quotes]


def test_it_is_the_default(nlp: Language) -> None:
    assert quoteattr.load().meta["name"] == nlp.meta["name"] == "quoteattr_sm"
    assert [name for name in nlp.pipe_names if name.startswith("quoteattr_")] == list(PARSER_COMPONENTS)


def test_a_large_one_is_the_default_only_where_it_was_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders_of(None) == ("en_quoteattr_sm",)
    monkeypatch.setattr(quoteattr.pipeline, "_is_distributed", lambda package: True)
    assert folders_of(None) == ("en_quoteattr_lg", "en_quoteattr_sm")


def test_network_and_patterns_both_decide(nlp: Language) -> None:
    quotes = [quote for text in TEXTS for quote in quoteattr.extract(text, nlp)]
    assert any("parser" in quote.evidence for quote in quotes)
    assert all(quote.confidence is None or 0 < quote.confidence <= 1 for quote in quotes)
    assert {quote.speaker.name for quote in quotes if quote.speaker} >= {"Meg Prowse", "Julian Sand"}


def test_the_network_finds_the_entities(nlp: Language) -> None:
    assert "ner" in nlp.disabled
    doc = nlp("Meg Prowse went to Norway for the Ashby Post.")
    assert ("Meg Prowse", "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]


def test_the_rules_are_the_same_folder_without_the_network() -> None:
    rules = quoteattr.load("rules")
    assert "quoteattr_parser" not in rules.component_names
    assert "ner" in rules.pipe_names
    assert all("parser" not in quote.evidence for text in TEXTS for quote in quoteattr.extract(text, rules))


def test_a_reading_does_not_depend_on_its_company(nlp: Language) -> None:
    alone = [seen(quoteattr.extract(text, nlp)) for text in TEXTS]
    together = [seen(quotes) for _, quotes in quoteattr.pipe(TEXTS, nlp, batch_size=3)]
    reversed_ = [seen(quotes) for _, quotes in quoteattr.pipe(TEXTS[::-1], nlp, batch_size=2)]
    assert alone == together == reversed_[::-1]


def test_it_reads_the_same_after_bytes(nlp: Language) -> None:
    again = quoteattr.load("en_quoteattr_sm").from_bytes(nlp.to_bytes())
    assert [seen(quoteattr.extract(text, again)) for text in TEXTS] == [
        seen(quoteattr.extract(text, nlp)) for text in TEXTS
    ]


def test_its_weights_are_small_and_its_meta_says_what_they_are(folder: Path) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert size < 45_000_000
    meta = json.loads((folder / "meta.json").read_text(encoding="utf8"))
    assert "PolNeAR" in meta["license"]
    assert {"Explosion", "sentence-transformers"} <= {source["author"] for source in meta["sources"]}
    assert "states no licence" in (folder / "README.md").read_text(encoding="utf8")
