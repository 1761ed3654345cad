"""Whom a story speaks of before it names them. All people and places are invented."""

import pytest
from components.test_speakers import names, read

ENTS = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Vale Rail", "ORG"))


def meant(before: str, source: str) -> str | None:
    """Whom a source means behind the sentences."""
    return names(read(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a).", ENTS))["a"]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        (
            "A farmer has refused to sell his land. Ann Lee, 61, was born there. Bo Kim, of Vale Rail, left.",
            "The farmer",
        ),
        ("A pensioner from Dunmere has won a car. Ann Lee, who cannot drive, sold it to Bo Kim.", "The pensioner"),
        ("A nurse who worked there told an inquiry that babies cried. Ann Lee said she had complained.", "The nurse"),
        ("A town's clams were seized unlawfully, a Norland judge ruled. Justice Ann Lee found it so.", "The judge"),
        ("A pilot landed in a beet field on Monday. Captain Ann Lee, 37, had lost an engine to a rook.", "The pilot"),
        (
            "The manager of a mine told an inquiry that it flooded. Ann Lee said the memo was one of fifty.",
            "The manager",
        ),
    ],
)
def test_the_next_sentence_names_whom_the_first_speaks_of(before, source):
    assert meant(before, source) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("A nurse was stabbed on Monday. Ann Lee heard the screams from the ward.", "The nurse"),  # undergoes it
        ("A farmer has refused to sell his land. Ann Lee, of Vale Rail, was cross.", "The farmer"),
        ("A judge threw out the charge. Ann Lee, defending, thanked the court.", "The judge"),
        ("A referee has quit. Ann Lee, the league's secretary, called it a disgrace.", "The referee"),
        ("A waiter brought the bill. Ann Lee paid for both.", "The waiter"),  # a story, and no news
        ("A tailor has sold his shop. Its new owner, Ann Lee, sells hats.", "The tailor"),
    ],
)
def test_who_is_named_next_may_be_somebody_else(before, source):
    assert meant(before, source) != "Ann Lee"


def test_also_the_description_itself_means_who_is_named_behind_it():
    text = "[A Dunmere signalman](S:a) [says](C:a) [it was late](Q:a). Ann Lee, 58, told the inquiry so."
    assert names(read(text, ENTS))["a"] == "Ann Lee"
