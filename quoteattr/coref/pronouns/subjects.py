"""Subjects of clauses that are people without a name: "*The minister* hit back. “...,” she said"; "*Her son* laughed".

Whom they mean is who "he" or "she" of the next sentence takes up, though they say nothing themselves.
"""

import re
from collections.abc import Iterator

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.index import Index
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of, words

#: An article or possessor, up to three more words, and what shows that they are a subject: a verb or a clause behind.
_SUBJECT = re.compile(
    r"(?<![\w’'\-])([Tt]he|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Aa]n?|[Oo]ne|(?:[A-ZÀ-Þ][\w\-]+[ ]){0,2}[A-ZÀ-Þ][\w\-]+[’']s)"
    r"((?:[ ](?!(?:the|an?|his|her|their|its)[ ])(?:[a-z][a-z\-]*(?:[’']s)?|\d\d-year-old)){1,3}|[ ][A-Z][a-z]+)"
    r"(?=(?P<apposed>,[ ](?:an?|the|who|whose)[ ][^,.;:“”\"]{2,60},)?"
    r"(?P<apart>,)?[ ](?:(?:himself|herself)[ ])?(?:[a-z]+ly[ ])?"
    rf"(?:[a-z]+ed|[a-z]{{2,}}s|who|{one_of(words('en', 'irregular_pasts'))})\b"
    r"|(?P<where>[ ](?:across|at|behind|beside|from|in|near|next|of|on|opposite|with)[ ]))"
)
#: Behind a preposition it is no subject ("Ann Lee, for *the foreman*, was gentle"), nor is it one that somebody is:
#: "Ann Lee, who is *a tailor*, lives above".
_GOVERNED = re.compile(
    r"\b(?:about|against|at|became|been|behind|beside|by|for|from|in|into|is|like|near|now|of|on|once|to|was|with)"
    r"[ ]$",
    re.IGNORECASE,
)
_AS = re.compile(r"\b[Aa]s[ ]$")
#: Behind it stands its name: "her clerk, *a young man called* Bo Kim".
_CALLED = re.compile(r",?[ ](?:called|named|known[ ]as|identified[ ]as)[ ](?:only[ ]as[ ])?[A-Z]")
#: "the man *who sold it*, Bo Kim,"
_NAMED_AFTER = re.compile(r"[ ](?:who|that|in|of|at|from|behind)[ ][^,.;:“”\"]{2,60},[ ](?=[A-Z])")
_LONGEST = 60  # characters of a name
_WORD = re.compile(r"(?<![’'])\b[a-z][a-z\-]*")
#: A sentence's subject up to a comma: "*The driver of the 6.12*, a woman".
_OPENED = re.compile(
    r"(?:^|[.!?\n][”\"’']?[ ]?)(?:The|An?|His|Her|Its|Their|One)[ ]([^,.;:“”\"\n]{2,30}(?:\.\d[^,;:“”\"\n]{0,20})?)$"
)
_COMMA = re.compile(r"(?:,[ ](?:aged[ ])?\d{1,3})?,[ ](?:(?:now|then|once|formerly|still|today|himself|herself)[ ])?$")
_LAST_WORD = re.compile(r"[a-z\-]+$")
_OF_HIS = ("’s", "'s")
_SAYS_WHERE = re.compile(r"[ ](?:across|behind|beside|next|opposite|with)[ ]")
#: Behind a noun it says who that is: "*the man* beside her", "*the widow* of a judge", "*the neighbour* who rang".
_SAYS_WHO = re.compile(r",?[ ](?:across|at|behind|beside|from|in|near|next|of|on|opposite|who|whose|with)[ ]")


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
            if text.startswith(_OF_HIS, word.end()):
                end = 0  # "the winner's mother"
            elif fold(word.group()) in lexicon.persons:
                end = word.end()
            elif end:
                break
        if match["where"] and not layout.begins_sentence(start):
            continue
        named = bool(end) and any(mention.start <= end + 2 for mention in index.between(end, end + _LONGEST))
        if not end or named or text.startswith(_OF_HIS, end) or _CALLED.match(text, end):
            continue
        if (told := _NAMED_AFTER.match(text, end)) is not None and any(
            m.start == told.end() for m in index.between(told.end(), told.end() + _LONGEST)
        ):
            continue
        governed = _GOVERNED.search(text, max(0, start - 12), start) is not None
        apart = (match["apart"] and not match["apposed"]) or text.startswith(" who ", end)
        if governed or (apart and _AS.search(text, max(0, start - 4), start)):
            continue
        if (text[start - 2 : start] == ", " and last == start - 2) or _apposed(text, index, lexicon, start):
            continue
        last = end
        yield start, end


def says_who(text: str, end: int) -> bool:
    """Whether what stands behind a noun says who that is, so that nobody else needs to have been named."""
    return _SAYS_WHO.match(text, end) is not None


def says_where(text: str, end: int) -> bool:
    """Whether it says so by somebody else, beside whom this one is: "*the man* next to her"."""
    return _SAYS_WHERE.match(text, end) is not None


_TOLD_WHO = re.compile(r",[ ](?:who|whose)[ ]")


def comes_in(text: str, layout: Layout, index: Index, span: Offsets, sexed: bool, how: str) -> bool:
    """Whether a description brings in somebody new: what stands behind says who that is, of a man or woman; or it is
    the subject of a clause that names another ("*The burglar* slept in Ann Lee's kitchen"; principle C, Chomsky 1981),
    or of which a clause of its own tells more ("the cook, *who was in*")."""
    if sexed and (says_who(text, span[1]) or _OF_SOMEBODY.search(text, *span)):
        return True
    if how != "subject":
        return False
    low, high = layout.sentence_span(span[0])
    here = [m for m in index.between(low, high) if m.identity.type == PERSON and not (m.modifier or m.quoted)]
    if not here:
        return text[span[1] - 1].islower() and _TOLD_WHO.match(text, span[1]) is not None
    return here[0].start > span[1] and _OF_THE_SAME.search(text, span[1], here[0].start) is None


_OF_SOMEBODY = re.compile(r"[a-z][’']s[ ]")
#: A new clause, whose subject the name may be, or an apposition: "The man who sold it, *Ann Lee*", "known as *Lee*".
_OF_THE_SAME = re.compile(
    r"[;:“”\"]|,[ ](?:and|but|while|as)\b|[ ](?:and|but|while)[ ](?:then[ ])?$|,[ ](?:[A-Z][\w.]*[ ])*$"
    r"|\b(?:called|identified|known|named)\b"
)
#: Behind a noun it says that the paper has spoken to them: "a governor *who asked not to be named*".
_STAYS_UNNAMED = re.compile(
    r",?[ ](?:who[ ](?:[a-z]+[ ]){1,6}?(?:anonymous|anonymously|anonymity|(?:named|identified)\b|(?:his|her)[ ]name\b)"
    r"|on[ ](?:the[ ])?condition[ ]of[ ]anonymity)"
)


_THROUGH = re.compile(r"\b(?:through|via|by)[ ]$")  # "through an interpreter who would not give his name"


def stays_unnamed(text: str, span: Offsets) -> bool:
    """Whether somebody is quoted without a name, as what stands behind the noun says."""
    through = _THROUGH.search(text, max(0, span[0] - 9), span[0]) is not None
    return not through and _STAYS_UNNAMED.match(text, span[1]) is not None


#: Somebody who is spoken of: "*whose husband* drowned", "married *a woman* from Lund", "rang *her son*".
_SPOKEN_OF = re.compile(
    r"(?<![\w’'\-])(?:[Hh]is|[Hh]er|[Ww]hose|(?:[Tt]he[ ](?:[a-z]+[ ])?)?\w+[’']s|(?P<the>the)"
    r"|(?P<new>[Aa]n?|[Aa]nother|[Oo]ne))"
    r"(?P<words>(?:[ ][a-z][a-z\-]*){1,3})"
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
            apposed = bool(match["new"]) and _apposed(text, index, lexicon, start)
            known = bool(match["the"]) and not says_who(text, end)
            named = behind or _CALLED.match(text, end) is not None
            if not (named or apposed or known or text.startswith(_OF_HIS, end)):
                yield start, end
            break


def _apposed(text: str, index: Index, lexicon: Lexicon, start: int) -> bool:
    """Whether it is what is said of the one before: "Ann Lee, *a woman* of few words", "the driver, *a woman*"."""
    comma = _COMMA.search(text, max(0, start - 12), start)
    if comma is None:
        return False
    before = _LAST_WORD.search(text, max(0, comma.start() - 40), comma.start())
    if before is not None and before.end() == comma.start() and fold(before.group()) in lexicon.persons:
        return True
    opened = _OPENED.search(text, max(0, comma.start() - 90), comma.start())
    if opened is not None and any(fold(w.group()) in lexicon.persons for w in _WORD.finditer(text, *opened.span(1))):
        return True
    return any(mention.end == comma.start() for mention in index.between(start - _LONGEST, start))


def _is_native(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is for somebody of a country: "*The Serb* turned an ankle"."""
    single = word in lexicon.countries and not word.endswith(("ese", "sh", "ch", "ss"))
    return single or fold(word) in lexicon.natives
