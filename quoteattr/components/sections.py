"""The sections layer: headline, lead, body, caption and page furniture, by the lines of ``doc.text``."""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Section, read_article, text_of, write_sections
from quoteattr.furniture import find_sections
from quoteattr.furniture.rules import compile_rules
from quoteattr.lang import table, words
from quoteattr.tokenization import cut_long_runs


class Sections:
    """Writes a `Section` for each line, or run of lines, of the text.

    furniture: rows of phrase, match ("line" or "start") and reach ("single", "soft", "box" or "hard"), in place of
    ``lang/en/furniture.tsv``. pages: False leaves every line to the article, headline and lead apart, for texts that
    are known to hold nothing else.
    """

    def __init__(self, furniture: list[list[str]] | None = None, pages: bool = True):
        phrases = table("en", "furniture") if furniture is None else [tuple(row) for row in furniture]
        self.rules = compile_rules(phrases, words("en", "timestamp_words"))
        self.pages = pages

    def find(self, doc: Doc) -> list[Section]:
        """The sections of a doc."""
        return find_sections(text_of(doc), read_article(doc).title, self.rules, self.pages)

    def __call__(self, doc: Doc) -> Doc:
        write_sections(doc, self.find(doc))
        return doc


@Language.factory("quoteattr_sections", default_config={"furniture": None, "pages": True})
def make_sections(nlp: Language, name: str, furniture: list[list[str]] | None, pages: bool) -> Sections:
    """Headline, lead, body, caption and page furniture; see `Sections`."""
    cut_long_runs(nlp)
    return Sections(furniture, pages)
