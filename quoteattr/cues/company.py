"""Who stands between the speaker and the reader: the intermediary (`via`) and the addressee.

An outlet that was told is both: it was spoken to, and it passed the words on.
"""

import re
from functools import lru_cache

from quoteattr.annotations import Offsets
from quoteattr.clauses import BLANK, Clause
from quoteattr.cues.lexicon import Lexicon
from quoteattr.lang import one_of_kind, words

S = r"[ \u00a0]"
NAME = r"[A-Z][\w.&’'-]*"
#: Words that begin an outlet's name: "Radio Dunmere".
BEFORE_NAME = "Channel|Kanal|Network|Radio|TV|Tele|Television|Télé|Voice of"
#: The first half of a joined name: "the *Sentinel-*Post".
CAPITAL_PART = r"[A-Z][\w’']*-"
#: A word of a description, but not one that ends it.
MODIFIER = (
    r"(?!(?:and|or|by|of|on|in|to|with|at|for|from|that|who|which|said|says|told|as|was|is|were|are|his|her|its|the"
    r"|an?|he|she|they|it|told)\b)[\w’'-]+"
)
#: Words that end the noun phrase of an addressee.
STOP = (
    r"\b(?:in|on|at|during|after|before|over|by|for|about|from|as|while|when|where|with|via|through|since|that|whether"
    r"|if|how|why|what|who|whom|which|to|not|because|but|then|earlier|later|last|this|next|recently|yesterday|today"
    r"|tonight|tomorrow|again|once|so|amid|against|outside|inside|following|ahead|into|is|was|are|were|has|have|had"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|regarding|concerning|there|here|adding|saying|it’s"
    r"|he|she|they|we|I|there's|it's|via|without|despite|until|under|near|upon|of)\b|,(?!\d)|[^\w\s’'&.,-]|\.(?=\s|$)"
)
#: "*quoted by Vale Nine* as saying": who quotes needs no name of an outlet that anybody knows.
RELAYED = re.compile(
    r"\b(?:quoted|cited|reported)\s+(?:(?:by|in)\s+[^,.;:“”\"]{2,60}?(?=\s+as\s+\w+ing\b)"
    r"|as\s+\w+ing\s+(?:by|in)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)"
)
#: "*The Vale Post quoted* Ann Lee as saying".
RELAYING = re.compile(
    r"(?<![\w’'&-])(?:[Tt]he\s+)?(?:[A-Z][\w’'&-]*\s+){1,5}(?:has\s+|had\s+)?(?:quote[ds]|cite[ds])\b"
)


class Company:
    """The patterns, compiled. language: of the tables of words; the grammar between them is English."""

    def __init__(self, language: str = "en") -> None:
        nouns = "|".join(words(language, "media_nouns"))
        names = _longest_first(words(language, "media_names"))
        name_words = "|".join(words(language, "media_name_words"))
        outlet = (
            rf"(?:(?:[Tt]he|an?|its|their){S})?(?:"
            rf"(?:{names})(?!\w)(?:[’']s?{S}{NAME}(?:{S}{NAME}){{0,4}})?(?:{S}(?:{name_words}|{nouns})\b)?"
            rf"|(?:{BEFORE_NAME}){S}(?:\d{{1,2}}\b|{NAME}(?:{S}{NAME})?)"
            rf"|(?:{NAME}{S}(?:(?:of|and|&){S}(?:the{S})?)?){{0,4}}?(?:{CAPITAL_PART})?(?:{name_words})\b(?:[’']s?{S}{NAME}(?:{S}{NAME}){{0,4}})?"
            rf"|(?:{name_words})\b(?:[’']s{S}{NAME}(?:{S}{NAME}){{0,3}})?"
            rf"|(?:{MODIFIER}{S}){{0,5}}(?:{nouns})\b(?:{S}(?:&{S})?{NAME}){{0,4}}"
            rf")"
        )
        relaying = one_of_kind(language, "relaying_verbs")
        fillers = {
            "outlet": outlet,
            "platform": rf"(?:{_longest_first(words(language, 'platforms'))})(?![\w’'-])",
            "event": rf"(?:{_longest_first(words(language, 'speech_nouns'))})",
            "carried": relaying["carried"],
            "reports": relaying["reports"],
        }
        self.outlet = re.compile(outlet)
        self.vias = [
            re.compile(r"(?<![\w-])(?:" + re.sub(r"\{([a-z]+)\}", lambda m: fillers[m[1]], pattern) + r")(?![\w-])")
            for pattern in words(language, "via_phrases")
        ]
        #: Without one of these a sentence names no intermediary; most have none, and the patterns are costly.
        self.hint = re.compile(rf"\b(?:{names}|{name_words}|{nouns}|{fillers['platform']}|through|via|interviews?)\b")

    def via(self, clause: Clause) -> Offsets | None:
        """The words that say through whom the quotation came, or None."""
        relayed = " as " in clause.words[clause.cue[0] - clause.start : clause.cue[1] - clause.start]
        if not relayed and not self.hint.search(clause.words):
            return None
        found = []
        for pattern in (*([RELAYED, RELAYING] if relayed else ()), *self.vias):
            for match in pattern.finditer(clause.words):
                end = match.end() - (match.group()[-2:-1].islower() and match.group()[-1] == ".")
                start, end = match.start() + clause.start, end + clause.start
                if not _touches((start, end), clause.source) and not _elsewhere(clause, start, end):
                    away = max(start - clause.cue[1], clause.cue[0] - end, 0)
                    found.append((away, start - end, start, end))
        return min(found)[2:] if found else None

    def addressee(self, clause: Clause, lemma: str, main_end: int, lexicon: Lexicon) -> Offsets | None:
        """The noun phrase that the words are spoken or written to.

        main_end: where the main word ends, in the article.
        """
        how = lexicon.addressing.get(lemma)
        if how is None:
            return None
        rest = clause.words[main_end - clause.start :]
        opener = rf"{S}+" if how == "direct" else rf"(?:{S}+[\w’'-]+){{0,5}}?{S}+to{S}+"
        lead = re.match(opener, rest)
        if lead is None:
            return None
        phrase = _noun_phrase(rest[lead.end() :])
        start = main_end + lead.end()
        if not phrase or _touches((start, start + len(phrase)), clause.source):
            return None
        return start, start + len(phrase)


def _noun_phrase(words: str) -> str:
    """The noun phrase that the words begin with, as far as its own "of"; "" where there is none."""
    end = len(words)
    for match in re.finditer(rf"{STOP}|{BLANK}", words):
        keeps = match.group() == "of" and match.start() > 0
        if not keeps:
            end = match.start()
            break
    phrase = words[:end].rstrip(" \u00a0\n\t-–—")
    phrase = re.sub(r"(?: and| or)$|['’]s$", "", phrase)
    first = re.match(r"[\w’'-]+", phrase)
    if first is None or len(phrase) > 90 or re.fullmatch(r"\w+ly|yet|\w+ed|n?or|anything|something|nothing", phrase):
        return ""
    pronoun = re.match(r"(?:him|her|them|me|us|you)(?= |$)(?! \w+s?\b(?<=s))", phrase)
    return pronoun.group() if pronoun and first.group() != "her" else phrase


def _elsewhere(clause: Clause, start: int, end: int) -> bool:
    """Whether the words belong to somebody else's cue, or another sentence part lies between them and the cue."""
    if any(_touches((start, end), cue) for cue in clause.others):
        return True
    low, high = min(end, clause.cue[1]), max(start, clause.cue[0])
    if any(low <= cue[0] and cue[1] <= high for cue in clause.others):
        return True
    between = clause.words[low - clause.start : high - clause.start]
    return re.search(r";|\b(?:who|which|whose|where|because|but)\b", between) is not None


def _touches(one: Offsets, other: Offsets | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _longest_first(forms: tuple[str, ...]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@lru_cache(maxsize=4)
def company(language: str = "en") -> Company:
    """The patterns with the words of a language, compiled once."""
    return Company(language)
