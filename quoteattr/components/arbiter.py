"""The arbiter: the final attributions, from what patterns and parser propose; `evidence` says who decided."""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Attribution, read_candidates, read_marks, read_sections, write_attributions
from quoteattr.patterns.arbitration import arbitrate
from quoteattr.patterns.page import Page

#: Patterns of the line that a network trained on running text does not know, by the beginnings of their names.
ADDITIONS = ["headline.", "turn.", "block.", "quotation.floating"]


class Arbiter:
    """spaCy component. additions: beginnings of the names of patterns that may add to the parser and override it."""

    def __init__(self, name: str, additions: list[str]) -> None:
        self.name = name
        self.additions = tuple(additions)

    def __call__(self, doc: Doc) -> Doc:
        write_attributions(doc, self.resolve(doc))
        return doc

    def resolve(self, doc: Doc) -> list[Attribution]:
        """The final attributions: with candidates of only one kind those, with both the parser's and the additions."""
        parser, patterns = read_candidates(doc, "parser"), read_candidates(doc, "patterns")
        page = Page(doc.text, read_marks(doc), read_sections(doc))
        return arbitrate(parser, patterns, self.additions, page)


@Language.factory("quoteattr_arbiter", default_config={"additions": ADDITIONS}, assigns=["doc.spans"])
def make_arbiter(nlp: Language, name: str, additions: list[str]) -> Arbiter:
    return Arbiter(name, additions)
