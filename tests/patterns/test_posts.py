"""Posts shown line by line."""

import pytest

from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page
from quoteattr.patterns.posts import find_posts


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        ("@roe_of_holm: the weir is dry", ["the weir is dry"]),
        ('09:14 RT @roe wrote: "The weir is dry."', ['"The weir is dry."']),
        ('@roe wrote: "It is dry." @kim_ replied: "Not mine."', ['"It is dry."']),
        ('@roe wrote: "Ask @kim_ about it."', ['"Ask @kim_ about it."']),
        ('@roe wrote: "It is dry." The mayor said that it was not.', ['"It is dry."']),
        ("A post by @roe: the weir is dry", []),
    ],
)
def test_a_post_ends_where_another_begins(line: str, contents: list[str]) -> None:
    found = find_posts(Page(line, find_marks(line), []))
    assert [line[slice(*post.content[0])] for post in found] == contents
