"""The article that ships with the package, for a first look: place, people, outlet and events are invented."""

import json
from importlib.resources import files

from quoteattr.schema import article_from_dict
from quoteattr.types import Article


def article() -> Article:
    """A short report with direct, mixed, indirect and floating quotations, an intermediary, dates and pronouns."""
    folder = files(__name__)
    about = json.loads((folder / "article.json").read_text(encoding="utf-8"))
    return article_from_dict({**about, "text": (folder / "article.txt").read_text(encoding="utf-8")})
