"""Names that the text treats as a person's, whatever their label: an age, a country's letters or a deed stands behind,
"he" takes them up, or they speak in the text's turns.

"Ann Lee, 44, has three boats"; "Ann Lee shrugged"; "*Ann Lee* left school at 14. *She* bought"; "*Lee* refused. *She*
said", where "Ann Lee" is named too; "*Ann Lee* met" above "AL: Where to?".
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice

from quoteattr.coref.naming.taken_up import is_taken_up
from quoteattr.coref.naming.turn_parts import parts_at
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.names import RUN, fold
from quoteattr.lang import one_of, table, words

_AGE = re.compile(r",[ ](?:aged[ ])?\d{1,2}(?=[,.;)])")
_AGED_BEFORE = re.compile(
    rf"\b(?:\d{{1,3}}-year-old|(?i:(?:grand)?(?:father|mother|dad|mum|mom)-of-)\w+)[ ]({RUN.pattern})"
    r"(?=[,.;)]|[ ][a-z])"
)
_LETTERS = re.compile(
    rf",?[ ]{one_of(letters for letters, kind in table('en', 'post_nominals') if kind != 'degree')}\b"
)
_OF_COUNTRY = re.compile(rf"[ ]\((?:{'|'.join(words('en', 'country_codes'))})\)")  # "Ann Lee (ITA)"
_NAMED = re.compile(rf"({RUN.pattern})$")
#: "DUNMERE: *Ann Lee* went out", "DUNMERE, Norland, May 3 (Elm) - ".
_DATELINE = re.compile(r"[A-Z][A-Z’'.\-]+(?:[ ][A-Z][A-Z’'.\-]+){0,4}[^\n.:;]{0,40}?(?::|[ ](?:—|–|--?))[ ]+(?=[A-Z])")
_OPENING = re.compile(r"[\s\"“‘(]*")
_LETTERED = re.compile(r"^[ \t]*((?:[A-Z]\.?){2,4}):[ ]", re.MULTILINE)
#: Lines of which two make a conversation: "Q: Where to?", "THE WITNESS: Home."
_TURN = re.compile(r"^[ \t]*(?:[QA][.:]|((?:[A-Z][A-Z’'.\-]*[ ]){0,3}[A-Z][A-Z’'.\-]+):)[ ]", re.MULTILINE)
_IN_BRACKETS = re.compile(r"[ ]\((?:[\w\-]+[ ]){0,3}([\w\-]+)\)")
_CALLER = re.compile(r"^[ \t]*CALLER:[ ]", re.MULTILINE | re.IGNORECASE)
_CALLED = re.compile(
    rf"\b(?:a[ ]call[ ]from[ ](?={RUN.pattern}(?:,|[ ](?:in|from|of|about|who)\b))"
    rf"|gave[ ](?:his|her|their)[ ]name[ ](?:only[ ])?as[ ])({RUN.pattern})"
)
_LONGEST = 60  # characters of a name
_MOST_TURNS = 40  # that are looked at for their labels
_INTRODUCTION, _BEHIND = 2000, 400  # characters before the first turn, and behind the last, that are looked at
#: A label that says otherwise counts 1.
AGED, TAKEN_UP = 2.0, 1.5
#: Whatever the label says: who speaks in a turn is no place.
SURE = 4.0


def vouched_for(text: str, layout: Layout, surnames: Collection[str]) -> Iterator[tuple[int, int, float]]:
    """Where a name stands that is a person's by what is said there, with what that counts.

    surnames: last words of the article's longer names, folded; of single words these alone are looked at.
    """
    told = (_AGE, _LETTERS, _OF_COUNTRY, _human())
    for said in (found for phrase in told for found in phrase.finditer(text)):
        name = _NAMED.search(text, max(0, said.start() - _LONGEST), said.start())
        if name is not None and 1 <= name[1].count(" ") <= 3:
            yield *name.span(1), AGED
    for aged in _AGED_BEFORE.finditer(text):
        if 1 <= aged[1].count(" ") <= 3:
            yield *aged.span(1), AGED
    yield from _of_turns(text)
    for start in layout.sentence_starts:
        dated = _DATELINE.match(text, start)
        opening = _OPENING.match(text, dated.end() if dated is not None else start)
        begin = opening.end() if opening else start
        name = RUN.match(text, begin, begin + _LONGEST)
        if name is None or name.group().startswith("The "):
            continue  # "The Evening Ledger"
        if name.group().count(" ") > 2 or layout.quoted(begin) >= 0 or layout.headline(begin):
            continue
        if " " not in name.group() and fold(name.group()) not in surnames:
            continue
        if is_taken_up(text, layout, name.end()):
            yield *name.span(), TAKEN_UP


@cache
def _human() -> re.Pattern[str]:
    deeds = one_of(words("en", "human_verbs"))
    return re.compile(rf"[ ]{deeds}\b(?![ ](?:foul|off|on|out|over|through|to|under)\b)")  # firms "laugh off" bids


def _of_turns(text: str) -> Iterator[tuple[int, int, float]]:
    """Names whose initials are labels of the turns below them, of whom it is said which part they take, and of
    callers."""
    turns = list(islice(_TURN.finditer(text), _MOST_TURNS))
    if len(turns) > 1:
        first, labels = turns[0].start(), {turn[1].split()[-1] for turn in turns if turn[1]}
        for name in RUN.finditer(text, max(0, first - _INTRODUCTION), first):
            role = _IN_BRACKETS.match(text, name.end())
            speaks = name.group().split()[-1].upper() in labels or (role is not None and role[1].upper() in labels)
            if 1 <= name.group().count(" ") <= 3 and (speaks or next(parts_at(text, *name.span()), "")):
                yield *name.span(), SURE
        behind = text.find("\n", turns[-1].end())
        for name in RUN.finditer(text, behind, behind + _BEHIND) if behind >= 0 else ():
            if 1 <= name.group().count(" ") <= 3 and next(parts_at(text, *name.span()), ""):
                yield *name.span(), SURE
    lettered = list(_LETTERED.finditer(text))
    if lettered:
        labels = {label[1].replace(".", "") for label in lettered}
        first = lettered[0].start()
        for name in RUN.finditer(text, max(0, first - _INTRODUCTION), first):
            if 1 <= name.group().count(" ") <= 3 and labels.intersection(initials_of(name.group())):
                yield *name.span(), SURE
    caller = _CALLER.search(text)
    if caller is not None:
        for call in _CALLED.finditer(text, max(0, caller.start() - _INTRODUCTION), caller.start()):
            yield *call.span(1), SURE


def initials_of(name: str) -> tuple[str, str, str]:
    """The first letters of its words, of the first and the last, and of its words and what hyphens join."""
    parts = name.split()
    every = "".join(word[0] for word in parts).upper()
    return every, every[:1] + every[-1:], "".join(part[0] for part in re.split(r"[\s\-]+", name) if part).upper()
