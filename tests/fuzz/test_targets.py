"""Every target holds on its seeds and on simple mutations of them; `run.py` looks further, led by coverage."""

import random

import pytest
from fuzz.seeds import seeds
from fuzz.targets import TARGETS

SPICE = [
    b'"',
    b"\n",
    b"\0",
    b"\xff",
    b"\xe2\x80\x9c",
    b"{",
    b"]",
    b"null",
    b"-1",
    b"<",
    b"&",
    b"1e999",
    b"\xed\xa0\x80",
]
NEEDS = {"read-html": "trafilatura", "read-warc": "fastwarc", "read-feed": "feedparser", "read-rtf": "striprtf",
         "read-excel": "openpyxl"}  # fmt: skip


def mutations(data: bytes, chance: random.Random) -> bytes:
    """A seed with a few pieces left out, doubled, replaced or put in."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((0, 1, 1, 4, 40)))
        changed[start:end] = chance.choice([b"", chance.choice(SPICE), bytes(changed[start:end]) * 2, b"\x80"])
    return bytes(changed)


@pytest.mark.parametrize("target", TARGETS)
def test_target_holds(target: str) -> None:
    if target in NEEDS:
        pytest.importorskip(NEEDS[target])
    chance = random.Random(target)
    given = seeds(target)
    for data in [*given, *(mutations(chance.choice(given), chance)[:4000] for _ in range(40))]:
        TARGETS[target](data)
