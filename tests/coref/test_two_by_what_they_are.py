"""Two who are meant together by what they are: "the sisters", "the couple", "the lawyers". All people are invented."""

import pytest
from components.test_speakers import names, read

PEOPLE = (("Ann Lee", "PERSON"), ("Jo Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Al Roe", "PERSON"))


def who_are(source: str, before: str) -> str | None:
    """Whom the source means behind the sentences before it."""
    text = f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a)."
    return names(read(text, PEOPLE))["a"]


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Ann Lee and her sister, Jo Lee, opened a bakery.", "The sisters", "Ann Lee & Jo Lee"),
        ("Ann Lee and her sister, Jo Lee, baked. Bo Kim, the mayor, came.", "The two sisters", "Ann Lee & Jo Lee"),
        ("Bo Kim and his brother Al Roe were fined by Ann Lee.", "The brothers", "Bo Kim & Al Roe"),
        ("Ann Lee and her husband, Bo Kim, sold it. Al Roe, a guard, came.", "The couple", "Ann Lee & Bo Kim"),
        ("Ann Lee, who is married to Bo Kim, sold the mill to Al Roe.", "The couple", "Ann Lee & Bo Kim"),
        ("A couple sang. Ann Lee and her husband, Bo Kim, clapped.", "The couple", "Ann Lee & Bo Kim"),
        ("Al Roe was fined. Ann Lee and Bo Kim, his lawyers, stood up.", "The lawyers", "Ann Lee & Bo Kim"),
        ("Ann Lee and Bo Kim, both councillors, left.", "The two councillors", "Ann Lee & Bo Kim"),
        ("Councillors Ann Lee and Bo Kim left. Al Roe, the mayor, stayed.", "The councillors", "Ann Lee & Bo Kim"),
        ("Al Roe met Ann Lee and Bo Kim, researchers at a college.", "The researchers", "Ann Lee & Bo Kim"),
    ],
)
def test_two_are_meant(before, source, who):
    assert who_are(source, before) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ann Lee and Bo Kim, reporters, met a couple who had lost a dog.", "The couple"),
        ("Ann Lee met Bo Kim. A couple took him in.", "A couple"),
        ("Ann Lee and her sister, Jo Lee, met two brothers who keep bees.", "The brothers"),
        ("Ann Lee and her sister, Jo Lee, met two young sisters who keep bees.", "The sisters"),
        ("Ann Lee and Bo Kim, former councillors, met in a bar.", "The councillors"),
        ("Ann Lee and Bo Kim, who met the councillors, left.", "The councillors"),
        ("Ann Lee and Bo Kim, both councillors, left.", "The five councillors"),
    ],
)
def test_others_are_meant(before, who):
    assert who_are(who.replace("A ", "The "), before) == who
