"""A shortened first name ends no source."""

import pytest

from quoteattr.arbitration.short_names import whole_name


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("“It is done,” said Mr. Jos. Lund to us.", "Mr. Jos", "Mr. Jos. Lund"),
        ("“It fell,” said his mate, Jas. Lund, who stood by.", "his mate, Jas", "his mate, Jas. Lund"),
        ("Mr. Thos. Lund, of Ashby, said so.", "Lund, of Ashby", "Mr. Thos. Lund, of Ashby"),
        ("“It is done,” said Ann Geo. The mill is shut.", "Ann Geo", "Ann Geo"),
    ],
)
def test_whole_names(text: str, source: str, whole: str) -> None:
    start = text.index(source)
    first, last = whole_name(text, (start, start + len(source)))
    assert text[first:last] == whole
