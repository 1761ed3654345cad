"""Two reports in one sentence, and sentences that their report interrupts behind the verb. All names are invented."""

import pytest
from annotated import read_answer

from quoteattr.annotations import Attribution
from quoteattr.arbitration.clauses import within_clauses
from quoteattr.arbitration.interrupted import add_subject_ahead, resumed
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def read(marked: str, finite: str = "") -> tuple[Page, list[Attribution]]:
    answer = read_answer(marked)
    rows = [
        Attribution(name, tuple(spans["CONTENT"]), spans["CUE"][0], spans["SOURCE"][0])
        for name, spans in answer.spans.items()
    ]
    verbs = sorted(answer.text.index(f" {verb}") + 1 for verb in finite.split())
    return Page(answer.text, find_marks(answer.text), [], verbs), rows


def contents(page: Page, row: Attribution) -> list[str]:
    return [page.text[s:e] for s, e in row.content]


def test_the_clause_before_a_semicolon_is_reported_by_its_own_verb() -> None:
    page, rows = read(
        "[[The pipes](CONTENT:a), [Ann Lee](SOURCE:a) [said](CUE:a), [were sound](CONTENT:a); the joints](CONTENT:b), "
        "[she](SOURCE:b) [added](CUE:b), [were not](CONTENT:b)."
    )
    assert [contents(page, row) for row in within_clauses(rows, page)] == [
        ["The pipes", "were sound"],
        ["the joints", "were not"],
    ]


def test_the_clause_behind_a_semicolon_is_reported_by_its_own_verb() -> None:
    page, rows = read(
        "[The dam](CONTENT:a), [Bo Kim](SOURCE:a) [said](CUE:a), [will hold; the farms below](CONTENT:a), "
        "[he](SOURCE:b) [added](CUE:b), [“may not”](CONTENT:b)."
    )
    assert contents(page, within_clauses(rows, page)[0]) == ["The dam", "will hold"]


def test_a_semicolon_alone_parts_nothing() -> None:
    page, rows = read(
        "[The pipes were sound; the joints](CONTENT:a), [Ann Lee](SOURCE:a) [said](CUE:a), [were not](CONTENT:a)."
    )
    assert within_clauses(rows, page) == rows


@pytest.mark.parametrize(
    ("text", "finite", "whole"),
    [
        (
            "It was, [Ann Lee](SOURCE:a) [said](CUE:a), [a lonely death](CONTENT:a).",
            "was",
            ["It was", "a lonely death"],
        ),
        ("It lasted, [Bo Kim](SOURCE:a) [said](CUE:a), [four days](CONTENT:a).", "lasted", ["It lasted", "four days"]),
        ("It was late, [Bo Kim](SOURCE:a) [said](CUE:a), [four days](CONTENT:a).", "was", ["four days"]),
        ("It was, [Bo Kim](SOURCE:a) [said](CUE:a), [and the lamp](CONTENT:a).", "was", ["and the lamp"]),
        ("It was, [Bo Kim](SOURCE:a) [said](CUE:a), [naming nobody](CONTENT:a).", "was", ["naming nobody"]),
    ],
)
def test_a_clause_that_ends_with_its_verb_goes_on_behind_the_cue(text: str, finite: str, whole: list[str]) -> None:
    page, (row,) = read(text, finite)
    assert contents(page, add_subject_ahead(row, page)) == whole


def test_what_is_left_open_before_the_cue_is_taken_up_behind_it() -> None:
    page, (row,) = read("[They would](CONTENT:a), [they](SOURCE:a) [wrote](CUE:a), keep the scarf up.", "would wrote")
    assert contents(page, resumed(row, page)) == ["They would", "keep the scarf up"]
    page, (row,) = read(
        "[They would go](CONTENT:a), [they](SOURCE:a) [wrote](CUE:a), keep the scarf up.", "would wrote"
    )
    assert contents(page, resumed(row, page)) == ["They would go"]
