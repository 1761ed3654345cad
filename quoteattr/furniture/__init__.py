"""Page furniture: which lines of a pasted page are the article, and which are the site around it.

Each line first gets what it says by itself (`rules`); then its place decides the rest: before the first paragraph,
between paragraphs, behind the last one (`zones`). On doubt a line is body.
"""

from quoteattr.furniture.zones import find_sections

__all__ = ["find_sections"]
