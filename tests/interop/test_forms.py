"""What is written for other tools: it reads back as it was, or holds against the tool's own schema."""

import dataclasses
import json
from itertools import pairwise
from pathlib import Path

import pytest
from handmade import quotes, span
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import Article, Cue, Quote, Speaker, TextSpan, demo, interop
from quoteattr.corpora.annotated import read_annotated
from quoteattr.errors import InputError
from quoteattr.interop.atap import COLUMNS
from quoteattr.interop.prodigy import prodigy_task


def top_level():
    """The quotations that lie in no other: the readers of annotation tools know no nesting of contents by cue."""
    return [quote for quote in quotes() if quote.parent is None]


def offsets(spans):
    return tuple((one.start, one.end) for one in spans)


def as_gold(found):
    return {
        (
            offsets(quote.content),
            offsets([quote.cue.span] if quote.cue else []),
            offsets([quote.source] if quote.source else []),
        )
        for quote in found
    }


def gold_of(path):
    (gold,) = read_annotated(path)
    return gold


def test_webanno_reads_back_as_it_was(tmp_path):
    article = demo.article()
    gold = gold_of(interop.to_webanno(article, top_level(), tmp_path / "ferry.tsv"))
    assert gold.text == article.text.rstrip()
    assert {(a.content, a.cue, a.source) for a in gold.attributions} == as_gold(top_level())


def test_webanno_counts_utf16_units_and_escapes_what_it_must(tmp_path):
    text = "😀 “One [two]|three\\four.”\n\n\n  A_b;c said. "
    article = Article(text=text)
    content = span(article, "“One [two]|three\\four.”")
    quote = Quote(
        id="Q1",
        kind="direct",
        content=(content,),
        text=content.text,
        cue=Cue(span=span(article, "said"), lemma="say", stance="say"),
        source=span(article, "A_b;c"),
        speaker=Speaker(id="S1", name="A_b;c [d]|e", type="PERSON"),
        article=article,
    )
    path = interop.to_webanno(quote.article, [quote], tmp_path / "a.tsv")
    assert "1-1\t0-2\t😀\t" in path.read_text("utf-8")
    gold = gold_of(path)
    assert {(a.content, a.cue, a.source) for a in gold.attributions} == as_gold([quote])


def test_prodigy_reads_back_as_it_was(tmp_path):
    gold = gold_of(interop.to_prodigy(top_level(), tmp_path / "ferry.jsonl"))
    assert gold.id == "demo"
    assert {(a.content, a.cue, a.source) for a in gold.attributions} == as_gold(top_level())


def of_tokens(tokens):
    return "".join(token["text"] + " " * token["ws"] for token in tokens)


def test_prodigy_counts_tokens_as_its_documentation_does():
    """`token_end` is inside the span, head and child are its last tokens, `ws` is a space, and no spans overlap."""
    task = prodigy_task(demo.article(), quotes())
    tokens = task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert of_tokens(tokens) == demo.article().text
    for one in task["spans"]:
        assert tokens[one["token_start"]]["start"] == one["start"]
        assert tokens[one["token_end"]]["end"] == one["end"]
        words = of_tokens(tokens[one["token_start"] : one["token_end"] + 1])
        assert words.rstrip(" ") == task["text"][one["start"] : one["end"]]
    for left, right in pairwise(task["spans"]):
        assert left["end"] <= right["start"]
    for relation in task["relations"]:
        for name in ("head", "child"):
            assert relation[f"{name}_span"] in task["spans"]
            assert relation[name] == relation[f"{name}_span"]["token_end"]


def test_a_small_prodigy_task_is_as_written_by_hand():
    article = Article(text="“It  rained,” said\n\nAnn Lee.", id="a1")
    content = span(article, "“It  rained,”")
    quote = Quote(
        id="q1", kind="direct", content=(content,), text=content.text, source=span(article, "Ann Lee"), article=article
    )
    task = prodigy_task(article, [quote])
    assert [(token["text"], token["ws"]) for token in task["tokens"]] == [
        ("“", False), ("It", True), (" ", False), ("rained", False), (",", False), ("”", True), ("said", False),
        ("\n\n", False), ("Ann", True), ("Lee", False), (".", False),
    ]  # fmt: skip
    assert task["spans"] == [
        {"start": 0, "end": 13, "label": "CONTENT", "token_start": 0, "token_end": 5},
        {"start": 20, "end": 27, "label": "SOURCE", "token_start": 8, "token_end": 9},
    ]
    [relation] = task["relations"]
    assert (relation["head"], relation["child"], relation["label"]) == (5, 9, "SOURCE_OF")


@given(st.text(alphabet="ab“ \n\t,😀\x1f", max_size=40), st.sets(st.integers(0, 40), max_size=4))
def test_tokens_with_their_spaces_give_any_text(text, edges):
    words = [(s, e) for s, e in zip(sorted(edges), sorted(edges)[1:], strict=False) if text[s:e].strip()]
    article = Article(text=text)
    found = [
        Quote(
            id=f"q{n}", kind="direct", content=(TextSpan(start=s, end=min(e, len(text)), text=text[s:e]),),
            text=text[s:e], article=article,
        )
        for n, (s, e) in enumerate(words)
    ]  # fmt: skip
    task = prodigy_task(article, found)
    assert of_tokens(task["tokens"]) == text
    assert len(task["spans"]) == len(found)


def test_prodigy_relations_by_token_number_only_are_read(tmp_path):
    path = interop.to_prodigy(top_level(), tmp_path / "ferry.jsonl")
    task = json.loads(path.read_text("utf-8"))
    for relation in task["relations"]:
        del relation["head_span"], relation["child_span"]
    path.write_text(json.dumps(task), "utf-8")
    assert {(a.content, a.cue, a.source) for a in gold_of(path).attributions} == as_gold(top_level())


def test_citron_has_its_own_keys_and_reads_back():
    article = demo.article()
    data = json.loads(json.dumps(interop.to_citron(article, quotes())))
    assert set(data) == {"text", "quotes", "coreference_groups"}
    for quote in data["quotes"]:
        for one in (quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]):
            assert article.text[one["start"] : one["end"]] == one["text"]
    back, found = interop.from_citron(data)
    cued = [quote for quote in quotes() if quote.cue is not None]
    assert back.text == article.text
    assert as_gold(found) == as_gold(cued)
    assert [q.speaker and q.speaker.name for q in found] == [q.speaker and q.speaker.name for q in cued]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"text": "x", "quotes": [{"cue": {"start": 0, "end": 9}, "sources": [], "contents": []}]},
        {"text": "x", "quotes": [{"cue": {"start": "said", "end": 1}, "sources": [], "contents": []}]},
    ],
)
def test_what_is_not_citrons_is_refused(wrong):
    with pytest.raises(InputError, match="Citron"):
        interop.from_citron(wrong)


def test_atap_has_the_tools_columns_and_its_words_stand_at_its_indices():
    pd = pytest.importorskip("pandas")
    article = demo.article()
    table = interop.to_atap(quotes())
    assert tuple(table.columns) == COLUMNS
    assert list(table["quote_id"]) == [str(n) for n in range(len(table))]
    for row in table.itertuples():
        assert article.text[slice(*row.quote_index)] == row.quote
        assert not row.verb or article.text[slice(*row.verb_index)] == row.verb
        assert row.speaker_index == (0, 0) or article.text[slice(*row.speaker_index)] == row.speaker
    assert list(table["quote_type"])[:4] == ["QCQSV", "QCQ", "QCQ", "CSV"]
    assert list(table["is_floating_quote"])[:4] == [False, True, True, False]
    assert table["speaker_entities"][0] == [("Ilse Varga", "PERSON")]
    assert isinstance(interop.to_atap([]), pd.DataFrame)


def _schema():
    """TEI's document type as trafilatura ships it."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    trafilatura = pytest.importorskip("trafilatura", reason="trafilatura, which has TEI's DTD, is not installed")
    path = Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"
    if not path.is_file():
        pytest.skip("this trafilatura has no TEI DTD")
    with open(path, encoding="utf-8") as file:
        return etree, etree.DTD(file)


@pytest.mark.parametrize("several", [False, True])
def test_tei_is_valid_and_reads_back(several, tmp_path):
    other = dataclasses.replace(demo.article(), id="other")
    found = [*quotes(), *quotes(other)] if several else quotes()
    path = tmp_path / "ferry.xml"
    assert interop.to_tei(found, path) == path.read_text("utf-8")
    for article, back in interop.from_tei(path):
        assert article.text == demo.article().text
        assert {offsets(q.content) for q in back} == {offsets(q.content) for q in quotes()}
        assert {(offsets(q.content), q.kind, q.speaker and q.speaker.name) for q in back} == {
            (offsets(q.content), q.kind, q.speaker and q.speaker.name) for q in quotes()
        }
    etree, schema = _schema()
    schema.validate(etree.fromstring(path.read_bytes()))
    assert not schema.error_log, schema.error_log.filter_from_errors()


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab<&\x00é😀 \n", max_size=30),
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=2), max_size=5),
)
def test_any_spans_are_well_formed_tei_with_the_text_as_it_was(text, spans):
    article, found = Article(text=text), []
    for number, pieces in enumerate(spans):
        content = tuple(
            TextSpan(start=s, end=s + n, text=text[s : s + n]) for s, n in pieces if text[s : s + n].strip()
        )
        content = tuple(piece for piece in content if piece.end <= len(text))
        if content:
            found.append(Quote(id=str(number), kind="mixed", content=content, text="", article=article))
    ((back, again),) = interop.from_tei(interop.to_tei([(article, found)]))
    assert back.text == text.replace("\x00", "\ufffd")
    assert len(again) == len(found)
    for quote in again:
        assert all(back.text[piece.start : piece.end] == piece.text for piece in quote.content)


#: schema.org's domains of the properties that are used, as of version 28.
DOMAINS = {
    "Quotation": {
        "text",
        "spokenByCharacter",
        "dateCreated",
        "temporalCoverage",
        "inLanguage",
        "isPartOf",
        "isBasedOn",
    },
    "NewsArticle": {"identifier", "headline", "url", "datePublished", "publisher", "author"},
    "Person": {"name", "alternateName", "jobTitle", "affiliation", "sameAs"},
    "Organization": {"name", "alternateName", "sameAs"},
    "CreativeWork": {"name", "alternateName", "sameAs"},
}


def test_schema_org_uses_only_properties_of_each_type():
    graph = interop.to_schema_org(quotes())

    def check(node):
        assert set(node) - {"@type"} <= DOMAINS[node["@type"]], node
        for value in node.values():
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    check(item)

    assert graph["@context"] == "https://schema.org"
    for node in graph["@graph"]:
        check(node)
    assert "whether fares would rise" not in json.dumps(graph)  # nobody said so
    assert graph["@graph"][0]["spokenByCharacter"] == {"@type": "Person", "name": "Ilse Varga", "jobTitle": "mayor"}


def test_an_organisation_has_neither_job_nor_affiliation():
    speaker = Speaker(id="S", name="Northstrand Ferries", type="ORG", role="operator", affiliation="Northstrand")
    node = interop.to_schema_org([dataclasses.replace(quotes()[0], speaker=speaker)])["@graph"][0]
    assert set(node["spokenByCharacter"]) - {"@type"} <= DOMAINS["Organization"]


def test_only_persons_and_organisations_speak_in_schema_org():
    def node(**about):
        speaker = Speaker(id="S", **about)
        return interop.to_schema_org([dataclasses.replace(quotes()[0], speaker=speaker)])["@graph"][0]

    both = node(name="Ann Lee & Bo Kim", type="GROUP", members=("Ann Lee", "Bo Kim"))["spokenByCharacter"]
    assert both == [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Kim"}]
    report = node(name="the report", type="DOCUMENT")
    assert "spokenByCharacter" not in report
    assert report["isBasedOn"] == {"@type": "CreativeWork", "name": "the report"}


#: What the Web Annotation Data Model (W3C Recommendation, 2017) demands of an annotation with text selectors.
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target", "motivation", "body"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "iri", "pattern": "^[a-z]+:[^\\s<>\"{}|\\\\^`]+$"},
        "type": {"const": "Annotation"},
        "motivation": {
            "enum": [
                "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                "identifying", "linking", "moderating", "questioning", "replying", "tagging",
            ]
        },
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "value"],
                "properties": {"type": {"const": "TextualBody"}, "purpose": {"enum": ["identifying", "tagging"]}},
            },
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["source", "selector"],
                "properties": {
                    "selector": {
                        "type": "array",
                        "items": {
                            "oneOf": [
                                {
                                    "required": ["type", "start", "end"],
                                    "properties": {"type": {"const": "TextPositionSelector"}},
                                },
                                {
                                    "required": ["type", "exact"],
                                    "properties": {"type": {"const": "TextQuoteSelector"}},
                                },
                            ]
                        },
                    }
                },
            },
        },
    },
}  # fmt: skip


def test_web_annotations_fit_the_model_and_lead_back_to_the_words():
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    odd = dataclasses.replace(demo.article(), url=None, id="an id with spaces <>")
    fragment = dataclasses.replace(demo.article(), url="https://post.example/a b?c=1|2#top")
    assert interop.to_web_annotations(quotes(fragment))[0]["id"] == "https://post.example/a%20b?c=1%7C2#Q1"
    path = dataclasses.replace(demo.article(), url="/saved/a.html")
    for article in (demo.article(), odd, fragment, path):
        made = interop.to_web_annotations(quotes(article))
        for annotation in made:
            jsonschema.validate(annotation, ANNOTATION)
        back = interop.from_web_annotations(made, article)
        assert [spans for _, spans, _ in back] == [quote.content for quote in quotes(article)]
        assert [who for *_, who in back] == [quote.speaker and quote.speaker.name for quote in quotes(article)]


def test_words_are_found_again_where_a_line_was_put_before_them():
    article = demo.article()
    changed = dataclasses.replace(article, text="Corrected on Friday.\n\n" + article.text)
    back = interop.from_web_annotations(interop.to_web_annotations(quotes()), changed)
    assert all(changed.text[one.start : one.end] == one.text for _, spans, _ in back for one in spans)
    with pytest.raises(InputError, match="no longer has the words"):
        interop.from_web_annotations(interop.to_web_annotations(quotes()), Article(text="Something else."))


@pytest.mark.parametrize("form", ["atap", "prodigy", "tei", "schema-org", "annotations", "brat", "citron", "webanno"])
def test_every_form_is_written_by_its_name(form, tmp_path):
    twice = [(demo.article(), quotes()), (demo.article(), quotes()), (Article(text="Nothing was said."), ())]
    path = interop.write(twice, form, tmp_path / "out")
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    names = {"brat": 7, "citron": 3, "webanno": 3}
    assert len(files) == names.get(form, 1)
    assert all(file.stat().st_size for file in files if file.suffix != ".ann")


def test_a_form_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"Unknown form 'docx'; choose one of annotations, atap"):
        interop.write(quotes(), "docx", tmp_path / "out")
    with pytest.raises(InputError, match="there is no folder"):
        interop.write(quotes(), "tei", tmp_path / "nowhere" / "out.xml")
