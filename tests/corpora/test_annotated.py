"""Readers of annotated data: each form gives the same attributions, and each bad annotation names its place."""

import json
from pathlib import Path

import pytest
import spacy
from annotated import read_answer
from spacy.tokens import DocBin

from quoteattr.corpora.annotated import read_annotated
from quoteattr.errors import InputError

ANSWER = read_answer(
    "[“Taxes will fall,”](CONTENT:a) [Ann Lee](SOURCE:a) [said](CUE:a). [“Soon.”](CONTENT:a)\n"
    "[Bo Kim](SOURCE:b) [denied](CUE:b) [any delay](CONTENT:b) and [warned](CUE:c) of [cuts](CONTENT:c)."
)
TEXT = ANSWER.text


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


#: content, cue and source of each attribution; Bo Kim is the source of two.
EXPECTED = [
    (("“Taxes will fall,”", "“Soon.”"), "said", "Ann Lee"),
    (("any delay",), "denied", "Bo Kim"),
    (("cuts",), "warned", "Bo Kim"),
]


def check(found) -> None:
    (article,) = found
    assert article.text == TEXT
    assert [
        (tuple(TEXT[s:e] for s, e in a.content), *(TEXT[s:e] for s, e in (*a.cue, *a.source)))
        for a in article.attributions
    ] == EXPECTED
    assert [a.kind for a in article.attributions] == ["direct", "indirect", "indirect"]


def our_record() -> dict:
    return {
        "id": "one",
        "text": TEXT,
        "attributions": [
            {"content": [at(words) for words in content], "cue": [at(cue)], "source": [at(source)]}
            for content, cue, source in EXPECTED
        ],
    }


def write(path: Path, *rows: dict) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")
    return path


def test_our_own_lines(tmp_path):
    check(read_annotated(write(tmp_path / "a.jsonl", our_record())))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"text": None}, "needs 'text'"),
        ({"attributions": None}, "'attributions' \\(a list\\)"),
        ({"attributions": [{"cue": [[0, 4]]}]}, "attribution 1 has no 'content'"),
        ({"attributions": [{"content": [[0, 9999]]}]}, "content of attribution 1 0-9999 does not fit the text"),
        ({"attributions": [{"content": [[9, 4]]}]}, "9-4 does not fit"),
        ({"attributions": [{"content": [3, 4]}]}, "a list of \\[start, end\\]"),
        (
            {"attributions": [{"content": [[0, 5], [3, 8]]}]},
            "two pieces of one content of attribution 1 overlap at 3-5",
        ),
        ({"attributions": [{"content": [[0, 5]], "cue": [[at(" Ann")[0], at(" Ann")[0] + 1]]}]}, "nothing but space"),
        ({"published": "yesterday"}, "ISO 8601"),
    ],
)
def test_a_bad_record_names_file_line_and_what_is_wrong(tmp_path, change, complaint):
    path = write(tmp_path / "bad.jsonl", {**our_record(), "id": "zero"}, {**our_record(), **change})
    with pytest.raises(InputError, match=complaint) as caught:
        read_annotated(path)
    assert f"{path}, line 2" in str(caught.value)


def test_lines_that_are_no_json_and_no_objects(tmp_path):
    path = tmp_path / "a.jsonl"
    for line, complaint in (("{", "line 1: not JSON"), ("[1]", "not list")):
        path.write_text(line)
        with pytest.raises(InputError, match=complaint):
            read_annotated(path)


def test_the_same_id_twice_and_nothing_at_all(tmp_path):
    with pytest.raises(InputError, match="Two articles have the id 'one'"):
        read_annotated(write(tmp_path / "a.jsonl", our_record(), our_record()))
    with pytest.raises(InputError, match="No annotated article"):
        read_annotated(write(tmp_path / "b.jsonl"))
    with pytest.raises(InputError, match="There is no file"):
        read_annotated(tmp_path / "c.jsonl")
    (tmp_path / "d.csv").write_text("x")
    with pytest.raises(InputError, match=r"ends in '\.csv'"):
        read_annotated(tmp_path / "d.csv")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="No file that ends in"):
        read_annotated(tmp_path / "empty")


# -- brat --------------------------------------------------------------------------------------------------------------


def brat_lines() -> list[str]:
    def line(key, label, *words):
        return f"{key}\t{label} {';'.join(f'{s} {e}' for s, e in map(at, words))}\t{' '.join(words)}"

    return [
        line("T1", "Content", "“Taxes will fall,”", "“Soon.”"),
        line("T2", "Cue", "said"),
        line("T3", "Source", "Ann Lee"),
        "E1\tCue:T2 Says:T1 By:T3",
        line("T4", "Content", "any delay"),
        line("T5", "Cue", "denied"),
        line("T6", "Source", "Bo Kim"),
        "R1\tcue-of Arg1:T5 Arg2:T4",
        "R2\tsource-of Arg1:T6 Arg2:T4",
        line("T7", "Content", "cuts"),
        line("T8", "Cue", "warned"),
        "R3\tcue-of Arg1:T8 Arg2:T7",
        "R4\tsource-of Arg1:T6 Arg2:T8",
        line("T9", "Person", "Ann"),
        "#1\tAnnotatorNotes T9\ta note",
    ]


def write_brat(folder: Path, lines: list[str]) -> Path:
    (folder / "one.txt").write_text(TEXT, encoding="utf8")
    (folder / "one.ann").write_text("\n".join(lines) + "\n", encoding="utf8")
    return folder


def test_brat(tmp_path):
    check(read_annotated(write_brat(tmp_path, brat_lines())))
    check(read_annotated(tmp_path / "one.txt"))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("T1\tContent 0-4\tTaxes", "is not a span"),
        ("T1\tContent 0 4\tBaxes", "says 'Baxes', but the text has"),
        ("T1\tContent 0 4000", "does not fit the text"),
        ("T1\tSpeech 0 4", "the labels here are: Speech"),
        ("R1\tcue-of Arg1:T1 Arg2:T2", "a link names 'T1', which is not an annotated span"),
        ("R1\tcue-of T1 T2", "is not a relation"),
        ("T1\tSource 19 26\tAnn Lee", "the source 'Ann Lee' belongs to no content"),
    ],
)
def test_a_bad_line_of_brat(tmp_path, line, complaint):
    with pytest.raises(InputError, match=complaint) as caught:
        read_annotated(write_brat(tmp_path, ["", line]))
    assert "one.ann, line 2: " in str(caught.value)


def test_brat_without_its_text(tmp_path):
    (tmp_path / "one.ann").write_text("T1\tContent 0 4\tTaxe")
    with pytest.raises(InputError, match=r"one\.txt, the text of one\.ann"):
        read_annotated(tmp_path)


# -- Prodigy -----------------------------------------------------------------------------------------------------------


def prodigy_row() -> dict:
    def span(label, words):
        start, end = at(words)
        return {"start": start, "end": end, "label": label}

    content = {words: span("CONTENT", words) for contents, _, _ in EXPECTED for words in contents}
    cue = {words: span("CUE", words) for _, words, _ in EXPECTED}
    source = {words: span("SOURCE", words) for _, _, words in EXPECTED}
    links = [
        (content["“Taxes will fall,”"], cue["said"]), (content["“Soon.”"], cue["said"]),
        (source["Ann Lee"], content["“Taxes will fall,”"]), (cue["denied"], content["any delay"]),
        (source["Bo Kim"], content["any delay"]), (cue["warned"], content["cuts"]), (cue["warned"], source["Bo Kim"]),
    ]  # fmt: skip
    return {
        "text": TEXT,
        "_input_hash": 77,
        "answer": "accept",
        "spans": [*content.values(), *cue.values(), *source.values()],
        "relations": [{"head_span": a, "child_span": b, "label": "OF"} for a, b in links],
    }


def test_prodigy(tmp_path):
    rejected = {"text": "x", "answer": "reject", "spans": [{"start": "?"}]}
    found = read_annotated(write(tmp_path / "a.jsonl", prodigy_row(), rejected))
    check(found)
    assert found[0].id == "77"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"text": None}, "needs its 'text'"),
        ({"spans": [{"start": 1, "label": "CUE"}]}, "it needs 'start', 'end' and 'label'"),
        ({"relations": [{"head": 1, "child": 2}]}, "lacks its 'head_span'"),
        ({"relations": []}, "belongs to no content"),
    ],
)
def test_a_bad_line_of_prodigy(tmp_path, change, complaint):
    with pytest.raises(InputError, match=complaint) as caught:
        read_annotated(write(tmp_path / "a.jsonl", {**prodigy_row(), **change}))
    assert "a.jsonl, line 1" in str(caught.value)


# -- WebAnno TSV -------------------------------------------------------------------------------------------------------

TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Quotation|role
#T_RL=webanno.custom.Link|label|BT_webanno.custom.Quotation


#Text=“A 😀 day,” Ann Lee said.
1-1\t0-1\t“\tcontent[1]\t_\t_\t
1-2\t1-2\tA\tcontent[1]\t_\t_\t
1-3\t3-5\t😀\tcontent[1]\t_\t_\t
1-4\t6-9\tday\tcontent[1]\t_\t_\t
1-5\t9-10\t,\tcontent[1]\t_\t_\t
1-6\t10-11\t”\tcontent[1]\t_\t_\t
1-7\t12-15\tAnn\tsource[2]\tof\t1-1[1_2]\t
1-8\t16-19\tLee\tsource[2]\t_\t_\t
1-9\t20-24\tsaid\tcue\tof\t1-1[1_0]\t
1-10\t24-25\t.\t_\t_\t_\t

#Text=It rained \\\\o/.
2-1\t27-29\tIt\t_\t_\t_\t
2-2\t30-36\trained\t_\t_\t_\t
2-3\t37-40\t\\\\o/\t_\t_\t_\t
2-4\t40-41\t.\t_\t_\t_\t
"""


def test_webanno_counts_in_utf_16_and_keeps_paragraphs_apart(tmp_path):
    (tmp_path / "one.tsv").write_text(TSV, encoding="utf8")
    (article,) = read_annotated(tmp_path)
    assert article.text == "“A 😀 day,” Ann Lee said.\n\nIt rained \\o/."
    (found,) = article.attributions
    words = [article.text[s:e] for s, e in (*found.content, *found.cue, *found.source)]
    assert words == ["“A 😀 day,”", "said", "Ann Lee"]
    assert found.kind == "direct"


@pytest.mark.parametrize(
    ("old", "new", "line", "complaint"),
    [
        ("#FORMAT=WebAnno TSV 3.3", "#FORMAT=WebAnno TSV 2", 1, "export the document as WebAnno TSV v3"),
        ("1-8\t16-19\tLee", "1-8\t16-19\tLea", 14, "the token 'Lea' is not what the text has at 16-19"),
        ("1-8\t16-19\tLee", "Lee", 14, "is not a token"),
        ("1-1[1_0]", "1-1[1]", 15, "is not a relation"),
        ("of\t1-1[1_0]", "_\t_", 15, "the cue 'said' belongs to no content"),
        ("said\tcue\tof\t1-1[1_0]\t", "said\tcue", 15, "1 columns of annotation where the header names 3"),
        ("2-1\t27-29", "2-1\t17-19", 19, "the sentence begins at 17, inside the one before"),
    ],
)
def test_a_bad_line_of_webanno(tmp_path, old, new, line, complaint):
    (tmp_path / "one.tsv").write_text(TSV.replace(old, new), encoding="utf8")
    with pytest.raises(InputError) as caught:
        read_annotated(tmp_path)
    assert complaint in str(caught.value)
    assert f"one.tsv, line {line}:" in str(caught.value)


def test_a_layer_of_webanno_may_bear_the_role_in_its_name(tmp_path):
    path = tmp_path / "one.tsv"
    path.write_text(
        "#FORMAT=WebAnno TSV 3.2\n#T_SP=webanno.custom.Content|\n#T_SP=webanno.custom.Cue|\n"
        "#T_RL=webanno.custom.Link|BT_webanno.custom.Content\n\n\n"
        "#Text=Ann agreed to go\n"
        "1-1\t0-3\tAnn\t_\t_\t_\t\n1-2\t4-10\tagreed\t_\t*\t_\t\n"
        "1-3\t11-13\tto\t*[1]\t_\t1-2[0_1]\t\n1-4\t14-16\tgo\t*[1]\t_\t_\t\n"
    )
    with pytest.raises(InputError, match="the cue 'agreed' belongs to no content"):
        read_annotated(path)  # the header says that links are between contents alone
    path.write_text(path.read_text().replace("BT_webanno.custom.Content", "BT_uima.tcas.Annotation"))
    (found,) = read_annotated(path)[0].attributions
    assert (found.content, found.cue) == (((11, 16),), ((4, 10),))


# -- spaCy -------------------------------------------------------------------------------------------------------------


def docbin(path: Path, with_ids: bool = True) -> Path:
    doc = spacy.blank("en")(TEXT)
    spans = []
    for number, (contents, cue, source) in enumerate(EXPECTED):
        for label, words in (*(("CONTENT", words) for words in contents), ("CUE", cue), ("SOURCE", source)):
            key = f"q{number}" if with_ids else ""
            spans.append(doc.char_span(*at(words), label=label, span_id=key, alignment_mode="expand"))
    doc.spans["quoteattr"] = spans
    DocBin(docs=[doc]).to_disk(path)
    return path


def test_docbin(tmp_path):
    check(read_annotated(docbin(tmp_path / "a.spacy")))


def test_spans_of_a_docbin_need_ids(tmp_path):
    with pytest.raises(InputError, match=r"a\.spacy, document 1: .* has no id"):
        read_annotated(docbin(tmp_path / "a.spacy", with_ids=False))


def test_a_file_that_is_no_docbin(tmp_path):
    (tmp_path / "a.spacy").write_bytes(b"no")
    with pytest.raises(InputError, match="as a spaCy DocBin"):
        read_annotated(tmp_path / "a.spacy")
