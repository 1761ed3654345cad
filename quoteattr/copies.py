"""Copies: the same wire story in many outlets, and the same quotation in many articles, under one id each.

Near-duplicate texts are found by MinHash over runs of words with locality-sensitive hashing (Broder 1997; Leskovec,
Rajaraman & Ullman 2014, ch. 3). Nothing is dropped unless `without_copies` is asked to.
"""

import datetime as dt
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

from quoteattr.types import Article, Quote

if TYPE_CHECKING:
    import numpy as np

Read: TypeAlias = tuple[Article, tuple[Quote, ...]]  # as `quoteattr.pipe` yields it

BANDS, ROWS = 42, 3  # finds 94 % of the pairs with a Jaccard similarity of 0.4, 99.9 % of those with 0.6
HASHES = BANDS * ROWS
_PRIME = (1 << 31) - 1  # products of two residues fit into 64 bits
_KEPT = 12  # texts of one bucket that a new one is compared with; boilerplate fills buckets with strangers
_MUST_AGREE = re.compile(r"not|no|never|none|nobody|nothing|neither|nor|cannot|\w+n't|\w*\d\w*")
_WORD = re.compile(r"\w+(?:[’']\w+)*")


def mark_copies(
    results: Iterable[Article | Read], *, similarity: float = 0.8, quote_similarity: float = 0.7
) -> list[Read]:
    """The articles and quotations, in input order, with `group` set on every copy; on all others it stays as it was.

    results: articles, or (article, quotations) pairs. similarity: how much of the shorter text's runs of five words
    must stand in the longer one, 0 to 1; a story that an outlet has cut is a copy. quote_similarity: the share of runs
    of two words that two quotations have in common. Quotations of fewer than four words are never grouped, nor are
    those that differ in a number or a "not", nor those of persons with different names.
    """
    pairs = [(item, ()) if isinstance(item, Article) else item for item in results]
    articles = _grouped_articles([article for article, _ in pairs], similarity)
    quotes = [
        replace(quote, article=article) for article, (_, found) in zip(articles, pairs, strict=True) for quote in found
    ]
    grouped = iter(_grouped_quotes(quotes, quote_similarity))
    return [(article, tuple(next(grouped) for _ in found)) for article, (_, found) in zip(articles, pairs, strict=True)]


def without_copies(results: Iterable[Read]) -> list[Read]:
    """One article of each group: the one published first, of several the first given. Others are kept as they are."""
    pairs = list(results)
    best: dict[str, int] = {}
    for index, (article, _) in enumerate(pairs):
        if article.group is not None:
            held = best.setdefault(article.group, index)
            if _when(article) < _when(pairs[held][0]):
                best[article.group] = index
    return [pair for index, pair in enumerate(pairs) if best.get(pair[0].group or "", index) == index]


def _day(article: Article) -> dt.date | None:
    return article.published.date() if isinstance(article.published, dt.datetime) else article.published


def _when(article: Article) -> tuple[dt.date, float]:
    """Sorts by day, then by moment where the zone is known; articles without a date come last."""
    moment = article.published
    clock = moment.timestamp() if isinstance(moment, dt.datetime) and moment.tzinfo else float("inf")
    return _day(article) or dt.date.max, clock


def _grouped_articles(articles: list[Article], similarity: float) -> list[Article]:
    roots = group_texts([article.text for article in articles], run=5, similarity=similarity)
    names = _names(roots, [article.text for article in articles], "a")
    return [replace(a, group=names[root]) if root in names else a for a, root in zip(articles, roots, strict=True)]


def _grouped_quotes(quotes: list[Quote], similarity: float) -> list[Quote]:
    """Exact after punctuation and case are gone, or near; kept apart by the speaker's last name."""
    texts = [quote.text for quote in quotes]
    roots = group_texts(texts, run=2, similarity=similarity, both_ways=True, least=4)
    keys = [None if root is None else (root, _surname(quote)) for quote, root in zip(quotes, roots, strict=True)]
    by_root: dict[int, set[str]] = defaultdict(set)
    for key in keys:
        if key is not None and key[1]:
            by_root[key[0]].add(key[1])
    settled = [_settled(key, by_root) for key in keys]
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for held in settled:
        if held is not None:
            counts[held] += 1
    firsts: dict[tuple[int, str], str] = {}
    for held, text in zip(settled, texts, strict=True):
        if held is not None and counts[held] > 1:
            firsts[held] = min(firsts.get(held, plain_words(text)), plain_words(text))
    return [
        replace(quote, group=_identity("q", f"{firsts[held]}|{held[1]}")) if held in firsts else quote
        for quote, held in zip(quotes, settled, strict=True)
    ]


def _settled(key: tuple[int, str] | None, names: dict[int, set[str]]) -> tuple[int, str] | None:
    """A quotation without a name joins those of the one name that its copies have, if they have one only."""
    if key is None or key[1]:
        return key
    others = names[key[0]]
    return (key[0], next(iter(others))) if len(others) == 1 else key


def _surname(quote: Quote) -> str:
    """The last word of a person's name in lower case; "" for all others, who are called in many ways."""
    if quote.speaker is None or quote.speaker.type != "PERSON":
        return ""
    return quote.speaker.name.split()[-1].casefold()


def _names(roots: Sequence[int | None], texts: Sequence[str], letter: str) -> dict[int, str]:
    """An id for each group of more than one, made of its texts, so that the order of the input does not matter."""
    members: dict[int, list[str]] = defaultdict(list)
    for root, text in zip(roots, texts, strict=True):
        if root is not None:
            members[root].append(plain_words(text))
    return {root: _identity(letter, min(group)) for root, group in members.items() if len(group) > 1}


def _identity(letter: str, text: str) -> str:
    return letter + blake2b(text.encode("utf-8", errors="replace"), digest_size=6).hexdigest()


def plain_words(text: str) -> str:
    """The words in lower case, with single spaces between them."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def group_texts(
    texts: Iterable[str], *, run: int, similarity: float, both_ways: bool = False, least: int = 1
) -> list[int | None]:
    """For each text the number of the first text of its group: its own if it stands alone.

    run: words in a shingle. similarity: share of the shorter text's shingles that the longer one must have, or, with
    both_ways, the share of both (Jaccard), with the same numbers and negations. least: texts of fewer words are in no
    group (None). Memory: about 12 kB a text, whatever its length.
    """
    index = _Index(similarity, both_ways)
    long_enough = [index.add(plain_words(text).split(), run, least) for text in texts]
    return [index.root(number) if there else None for number, there in enumerate(long_enough)]


class _Index:
    """Signatures in buckets, and who belongs to whom (union-find)."""

    def __init__(self, similarity: float, both_ways: bool) -> None:
        self.similarity, self.both_ways = similarity, both_ways
        self.count = 0
        self.parents: dict[int, int] = {}
        self.signatures: dict[int, tuple[np.ndarray, int]] = {}
        self.shingles: dict[int, tuple[set[int], list[str]]] = {}  # of quotations only
        self.buckets: dict[int, int | list[int]] = {}  # most hold a single number
        self.exact: dict[int, int] = {}

    def add(self, words: list[str], run: int, least: int) -> bool:
        """Put a text in and join it to its copies; False if it is too short to have any."""
        number, self.count = self.count, self.count + 1
        self.parents[number] = number
        if len(words) < least:
            return False
        whole = int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")
        twin = self.exact.setdefault(whole, number)
        if twin != number:
            self.parents[number] = twin
            return True
        shingles = {zlib.crc32(" ".join(words[at : at + run]).encode()) for at in range(max(1, len(words) - run + 1))}
        signature = signature_of(shingles)
        self.signatures[number] = (signature, len(shingles))
        if self.both_ways:
            self.shingles[number] = (shingles, sorted(word for word in words if _MUST_AGREE.fullmatch(word)))
        for other in sorted(self._neighbours(number, signature)):
            if self._alike(number, other):
                self._join(number, other)
        return True

    def _neighbours(self, number: int, signature: "np.ndarray") -> set[int]:
        """Texts in the same buckets; puts this one into them."""
        seen: set[int] = set()
        for band in range(BANDS):
            key = (band << 32) | zlib.crc32(signature[band * ROWS : (band + 1) * ROWS].tobytes())
            held = self.buckets.setdefault(key, number)
            if isinstance(held, list):
                seen.update(held)
                if len(held) < _KEPT:
                    held.append(number)
            elif held != number:
                seen.add(held)
                self.buckets[key] = [held, number]
        return seen

    def _alike(self, number: int, other: int) -> bool:
        if self.both_ways:
            (shingles, fixed), (others, others_fixed) = self.shingles[number], self.shingles[other]
            return fixed == others_fixed and len(shingles & others) >= self.similarity * len(shingles | others)
        (signature, size), (held, other_size) = self.signatures[number], self.signatures[other]
        jaccard = float((signature == held).mean())
        shared = jaccard * (size + other_size) / (1 + jaccard)
        return shared >= self.similarity * min(size, other_size)

    def root(self, number: int) -> int:
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first


@cache
def _coefficients() -> "tuple[np.ndarray, np.ndarray]":
    import numpy as np

    chance = random.Random(1997)  # the same signatures in every process and release
    pairs = [(chance.randrange(1, _PRIME), chance.randrange(_PRIME)) for _ in range(HASHES)]
    factors, offsets = zip(*pairs, strict=True)
    return np.array(factors, dtype=np.uint64)[:, None], np.array(offsets, dtype=np.uint64)[:, None]


def signature_of(shingles: set[int]) -> "np.ndarray":
    """The smallest of each of HASHES random permutations of the shingles."""
    import numpy as np

    factors, offsets = _coefficients()
    values = np.fromiter(shingles, dtype=np.uint64, count=len(shingles)) % np.uint64(_PRIME)
    hashed = (factors * values + offsets) % np.uint64(_PRIME)
    return np.ascontiguousarray(hashed.min(axis=1).astype(np.uint32))
