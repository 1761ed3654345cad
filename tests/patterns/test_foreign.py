"""Sentences of other languages in an English article, which the parse does not know."""

import pytest
from spacy.language import Language

import quoteattr


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("„Das Dach war undicht“, sagte die Architektin Anke Lund. It rained.", "„Das Dach war undicht“", "Anke Lund"),
        ("« On nous a oubliés », déplore Maëlle Roux. It rained.", "« On nous a oubliés »", "Maëlle Roux"),
        ("«Él no lo cruza», replicó la concejala Ana Soler. It rained.", "«Él no lo cruza»", "Ana Soler"),
        ("El alcalde, Luis Soler, aseguró que es tarde. It rained.", "que es tarde", "Luis Soler"),
    ],
)
def test_verbs_of_other_languages(rules: Language, text: str, content: str, name: str) -> None:
    [quote] = quoteattr.extract(text, rules)
    assert quote.text == content
    assert quote.speaker is not None and quote.speaker.name == name
