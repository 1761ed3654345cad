"""Parliament and meetings: offices with the name in brackets, and others who ask about what was said."""

import pytest
from spacy.language import Language

import quoteattr


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The member for Oakwold (Mr. Lee) asked whether the bridge would be mended.", ["Lee"]),
        ("The Chief Constable (Capt. Lund) reported that all was quiet.", ["Lund"]),
        (
            "The chairman said that the accounts were in order. Mr. Lee asked who had kept them.",
            ["The chairman", "Lee"],
        ),
    ],
)
def test_who_speaks(rules: Language, text: str, names: list[str]) -> None:
    found = [quote.speaker.name for quote in quoteattr.extract(text, rules) if quote.speaker]
    assert found == names
