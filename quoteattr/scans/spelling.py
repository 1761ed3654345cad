"""Words that bad print or scanning has changed: letters taken for others, words cut in two."""

import re
from collections.abc import Iterator

from quoteattr.scans.edits import Edit
from quoteattr.scans.words import common, known, lexicon, meant, titles, verbs

_WORD = re.compile(r"(?<![\w'’])[^\W_]+(?![\w’'])")
#: Two words side by side, the second in small letters, overlapping with the next pair.
_PAIR = re.compile(r"(?<![\w'’.-])(?=([^\W\d_]+) ([a-z]+)(?![\w'’]))")
#: A name cut in two before another one: "Osk ar Lund".
_NAME = re.compile(r"(?<![\w'’.-])([A-Z][a-z]+) ([a-z]{1,4}) (?=[A-Z][a-z])")
#: "answer'd": what poets and old papers wrote.
_ELIDED = re.compile(r"(?<![\w'’])([a-z]{3,})['’]d(?![\w'’])")
#: Where a sentence begins.
_BEGINS = re.compile(r"(?:^$|[.!?:—–\"“”'‘’«»„)\n][ ]?)$")
#: How printers open a paragraph: "THE MAYOR OF ASHBY, Mr. Lee, said".
_OPENING = re.compile(r"^(?:THE|AN?)((?:[ ][A-Z]{2,}\b){1,5})(?=,?[ ](?:[a-z]|[A-Z][a-z]))", re.M)
#: "1s", "2d", "1st": no word.
_SUM = re.compile(r"\d+[a-z]{1,2}")
_BEFORE_HE = ("that", "and", "if", "as", "but", "whether", "which", "when", "what")
#: "he", of which scanning makes "lie": behind a mark or a conjunction, before what he does.
_HE = re.compile(
    r"(?:(?<=[,.;:”\"“'’»] )|" + "|".join(rf"(?<=\b{word} )" for word in _BEFORE_HE) + ")"
    r"[Ll]ie(?= (?:had|was|is|has|would|could|should|did|will|(?P<verb>[a-z]+))\b)"
)


def signs(text: str) -> int:
    """How many words there are that no text has which was printed well: with a letter for another, or in two."""
    wrong = sum(_is_sign(match) for match in _WORD.finditer(text))
    return wrong + sum(1 for _ in elided(text)) + sum(edit.text.lower() in verbs() for edit in cut(text))


def _is_sign(match: re.Match[str]) -> bool:
    """Whether a small word or a reporting verb is misread, or a long word."""
    word = match.group()
    if len(word) < 3 or (edit := _misread(match)) is None:
        return False
    small = word.islower() or len(word) < 5 or any(map(str.isdigit, word))  # "Prosser" is a name
    return small and (common(edit.text.lower()) or (len(edit.text) > 4 and word.islower()))


def misread(text: str) -> Iterator[Edit]:
    """All words in a scan that are none and look like one."""
    for match in _WORD.finditer(text):
        if (edit := _misread(match)) is not None:
            yield edit


def he(text: str) -> Iterator[Edit]:
    """What scanning makes "lie" of, in a text whose other words are mended."""
    for match in _HE.finditer(text):
        if match["verb"] is None or match["verb"] in verbs():
            yield Edit(match.start(), match.end(), _as("he", match.group()))


def elided(text: str) -> Iterator[Edit]:
    """Reporting verbs with an apostrophe for the last vowel: "answer'd"."""
    for match in _ELIDED.finditer(text):
        for whole in (match[1] + "ed", match[1] + "d"):
            read = whole if whole in verbs() else meant(whole)
            if read in verbs():
                yield Edit(match.start(), match.end(), read)
                break


def openings(text: str) -> list[Edit]:
    """The first words of a paragraph without capitals, but for what may be a name or letters for one."""
    edits = []
    for match in _OPENING.finditer(text):
        article, *rest = match.group().split()
        if any(known(word) and len(word) > 3 for word in rest):
            edits.append(Edit(match.start(), match.end(), " ".join([article.capitalize(), *map(_small, rest)])))
    return edits


def _small(word: str) -> str:
    if known(word):
        return word.lower()
    return word.capitalize() if len(word) > 4 else word


def cut(text: str) -> list[Edit]:
    """Words cut in two, of which a half is no word, and names whose second half is none."""
    edits = []
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        whole = (first + second).lower()
        if whole in lexicon() and len(whole) > 2 and _is_cut(whole, first, second):
            edits.append(Edit(match.start(), match.end(2), first + second))
    for match in _NAME.finditer(text):
        if not known(match[2]) and (match[1] + match[2]).lower() not in lexicon():
            edits.append(Edit(match.end(1), match.start(2), ""))
    return sorted(edits)


def _is_cut(whole: str, first: str, second: str) -> bool:
    """Whether a half is no word, or both are rarer than the verb that they make."""
    if not (known(first) and known(second)):
        return True
    return whole in verbs() and not common(first.lower()) and not common(second)


def _misread(match: re.Match[str]) -> Edit | None:
    word = match.group()
    if word.isdigit() or _SUM.fullmatch(word):
        return None
    read = meant(word)
    if read is None or (word[0].isupper() and not _may_begin(match, read)):
        return None
    return Edit(match.start(), match.end(), _as(read, word))


def _may_begin(match: re.Match[str], read: str) -> bool:
    """Whether a word with a capital may be misread: for a title or what somebody is, or for a small word that begins a
    sentence; else it is a name."""
    word = match.group()
    if read in titles() or any(map(str.isdigit, word)):
        return len(word) > 4 or (word.isupper() and len(word) > 2)
    before = match.string[max(0, match.start() - 2) : match.start()]
    return common(read) and (len(word) > 2 or read == "he") and _BEGINS.search(before) is not None


def _as(word: str, printed: str) -> str:
    """The word with capitals where the printed one has them."""
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) > 2 and sum(map(str.isupper, letters)) > len(letters) / 2:
        return word.upper()
    return word.capitalize() if printed[0].isupper() else word
