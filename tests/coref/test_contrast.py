"""The other of two, where a description means the one of them. All people and firms are invented."""

import pytest
from components.test_speakers import names, read

ENTS = (
    ("Ann Lee", "PERSON"),
    ("Bo Kim", "PERSON"),
    ("Al Roe", "PERSON"),
    ("Vale Foods", "ORG"),
    ("Alder Power", "ORG"),
)


def both(before: str, first: str, second: str) -> list[str | None]:
    """Whom two sources beside each other mean."""
    text = f"{before} [{first}](S:a) [said](C:a) [it was late](Q:a). [{second}](S:b) [said](C:b) [it was early](Q:b)."
    return list(names(read(text, ENTS)).values())


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("Ann Lee, 61, and Bo Kim, 33, share a boat.", "The older of the two", "The other"),
        ("Ann Lee, a baker, and Bo Kim share a yard.", "The baker", "The other man"),
        ("Ann Lee won the seat. Bo Kim sent flowers.", "The winner", "The loser"),  # what one of two is to the other
        ("Ann Lee is suing. Bo Kim wept.", "The claimant", "The defendant"),
        ("Both Ann Lee, whose husband was killed, and Bo Kim, who drove, were there.", "The widow", "The driver"),
    ],
)
def test_who_is_left_of_two(before, first, second):
    assert both(before, first, second) == ["Ann Lee", "Bo Kim"]


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("Ann Lee, a surgeon, had lunch with Bo Kim.", "The surgeon", "The waiter"),  # not one of two joined by "and"
        ("Ann Lee, a surgeon, and Bo Kim, a tenor, met.", "The surgeon", "The clerk"),  # known as something else
        ("Ann Lee, a surgeon, and Bo Kim met.", "The surgeon", "The spokesman"),  # speaks for others
        ("Ann Lee, a surgeon, and Bo Kim met.", "The surgeon", "A clerk"),
        ("Al Roe, Bo Kim and Ann Lee, a surgeon, met.", "The surgeon", "The other"),  # of three
        ("Ann Lee, a surgeon, and Bo Kim met.", "The surgeon", "Her mother"),
    ],
)
def test_nobody_is_left(before, first, second):
    assert both(before, first, second) == ["Ann Lee", second]


@pytest.mark.parametrize("second", ["The regulator", "The court", "The council", "The bank", "The union"])
def test_a_firm_is_no_public_body_and_of_no_other_kind(second):
    assert both("Vale Foods is suing Alder Power.", "The claimant", second) == ["Vale Foods", second]


def test_a_firm_of_that_kind_is_left():
    assert both("Vale Foods is suing Alder Power.", "The claimant", "The utility") == ["Vale Foods", "Alder Power"]
