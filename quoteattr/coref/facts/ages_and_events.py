"""What the article says of people and firms that a description can take up: their age, and what has happened to them.

"Ann Lee, 61," makes her "the 61-year-old"; "Bo Kim denies arson" makes him "the defendant"; "Ann Lee beat Bo Kim" makes
one "the winner" and the other "the loser".
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from quoteattr.coref.cast.identities import Role
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.facts.parents import parent_of
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import POST_NOMINAL
from quoteattr.coref.words.opposites import opposites_of
from quoteattr.lang import table

_AGE_BEHIND = re.compile(
    r"(?:[ ](?:of|from)[ ][A-Z]\w+)?"
    r"(?:,[ ](?:aged[ ])?|[ ]\(|,?[ ](?:who[ ])?(?:is|was|turned|turns)[ ]|,[ ]an?[ ](?:[\w\-]+[ ]){1,3}of[ ])"
    r"(\d{1,3})(?=[,.;:)\n]|[ ](?:and|on|last|this)\b|$)"
)
#: "Ann Lee, *now 70*," "Ann Lee, a former champion, *who is 70*,".
_AGE_NOW = re.compile(
    r"(?:,[ ](?:an?|the|once)[ ][^,.;:()“”\"\d]{3,60})?,[ ](?:now(?:[ ]aged)?|who[ ]is(?:[ ]now)?)[ ](\d{1,3})"
    r"(?=[,.;:)\n]|$)"
)
_IN_WORDS = {words: value for kind, words, value in table("en", "time_words") if kind == "number" and " " not in words}
#: "Bo Kim is 81 and *Ann Lee 23*".
_OTHER_AGE = re.compile(r"\b(?:is|was)[ ](?:aged[ ])?\d{1,3}(?:,|,?[ ]and|;)[ ]$")
_AGE = re.compile(r"[ ](\d{1,3})(?=[,.;:)\n]|$)")
#: "Ann and Bo Lee, *19 and 24*, share a flat".
_AGES_OF_TWO = re.compile(r"(?:,[ ](?:aged[ ])?|[ ]\((?:aged[ ])?)(\d{1,3})[ ]and[ ](\d{1,3})(?=[,.;:)\n]|$)")
_AGED = re.compile(rf",[ ]aged[ ]({'|'.join(_IN_WORDS)})(?=[,.;:)\n]|$)")  # "Ann Lee, aged seven,"
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old[ ](?:[\w’'\-]+[ ]){0,3}$")
#: Whom the name's bearer replaced, and who is introduced as the one whom somebody replaced.
_REPLACES = re.compile(
    r"[ ](?:who[ ])?(?:(?:has|had)[ ])?(?:replaced|replaces|succeeded|succeeds|ousted)[ ](?:[A-Z][\w.]+[ ]){0,2}$"
    r"|[^.;“”\"]{3,90},[ ](?:replacing|succeeding)[ ](?:[A-Z][\w.]+[ ]){0,2}$"
)
_REPLACED = re.compile(
    r"\b(?:the[ ](?:man|woman|person)[ ](?:(?:who|whom|that)[ ])?(?:[\w’'\-]+[ ]){1,2}?(?:has[ ]|had[ ])?"
    r"(?:replaced|replaces|succeeded|succeeds|ousted)|(?:his|her|their)[ ]predecessor),[ ]$"
)
#: What can stand between a name and what is said of it: an age, an apposition, "who", "also".
_BETWEEN = (
    rf"(?:,?[ ]{POST_NOMINAL})?"
    r"(?:,?[ ]\(?\d{1,3}\)?)?(?:[ ](?:of|from)[ ][A-Z]\w+)?(?:,[ ](?!and\b)[^,.;“”\"]{3,80})?,?[ ]"
    r"(?:(?:who|which|also|now|just|later|then|had|has|narrowly|comfortably|easily)[ ])*"
)
#: What can stand between a phrase and the name behind it: titles, a role, "the", "her business partner,".
_AHEAD = r"[ ](?:(?:his|her|their|its|the|an?)[ ](?:[\w\-]+[ ]){0,3}[\w\-]+,[ ])?(?:[\w.’'\-]+[ ]){0,3}$"
#: The same behind what a sentence begins with: "*Giving evidence on Tuesday,* Mrs Ann Lee".
_FRONTED = (
    r"(?:[^,.;:“”\"]{0,90},)?[ ](?:(?:the|a)[ ][^,;:“”\"]{3,40},[ ])?(?:(?!(?:by|the|an?)[ ])[\w.’'\-]+[ ]){0,3}$"
)
#: A name behind these is not what its sentence tells of, save in "of Ann Lee, *who*".
_GOVERNED = re.compile(r"\b(?:at|by|for|from|in|near|of|on|to|with)[ ](?:[A-Z][\w’'\-]*(?:[ ][A-Z][\w’'\-]*)?,[ ])?$")
_CLAUSE = re.compile(r",?[ ]who(?:se)?\b")
#: Letters of those who plead, and the nouns that take them up.
_SILK = re.compile(r",?[ ](?:KC|QC|SAN|SC)\b")
COUNSEL = ("barrister", "counsel", "lawyer", "silk")
#: Who is in court for something else than what a witness is there for, by what is told of them.
NO_WITNESS = frozenset(("accused", "barrister", "counsel", "defendant", "judge", "prosecutor"))
#: What befalls bodies as well, beside what the table of their roles has.
_OF_ANYBODY = frozenset(("accused", "claimant", "defendant", "loser", "plaintiff", "publisher", "victim", "winner"))
#: The same up to the second of two: no "treated the son of", "sold to the firm of".
_TO_NAME = (
    r"[ ](?P<apposed>(?:his|her|their|its|the|an?)[ ](?:(?!(?:of|for|to|and|or)[ ])[\w’'\-]+[ ]){0,3}[\w’'\-]+,[ ])?"
    r"(?:(?!(?:of|for|to|with|by|and|or|from|in|on|at|near|after|before|over|that)[ ])[\w.’'\-]+[ ]){0,3}"
)
#: Behind the second name, where a comma stands before it: "sued her agent, Bo Kim, *over*"; not "said".
_APPOSED = re.compile(r"[.,;:)\n]|$|[ ](?:after|and|at|by|for|from|in|last|on|over|to|with|\d)")
#: The participle alone behind a comma is a passive, too: "Bo Kim, *represented by* Ann Lee, denies it".
_PASSIVE = "(?:(?:was|were|is|are|has been|had been|is being|was being) |(?<=, ))"
_ACTIVE = r"(?![ ]by[ ][A-Z])"  # "Ann Lee, *taught by* Bo Kim," is no teacher
#: Of a person they mean something else: "the parent".
_OF_FIRMS = frozenset(("parent", "subsidiary"))
_GAP = r"(?:[^.;“”\"]|\.(?=\d)){0,40}?"
_FAR = 200
#: "the hotel *chain* Vale Holdings".
_KIND = re.compile(r"\b([a-z][a-z\-]+),?[ ]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "runner-up"


def find_facts(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> None:
    """Give people their ages, people and organisations the nouns for what has happened to them, and who is somebody's
    predecessor."""
    asked = _taken_up(text, lexicon)  # dozens of nouns, of which a text has few
    before, fronted, after, of = (
        {noun: phrase for noun, phrase in side.items() if noun in asked} for side in _patterns(lexicon.situations)
    )
    told = _Phrases(before, fronted, after, of, _OF_ANYBODY | lexicon.org_roles)
    relations = [row for row in _relations(lexicon.relations) if not asked.isdisjoint(row.first | row.second)]
    last: Mention | None = None
    for mention in index.mentions:
        if mention.identity.type not in (PERSON, ORG) or mention.modifier or mention.quoted or mention.identity.place:
            continue
        start, end = layout.sentence_span(mention.start)
        if mention.identity.type == PERSON:
            _find_age(text, start, last, mention, end)
            if parent := parent_of(text, start, (mention.start, mention.end), end):
                mention.identity.situations.add(parent)
        elif (kind := _KIND.search(text, max(start, mention.start - 30), mention.start)) and (
            kind[1] in lexicon.org_anaphors or kind[1] in lexicon.organisations or kind[1] in lexicon.org_roles
        ):
            mention.identity.situations.add(kind[1])
        if mention.possessive:
            whose = (noun for noun, things in told.of.items() if things.match(text, mention.end, end))
            mention.identity.situations.update(whose)
        else:
            _find_situation(text, (start, end), mention, told)
            _find_successor(text, start, last, mention)
        if last is not None and last.end >= start and not last.object and not mention.possessive:
            _find_relation(text, last, mention, relations)
        last = mention


def _taken_up(text: str, lexicon: Lexicon) -> set[str]:
    """The nouns by which the text may take somebody up, with those that they can stand for."""
    words = set(_WORD.findall(text.lower()))
    words |= {part for word in words if "-" in word for part in word.split("-")}
    words |= {noun for word, noun in lexicon.outcomes.items() if words.issuperset(word.split())}
    words |= opposites_of(words, lexicon)
    words |= lexicon.exclusive.keys() if not words.isdisjoint(lexicon.exclusive) else set()
    kinds = (kinds for noun, kinds in lexicon.kinds.items() if noun.rpartition(" ")[2] in words)
    return words.union(NO_WITNESS if "witness" in words else (), *kinds)


def _find_age(text: str, start: int, last: Mention | None, mention: Mention, end: int) -> None:
    both = _AGES_OF_TWO.match(text, mention.end, end)
    if both is not None and last is not None and text[last.end : mention.start] == " and ":
        last.identity.ages.add(both[1])
        mention.identity.ages.add(both[2])
        return
    age = (
        _AGE_BEHIND.match(text, mention.end, end)
        or _AGE_NOW.match(text, mention.end, end)
        or _AGE_BEFORE.search(text, max(start, mention.start - 60), mention.start)
    )
    if age is not None:
        mention.identity.ages.add(age.group(1))
    elif (aged := _AGED.match(text, mention.end, end)) is not None:
        mention.identity.ages.add(_IN_WORDS[aged.group(1)])
    elif _OTHER_AGE.search(text, start, mention.start) and (other := _AGE.match(text, mention.end, end)):
        mention.identity.ages.add(other[1])


def _find_situation(text: str, sentence: tuple[int, int], mention: Mention, told: "_Phrases") -> None:
    start, end = max(sentence[0], mention.start - _FAR), min(sentence[1], mention.end + _FAR)
    found = {noun for noun, phrase in told.before.items() if phrase.search(text, start, mention.start)}
    if start == sentence[0]:
        found.update(noun for noun, phrase in told.fronted.items() if phrase.match(text, start, mention.start))
    if mention.identity.type == PERSON and _SILK.match(text, mention.end, end):
        found.update(COUNSEL)
    if not _GOVERNED.search(text, start, mention.start) or _CLAUSE.match(text, mention.end, end):
        found.update(noun for noun, phrase in told.after.items() if phrase.match(text, mention.end, end))
    mention.identity.situations.update(found if mention.identity.type == PERSON else found & told.of_bodies)


def _find_successor(text: str, start: int, last: Mention | None, mention: Mention) -> None:
    """A predecessor: "Ann Lee replaced Bo Kim", "the man she replaced, Bo Kim"."""
    begin = max(start, mention.start - 80)
    replaced = last is not None and last.end >= start and _REPLACES.fullmatch(text, last.end, mention.start)
    introduced = _REPLACED.search(text, begin, mention.start)
    if (replaced and last and last.identity is not mention.identity) or introduced:
        mention.identity.roles.append(Role("predecessor", "predecessor", how="apposition"))


class _Relation(NamedTuple):
    """phrase: between two names; behind: what follows the second one, or does not; first, second: the nouns that take
    them up."""

    phrase: re.Pattern[str]
    behind: re.Pattern[str]
    first: frozenset[str]
    second: frozenset[str]


def _find_relation(text: str, one: Mention, other: Mention, relations: list[_Relation]) -> None:
    """What two stand to each other in, of whom one does something to the other."""
    if other.identity is one.identity or other.start - one.end > _FAR:
        return
    for relation in relations:
        found = relation.phrase.fullmatch(text, one.end, other.start)
        told = found is not None and (not found["apposed"] or _APPOSED.match(text, other.end))
        if told and relation.behind.match(text, other.end):
            for mention, nouns in ((one, relation.first), (other, relation.second)):
                mention.identity.situations.update(nouns - (_OF_FIRMS if mention.identity.type == PERSON else set()))
            one.identity.towards.update((noun, other.identity.key) for noun in relation.first)
            other.identity.towards.update((noun, one.identity.key) for noun in relation.second)


@lru_cache(maxsize=4)
def _relations(rows: tuple[tuple[str, ...], ...]) -> list[_Relation]:
    found = []
    for phrase, first, second, unless in rows:
        ahead, _, behind = phrase.partition(" _ ")
        words = re.escape(ahead).replace(r"\ \*\ ", f"{_GAP} ")
        words = re.sub(r"^was\\ ", _PASSIVE, re.sub(r"^has\b", "(?:has|had|have)", words))
        between = re.compile(rf"{_BETWEEN}{words}{_TO_NAME}")
        others = rf"(?![ ](?:{'|'.join(unless.split())})\b)" if unless != "-" else ""
        after = re.compile(rf",?[ ]{re.escape(behind)}\b" if behind else others)
        nouns = (frozenset(nouns.split()) - {"-"} for nouns in (first, second))
        found.append(_Relation(between, after, *nouns))
    return found


class _Phrases(NamedTuple):
    """For each noun what makes it mean whose name follows, whose name the sentence begins with behind it, and whose
    name stands before, or stands before with 's. of_bodies: the nouns that need not be people."""

    before: dict[str, re.Pattern[str]]
    fronted: dict[str, re.Pattern[str]]
    after: dict[str, re.Pattern[str]]
    of: dict[str, re.Pattern[str]]
    of_bodies: frozenset[str]


@lru_cache(maxsize=4)
def _patterns(rows: tuple[tuple[str, ...], ...]) -> tuple[dict[str, re.Pattern[str]], ...]:
    """For each noun what stands before a name, at the head of its sentence, behind it, and behind its 's."""
    phrases: dict[tuple[str, str], list[str]] = defaultdict(list)
    for noun, side, phrase in rows:
        phrases[side, noun].append(re.escape(phrase).replace(r"\ \*\ ", f"{_GAP} "))
    some = {key: "(?:" + "|".join(found) + ")" for key, found in phrases.items()}
    before = {noun: re.compile(rf"\b{found}{_AHEAD}") for (side, noun), found in some.items() if side == "before"}
    fronted = {
        noun: re.compile(rf"{found}\b{_FRONTED}", re.IGNORECASE)
        for (side, noun), found in some.items()
        if side == "fronted"
    }
    after = {
        noun: re.compile(rf"{_BETWEEN}{found}\b{_ACTIVE}") for (side, noun), found in some.items() if side == "after"
    }
    of = {
        noun: re.compile(rf"['’]s?[ ](?:[\w\-]+[ ]){{0,2}}{found}\b")
        for (side, noun), found in some.items()
        if side == "of"
    }
    return before, fronted, after, of
