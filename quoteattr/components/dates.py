"""`quoteattr_dates`: when it was said.

Reads sections, attributions, cue details and speakers; writes one row for each attribution whose date the article
tells.
"""

from bisect import bisect_right
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import (
    DateRow,
    Section,
    published_on,
    read_attributions,
    read_cue_details,
    read_marks,
    read_sections,
    read_speakers,
    text_of,
    write_dates,
)
from quoteattr.clauses import Clauses
from quoteattr.dates.anchors import Anchors
from quoteattr.dates.documents import Documents
from quoteattr.dates.events import SpeechEvents
from quoteattr.dates.expressions import TimeExpression, grammar
from quoteattr.lang import table, words, words_of_kind


class Dates:
    """Dates every attribution that the article dates.

    language: the folder of the word tables; the grammar of `dates.events` is English. reach: over how many paragraphs
    a speaker's later words are taken for the same speech, 0 for the paragraph itself, -1 for the sentence;
    reach_of_organisations: the same for organisations. More reach finds more dates of which more are wrong.
    """

    def __init__(self, language: str = "en", reach: int = 1, reach_of_organisations: int = 3) -> None:
        self.language = language
        self.reach = reach
        self.reach_of_organisations = reach_of_organisations

    def __call__(self, doc: Doc) -> Doc:
        write_dates(doc, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[DateRow]:
        """The dates of those attributions that the article dates."""
        attributions = read_attributions(doc)
        if not attributions:
            return []
        text, sections = text_of(doc), read_sections(doc)
        found = _outside(grammar(self.language).find(text), sections)
        clauses = Clauses(text, attributions, read_marks(doc), sections)
        documents = Documents(self.language)
        occasions = words_of_kind(self.language, "occasions")
        anchors = Anchors(
            clauses,
            found,
            published_on(doc),
            frozenset((*words(self.language, "speech_nouns"), *words(self.language, "occasions"))),
            documents.nouns,
            _addressing_forms(self.language),
            frozenset(occasions["day"]),
        )
        speakers = {name: (row.id, row.type) for row in read_speakers(doc) for name in row.attributions}
        events = SpeechEvents(
            anchors,
            attributions,
            speakers,
            read_cue_details(doc),
            self.reach,
            self.reach_of_organisations,
            [(section.start, section.end) for section in sections if section.label in ("headline", "lead")],
            documents,
        )
        return events.rows()


@lru_cache(maxsize=4)
def _addressing_forms(language: str) -> frozenset[str]:
    """Forms of the verbs whose object is whom they are said to: "told", "asking"."""
    direct = {verb for verb, how in table(language, "addressing_verbs") if how == "direct"}
    return frozenset(
        form for lemma, _, forms in table(language, "reporting_verbs") if lemma in direct for form in forms.split()
    )


def _outside(expressions: list[TimeExpression], sections: list[Section]) -> list[TimeExpression]:
    """The expressions of the article's own time: none of a caption or of page furniture."""
    aside = sorted(s[:2] for s in sections if s.label in ("caption", "furniture"))
    starts = [start for start, _ in aside]
    kept = []
    for expression in expressions:
        number = bisect_right(starts, expression.start) - 1
        if number < 0 or expression.start >= aside[number][1]:
            kept.append(expression)
    return kept


@Language.factory(
    "quoteattr_dates", assigns=[], default_config={"language": "en", "reach": 1, "reach_of_organisations": 3}
)
def make_dates(nlp: Language, name: str, language: str, reach: int, reach_of_organisations: int) -> Dates:
    """Build the component; see `Dates`."""
    return Dates(language, reach, reach_of_organisations)
