"""`quoteattr_cues`: how it was said, to whom, and through whom it came.

Reads the final attributions; writes one row for each: lemma and stance of the cue, negation, intermediary, addressee.
"""

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import (
    Attribution,
    CueDetails,
    Offsets,
    read_attributions,
    read_marks,
    read_sections,
    text_of,
    write_cue_details,
)
from quoteattr.clauses import Clause, Clauses
from quoteattr.cues.company import company
from quoteattr.cues.lexicon import lexicon
from quoteattr.cues.meaning import main_word
from quoteattr.cues.negation import negated


class Cues:
    """Reads the cue of every attribution. language: the folder of the word tables; the grammar between them is
    English, so that another language needs its own `cues.negation` and `cues.company` as well."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        write_cue_details(doc, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[CueDetails]:
        """The details of every attribution of a doc."""
        attributions = read_attributions(doc)
        if not attributions:
            return []
        text = text_of(doc)
        clauses = Clauses(text, attributions, read_marks(doc), read_sections(doc))
        found = {att.id: self._details(text, att, clauses.of(att)) for att in attributions}
        by_id = {att.id: att for att in attributions}
        return [_inherited_via(att, found, by_id) for att in attributions]

    def _details(self, text: str, att: Attribution, clause: Clause | None) -> CueDetails:
        if clause is None:
            return CueDetails(att.id)
        via = _outside(company(self.language).via(clause), att)
        if att.cue is None:
            return CueDetails(att.id, via=via)
        words = lexicon(self.language)
        cue, source = text[slice(*att.cue)], text[slice(*att.source)] if att.source else ""
        main = main_word(cue, text[att.cue[1] : att.cue[1] + 30], source, words)
        start, end = att.cue[0] + main.start, att.cue[0] + main.end
        return CueDetails(
            id=att.id,
            lemma=main.lemma,
            stance=main.stance,
            negated=negated(
                clause.words[: start - clause.start], cue[main.start : main.end], clause.words[end - clause.start :],
                source, self.language,
            ),
            via=via,
            addressee=_outside(company(self.language).addressee(clause, main.lemma, end, words), att),
        )  # fmt: skip


def _outside(span: Offsets | None, att: Attribution) -> Offsets | None:
    """The span, unless it lies in the attribution's own content."""
    if span is None or any(span[0] < end and start < span[1] for start, end in att.content):
        return None
    return span


def _inherited_via(att: Attribution, found: dict[str, CueDetails], by_id: dict[str, Attribution]) -> CueDetails:
    """A floating quotation came through whoever brought the one it goes on with."""
    details = found[att.id]
    if details.via is not None:
        return details
    seen = {att.id}
    current = by_id.get(att.inherits or "")
    while current is not None and current.id not in seen:
        via = found[current.id].via
        if via is not None:
            return details._replace(via=_outside(via, att))
        seen.add(current.id)
        current = by_id.get(current.inherits or "")
    return details


@Language.factory("quoteattr_cues", assigns=[], default_config={"language": "en"})
def make_cues(nlp: Language, name: str, language: str) -> Cues:
    """Build the component; see `Cues`."""
    return Cues(language)
