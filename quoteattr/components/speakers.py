"""`quoteattr_speakers`: who said it.

Reads sections, marks, attributions and entities; writes one row a speaker and the evidence for each attribution.
"""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import SpeakerEvidence, SpeakerRow, write_speakers
from quoteattr.coref.antecedents import default_weights
from quoteattr.coref.lexicon import english
from quoteattr.coref.resolver import Resolver, Settings
from quoteattr.registry import packaged


class Speakers:
    """Gives every attribution its speaker.

    threshold: least probability at which a pronoun is given a name; below it the speaker is None and the candidates
    stand in the evidence.
    """

    def __init__(self, threshold: float = 0.3) -> None:
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        speakers, evidence = self.resolve(doc)
        write_speakers(doc, speakers, evidence)
        return doc

    def resolve(self, doc: Doc) -> tuple[list[SpeakerRow], list[SpeakerEvidence]]:
        settings = Settings(self.threshold, -1.0, default_weights())
        return Resolver(doc, settings, english(), packaged()).resolve()


@Language.factory(
    "quoteattr_speakers",
    requires=["doc.ents"],
    assigns=[],
    default_config={"threshold": 0.3},
)
def make_speakers(nlp: Language, name: str, threshold: float) -> Speakers:
    """Build the component; see `Speakers`."""
    return Speakers(threshold)
