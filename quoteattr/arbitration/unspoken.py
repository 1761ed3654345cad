"""Quotation marks that report no speech: nicknames, titles of works, songs and the words on signs.

The marks hold a name and not an utterance where every word of weight has a capital, and the cue names, shows, performs
or reports nothing; or where what says it is a sign. "Critics branded it "a tax on breathing"" stays.
"""

import re
from functools import cache

from quoteattr.annotations import Attribution, Mark
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.lang import table, words
from quoteattr.patterns.page import Page

_WORD = re.compile(r"[^\W_][\w'’-]*")
#: A name or title has at most so many words.
LONGEST_NAME = 20
#: Without a source, so many characters before the cue are looked at for what bears the words.
_BEFORE = 40
#: Before a quotation of nobody, so many for what it is written with.
_LEAD = 40


_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")
#: An hour, as in the programme of a channel.
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)|\b\d{1,2}[.:]\d\d\b")
#: "*Podcast of the week*: “The Mayor Was A Ghost”"
_CHOSEN = re.compile(r"\bof the (?:day|week|month|season|year)$")


#: "a crate marked *“ceramics”*": what stands on it or what it is called.
_MARKED = re.compile(
    r"\b(?:marked|labell?ed|engraved|inscribed|stamped|emblazoned|embroidered|stencilled|captioned|titled|entitled|headed"
    r"|dubbed|nicknamed|christened)(?:\s+(?:with|as))?\W*$"
)


@cache
def _kinds(language: str) -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for form, kind in table(language, "unspoken_words"):
        kinds.setdefault(kind, []).append(re.escape(form).replace(r"\ ", r"\s+"))
    found = {kind: "|".join(sorted(forms, key=len, reverse=True)) for kind, forms in kinds.items()}
    patterns = {kind: re.compile(rf"\b(?:{forms})\b", re.IGNORECASE) for kind, forms in found.items()}
    medium = rf"\bin\s+(?:[\w-]+\s+){{0,2}}(?:{found['medium']})\W*$"
    return patterns | {"medium": re.compile(medium, re.IGNORECASE)}


def is_unspoken(page: Page, att: Attribution, language: str = "en") -> bool:
    """Whether what is in marks is a name, a title, a song or the words on a sign."""
    if att.cue is None and att.source is None:
        return _is_inscription(page, att.content[0][0], language)
    if att.cue is None or att.floating:
        return False
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    if not inside or any(mark.state != "closed" for mark in inside):
        return False
    marked = _MARKED.search(page.text, max(0, inside[0].start - _LEAD), inside[0].start)
    by_itself = marked is not None and att.cue[0] <= marked.start() < att.cue[1]  # "which he labelled “mostly true”"
    if marked is not None and not by_itself and len(att.content) == 1 and att.content[0][0] >= inside[0].start:
        return True
    kinds = _kinds(language)
    cue = page.text[slice(*att.cue)] + " with" * page.text.startswith("with ", att.content[0][0])
    titles = all(is_name(page.text, mark, language, sentence=True) for mark in inside)
    if titles and not is_reporting(page.text, att, language):
        return True  # "The band came back with “Tell Me You Lied” and “Harbour Lights”"
    if titles and any(kinds[kind].search(cue) is not None for kind in ("naming", "performing")):
        return True
    if len(inside) != 1 and att.content[0][0] < att.cue[1]:
        return False
    bearer = att.source or (max(0, att.cue[0] - _BEFORE), att.cue[0])
    if _is_sign(page, bearer, kinds["sign"]) and kinds["showing"].search(cue):
        return True
    if len(inside) != 1:
        return False
    listed = att.source is None or any(pattern.search(page.text, *att.source) for pattern in (_CLOCK, _CHOSEN))
    return cue.strip() == ":" and listed and titles  # "9pm: “The Mayor Was A Ghost.”"


def _is_inscription(page: Page, start: int, language: str) -> bool:
    """Whether what leads to a quotation of nobody ends in what it is written with: "On the back, in pencil: “...”"."""
    before = page.text[max(0, start - _LEAD) : start].rstrip()
    return before.endswith(":") and _kinds(language)["medium"].search(before) is not None


def _is_sign(page: Page, source: tuple[int, int], signs: re.Pattern[str]) -> bool:
    """Whether the noun that a source is about, before its first preposition, is a sign."""
    words = _SENTENCE.split(page.text[slice(*source)])[-1]
    head = re.split(r"\s(?:on|in|at|above|over|outside|by|near|from|of|held|that|which)\s", words)[0]
    return signs.search(head[-40:]) is not None


def is_name(text: str, mark: Mark, language: str = "en", sentence: bool = False) -> bool:
    """Whether every word of weight in a pair of marks has a capital, as in a name or the title of a work.

    sentence: also where it ends as one.
    """
    light = frozenset(words(language, "light_words")) | frozenset(words(language, "function_words"))
    found = _WORD.findall(text[mark.inner_start : mark.inner_end])
    end = text[mark.inner_start : mark.inner_end].strip().removesuffix(",")[-1:]
    if not 0 < len(found) <= LONGEST_NAME or not (end.isalnum() or (sentence and end in ".?!")):
        return False
    heavy = [word for word in found if word.lower() not in light]
    return bool(heavy) and all(word[0].isupper() or word[0].isdigit() for word in heavy)
