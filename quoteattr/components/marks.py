"""The marks layer: pairs of quotation marks, found on the characters of ``doc.text``."""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Mark, text_of, write_marks
from quoteattr.lang import table, words
from quoteattr.marks import MarkFinder
from quoteattr.marks.reading import compile_marks
from quoteattr.tokenization import cut_long_runs


class Marks:
    """Writes a `Mark` for each pair of quotation marks.

    marks: rows of mark, family, style and side, in place of ``lang/en/quotation_marks.tsv``. elisions: words that
    begin with an apostrophe ("'tis"), in place of ``lang/en/elisions.txt``.
    """

    def __init__(self, marks: list[list[str]] | None = None, elisions: list[str] | None = None):
        kinds = table("en", "quotation_marks") if marks is None else [tuple(row) for row in marks]
        self.finder = MarkFinder(
            compile_marks(
                kinds, words("en", "elisions") if elisions is None else elisions, words("en", "clipped_words")
            )
        )

    def find(self, doc: Doc) -> list[Mark]:
        """The pairs of quotation marks of a doc."""
        return self.finder.find(text_of(doc))

    def __call__(self, doc: Doc) -> Doc:
        write_marks(doc, self.find(doc))
        return doc


@Language.factory("quoteattr_marks", default_config={"marks": None, "elisions": None})
def make_marks(nlp: Language, name: str, marks: list[list[str]] | None, elisions: list[str] | None) -> Marks:
    """Pairs of quotation marks; see `Marks`."""
    cut_long_runs(nlp)
    return Marks(marks, elisions)
