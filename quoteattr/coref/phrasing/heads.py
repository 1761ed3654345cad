"""The names that a source means itself: "the minister, Ann Lee" is she, "advisers to Ann Lee" are not."""

import re

from quoteattr.coref.cast.index import Mention, is_closed_by_kind
from quoteattr.coref.naming.bodies import is_kind
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.complements import before_complement, joins_a_body
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import POST_NOMINAL, SURNAME_PARTICLES, fold, strip_possessive
from quoteattr.coref.words.offices import person_noun

_BRACKETED = re.compile(r"[ ]?\([^()]*\)[ ]?")
_QUOTES = '"“”‘’()'
_LEADING = ("the", "this", "a", "an", "one", "his", "her", "their", "its", "our", "my", "your")
_QUALIFIED = re.compile(r"[a-z]+(?:-[a-z]+)+")
_OWNED = re.compile(r"(?:['’]s|s['’])$")
#: What stands before a name and says nothing but somebody's age or children.
_AGED = re.compile(r"\d{1,3}-year-old|(?:grand)?(?:father|mother|dad|mum|mom|parent)-of-\w+")
#: Before the second of two who speak together: "and her business partner," before "Bo Kim".
_JOIN_APPOSED = re.compile(
    r",?[ ]+(?:and|&|along with|together with)[ ]+(?:his|her|their|its|the)[ ](?:[\w’'\-]+[ ]){0,4}[\w’'\-]+,[ ]+"
)
_JOIN = re.compile(
    r"(?:[ ]*\([^()]*\))?(?:,?[ ]+(?:and|&|or)[ ]+|,[ ]+(?:and[ ]+)?|,?[ ]+(?:along with|as well as|together with)[ ]+)"
    r"(?:[\w.’'\-]+[ ]+){0,6}$"
)
_GOES_ON = re.compile(
    r"[ \-/](?!(?:and|or|&|of|in|who|whom|himself|herself|itself|themselves|Jr|for"
    r"|at|from|is|was|on|with|to|then|now|also|both|after|before|during|outside|inside|amid|despite|over|when|while|as)\b)\w"
)
_POST_NOMINAL = re.compile(rf"[ ]{POST_NOMINAL}\b")
_PREDICATE = re.compile(
    r"[ ](?:\w+ed|the|a|an|this|has|had|have|does|did|will|would|can|could|may|might|should|not|never)\b"
)
#: Of several, only the last is named: "the mayor and her deputy, Ann Lee", but "the health and *trade ministers*, ".
_LISTED = re.compile(
    r"\b(?:(?:including|like|such as|among)\b[^,]*"
    r"|and[ ](?:(?:his|her|their|its|the|an?|one|two|three|several|some|other)\b[^,]*)),$"
)
#: Between the two of "*Both* Ann Lee, who signed, *and* her deputy, Bo Kim": nothing but what is said of the first.
_OFFICE = re.compile(r"An?[ ](?:[A-Z][\w’'\-]*[ ](?:(?:and|of|&|for|the)[ ]){0,2}){2,8}([a-z]+)")
_AND_BOTH = re.compile(
    r",?[ ](?:[^;:]*,[ ])?and[ ](?:(?:his|her|their|its|the)[ ](?:[\w’'\-]+[ ]){0,4}?[\w’'\-]+,?[ ])?(?:[\w.]+[ ])?"
)
_BEFORE_ROLES = frozenset(("first", "second", "third", "mine"))
_SPOKEN_OF = re.compile(r"\b(?:who|whom|whose|which|that|by|of them)\b")

#: Somebody by where he is from or what party he is of: "the Queenslander", "the New Mexico Democrat".
_NATIVE = re.compile(
    r"(?:[A-Z][\w’'\-]+[ ]){0,2}(?:(?P<party>Democrat|Republican|Conservative|Liberal|Socialist|Independent)"
    r"|[A-Z][a-z’'\-]{2,}(?:[^rt]er|ite|ian|[^i]an|man|(?P<woman>wo)man))"
)


def native_of(name: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The name as one of somebody by origin or party, where no table holds it as something else."""
    native, last = _NATIVE.fullmatch(name), fold(name.split()[-1])
    tables = (lexicon.persons, lexicon.titles, lexicon.organisations)
    known = name in lexicon.countries or any(last in table for table in tables)
    return native if native is not None and (not known or native["party"]) else None


def meant_itself(
    text: str, start: int, end: int, mentions: tuple[Mention, ...], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions that the phrase itself means, or () when it is a description."""
    if _speaks_for_an_office(text[start:end], lexicon):
        return ()
    for position, mention in enumerate(mentions):
        if mention.identity.type not in (PERSON, ORG, "GROUP") or not _stands_alone(text, mention, end):
            continue
        if _is_one_of_a_people(text, start, mention, end, lexicon):
            continue
        if mention.identity.type in (ORG, PERSON) and _is_office_of_another(
            text, mention, mentions[position + 1 :], end
        ):
            continue
        if _says_whose(text, mention, mentions[position + 1 :], end, lexicon):
            continue
        if start < mention.start and text[mention.start - 1] == "(" and text.startswith(")", mention.end):
            continue  # "Superintendent of Police (*South*) Ann Lee"
        if _is_head(text, start, mention, mentions[:position], lexicon):
            return _both(text, start, mentions[position:], end) or _joined(text, mentions[position:], end)
    return ()


def _speaks_for_an_office(surface: str, lexicon: Lexicon) -> bool:
    """ "A *Thrupp and District Council* spokesman": one name, whatever is known of its parts."""
    office = _OFFICE.fullmatch(surface)
    return office is not None and office[1] in lexicon.persons


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
    single = single or (mention.identity.type in (PERSON, "GROUP") and native_of(name, lexicon) is not None)
    return single and (mention.end == end or text[mention.end] == ",") and text[start : mention.start].lower() == "the "


#: Behind the first of two whose somebody is: "the Dunmere *and Oulton captain*, Ann Lee".
_AND_OF_ANOTHER = re.compile(r"[ ](?:and|&)[ ](?:[A-Z][\w’'\-]+[ ]){1,3}([a-z][\w\-]+),[ ]")


def _says_whose(text: str, mention: Mention, later: tuple[Mention, ...], end: int, lexicon: Lexicon) -> bool:
    """Whether the name is one of two in front of a noun for somebody who is named behind a comma."""
    noun = _AND_OF_ANOTHER.match(text, mention.end, end)
    named = bool(later) and later[-1].identity.type == PERSON and later[-1].end in (end, end - 1)
    return named and noun is not None and noun.end() <= later[-1].start and fold(noun[1]) in lexicon.persons


#: Between an office and the name of who holds it, with a title at most.
_STYLED = re.compile(r",[ ](?:[A-Z][\w.]*[ ])?")


def _is_office_of_another(text: str, mention: Mention, later: tuple[Mention, ...], end: int) -> bool:
    """Whether a word stands for an office, and its holder behind a comma: "the *PRO* of the mill, Ann Lee", "the
    *Iyaloja*, Alhaja Lee"."""
    name, last = text[mention.start : mention.end], later[-1] if later else None
    if last is None or last.identity.type != PERSON or last.end != end:
        return False
    if name.isupper() and text.startswith((" of ", " for ", " at "), mention.end):
        return text.endswith(", ", mention.end, last.start)
    alone = " " not in name and text[max(0, mention.start - 4) : mention.start].lower() == "the "
    return alone and mention.end + 2 <= last.start and _STYLED.fullmatch(text, mention.end, last.start) is not None


def _joined(text: str, mentions: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """The first mention and those that "and" or commas join to it: "Lee, Kim and Roe"."""
    joined = [mentions[0]]
    for other in mentions[1:]:
        between = text[joined[-1].end : other.start]
        if between.endswith((" of ", " for ", " in ", " at ", " from ")):
            continue  # "Ann Lee, and the mayor of *Dunmere*, Bo Kim"
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
    if mention.identity.type == ORG and not mention.modifier and is_closed_by_kind(text, mention.start, mention.end):
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
    left = before_complement(words, lexicon) if person else len(words)
    taken = 0
    role_seen = left < len(words)  # then any noun may qualify it: "national enterprise reporter Ann Lee"
    words = words[:left]
    while words:
        word = words.pop()
        form = fold(strip_possessive(word.strip(_QUOTES))) or "the"
        if not taken and person and _OWNED.search(word) and is_kind(form, lexicon) and " " in mention.identity.name:
            return True  # "the agency's Ann Lee"
        if word.endswith(","):
            listed = _LISTED.search(" ".join((*words, word))) is not None
            if person and _is_another(words, word, lexicon):
                return False
            return not listed and (person or _is_company_so_called((*words, word), mention, role_seen, lexicon))
        if form in _LEADING or form in SURNAME_PARTICLES or _AGED.fullmatch(form):
            continue
        if not taken and _QUALIFIED.fullmatch(word) and words and words[-1].lower() in ("the", "a", "an"):
            continue  # "the two-person Vale Press"
        if (role_seen and form in _BEFORE_ROLES) or _is_epithet(words, word, taken, lexicon):
            continue  # "second mate Ann Lee", "a hoarse Ann Lee"
        if form == "of" and taken and not role_seen and words and fold(words[-1]) in lexicon.persons:
            continue  # "secretary of state Ann Lee"
        if role_seen and joins_a_body(words, form, lexicon):
            continue  # "Bank of Norland governor Ann Lee"
        taken += 1
        role = lexicon.singular(form) in lexicon.persons or person_noun(form, lexicon) is not None
        role = role or (taken == 1 and person and _may_be_occupation(word, mention, lexicon))
        firm = not person or (taken == 1 and " " not in mention.identity.name)  # but a label calls it somebody
        role = role or (firm and word.islower() and is_kind(form, lexicon))  # "the charity Vale Aid"
        role_seen = role_seen or role
        lettered = word.isupper() and len(word) > 1 and not before.isupper()  # "US treasurer Ann Lee"
        free = ("." in word or lettered) or not any(
            form in table for table in (lexicon.function_words, lexicon.pronouns, lexicon.governors)
        )
        joined = form == "and" and bool(words) and fold(words[-1]) in lexicon.persons
        if not (
            role or joined or form in lexicon.modifiers or (free and (word.strip(_QUOTES)[:1].isupper() or role_seen))
        ):
            return False
    return True


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


def _is_company_so_called(before: tuple[str, ...], mention: Mention, kind: bool, lexicon: Lexicon) -> bool:
    """Whether an organisation is named behind what it is: "the contractor, Vale Holdings,"; "its auditors, Vale & Co,".

    kind: a noun between says what kind of organisation it is: "its author, *the consultancy* Vale".
    """
    if len(before) < 2:
        return False
    first, *_, noun = (fold(word.strip(_QUOTES + ",")) for word in before)
    if first == "one" and fold(before[1]) == "of":
        return True  # "one of those named, Vale Holdings,"
    if not mention.identity.place and _are_a_firm(before, lexicon):
        return True
    if len(before) > 6 or not (first in _LEADING or _OWNED.search(before[0])):
        return False
    if any(fold(word) in lexicon.governors for word in before[1:]):
        return _is_owner(before, noun, lexicon)
    last = fold(mention.identity.name.split()[-1])
    called = kind or "&" in mention.identity.name or last in lexicon.company_names | lexicon.organisations
    return is_kind(noun, lexicon) or noun in lexicon.org_roles or (noun in lexicon.persons and called)


_MOST = 8  # words of what a firm is


def _are_a_firm(before: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the description is of people who can only be those of the firm that is named behind it: "the *managers*
    of the ship, "."""
    words = [fold(word.strip(_QUOTES + ",")) for word in before]
    if len(words) > _MOST or "and" in words or any(word[:1].isdigit() for word in words):
        return False
    at = next((n for n, word in enumerate(words) if n and word in lexicon.governors | {"who", "that", "which"}), None)
    if at and (is_kind(words[-1], lexicon) or before[-1][:1].isupper()):
        return False  # "fans of the club, Vale Rovers,"
    noun = words[at - 1 if at else -1]
    return lexicon.singular(noun) != noun and lexicon.singular(noun) in lexicon.persons


def _is_owner(words: tuple[str, ...], last: str, lexicon: Lexicon) -> bool:
    """Whether the noun before the first preposition may be a firm, and the last is none: "the *owner* of the road,"."""
    at = next(index for index, word in enumerate(words) if index and fold(word) in lexicon.governors)
    noun, ends_in_a_thing = fold(words[at - 1]), words[-1][:1].islower() and last not in lexicon.persons
    owner = noun in lexicon.org_roles or is_kind(noun, lexicon)
    return owner and ends_in_a_thing and not is_kind(last, lexicon)


def _may_be_occupation(word: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether an unknown noun directly before a full name can only be what the person is: "tarmacker Ann Lee"."""
    plain = word.islower() and word.replace("-", "").isalpha() and not word.endswith(("ing", "ed", "ly"))
    tables = (lexicon.function_words, lexicon.governors, lexicon.pronouns, lexicon.clause_words)
    return plain and mention.identity.name.count(" ") > 0 and not any(word in known for known in tables)
