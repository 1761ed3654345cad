"""Names whose kind is plain from what stands in or before them: "Roe, Kim & Sons", "Well Done! Ltd"; "her sons, Leo and
Max"."""

import re

from quoteattr.coref.naming.forms import ORG, PERSON, Forms
from quoteattr.coref.naming.runs import name_in_run
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_WORD = r"[A-ZÀ-Þ][\w’'\-]*"
#: Houses of partners and kin, whose commas and "and" are of the name.
_HOUSE = re.compile(
    rf"(?<![\w’']){_WORD}(?:,?[ ]{_WORD}){{0,4}}[ ](?:&|and)[ ]"
    r"(?:(?:Associates|Bros|Brothers|Co|Company|Daughters?|Partners|Sisters|Sons?)\b\.?"
    rf"(?:[ ]{_WORD}){{0,2}}|{_WORD}(?=[ ]LL[CP]\b))(?:[ ]LL[CP]\b)?"
)
#: Firms by their legal form, whatever stands before it: "Told You So Ltd".
_LEGAL_FORM = re.compile(
    rf"(?<![\w’'])(?:{_WORD}!?[ ]){{1,5}}(?:AG|GmbH|Inc|LLC|LLP|Ltd|NV|PLC|plc)\b(?:\.(?!\s+[A-Z]))?"
)
#: A name that a noun for firms closes: "the *Vale Fish* company".
_CLOSED = re.compile(
    rf"\b[Tt]he[ ]({_WORD}(?:[ ]{_WORD}){{1,3}})[ ](?:bank|brand|chain|charity|company|conglomerate|corporation|firm"
    r"|group)\b(?![ ][A-Z])"
)
#: Who are named behind what they are to somebody: "his three *daughters, Anna, Berta and Clara*".
_LISTED = re.compile(rf"(?<![\w\-])([a-z][\w\-]*),[ ]({_WORD}(?:,[ ]{_WORD}){{0,5}},?[ ]and[ ]{_WORD})(?=[,.;)]|$)")
_SIBLINGS = frozenset(("boys", "girls", "siblings", "triplets", "twins"))


def from_firms(text: str, forms: Forms) -> None:
    """Firms by what only their names end in, of which a label finds but a part."""
    reached = 0
    for match in _CLOSED.finditer(text):
        forms.add(*match.span(1), ORG, 2.0)
    for match in _HOUSE.finditer(text):
        forms.add(*match.span(), ORG, 4.0)
        reached = match.end()
    for match in _LEGAL_FORM.finditer(text):
        titled = name_in_run(text, match.start(), match.end(), forms.lexicon)
        start = titled[0] if titled[2] else _behind_small_word(text, match.start(), forms.lexicon)
        if match.end() > reached:
            forms.add(start, match.end(), ORG, 4.0)


def _behind_small_word(text: str, start: int, lexicon: Lexicon) -> int:
    """Where the name begins behind a small word that opens the sentence: "But Vale Ltd", not "Told You So Ltd"."""
    first, second, *_ = text[start : start + 60].split(" ", 2)
    small, next_one = fold(first) in lexicon.function_words, fold(second.rstrip("!"))
    both = next_one in lexicon.function_words or next_one in lexicon.pronouns
    return start + len(first) + 1 if small and not both else start


def from_kin(text: str, forms: Forms) -> None:
    """Names listed behind a noun for relatives are people's."""
    for match in _LISTED.finditer(text):
        if match[1] in _SIBLINGS or (forms.lexicon.singular(match[1]) != match[1] and _is_kin(match[1], forms.lexicon)):
            for name in re.finditer(_WORD, match[2]):
                forms.add(match.start(2) + name.start(), match.start(2) + name.end(), PERSON, 3.0)


def _is_kin(plural: str, lexicon: Lexicon) -> bool:
    return lexicon.singular(plural) in lexicon.kin or plural == "children"


__all__ = ["from_firms", "from_kin"]
