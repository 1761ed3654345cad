"""Which rows must be looked at together, so that identity and copies can be found block by block, on many machines.

A block is never smaller than what the functions on one machine compare: whatever they would join lies in one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quoteattr.copies import BANDS, plain_words, signature_of
from quoteattr.copies import ROWS as ROWS_A_BAND
from quoteattr.identity import folded

ARTICLE_RUN, QUOTE_RUN, QUOTE_LEAST = 5, 2, 4  # words in a shingle, and in a quotation: as in `mark_copies`


def speaker_block(row: Mapping[str, Any]) -> str:
    """People by surname, all others by their whole name; a row of the table of speakers."""
    words = folded(row["speaker"])
    if row["speaker_type"] in ("PERSON", "AUTHOR"):
        return f"{row['speaker_type']}:{words[-1] if words else ''}"
    return f"{row['speaker_type']}:{row['members'] or ' '.join(words)}"


def registry_entry(row: Mapping[str, Any]) -> str | None:
    """What joins a speaker across blocks: the entry of the registry."""
    entry = row["wikidata"] or row["known_as"]
    return f"{row['speaker_type']}:{entry}" if entry else None


def bands(text: str, run: int, least: int = 1) -> Iterator[int]:
    """The buckets of a text: copies share one. None for a text of fewer words than `least`."""
    import zlib

    words = plain_words(text).split()
    if len(words) < least:
        return
    shingles = {zlib.crc32(" ".join(words[at : at + run]).encode()) for at in range(max(1, len(words) - run + 1))}
    signature = signature_of(shingles)
    for band in range(BANDS):
        yield (band << 32) | zlib.crc32(signature[band * ROWS_A_BAND : (band + 1) * ROWS_A_BAND].tobytes())


def merged(pairs: Iterable[Sequence[str]]) -> dict[str, str]:
    """Names that stand in one pair, or are tied by several, to one name for all of them (union-find)."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for left, right in pairs:
        low, high = sorted((find(left), find(right)))
        parent[high] = low
    return {name: find(name) for name in parent}
