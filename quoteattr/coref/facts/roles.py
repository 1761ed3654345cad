"""Roles and descriptions that the article gives people and organisations.

Before the name ("Palace spokesperson Bo Kim" has the shape: role noun, name), beside it ("Ann Lee, the finance
minister of Norland,"; "the finance minister, Ann Lee,") or by copula ("Ann Lee is the finance minister").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quoteattr.coref.cast.identities import Cast, Identity, Role
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.facts.affiliations import affiliation_of
from quoteattr.coref.facts.appointments import appointment, is_deed
from quoteattr.coref.facts.kinds import kind_ahead
from quoteattr.coref.facts.occupations import MAKER, can_be_occupation, without_clause
from quoteattr.coref.facts.origins import find_seats, origins
from quoteattr.coref.facts.parties import parties
from quoteattr.coref.naming.appositions import is_of_another
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.complements import before_complement, joins_a_body, where_complement_begins
from quoteattr.coref.words.judgements import is_judgement, without_praise
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import FORMER, core_of, person_noun, ranks_of

_LEFT_WORD = re.compile(r"([^\s,;:()\"“”\n]+)[ \u00a0]$")
_RIGHT = re.compile(
    r"(?:[ ]\([^()]{1,40}\)|,[ ](?:aged[ ])?\d{1,3}(?=,[ ]))?(?:,|[ ][–—])?[ ](?:who[ ](?:is|was)[ ](?:now[ ]|then[ ])?"
    r"|(?:is|was|became|remains|has been|serves as|served as|works as)[ ](?:now[ ]|still[ ])?"
    r"|(?:who[ ])?(?P<once>used to be|had been|had once been|had worked as|worked as|spent (?:[\w\-]+ ){1,4}as)[ ]"
    r"|(?<=[,–—][ ])"
    r"(?!(?:his|her|their)[ ][\w\-]+[ ](?:and|or)[ ](?:his|her|their|two|three|four|\d|[A-Z]))"  # "his wife and two"
    r"(?:(?:(?P<former>once|formerly|previously|then)|now|himself|herself)[ ])?)"
    r"(?P<role>(?:(?:the|a|an|his|her|their|its|one of the|[A-Z][\w.\-]*['’]s?)[ ])?[^,;:()\"“”\n]{3,90})"
)
#: "Ann Lee and Bo Lee, *mother and son*," says of each what he or she is.
EACH = re.compile(r",[ ](?:the[ ])?([a-z\-]+)[ ]and[ ]([a-z\-]+)(?=[,.;)\n])")
#: "Ann Lee, solid all night *at centre-half*", "Bo Kim, who plays *at hooker*".
_PLAYS = re.compile(
    r"(?:,[ ](?:[a-z][\w\-]*[ ]){0,5}|[ ](?:played|plays|started|starts|lined[ ]up|filled[ ]in)[ ])at[ ]"
    r"([a-z]+(?:-[a-z]+)?)(?=[,.;]|[ ](?:for|in|and)\b)"
)
#: "Ann Lee *(landlady)*".
_BRACKETED = re.compile(r"[ ]\(((?!(?:and|with|not)\b)[a-z][^()\d:;,]{2,40})\)")
_CUT = re.compile(
    r"[ ](?:who|which|that|whose|said|says|told|and|but|—|–|-|has|had|is|was|were|to whom)\b.*|\.[ ].*|\.$|[—–].*"
)
_PREPOSITION = re.compile(r"[ ](?:of|for|at|in|from|with|to|on|who|under|against|behind|by|since)[ ]")
_DETERMINER = re.compile(
    r"^(?:the|a|an|our|my|(?:his|her|their|its)(?:[ ]own)?|one of the|one|another)[ ]", re.IGNORECASE
)
_DETERMINED = re.compile(
    r"(?<![\w’'])(?:the|a|an|one|another|our|my|his|her|their|its"
    r"|(?-i:(?:[A-Z][\w\-]*\.?[ ]){0,3}[A-Z][\w.\-]*['’]s?))[ ]",
    re.IGNORECASE,
)
#: "her bishop, *the Rt* Rev Ann Lee".
_RANK = re.compile(r"(?<![\w.])([A-Z]{2,5})[ ]$")  # "*ASI* Ann Lee"
#: "His deputy, Ann Lee, *promised the* baker": no apposition.
_DEED = re.compile(r"(?!(?:the|an?|one|another|his|her|their|its)\b)[a-z]+[ ](?:the|an?|his|her|their|its)\b")
_STYLE = re.compile(r"(?:[Tt]he[ ](?:(?:Rt|Right|Most|Very)\.?[ ])?|(?:Rt|Right|Most|Very)\.?[ ])$")
_APPOSITIONS = 2  # of one name that are read
#: "*The captain was* Ann Lee".
_OF_MINE = re.compile(r"\bof (?:mine|ours|yours)\b")
_IS = re.compile(
    r"(?<![\w’'])((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)[ ](?:[a-z][\w\-]*[ ]){1,4})"
    r"(?:is|was)[ ](?:called[ ]|named[ ])?$"
)
_APPOSED = re.compile(r"[^,;:()\"“”\n]{3,80}(?:[ ]\([A-Z][\w&.-]{1,12}\))?,[ ]$")
_LETTERS = re.compile(r"[ ]\([A-Z][\w&.-]{1,12}\)(?=,[ ]$)")  # of the body before it


def find_roles(text: str, layout: Layout, cast: Cast, index: Index, lexicon: Lexicon) -> None:
    """Give each identity the roles that its mentions carry."""
    last: Mention | None = None
    for mention in index.mentions:
        identity = mention.identity
        if identity.type not in (PERSON, ORG):
            continue
        start, end = layout.sentence_span(mention.start)
        if identity.type == PERSON and (given := _given(text, start, mention, end, last, lexicon)) is not None:
            _give(identity, given, lexicon, cast)
        last = mention
        if mention.modifier:
            continue
        told = origins if identity.type == PERSON else find_seats
        identity.origins.update(told(text, mention.start, mention.end, end, lexicon))
        if identity.type == PERSON:
            if " " in identity.name and (rank := _RANK.search(text, max(start, mention.start - 8), mention.start)):
                identity.titles.add(rank[1].lower())
            for role in (
                *_ahead(text, start, mention, lexicon),
                *parties(text, start, (mention.start, mention.end), end),
            ):
                _give(identity, role, lexicon, cast)
        elif (kind := kind_ahead(text, mention.start, lexicon)) is not None:
            _give(identity, kind, lexicon, cast)
        if not mention.possessive and (said := _behind(text, mention, end, lexicon)) is not None:
            _give(identity, said, lexicon, cast)


def _ahead(text: str, start: int, mention: Mention, lexicon: Lexicon) -> Iterator[Role]:
    """The roles before the name, as far as the writer of the article tells them."""
    if role := prefix_role(text, start, mention.start, lexicon):
        yield role
    at = before = _before_titles(text, start, mention.start, lexicon)
    for _ in range(_APPOSITIONS):  # "The first witness, the yard's owner, Ann Lee"
        role, before = _pre_apposition(text, start, before, mention.end, lexicon)
        if role is None or not _is_told(role, mention, lexicon):
            break
        yield role
    if (named := _IS.search(text, max(start, at - 60), at)) and not mention.quoted:
        role = _role_of(named.group(1), "copula", lexicon, True)
        yield from (role,) if role is not None else ()


def _behind(text: str, mention: Mention, end: int, lexicon: Lexicon) -> Role | None:
    """The role behind the name, as far as the writer of the article tells it."""
    each = EACH.match(text, mention.end, end) if text.endswith(" and ", 0, mention.start) else None
    if each is not None and {each[1], each[2]} <= lexicon.kin.keys():
        return None
    if (aside := _BRACKETED.match(text, mention.end, end)) is not None:
        return _role_of(aside.group(1), "apposition", lexicon, mention.identity.type == PERSON)
    if (plays := _PLAYS.match(text, mention.end, end)) is not None and plays[1] in lexicon.exclusive:
        return Role(plays[1], plays[1], how="apposition")
    match = _RIGHT.match(text, mention.end, min(end, mention.end + 140))
    if match is None or is_of_another(text, mention.start, match):
        return None
    how = "apposition" if text[mention.end] in ",(" or " (" in match.group()[:2] else "copula"
    phrase = _CUT.sub("", without_praise(match["role"], lexicon) if how == "apposition" else match["role"])
    role = _role_of(phrase, how, lexicon, mention.identity.type == PERSON)
    if role is not None and (match["former"] or match["once"]) and FORMER not in ranks_of(role.text):
        role = replace(role, text=f"{FORMER} {role.text}")
    return role if role is not None and _is_told(role, mention, lexicon) else None


def _given(text: str, start: int, mention: Mention, end: int, last: Mention | None, lexicon: Lexicon) -> Role | None:
    """The office that the deed of its sentence gives the bearer of the name."""
    found = appointment(text, start, mention, end, last) if not mention.quoted else None
    how = "appointed" if found is not None and found.new else "copula"
    role = _role_of(found.office, how, lexicon, True) if found is not None else None
    noun = person_noun(role.head, lexicon) if role is not None else None
    office = noun is not None and noun.kind in ("role", "title")
    return replace(role, whose=found.by or role.whose) if found and role and office else None


def _is_told(role: Role, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the writer tells it, and not somebody who is quoted; the office that stands beside a name is one also
    there: "Our mayor, Ann Lee, knew"."""
    noun = lexicon.persons.get(role.head)
    return not mention.quoted or (role.how == "apposition" and noun is not None and noun.kind == "role")


def _give(identity: Identity, role: Role, lexicon: Lexicon, cast: Cast) -> None:
    identity.origins.update(
        lexicon.countries[word] for word in re.findall(r"[A-Z]\w+", role.text) if word in lexicon.countries
    )
    if all(known.text.lower() != role.text.lower() for known in identity.roles):
        identity.roles.append(replace(role, affiliation=affiliation_of(role, lexicon, cast)))


def prefix_role(text: str, start: int, name_start: int, lexicon: Lexicon) -> Role | None:
    """The role that stands directly before the name, or None.

    Words are taken leftwards from the name, and from what the office is for: first a role noun or title, then whatever
    can qualify it.
    """
    at = end = where_complement_begins(text, start, name_start, lexicon)
    words: list[tuple[int, str]] = []
    while at > start and len(words) < 9:
        match = _LEFT_WORD.search(text, max(start, at - 40), at)
        if match is None:
            break
        word = match.group(1)
        if not words:
            form = fold(word)
            title = lexicon.titles.get(form)
            if title is not None and title.kind == "honorific" and end == name_start:
                at = match.start(1)
                continue
            known = person_noun(form, lexicon) or person_noun(lexicon.singular(form), lexicon)
            if not known and not (word.islower() and MAKER.search(form)):
                break
        elif not _qualifies(word, lexicon) and not joins_a_body(
            text[max(start, at - 60) : match.start()].split(), word, lexicon
        ):
            break
        words.append((match.start(1), word))
        at = match.start(1)
    while len(words) > 1 and not _is_short(words[-1][1]) and _is_function_word(words[-1][1], lexicon):
        words.pop()
    if not words:
        return None
    last = words[0][0] + len(words[0][1]) if end == name_start else name_start
    return _role_of(without_praise(text[words[-1][0] : last], lexicon), "prefix", lexicon, True)


def _is_function_word(word: str, lexicon: Lexicon) -> bool:
    form = fold(word)
    return form in lexicon.function_words and form not in lexicon.modifiers


def _is_short(word: str) -> bool:
    """Whether it is letters for a name, whatever word they spell: "US", "U.S."."""
    return "." in word or (word.isupper() and len(word) > 1)


def _qualifies(word: str, lexicon: Lexicon) -> bool:
    form = fold(word)
    if form in lexicon.modifiers or form in lexicon.organisations or form in lexicon.persons or form in lexicon.titles:
        return True
    if not _is_short(word) and (form in lexicon.function_words or form in lexicon.pronouns):
        return False
    if word[0].isupper():
        return form not in _NOT_IN_ROLE
    return "-" in word and word.islower()


_NOT_IN_ROLE = frozenset(["but", "and", "while", "meanwhile", "however", "when", "if", "though", "although"])


def _before_titles(text: str, start: int, name_start: int, lexicon: Lexicon) -> int:
    """Where the titles before the name begin: "the mayor, Mrs Ann Lee" is "the mayor," before "Mrs Ann Lee"."""
    while match := _LEFT_WORD.search(text, max(start, name_start - 40), name_start):
        if fold(match.group(1)) not in lexicon.titles:
            break
        name_start = match.start(1)
        styled = _STYLE.search(text, max(start, name_start - 16), name_start)
        name_start = styled.start() if styled is not None else name_start
    return name_start


#: "*With* a vote expected, Ann Lee left": when or how, where the noun is none that is known for people.
_ADVERBIAL = re.compile(
    r"\b(?:after|amid|as|at|before|by|despite|during|for|from|in|on|over|under|with)[ ]$", re.IGNORECASE
)
#: The apposition ends, and who speaks through the one named is named behind.
_CLOSED = re.compile(r",[ ](?:(?:the|an?)[ ](?:[a-z][\w\-]*[ ]){1,3})?[A-Z][\w’'\-]+")
_MEANS = re.compile(r"\b(?:through|via)[ ]$", re.IGNORECASE)


def _pre_apposition(text: str, start: int, name_start: int, name_end: int, lexicon: Lexicon) -> tuple[Role | None, int]:
    """The role in the noun phrase with its comma before the name, the shortest one that is a role, and where it
    begins."""
    begin = max(start, name_start - 90)
    if text[name_start - 2 : name_start] != ", ":
        return None, name_start
    for match in reversed(list(_DETERMINED.finditer(text, begin, name_start))):
        if not _APPOSED.match(text, match.start(), name_start):
            break
        if _MEANS.search(text, begin, match.start()) and not _CLOSED.match(text, name_end):
            break  # "Through an interpreter, Ann Lee said", but "Through her lawyer, Ann Lee, Bo Kim said"
        if role := _role_of(_LETTERS.sub("", text[match.start() : name_start]), "apposition", lexicon, True):
            known = person_noun(role.head, lexicon) is not None or MAKER.search(role.head) is not None
            told = known or not _ADVERBIAL.search(text, begin, match.start())
            return role if told else None, match.start()
    return None, name_start


def _role_of(phrase: str, how: str, lexicon: Lexicon, person: bool) -> Role | None:
    """The phrase as a role, if its main noun is a role, a relation, or (of organisations) a kind of organisation."""
    phrase = phrase.strip(" ,") if how == "prefix" else phrase.strip(" .,")  # "Sen." keeps its stop
    if not phrase:
        return None
    if how != "prefix" and not _DETERMINER.match(phrase) and phrase[:1].isupper() and not person:
        return None
    if (how == "apposition" and _DEED.match(phrase)) or (how == "copula" and is_deed(phrase)):
        return None
    plain = _DETERMINER.sub("", phrase)
    if how != "prefix" and _is_function_word(plain.split(" ")[0], lexicon):
        return None
    head_part = _PREPOSITION.split(" " + plain, maxsplit=1)[0].strip()
    if how == "prefix":  # "Bank of Norland governor"
        head_part = " ".join(plain.split()[: before_complement(plain.split(), lexicon)])
    elif person:
        head_part = without_clause(phrase, head_part, lexicon)
    if not head_part:
        return None
    head = fold(head_part.split()[-1])
    if person:
        noun = person_noun(head, lexicon)
        if noun is None and head.endswith("s") and how == "prefix":
            single = lexicon.singular(head)
            noun, head = lexicon.persons.get(single), single
        unknown = noun is None and not can_be_occupation(phrase, head_part, head, how, lexicon)
        if unknown or len(plain) > 90:
            return None
    elif head not in lexicon.organisations and head not in lexicon.documents:
        return None
    if is_judgement(head_part.lower().split(), how, lexicon) or _OF_MINE.search(plain):
        return None
    whose = _WHOSE.match(phrase)
    return Role(plain, core_of(head), how=how, whose=whose.group(1) if whose else "")


_WHOSE = re.compile(r"(his|her|their|its|(?-i:(?:[A-Z][\w\-]*\.?[ ]){0,3}[A-Z][\w.\-]*['’]s?))[ ]", re.IGNORECASE)
