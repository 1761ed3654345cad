"""Quotations as schema.org JSON-LD and as W3C Web Annotations."""

import dataclasses
import json

from handmade import quotes

from quoteattr import Speaker
from quoteattr.interop.linked_data import to_schema_org, to_web_annotations


def test_a_quotation_names_who_spoke_when_and_in_which_article():
    graph = json.loads(json.dumps(to_schema_org(quotes())))["@graph"]
    mixed = next(item for item in graph if item["text"].startswith("The repairs"))
    assert mixed["@type"] == "Quotation"
    assert mixed["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Tomas Reuel",
        "jobTitle": "chief executive",
        "affiliation": {"@type": "Organization", "name": "Northstrand Ferries"},
    }
    assert mixed["dateCreated"] == "2031-05-12"
    assert mixed["isPartOf"]["publisher"]["name"] == "The Larsen Bay Post"
    assert mixed["isPartOf"]["datePublished"] == "2031-05-14"


def test_what_was_not_said_is_no_quotation_and_what_is_not_known_is_left_out():
    graph = to_schema_org(quotes())["@graph"]
    assert len(graph) == 6
    assert not any("fares" in item["text"] for item in graph)
    unknown = next(item for item in graph if item["text"].startswith("she would"))
    assert "spokenByCharacter" not in unknown
    assert "dateCreated" not in unknown


def test_a_known_speaker_is_linked():
    speaker = Speaker(id="S1", name="Varga", type="PERSON", known_as="Ilse Varga", wikidata="Q0")
    (item,) = to_schema_org([dataclasses.replace(quotes()[0], speaker=speaker)])["@graph"]
    assert item["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Ilse Varga",
        "alternateName": "Varga",
        "sameAs": "http://www.wikidata.org/entity/Q0",
    }


def test_an_annotation_finds_its_words_by_position_and_by_what_stands_around():
    found = quotes()
    annotations = json.loads(json.dumps(to_web_annotations(found)))
    assert len({annotation["id"] for annotation in annotations}) == len(found)
    for quote, annotation in zip(found, annotations, strict=True):
        assert len(annotation["target"]) == len(quote.content)
        for piece, target in zip(quote.content, annotation["target"], strict=True):
            position, words = target["selector"]
            text = quote.article.text
            assert text[position["start"] : position["end"]] == words["exact"] == piece.text
            assert words["prefix"] + words["exact"] + words["suffix"] in text
    assert [body["value"] for body in annotations[6]["body"]] == ["Ilse Varga", "indirect", "say", "negated"]
