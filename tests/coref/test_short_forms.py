"""Which shorter names a full name has."""

import pytest
from components.test_speakers import names, read

from quoteattr.coref.words.names import is_short_form


@pytest.mark.parametrize(
    ("short", "full", "how_well"),
    [
        ("brandt", "ilse brandt", 3),
        ("ilse", "ilse brandt", 1),
        ("ruiz", "ana ruiz soto", 2),
        ("de la cerda", "ana de la cerda soto", 2),
        ("la cerda", "ana de la cerda soto", 2),
        ("cerda soto", "ana de la cerda soto", 3),
        ("de la torre", "ana de la cerda soto", 0),
        ("ruiz de", "ana ruiz de soto", 0),
    ],
)
def test_how_well_a_short_form_fits(short: str, full: str, how_well: int) -> None:
    assert is_short_form(tuple(short.split()), tuple(full.split())) == how_well


@pytest.mark.parametrize(
    ("told", "style", "wanted"),
    [
        ("Crispin Roe has moved to Vale. They, he thinks, are warm", "Mrs", "Mrs Roe"),
        ("Ora Roe urged her brother to rest", "Mr", "Mr Roe"),
        ("A lawyer for his former wife, Celia Roe, was late", "Mr", "Mr Roe"),
        ("Bo Roe was tired. His wife, Ora, was not", "Mrs", "Ora"),
        ("Ora Roe, his deputy, was late", "Ms", "Ora Roe"),
        ("Ora Roe congratulated him on it", "Ms", "Ora Roe"),
        ("Police named the victim as Crispin Roe, 58. He had rung his wife", "Mrs", "Mrs Roe"),
        ("Ora Roe said the minister had failed. He had slept, she thought", "Ms", "Ora Roe"),
        ("Among them was the driver, Bo Roe, 44. His widow, Ora, a teacher, was calm", "Ms", "Ora"),
    ],
)
def test_a_style_of_the_other_sex_means_somebody_else(told, style, wanted):
    text = f"{told}. [{style} Roe](S:a) [said](C:a) [it was late](Q:a)."
    people = [(name, "PERSON") for name in ("Crispin Roe", "Ora Roe", "Celia Roe", "Bo Roe", "Ora") if name in told]
    assert names(read(text, people))["a"] == wanted
