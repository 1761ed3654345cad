"""Which shorter names a full name has."""

import pytest

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
