"""How much of a content stands in marks."""

from quoteattr.annotations import Attribution, Mark
from quoteattr.patterns.page import Page


def marks_in(att: Attribution, page: Page) -> list[Mark]:
    """The quotations that touch a content, in the order of its pieces."""
    return [page.quotations[index] for piece in att.content for index in page.quotations_in(*piece)]


def is_quoted(att: Attribution, page: Page) -> bool:
    """Whether any of it stands in marks."""
    return any(page.quotations_in(*piece) for piece in att.content)


def is_mostly_quoted(att: Attribution, page: Page) -> bool:
    """Whether more than half of the words stand in marks: of "a course called ‘Death and Taxes’" fewer do."""
    quoted = sum(len(page.text[mark.inner_start : mark.inner_end].split()) for mark in marks_in(att, page))
    return 2 * quoted > sum(len(page.text[start:end].split()) for start, end in att.content)
