"""The name inside a run of capitalised words, without the titles and roles before it."""

import re

from quoteattr.annotations import Offsets
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import SURNAME_PARTICLES, fold
from quoteattr.coref.words.offices import core_of, person_noun
from quoteattr.lang import words as listed


def name_in_run(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int, list[str]]:
    """The name inside a run of capitalised words: function words, titles and roles at its head are left out.

    "The Norlandish Foreign Minister Ann Lee" -> the offsets of "Ann Lee" and ["foreign minister"].
    """
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\s]+", text[start:end])]
    while words and _is_light(fold(text[words[0][0] : words[0][1]]), lexicon):
        if _is_first_name(text, words, lexicon):
            break
        words = words[1:]
    while words and fold(text[words[-1][0] : words[-1][1]]) in lexicon.function_words:
        words = words[:-1]
    if words and _BASED.match(text[words[0][0] : words[0][1]]) and len(words) > 1:
        words = words[1:]
    if len(words) > 2 and text[words[0][0] : words[0][1]] in _OPENINGS:
        words = words[1:]
    if (
        len(words) > 2
        and text[words[0][0] : words[0][1]] in lexicon.countries
        and _may_be_surname(text, words, lexicon)
    ):
        words = words[1:]  # "*Chilean* Ann Lee"
    if len(words) > 2 and _OFFICE_OF.search(text, max(0, start - 40), start) and _is_body(text, *words[0], lexicon):
        words = words[1:]  # "leader of the *Opposition* Ann Lee"
    words = words[_words_of_field(text, words, lexicon) :]
    if not words:
        return end, end, []
    titles: list[str] = []
    begin = 0
    firm = len(words) == 2 and fold(text[words[1][0] : words[1][1]]) in lexicon.company_names  # "Kingpin Bakery"
    for index in range(0 if firm else len(words) - 1):
        surface = text[words[index][0] : words[index][1]]
        word = fold(surface)
        if surface[-1] in ")]" or (
            surface.isalpha() and surface.isupper() and 3 <= len(surface) <= 4 and index < len(words) - 2
        ):
            begin = index + 1  # "Police (South) Ann Lee", "Area MCA Ann Lee"
            continue
        if word in _FIRST_NAMES and len(words) == 2 and words[index][0] == start:
            continue  # "Dean Roe"
        if surface in SURNAME_PARTICLES:
            continue  # "Ana *da* Cruz"; "DA" is a title
        several = index == 0 and len(words) > 2 and lexicon.singular(word) in lexicon.persons  # "Bakers Ann Lee and"
        if several or person_noun(word, lexicon) or word.rpartition("-")[2] in lexicon.persons:
            begin = index + 1
            titles.append(_longest_title(text, words, index, lexicon))
        elif titles and index == begin and (title := _longest_title(text, words, index, lexicon)) in lexicon.titles:
            begin = index + 1  # "Det *Con* Ann Lee"
            titles[-1] = title
    return words[begin][0], words[-1][1], titles


def _words_of_field(text: str, words: list[Offsets], lexicon: Lexicon) -> int:
    """How many words say what the office before them is for: two of "director of *Public Health* Ann Lee"."""
    office = _FOR_WHAT.search(text, max(0, words[0][0] - 40), words[0][0]) if len(words) > 2 else None
    noun = core_of(fold(office[1])) if office is not None else ""
    if office is None or office[2] not in lexicon.complements.get(noun, ()):
        return 0
    fields = [at for at, span in enumerate(words[:-2], 1) if fold(text[slice(*span)]) in lexicon.office_fields]
    return max(fields, default=0)


_FOR_WHAT = re.compile(r"([\w\-]+)[ ](at|for|in|of|on|to)[ ](?:the[ ])?$")
#: Before the body that somebody leads or speaks for.
_OFFICE_OF = re.compile(
    r"\b(?:[Cc]hair|[Cc]hief|[Hh]ead|[Ll]eader|[Mm]ember|[Ss]ecretary|[Ss]peaker|[Ww]hip)(?:man|woman)?[ ]of[ ]"
    r"(?:the[ ])?$"
)
#: "*Ostrava-based* Tepna", "*Father-of-two* Bo Kim".
_BASED = re.compile(r"\w[\w’'.-]*-(?:based|born|owned|listed|backed|registered|educated|trained|bred|of-\w+)$")
#: Verbs that open a sentence and its first name with it: "*Sentencing* Ann Lee to a year, Judge Kim said".
_OPENINGS = frozenset(listed("en", "opening_verbs"))


def _is_body(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    word = fold(text[start:end])
    return word in lexicon.organisations or word in lexicon.groups


def _may_be_surname(text: str, words: list[Offsets], lexicon: Lexicon) -> bool:
    last = fold(text[words[-1][0] : words[-1][1]])
    return last not in lexicon.organisations and last not in lexicon.company_names and last.isalpha()


def _is_first_name(text: str, words: list[Offsets], lexicon: Lexicon) -> bool:
    """Whether a light word is one: "Per" where no sentence begins with it, "the cook *Will* Roe", ", *May* Roe,"."""
    start, end = words[0]
    if text[start:end] == "Per":
        return re.search(r"[\w,]\s$", text[max(0, start - 2) : start]) is not None
    if text[start:end] not in ALSO_NAMES or len(words) != 2:
        return False
    if _OPENS.search(text, max(0, start - 4), start) and _DEED.match(text, words[1][1]):
        return fold(text[slice(*words[1])]) not in _DAYS
    before = _BEFORE_NAME.search(text, max(0, start - 24), start)
    if before is None:
        return False
    return before[1] is None or person_noun(fold(before[1]), lexicon) is not None or "-" in before[1]


#: First names that are light words else, or months.
ALSO_NAMES = frozenset(("April", "August", "June", "May", "Will"))
#: Where a sentence opens, "*Will* Roe was late" has a name at its head, and "Will Roe resign?" has none.
_OPENS = re.compile(r"(?:^|[.!?:\n][\"”’']?[ ]?|[\"“‘])$")
_DEED = re.compile(r"['’]s[ ]|[ ](?:is|has|had|said|told|came|went|made|took|left|won|lost|ran|[a-z]+ed|[a-z]{2,}s)\b")
_DAYS = frozenset(("bank", "day", "elections", "fools"))
_BEFORE_NAME = re.compile(r"(?:,|\bone|([a-z][\w\-]*|[\w\-]*-of-\w+|\d{1,3}-year-old))[ ]$")


def _is_light(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.function_words or word in lexicon.numbers


#: Oftener names than titles.
_FIRST_NAMES = frozenset(listed("en", "titles_as_names"))


def _longest_title(text: str, words: list[Offsets], index: int, lexicon: Lexicon) -> str:
    for first in range(max(0, index - 2), index + 1):
        form = fold(text[words[first][0] : words[index][1]])
        if form in lexicon.titles:
            return form
    return fold(text[words[index][0] : words[index][1]])
