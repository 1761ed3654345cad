"""The arbiter: the final attributions, from what patterns and parser propose; `evidence` says who decided."""

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Attribution, has_candidates, read_candidates, write_attributions
from quoteattr.arbitration import ODDS, Odds, arbitrate
from quoteattr.arbitration.odds import LEAST
from quoteattr.arbitration.settling import LEAST_BARE
from quoteattr.patterns.page import Page

#: Patterns of the line that a network trained on running text does not know, by the beginnings of their names.
OVERRIDING = ["headline.", "turn.", "block.", "quotation.floating", "verb.joined", "nested."]


class Arbiter:
    """spaCy component. overriding: beginnings of the names of patterns that replace what they overlap. odds, least,
    least_bare: see `arbitration.arbitrate`."""

    def __init__(
        self,
        name: str,
        overriding: list[str],
        odds: Mapping[str, Mapping[str, float]] = ODDS,
        least: float = LEAST,
        least_bare: float = LEAST_BARE,
    ) -> None:
        self.name = name
        self.overriding = tuple(overriding)
        self.odds = Odds(odds)
        self.least, self.least_bare = least, least_bare

    def __call__(self, doc: Doc) -> Doc:
        write_attributions(doc, self.resolve(doc))
        return doc

    def resolve(self, doc: Doc) -> list[Attribution]:
        """The final attributions: where no parser ran, those of the patterns; else the likelier ones of both."""
        parser = read_candidates(doc, "parser") if has_candidates(doc, "parser") else None
        patterns = read_candidates(doc, "patterns")
        page = Page.of(doc)
        return arbitrate(parser, patterns, page, self.overriding, self.odds, self.least, self.least_bare)


@Language.factory(
    "quoteattr_arbiter",
    default_config={"overriding": OVERRIDING, "odds": ODDS, "least": LEAST, "least_bare": LEAST_BARE},
    assigns=["doc.spans"],
)
def make_arbiter(
    nlp: Language,
    name: str,
    overriding: list[str],
    odds: dict[str, dict[str, float]],
    least: float,
    least_bare: float = LEAST_BARE,
) -> Arbiter:
    """Build the component; see `Arbiter`."""
    return Arbiter(name, overriding, odds, least, least_bare)
