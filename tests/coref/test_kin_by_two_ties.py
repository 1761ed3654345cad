"""Kin that an article names by two ties, by what two are to each other, and kin without a name. Names are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Eve Roe", "PERSON")


def said_by(marked: str, key: str = "a") -> str | None:
    return names(read(marked, (LEE, KIM, ROE)))[key]


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Bo Kim is married to Ann Lee, whose sister, Eve Roe, kept a shop.", "His sister-in-law", "Eve Roe"),
        ("Bo Kim was married for nine years to Ann Lee, whose sister, Eve Roe, sang.", "His sister-in-law", "Eve Roe"),
        ("Bo Kim is married to Ann Lee, whose mother, Eve Roe, sang.", "His mother-in-law", "Eve Roe"),
        ("Ann Lee left all to her daughter, Eve Roe. Roe's son, Bo Kim, sold it.", "Her grandson", "Bo Kim"),
        ("Ann Lee and Bo Kim are cousins. Lee wept.", "Her cousin", "Bo Kim"),
        ("Siblings Ann Lee and Bo Kim were late. Kim wept.", "His sister", "Ann Lee"),
        ("Bo Kim has died. He married Ann Lee, a potter, in May.", "His widow", "Ann Lee"),
        ("Bo Kim fell off a roof. His mother, a tailor, laughed.", "Her son", "Bo Kim"),
        ("Ann Lee fell off a roof. Her husband laughed.", "His wife", "Ann Lee"),
    ],
)
def test_whose_kin_somebody_is(before, source, who):
    assert said_by(f"{before} [{source}](S:a) [said](C:a) [it was time](Q:a).") == who


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Bo Kim and Ann Lee met at the port. Kim wept.", "His sister"),
        ("Bo Kim is married to Ann Lee. Eve Roe, a friend, laughed.", "His sister-in-law"),
        ("Ann Lee fell off a roof. A man and his wife laughed.", "The husband"),
    ],
)
def test_kin_that_nobody_names_is_nobody(before, source):
    assert said_by(f"{before} [{source}](S:a) [said](C:a) [it was time](Q:a).") == source
