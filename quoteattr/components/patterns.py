"""The rule implementation of the attributions layer: reporting verbs, cue phrases and marks; no weights.

Reads the sections and marks layers and, where the pipeline has them, tags and dependencies; writes candidates under
"patterns".
"""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Attribution, write_candidates
from quoteattr.patterns.assembly import find_attributions
from quoteattr.patterns.lexicon import Lexicon, read_lexicon
from quoteattr.tokenization import cut_long_runs

KEY = "patterns"


class AttributionPatterns:
    """spaCy component. lexicon: the words it goes by."""

    def __init__(self, name: str, lexicon: Lexicon) -> None:
        self.name = name
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        write_candidates(doc, KEY, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Attribution]:
        """The attributions in a Doc, in the order of the text."""
        return find_attributions(doc, self.lexicon)


@Language.factory("quoteattr_patterns", default_config={"verbs": {}, "frames": {}})
def make_patterns(nlp: Language, name: str, verbs: dict[str, str], frames: dict[str, list[str]]) -> AttributionPatterns:
    """verbs: further forms as {"opines": "opine/say"}, or {"wants": ""} to leave one out.

    frames: {"opine": ["clause", "on"]}, in place of the table's.
    """
    cut_long_runs(nlp)
    return AttributionPatterns(name, read_lexicon(nlp.lang or "en", verbs, frames))
