"""Subjects of clauses that are people without a name: "*The minister* hit back. “...,” she said"; "*Her son* laughed".

Whom they mean is who "he" or "she" of the next sentence takes up, though they say nothing themselves.
"""

import re
from collections.abc import Iterator

from quoteattr.annotations import Offsets
from quoteattr.coref.index import Index
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import fold

#: An article or possessor, up to three more words, and what shows that they are a subject: a verb or a clause behind.
_SUBJECT = re.compile(
    r"(?<![\w’'\-])([Tt]he|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Aa]n?|[Oo]ne)"
    r"((?:[ ](?!(?:the|an?|his|her|their|its)[ ])(?:[a-z][a-z\-]*|\d\d-year-old)){1,3}|[ ][A-Z][a-z]+)"
    r"(?=,?[ ](?:[a-z]+ly[ ])?(?:[a-z]+ed|[a-z]{2,}s|was|had|who|did|went|left|came|took|told|said|gave|got|met|put|ran"
    r"|sat|stood|wrote|rang|won|lost|hit|shot|kept|held|made|broke|rose|fell|could|would|will|may|might|must)\b)"
)
#: Behind a preposition it is no subject: "Ann Lee, for *the foreman*, was gentle".
_GOVERNED = re.compile(
    r"\b(?:about|against|as|at|behind|beside|by|for|from|in|into|like|near|of|on|to|with)[ ]$", re.IGNORECASE
)
#: Behind it stands its name: "her clerk, *a young man called* Bo Kim".
_CALLED = re.compile(r",?[ ](?:called|named|known[ ]as|identified[ ]as)[ ](?:only[ ]as[ ])?[A-Z]")
_LONGEST = 60  # characters of a name
_WORD = re.compile(r"[a-z][a-z\-]*")


def described_subjects(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> Iterator[Offsets]:
    """From the article to the noun, of those who are one person; not where a name stands beside it, and not what is
    only said of one ("Her father, *a retired driver*")."""
    last = -1
    for match in _SUBJECT.finditer(text):
        start = match.start()
        if layout.quoted(start) >= 0 or layout.headline(start) or layout.furniture(start):
            continue
        end = match.end(2) if match[1] in ("The", "the") and _is_native(match[2].strip(), lexicon) else 0
        for word in _WORD.finditer(text, *match.span(2)):
            if fold(word.group()) in lexicon.persons:
                end = word.end()
            elif end:
                break
        named = bool(end) and any(mention.start <= end + 2 for mention in index.between(end, end + _LONGEST))
        if not end or named or text[end : end + 2] in ("’s", "'s") or _CALLED.match(text, end):
            continue
        if _GOVERNED.search(text, max(0, start - 12), start) is not None:
            continue
        apposed = text[start - 2 : start] == ", "
        if apposed and (last == start - 2 or any(m.end == start - 2 for m in index.between(start - 40, start))):
            continue
        last = end
        yield start, end


#: Somebody who is spoken of: "*whose husband* drowned", "married *a woman* from Lund", "rang *the old woman's son*".
_SPOKEN_OF = re.compile(
    r"(?<![\w’'\-])(?:[Hh]is|[Hh]er|[Ww]hose|\w+[’']s|([Aa]n?|[Aa]nother|[Oo]ne))(?P<words>(?:[ ][a-z][a-z\-]*){1,3})"
)


def men_and_women(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> Iterator[Offsets]:
    """From the article or possessor to the noun, of those who are a man or a woman by it; no quoted ones, and none
    beside whom a name stands."""
    for match in _SPOKEN_OF.finditer(text):
        start = match.start()
        if layout.quoted(start) >= 0 or layout.headline(start):
            continue
        for word in _WORD.finditer(text, *match.span("words")):
            noun = lexicon.persons.get(fold(word.group()))
            if noun is None or noun.gender not in ("m", "f"):
                continue
            end = word.end()
            behind = any(mention.start <= end + 2 for mention in index.between(end, end + _LONGEST))
            if (
                not behind
                and text[end : end + 2] not in ("’s", "'s")
                and not (match[1] and _apposed(text, index, start))
            ):
                yield start, end
            break


def _apposed(text: str, index: Index, start: int) -> bool:
    """Whether it is what is said of the name before: "Ann Lee, *a woman* of few words"."""
    return text[max(0, start - 2) : start] == ", " and any(m.end == start - 2 for m in index.between(start - 60, start))


def _is_native(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is for somebody of a country: "*The Serb* turned an ankle"."""
    single = word in lexicon.countries and not word.endswith(("ese", "sh", "ch", "ss"))
    return single or fold(word) in lexicon.natives
