"""How a source phrase is built: a pronoun, a name, names joined, or a description with its main noun."""

import re
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.index import Index, Mention
from quoteattr.coref.lexicon import Lexicon, Pronoun
from quoteattr.coref.names import fold, strip_possessive
from quoteattr.coref.offices import core_of

_EDGE = " \t\n\u00a0,;:.—–-\"“”‘’'«»‹›„‚()[]"
_PREPOSITIONS = frozenset(("of", "in", "at", "on", "from", "for", "with"))
_PREPOSITION_BEFORE = re.compile(r"\b(?:of|in|at|on|from|for|with)[ ]$")
#: Endings of nouns for things and thoughts, which the tables cannot all hold: "approach", "assessment".
_ABSTRACT = ("tion", "ment", "ness", "ity", "ance", "ence", "ism", "ach", "ure", "ship", "sis", "ing", "our", "ior")
_STRESSED = re.compile(r"[ ](?:alone|himself|herself|itself|themselves)$")  # "the mayor himself"
_OWN = re.compile(r"['’]s own$")  # "the lobbyist's own" admission
_BRACKETED = re.compile(r"[ ]?\([^()]*\)[ ]?")
_QUOTES = '"“”‘’()'
_LEADING = ("the", "this", "a", "an", "his", "her", "their", "its", "our", "my", "your")
_PARTICLES = frozenset(
    ["al", "bin", "ben", "da", "de", "del", "della", "der", "den", "di", "do", "dos", "du", "la", "le", "van", "von"]
)
_LEAD = re.compile(
    r"(?:by|from|to|even|only|perhaps|when|as|and|but|both(?=.* and )|according to|like|while|said|—"
    r"|\d{1,2}[.:]\d\d[ ]?(?:[ap]\.?m\.?|GMT|BST|UTC|E[DS]T)?[ ]*[:—–-]?)[ ]+",
    re.IGNORECASE,
)
#: Before the second of two who speak together: "and her business partner," before "Bo Kim".
_JOIN_APPOSED = re.compile(
    r",?[ ]+(?:and|&|along with|together with)[ ]+(?:his|her|their|its|the)[ ](?:[\w’'\-]+[ ]){0,4}[\w’'\-]+,[ ]+"
)
_JOIN = re.compile(
    r"(?:[ ]*\([^()]*\))?(?:,?[ ]+(?:and|&|or)[ ]+|,[ ]+(?:and[ ]+)?|,?[ ]+(?:along with|as well as|together with)[ ]+)"
    r"(?:[\w.’'\-]+[ ]+){0,6}$"
)
_BREAK = re.compile(
    r"(?:,(?!\d)|[;:(—–\n\"“])|[ ][‘']{1,2}(?=[A-Z])"
    r"|[ ](?:of|in|from|at|for|on|with|to|by|near|inside|outside|within|around|under|against|about|like|among"
    r"|including|familiar|close|involved|who|whom|whose|that|which|where|when|briefed|interviewed|surveyed|polled)\b"
)
_GOES_ON = re.compile(
    r"[ \-/](?!(?:and|or|&|of|in|who|whom|himself|herself|itself|themselves|Jr|for"
    r"|at|from|is|was|on|with|to|then|now|also|both|after|before|during|outside|inside|amid|despite|over|when|while|as)\b)\w"
)
_POST_NOMINAL = re.compile(r"[ ](?:KC|QC|SC|MP|MSP|MEP|MLA|MBE|OBE|CBE|PhD|MD|Esq|RN)\b")
_PREDICATE = re.compile(
    r"[ ](?:\w+ed|the|a|an|this|has|had|have|does|did|will|would|can|could|may|might|should|not|never)\b"
)
_LISTED = re.compile(r"\b(?:including|like|such as|and|among)\b[^,]*,$")
_DEFINITE = re.compile(r"(?:the|this|that|these|those)[ ]", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:a|an|one|another|some|any|every|each|no)[ ]", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?:his|her|their|its|my|our|your|[^ ]+(?:['’]s|s['’]))[ ]", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?=\b([\w\-]+)[ ](?:being|been|not|\w+ing|\w+ed|seen|made|done|taken|given|known|held|won|led|sent)\b)"
)
_QUANTITY = re.compile(
    r"^(?:about |nearly |more than |fewer than |at least |almost |roughly |around |another |only |just )*"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions|most|many|some"
    r"|several|few|both|all|half|others|those|people|these|a (?:number|majority|group|handful|few"
    r"|plurality|lot|couple|minority)"
    r"|majorities)\b",
    re.IGNORECASE,
)


#: What stands for the person as "he" or "she" would: "His Grace".
STYLE = re.compile(
    r"(?:[Hh]is|[Hh]er) (?:Grace|[Mm]ajesty|[Hh]oliness|Honou?r|(?:Royal )?[Hh]ighness|[Ee]xcellency|[Ll]ordship"
    r"|[Ll]adyship|[Ee]minence|[Ww]orship)"
)


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
    named = _named(text, start, end, mentions, lexicon)
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


def _named(text: str, start: int, end: int, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions that the phrase itself means, or () when it is a description."""
    for position, mention in enumerate(mentions):
        if mention.identity.type not in (PERSON, ORG, "GROUP") or not _stands_alone(text, mention, end):
            continue
        if _is_one_of_a_people(text, start, mention, end, lexicon):
            continue
        if mention.identity.type == ORG and _is_office_of_another(text, mention, mentions[position + 1 :], end):
            continue
        if start < mention.start and text[mention.start - 1] == "(" and text.startswith(")", mention.end):
            continue  # "Superintendent of Police (*South*) Ann Lee"
        if _is_head(text, start, mention, mentions[:position], lexicon):
            return _both(text, start, mentions[position:], end) or _joined(text, mentions[position:], end)
    return ()


#: Between the two of "*Both* Ann Lee, who signed, *and* her deputy, Bo Kim": nothing but what is said of the first.
_AND_BOTH = re.compile(
    r",?[ ](?:[^;:]*,[ ])?and[ ](?:(?:his|her|their|its|the)[ ](?:[\w’'\-]+[ ]){0,4}?[\w’'\-]+,?[ ])?(?:[\w.]+[ ])?"
)


def _both(text: str, start: int, mentions: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """The two who are joined by "both", before the phrase or at its head, or ()."""
    if not re.search(r"\b[Bb]oth[ ]", text[max(0, start - 5) : mentions[0].start]):
        return ()
    for other in mentions[1:]:
        if _AND_BOTH.fullmatch(text, mentions[0].end, other.start) and _stands_alone(text, other, end):
            return mentions[0], other
    return ()


def _is_one_of_a_people(text: str, start: int, mention: Mention, end: int, lexicon: Lexicon) -> bool:
    """Whether a nationality means somebody by it: "the German", but not "the Dutch", who are many."""
    name = text[mention.start : mention.end]
    single = name in lexicon.countries and not name.endswith(("ese", "sh", "ch", "ss")) and not name.isupper()
    return single and (mention.end == end or text[mention.end] == ",") and text[start : mention.start].lower() == "the "


def _is_office_of_another(text: str, mention: Mention, later: tuple[Mention, ...], end: int) -> bool:
    """Whether letters stand for an office, and its holder behind a comma: "the *PRO* of the mill, Ann Lee"."""
    name = text[mention.start : mention.end]
    if not (name.isupper() and text.startswith((" of ", " for ", " at "), mention.end) and later):
        return False
    last = later[-1]
    return last.identity.type == PERSON and last.end == end and text.endswith(", ", mention.end, last.start)


def _joined(text: str, mentions: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """The first mention and those that "and" or commas join to it: "Lee, Kim and Roe"."""
    joined = [mentions[0]]
    for other in mentions[1:]:
        between = text[joined[-1].end : other.start]
        apposed = _JOIN_APPOSED.fullmatch(between) is not None
        if not (apposed or _JOIN.fullmatch(between)) or not _stands_alone(text, other, end):
            break
        if apposed or not re.search(r",[ ](?:the|a|an|who)\b", between):
            joined.append(other)
    return (
        tuple(joined)
        if len(joined) < 2 or re.search(r"\band\b|&|\bor\b|as well|along", text[joined[-2].end : joined[-1].start])
        else (joined[0],)
    )


def _stands_alone(text: str, mention: Mention, end: int) -> bool:
    """Whether the name is not only part of a longer noun phrase."""
    if mention.end >= end:
        return True
    if mention.modifier or (mention.possessive and mention.end + 2 < end):
        return False
    if mention.identity.type == PERSON and (
        _PREDICATE.match(text, mention.end, end) or _POST_NOMINAL.match(text, mention.end, end)
    ):
        return True  # "Ann Lee KC", or the span of the source ran on into the sentence
    return not _GOES_ON.match(text, mention.end, end)


def _is_head(text: str, start: int, mention: Mention, earlier: tuple[Mention, ...], lexicon: Lexicon) -> bool:
    """Whether only a title, a role or an apposition stands before the name in the phrase.

    Reads leftwards from the name: "the minister, Ann Lee" and "ambassador to Norland Ann Lee" are she, "advisers to Ann
    Lee" and "experts, including Ann Lee" are not.
    """
    before = _BRACKETED.sub(" ", text[start : mention.start]).rstrip()
    person = mention.identity.type == PERSON
    if earlier and person and not text[earlier[-1].end : mention.start].strip():
        return True
    words = before.split()
    if mention.identity.type == "GROUP":
        return all(word.lower() == "the" for word in words)
    taken = 0
    role_seen = False  # then any noun may qualify it: "national enterprise reporter Ann Lee"
    while words:
        word = words.pop()
        form = fold(strip_possessive(word.strip(_QUOTES))) or "the"
        if word.endswith(","):
            listed = _LISTED.search(" ".join((*words, word))) is not None
            if person and _is_another(words, word, lexicon):
                return False
            return not listed and (person or _is_company_so_called((*words, word), mention, lexicon))
        if form in _LEADING or form in _PARTICLES:
            continue
        if (role_seen and form in _BEFORE_ROLES) or _is_epithet(words, word, taken, lexicon):
            continue  # "second mate Ann Lee", "a hoarse Ann Lee"
        if form == "of" and taken and not role_seen and words and fold(words[-1]) in lexicon.persons:
            continue  # "secretary of state Ann Lee"
        taken += 1
        role = form in lexicon.persons or lexicon.singular(form) in lexicon.persons or form in lexicon.titles
        role = role or (taken == 1 and person and _may_be_occupation(word, mention, lexicon))
        role_seen = role_seen or role
        free = "." in word or not any(
            form in table for table in (lexicon.function_words, lexicon.pronouns, lexicon.governors)
        )
        joined = form == "and" and bool(words) and fold(words[-1]) in lexicon.persons
        if not (
            role or joined or form in lexicon.modifiers or (free and (word.strip(_QUOTES)[:1].isupper() or role_seen))
        ):
            return False
    return True


_BEFORE_ROLES = frozenset(("first", "second", "third", "mine"))


def _is_epithet(before: list[str], word: str, taken: int, lexicon: Lexicon) -> bool:
    """Whether the one word between "the" or "a" and the name only says how somebody is: "the soaked Lee"."""
    if taken or len(before) != 1 or before[0].lower() not in ("the", "a", "an"):
        return False
    tables = (lexicon.organisations, lexicon.documents, lexicon.groups, lexicon.governors, lexicon.function_words)
    plain = word.islower() and word.replace("-", "").isalpha()
    return plain and not any(word in table or lexicon.singular(word) in table for table in tables)


def _is_another(before: list[str], noun: str, lexicon: Lexicon) -> bool:
    """Whether the name is of somebody whom the description only speaks of: "a memo written by *the clerk*, Ann Lee".

    noun: the last word before the name, with its comma; before: the words of the description before it.
    """
    if fold(noun.strip(_QUOTES + ",")) not in lexicon.persons:
        return False
    rest = list(before)
    while rest and fold(rest[-1]) not in lexicon.determiners:
        rest.pop()
    return _SPOKEN_OF.search(" ".join(rest[:-1])) is not None


_SPOKEN_OF = re.compile(r"\b(?:who|whom|whose|which|that|by|of them)\b")


def _is_company_so_called(before: tuple[str, ...], mention: Mention, lexicon: Lexicon) -> bool:
    """Whether an organisation is named behind what it is: "the contractor, Vale Holdings,"."""
    if len(before) < 2:
        return False
    first, *_, noun = (fold(word.strip(_QUOTES + ",")) for word in before)
    if len(before) > 6 or first not in _LEADING or any(fold(word) in lexicon.governors for word in before[1:]):
        return False
    kinds = lexicon.org_anaphors | lexicon.organisations
    last = fold(mention.identity.name.split()[-1])
    called = "&" in mention.identity.name or last in lexicon.company_names | lexicon.organisations
    return noun in kinds or (noun in lexicon.persons and called)


def _may_be_occupation(word: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether an unknown noun directly before a full name can only be what the person is: "tarmacker Ann Lee"."""
    plain = word.islower() and word.replace("-", "").isalpha() and not word.endswith(("ing", "ed", "ly"))
    tables = (lexicon.function_words, lexicon.governors, lexicon.pronouns, lexicon.clause_words)
    return plain and mention.identity.name.count(" ") > 0 and not any(word in known for known in tables)


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


def is_indefinite(surface: str) -> bool:
    return bool(_INDEFINITE.match(surface))


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
