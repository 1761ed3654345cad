"""Who is quoted by somebody else; invented people and outlets."""

import pytest
from components.test_patterns import found
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("General Tomas Arrubal was quoted by Vale Nine as saying the pass was shut.", "General Tomas Arrubal",
         "the pass was shut"),
        ("Anna Brandt was cited by the agency as saying that the deal was dead.", "Anna Brandt",
         "that the deal was dead"),
        ("Anna Brandt was quoted as saying by the agency that the deal was dead.", "Anna Brandt",
         "that the deal was dead"),
        ("The agency quoted Anna Brandt as saying that the deal was dead.", "Anna Brandt", "that the deal was dead"),
        ("The Vale Post quoted the bishop, Karl Brandt, as warning that the roof “will not last”.",
         "the bishop, Karl Brandt", "that the roof “will not last”"),
    ],
)  # fmt: skip
def test_who_is_quoted_is_the_source(rules: Language, sentence: str, source: str, content: str) -> None:
    rows = [row for row in found(rules(sentence)) if row[0] == [content]]
    assert [row[2] for row in rows] == [source]


def test_what_somebody_is_described_as_is_no_quotation(rules: Language) -> None:
    assert all(row[2] != "Karl Brandt" for row in found(rules("Anna Brandt described Karl Brandt as being late.")))
