"""How a source phrase is built: a pronoun, a name, names joined, or a description with its main noun."""

import re
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.phrasing.heads import meant_itself
from quoteattr.coref.words.lexicon import Lexicon, Pronoun
from quoteattr.coref.words.names import fold, strip_possessive
from quoteattr.coref.words.offices import core_of
from quoteattr.lang import one_of, one_of_kind
from quoteattr.lang import words as listed
from quoteattr.lang.calendar import MONTH

_EDGE = " \t\n\u00a0,;:.—–-\"“”‘’'«»‹›„‚()[]"
_PREPOSITIONS = frozenset(("of", "in", "at", "on", "from", "for", "with"))
_PREPOSITION_BEFORE = re.compile(r"\b(?:of|in|at|on|from|for|with)[ ]$")
#: Endings of nouns for things and thoughts, which the tables cannot all hold: "approach", "assessment".
_ABSTRACT = ("tion", "ment", "ness", "ity", "ance", "ence", "ism", "ach", "ure", "ship", "sis", "ing", "our", "ior")
_STRESSED = re.compile(r"[ ](?:alone|himself|herself|itself|themselves)$")  # "the mayor himself"
_OWN = re.compile(r"['’]s own$")  # "the lobbyist's own" admission
_LEAD = re.compile(
    r"(?:by|from|to|even|only|perhaps|when|as|and|but|both(?=.* and )|according to|like|while|said|—"
    r"|\d{1,2}[.:]\d\d[ ]?(?:[ap]\.?m\.?|GMT|BST|UTC|E[DS]T)?[ ]*[:—–-]?)[ ]+",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:,(?!\d)|[;:(—–\n\"“])|[ ][‘']{1,2}(?=[A-Z])"
    r"|[ ](?:of|in|from|at|for|on|with|to|by|near|inside|outside|within|around|under|against|about|like|among"
    r"|including|familiar|close|involved|who|whom|whose|that|which|where|when|briefed|interviewed|surveyed|polled)\b"
)
_DATED = re.compile(rf"(?:(?:19|20)\d\d|\d{{1,2}}[ ]{MONTH}|{MONTH}(?:[ ]\d{{1,2}})?)[ ](?=\w)")
_ON = re.compile(r"\b(?:[Ii]n|[Oo]n|[Bb]y|[Oo]f)[ ]$")
_DEFINITE = re.compile(r"(?:the|this|that|these|those)[ ]", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?:his|her|their|its|my|our|your|[^ ]+(?:['’]s|s['’]))[ ]", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?=\b([\w\-]+)[ ](?:being|been|not|\w+ing|\w+ed|seen|made|done|taken|given|known|held|won|led|sent)\b)"
)
_QUANTITIES = one_of_kind("en", "quantities")
_QUANTITY = re.compile(rf"^(?:{_QUANTITIES['about']} )*(?:\d[\d,.]*|{_QUANTITIES['many']})\b", re.IGNORECASE)


_VIRTUES = ("grace", "honor", "honour")  # without a capital they are somebody's, and not somebody
_STYLES = one_of(style for style in listed("en", "styles") if style not in _VIRTUES)
#: What stands for the person as "he" or "she" would: "His Grace".
STYLE = re.compile(rf"(?:[Hh]is|[Hh]er) (?:{one_of(map(str.title, _VIRTUES))}|(?:Royal )?(?i:{_STYLES}))")


class Phrase(NamedTuple):
    """A source, taken apart.

    kind: "pronoun", "names" (people or organisations meant themselves; several when joined), or "description".
    definite: the, this or a possessor at its head; possessor: "his", "Lee's"; head: the main noun, singular.
    """

    kind: str
    start: int
    end: int
    pronoun: Pronoun | None = None
    word: str = ""
    mentions: tuple[Mention, ...] = ()
    head: str = ""
    plural: bool = False
    definite: bool = False
    possessor: str = ""


def parse(text: str, start: int, end: int, index: Index, lexicon: Lexicon) -> Phrase:
    """Take the source text[start:end] apart."""
    start, end = trim(text, start, end)
    if (stressed := _STRESSED.search(text, max(start, end - 12), end)) is not None and stressed.start() > start + 2:
        end = stressed.start()
    if (dated := _DATED.match(text, start, end)) is not None and _ON.search(text, max(0, start - 4), start):
        start = dated.end()  # "In *2022* inspectors said"
    surface = text[start:end]
    while match := _LEAD.match(surface):
        start += match.end()
        surface = text[start:end]
    words = surface.split()
    first = fold(strip_possessive(words[0])) if words else ""
    shouted = len(first) > 1 and words[0].isupper()  # "WHO", "US"
    if (
        first in lexicon.pronouns
        and not shouted
        and (
            len(words) == 1
            or words[1].lower() in ("himself", "herself", "themselves", "all", "both", "also", "too", "each")
        )
    ):
        return Phrase("pronoun", start, end, lexicon.pronouns[first], first)
    mentions = tuple(index.between(start, end))
    named = meant_itself(text, start, end, mentions, lexicon)
    if named:
        return Phrase("names", start, end, mentions=named)
    return _description(text, start, end, mentions, lexicon)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces, marks and punctuation at either edge, but with the full stop of "Jr." and "U.S."."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == "." and re.search(r"(?:\b[A-Z]|Jr|Sr|Inc|Corp|Co)\.$", text[max(start, end - 6) : end]):
            break
        end -= 1
    return start, end


def _description(text: str, start: int, end: int, mentions: tuple[Mention, ...], lexicon: Lexicon) -> Phrase:
    surface = text[start:end]
    for match in _BREAK.finditer(surface):
        covered = any(m.start < start + match.start() < m.end for m in mentions)
        if match.start() > 0 and not covered:
            surface_head = surface[: match.start()]
            break
    else:
        surface_head = surface
    surface_head = _OWN.sub("", _without_participle(surface_head, lexicon))
    reduced = _REDUCED.match(surface_head)
    if reduced is not None and fold(reduced[1]) in lexicon.documents:
        surface_head = reduced[0]  # "a report the council received"
    words = surface_head.split()
    last = fold(strip_possessive(words[-1])) if words else ""
    plural = (
        bool(_QUANTITY.match(surface)) or lexicon.is_plural(last) or (" and " in surface_head and last.endswith("s"))
    )
    head = lexicon.singular(last) if last not in lexicon.persons and last not in lexicon.organisations else last
    head = core_of(head) if head not in lexicon.persons else head
    two = " ".join(word.lower() for word in words[-2:])
    head = two if two in lexicon.organisations else head  # "the coast guard"
    possessor = _POSSESSOR.match(surface)
    return Phrase(
        "description", start, end, mentions=mentions, head=head, plural=plural,
        definite=bool(_DEFINITE.match(surface)) or possessor is not None,
        possessor=possessor.group().strip() if possessor else "",
    )  # fmt: skip


_REDUCED = re.compile(
    r"(?:the|an?|his|her|their|its)[ ](?:[\w\-]+[ ])??([\w\-]+)(?=[ ](?:the|an?|his|her|their|its)[ ])", re.IGNORECASE
)


def _without_participle(surface: str, lexicon: Lexicon) -> str:
    """Up to a participle behind the noun: "study being released on Tuesday", "voters worried about prices"."""
    for match in _PARTICIPLE.finditer(surface):
        word = fold(match.group(1))
        if (
            word in lexicon.persons
            or word in lexicon.groups
            or word in lexicon.organisations
            or word in lexicon.documents
            or lexicon.is_plural(word)
        ):
            return surface[: match.end(1)]
    return surface


def kind_of_head(phrase: Phrase, lexicon: Lexicon) -> str:
    """The speaker type of a description: GROUP, UNNAMED, ORG or DOCUMENT."""
    head = phrase.head
    if head in lexicon.company_nouns and not phrase.plural:
        return "ORG"
    if phrase.plural and (
        head in lexicon.groups
        or head in lexicon.persons
        or not {head, head + "s"} & (lexicon.documents | lexicon.organisations)
    ):
        return "GROUP"
    if head in lexicon.persons and head in lexicon.organisations and phrase.definite and not phrase.plural:
        return "ORG"  # "the operator"
    if head in lexicon.persons or head in lexicon.titles:
        return "GROUP" if phrase.plural else "UNNAMED"
    if head in lexicon.documents or head + "s" in lexicon.documents:
        return "DOCUMENT"
    if head in lexicon.organisations:
        return "ORG"
    if phrase.plural:
        return "GROUP"
    return "DOCUMENT" if head.endswith(_ABSTRACT) else "UNNAMED"


def noun_phrase_before(text: str, at: int, lexicon: Lexicon) -> Offsets | None:
    """The noun phrase that ends before the offset, found without a parse: back to its determiner, seven words at most.

    "in of at" are stepped over where the noun behind them is no word for people.
    """
    words = list(re.finditer(r"[\w’'\-$%.]+|[,;:()\"“”—–\n]", text[max(0, at - 120) : at]))
    shift = max(0, at - 120)
    if words and words[-1].group() == ",":
        words = words[:-1]
    if not words or not words[-1].group()[0].isalnum():
        return None
    end = words[-1].end() + shift
    start = words[-1].start() + shift
    person = lexicon.singular(fold(words[-1].group())) in lexicon.persons or fold(words[-1].group()) in lexicon.groups
    crossed = False  # just stepped over a preposition: the phrase before it is the one meant
    for word in reversed(words[:-1][-7:]):
        form = fold(word.group())
        if not word.group()[0].isalnum() or form in lexicon.clause_words:
            break
        steps_over = form in _PREPOSITIONS and not person
        if form in lexicon.function_words and form not in lexicon.determiners and not steps_over:
            break
        start = word.start() + shift
        if form in lexicon.determiners and (person or not _PREPOSITION_BEFORE.search(text, max(0, start - 8), start)):
            break
        person, crossed = person or (crossed and lexicon.singular(form) in lexicon.persons), steps_over
    while start < end and fold(text[start:end].split()[0]) in _PREPOSITIONS:
        start += len(text[start:end].split()[0]) + 1
    return (start, end) if start < end else None
