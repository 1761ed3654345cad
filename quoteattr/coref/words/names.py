"""People's names as written: titles off, tokens compared.

A short form belongs to a full one when its tokens end it ("Guajardo Villarreal" of "Ildefonso Guajardo Villarreal"),
when it is a later token that can be a surname, or the first name alone; initials fit the names that they begin.
"""

import re
from functools import lru_cache

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.lang import one_of, table, words
from quoteattr.registry.spelling import fold, tokens_of

__all__ = [
    "POST_NOMINAL", "RUN", "SURNAME_PARTICLES", "core", "fold", "is_short_form", "is_surname_of", "is_usual_short_form",
    "one_letter_apart", "same_person", "split_titles", "strip_possessive", "suffix", "tokens_of",
]  # fmt: skip

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

_ABBREVIATED = one_of(word for word, _, part in table("en", "abbreviations") if part == "name")
#: One capitalised word of a name: initials, a word with apostrophes or hyphens, "al-Amr".
_CAPITAL = "[A-ZÀ-ÞĀ-Ž]"
_WORD = (
    rf"(?:{_CAPITAL}\.(?:{_CAPITAL}\.){{0,2}}|{_ABBREVIATED}\."
    rf"|(?:[a-z]{{2}}-)?{_CAPITAL}(?:[\w\-]|['’](?!s\b))*)"
)
SURNAME_PARTICLES = frozenset(words("en", "surname_particles"))
PARTICLES = one_of(words("en", "surname_particles"))
#: Letters behind a name: "Ann Lee *KC*".
POST_NOMINAL = one_of(words("en", "post_nominals"))
RUN = re.compile(rf"(?<![\w’']){_WORD}(?:(?:[ \u00a0]|, (?=(?:Jr|Sr)\b)|(?<=-))(?:{PARTICLES}[ ]){{0,2}}{_WORD})*")

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


def strip_possessive(text: str) -> str:
    return _POSSESSIVE.sub("", text)


def core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Without Jr. and the like."""
    return tokens[:-1] if len(tokens) > 1 and tokens[-1] in SUFFIXES else tokens


def suffix(tokens: tuple[str, ...]) -> str:
    return tokens[-1] if len(tokens) > 1 and tokens[-1] in SUFFIXES else ""


def split_titles(text: str, lexicon: Lexicon) -> tuple[list[str], int]:
    """The titles that the text begins with, and where the rest starts: "Sen. Ann Lee" -> (["sen"], 5)."""
    titles: list[str] = []
    at = 0
    found = list(re.finditer(r"\S+", text))
    index = 0
    while index < len(found) - 1:
        for length in (3, 2, 1):
            if index + length < len(found):
                form = fold(" ".join(w.group() for w in found[index : index + length]))
                if form in lexicon.titles:
                    titles.append(form)
                    index += length
                    at = found[index].start()
                    break
        else:
            break
    return titles, at


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in table("en", "short_names")}


def is_usual_short_form(one: str, other: str) -> bool:
    """Whether one first name is a usual short form of the other, or both of one name: "bill" and "william"."""
    forms = _short_forms()
    ones, others = forms.get(one, frozenset()), forms.get(other, frozenset())
    return other in ones or one in others or bool(ones & others)


def same_first(one: str, other: str) -> bool:
    """Whether two first names can be one: equal, an initial of the other, or a usual short form."""
    if one == other:
        return True
    if len(one) <= 2 or len(other) <= 2:
        return one[:1] == other[:1]
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    return is_usual_short_form(one, other)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names (two tokens or more) can be one person's."""
    if suffix(one) and suffix(other) and suffix(one) != suffix(other):
        return False
    if bool(suffix(one)) != bool(suffix(other)):
        return False
    one, other = core(one), core(other)
    if one == other:
        return True
    short, full = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    if not same_first(short[0], full[0]):
        # "Guajardo Villarreal" of "Ildefonso Guajardo Villarreal"
        return len(short) < len(full) and full[-len(short) :] == short
    if short[-1] == full[-1]:
        middle = short[1:-1]
        return (
            all(any(same_first(m, f) for f in full[1:-1]) for m in middle)
            if len(full) > len(short)
            else (len(short) == 2 or all(same_first(a, b) for a, b in zip(short[1:-1], full[1:-1], strict=True)))
        )
    return len(full) > len(short) and full[: len(short)] == short  # "Ana Ruiz" of "Ana Ruiz Soto"


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How well a name of fewer tokens fits a full one: 3 surname, 2 a later name, 1 first name, 0 not at all.

    "de la Cerda" is a later name of "Ana de la Cerda Ruiz".
    """
    if suffix(short) and suffix(short) != suffix(full):
        return 0
    short, full = core(short), core(full)
    if not short or len(short) >= len(full):
        return 0
    if full[-len(short) :] == short:
        return 3
    if len(short) == 1:
        if short[0] in full[1:]:
            return 2
        if short[0] == full[0]:
            return 1
        tail = full[-1].split("-")
        return 2 if len(tail) > 1 and short[0] in tail else 0
    if short[0] in SURNAME_PARTICLES and any(full[at : at + len(short)] == short for at in range(1, len(full))):
        return 2
    return 2 if full[: len(short)] == short else 0


def is_surname_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name that begins with a particle is but the surname of a longer one: "van Dam" of "Ann van Dam", "da
    Silva" of "Ana da Silva e Souza"."""
    size = len(short)
    return short[0] in SURNAME_PARTICLES and any(full[at : at + size] == short for at in range(1, len(full) - size + 1))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
