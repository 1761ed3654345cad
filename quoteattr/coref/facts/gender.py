"""Grammatical gender of people, from what the article says: never from a first name.

Fixed by a title ("Mrs."), a role ("spokeswoman"), kinship ("her husband, Al Roe") or the registry; voted by pronouns in
sentences that name one person only.
"""

import re

from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.index import Index
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import PERSON, Form
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

SINGULAR = re.compile(r"(?<![\w’'])(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)(?![\w])")


def fix_genders(cast: Cast, forms: list[Form], lexicon: Lexicon) -> None:
    """Set `fixed_gender` where titles and roles agree."""
    votes: dict[int, dict[str, int]] = {}
    for form in forms:
        choices = cast.by_form.get(form.tokens, ())
        if len(choices) != 1:
            continue
        for title, count in form.titles.items():
            noun = lexicon.titles.get(title) or lexicon.persons.get(title)
            if noun is not None and noun.gender in "mf":
                votes.setdefault(choices[0].key, {"m": 0, "f": 0})[noun.gender] += count
    for identity in cast.identities:
        tally = votes.get(identity.key, {"m": 0, "f": 0})
        for role in identity.roles:
            noun = lexicon.persons.get(role.head) or lexicon.titles.get(role.head)
            if identity.type == PERSON and noun is not None and noun.gender in "mf":
                tally[noun.gender] += 1
        if tally["m"] != tally["f"] and not identity.fixed_gender and not (tally["m"] and tally["f"]):
            identity.fixed_gender = "m" if tally["m"] else "f"


_SPOUSE = re.compile(r"(?:[’']s?|,[ ]whose)[ ](?:(?:late|second|first|former|estranged|own)[ ])?(?P<of>husband|wife)\b")
_SPOKEN_FOR = 2.0  # votes


def vote_by_spouses(text: str, index: Index) -> None:
    """Let "Lee, whose husband" be likelier a woman, where no title says more."""
    for mention in index.mentions:
        spouse = _SPOUSE.match(text, mention.end) if mention.identity.type == PERSON else None
        if spouse is not None and not mention.modifier:
            if spouse["of"] == "wife":
                mention.identity.masculine += _SPOKEN_FOR
            else:
                mention.identity.feminine += _SPOKEN_FOR


#: What stands beside a description and tells more of it: "the engineer, *a woman half his age,*".
_APPOSED_NOUN = re.compile(r",[ ](?:now[ ])?an?((?:[ ][a-z][a-z\-]*){1,3})")


def sex_beside(text: str, end: int, lexicon: Lexicon) -> str:
    """m or f of a description by the man or woman that is said to be what ends there, else ""."""
    told = _APPOSED_NOUN.match(text, end)
    nouns = (lexicon.persons.get(fold(word)) for word in told[1].split()) if told is not None else ()
    return next((noun.gender for noun in nouns if noun is not None and noun.gender in ("m", "f")), "")


def sex_of(pronoun: str) -> str:
    return "f" if pronoun[0] == "s" or pronoun.startswith("her") else "m"


def is_object(text: str, match: re.Match[str]) -> bool:
    """Whether the pronoun is an object and no possessor: "Lee followed *him*"."""
    word = match.group().lower()
    return word == "him" or (word == "her" and _OBJECT.match(text, match.end()) is not None)


def how_meant(text: str, match: re.Match[str]) -> str:
    """What the pronoun is in its clause, as `Event.how` has it."""
    if match.group().lower() in ("he", "she"):
        return "pronoun"
    return "object pronoun" if is_object(text, match) else "oblique"


def clause_subject(trail: Trail, text: str, match: re.Match[str]) -> frozenset[int]:
    """Who cannot be meant by an object: the subject of its own clause ("Lee praised her"); nor by the subject of what
    is asked of somebody: who asks ("Lee asked Kim whether he")."""
    word = match.group().lower()
    if word in ("he", "she"):
        return (
            _asker(trail, text, match.start())
            | _teller(trail, text, match)
            | _antecedent(trail, text, match.start())
            | _in_front(trail, text, match.start())
        )
    if not is_object(text, match):
        return _beside(trail, text, match.start())
    if (told_of := _who_does(trail, text, match.start())) is not None:
        return frozenset((told_of.key,))
    sentence = trail.layout.sentence(match.start())
    first, _ = trail.layout.sentence_span(match.start())
    for event in reversed(trail.events[-8:]):
        between = _of_one_clause(text[first : event.offset], text[event.offset : match.start()].removesuffix(" to "))
        if event.sentence != sentence or _CLAUSE.search(between):
            break
        if event.how in ("subject", "pronoun"):
            return frozenset((event.identity.key,))
    return frozenset()


def _who_does(trail: Trail, text: str, at: int) -> Identity | None:
    """Of whom the relative clause tells whose object the pronoun is: "Ann Lee, *who* taught *her* at school"."""
    who = _WHO_DOES.search(text, max(trail.layout.sentence_span(at)[0], at - 60), at)
    before = [event for event in trail.events[-8:] if who is not None and event.offset < who.start()]
    last = before[-1] if before else None
    near = last is not None and who is not None and who.start() - last.offset < 40
    return last.identity if last is not None and near and last.how not in _BY_PRONOUN else None


def _beside(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Beside whose name "his" or "her" says what they are: "Ann Lee, *her* lawyer", who is another one's."""
    last = trail.events[-1] if trail.events else None
    named = last is not None and _NAME.fullmatch(text, last.offset, at) is not None
    return frozenset((last.identity.key,)) if last is not None and named else frozenset()


def _of_one_clause(before: str, between: str) -> str:
    """What stands from a subject to an object without what is told of the subject on the way, and without the "and" of
    two verbs: "The chairman, *Ann Lee,* cut him short", "Lee, *who sings,* sat down *and* sang for him"."""
    told = _RELATIVE.match(between)
    if told is None and ", " in before:
        told = _APPOSED.match(between)
    return _JOINS_VERBS.sub(" ", between[told.end() :] if told is not None else between)


def _antecedent(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Of whom the relative clause speaks whose subject the pronoun is: "Lee, to *whom he* was married"."""
    whom = _WHOM.search(text, max(0, at - 30), at)
    last = trail.events[-1] if whom is not None and trail.events else None
    near = last is not None and whom is not None and 0 <= whom.start() - last.offset < 60
    return frozenset((last.identity.key,)) if last is not None and near else frozenset()


def _in_front(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Whom a participle names in front of its subject, the pronoun: "Asked by *a boy* whether it was, *he* said",
    "Speaking to *Lee*, *she* said", "Asked whether *Lee* would go, *he* laughed". As binding theory has it (principle
    C, Chomsky 1981), the subject is none of them."""
    low, _ = trail.layout.sentence_span(at)
    front = _FRONTED.match(text, low, at) if at - low < _LONGEST_FRONT else None
    if front is None:
        return frozenset()
    here = (event for event in trail.events[-8:] if front.end() <= event.offset < at)
    return frozenset(
        event.identity.key
        for event in here
        if event.how not in _BY_PRONOUN
        and (event.how != "subject" or _GOVERNS.search(text, low, event.offset) is not None)
    )


def _asker(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Who asks another person the question that the pronoun opens, or nobody."""
    asks = _ASKS.search(text, max(trail.layout.sentence_span(at)[0], at - 120), at)
    here = [event for event in trail.events[-8:] if event.sentence == trail.layout.sentence(at)] if asks else []
    asked = {event.identity for event in here if asks and event.offset > asks.start()}
    asking = [e for e in here if asks and e.offset < asks.start() and e.how in ("subject", "pronoun")]
    return (
        frozenset((asking[-1].identity.key,)) if asked and asking and asking[-1].identity not in asked else frozenset()
    )


def _teller(trail: Trail, text: str, match: re.Match[str]) -> frozenset[int]:
    """Who tells "her" what "she" is or does, and so is not she: "Lee told *her* that *she* was late"."""
    told = _TELLS_HER.search(text, max(0, match.start() - 40), match.start())
    if told is None or sex_of(told[1]) != sex_of(match.group().lower()):
        return frozenset()
    sentence = trail.layout.sentence(match.start())
    before = (e for e in reversed(trail.events[-8:]) if e.sentence == sentence and e.offset < match.start())
    telling = next((event.identity for event in before if event.how in ("subject", "pronoun")), None)
    return frozenset((telling.key,)) if telling is not None else frozenset()


_LONGEST_FRONT = 200
_TELLS_HER = re.compile(
    r"\b(?:tell|tells|told|remind(?:s|ed)|warn(?:s|ed)|assure[sd]|inform(?:s|ed)|convince[sd]|persuade[sd])[ ]"
    r"(him|her)[ ](?:that[ ])?$"
)
_BY_PRONOUN = ("pronoun", "object pronoun", "oblique")
_NO_PARTICIPLES = "(?i:according|barring|concerning|during|evening|following|indeed|morning|pending|regarding|speed)"
_PARTICIPLES = "born|brought|caught|drawn|driven|given|held|known|led|met|seen|sent|shown|taken|taught|told|torn|won"
_NAME = re.compile(r"[A-ZÀ-Þ][^,;:.()\n]{1,40},[ ]")
#: A participle at the head of a sentence, with all up to the comma in front of the subject.
_FRONTED = re.compile(
    rf"[\"“‘]?(?:(?:But|And|When|While|Though|Once|If),?[ ])?(?!(?:{_NO_PARTICIPLES})\b)"
    rf"(?:[A-Za-z][a-z\-]*(?:ed|ing)|(?i:{_PARTICIPLES}))\b(?=[^.!?;:“”\"\n]*,[ ]?\Z)"
)
_GOVERNS = re.compile(r"\b(?:by|whether|if|that|why|when|how|what)[ ]\Z")
#: A name behind a description, up to the verb: "The chairman, *Ann Lee,* cut".
_APPOSED = re.compile(r"[^,;:.]{2,40},[ ](?!(?:who|whose|an?|the|\d|and|or|but)\b)(?=[a-z])")
_RELATIVE = re.compile(r"[^,;:.]{2,40},[ ]who(?:se)?\b[^,;:.“”\"]{2,90},[ ](?=[a-z])")
_JOINS_VERBS = re.compile(
    r"[ ]and[ ](?=[a-z])(?!(?:an?|the|he|she|it|they|we|I|his|her|its|their|my|our|that|then|so|who|when|if|as|some|all"
    r"|both|many|one|no)\b)"
)
#: Up to an object of the relative clause, with no other subject on the way.
_WHO_DOES = re.compile(
    r"(?<=[\w,.])[ ]who(?:[ ](?!(?:that|when|as|because|if|he|she|it|they|I|we)\b)[a-z\-]+){1,6}[ ]$"
)
_WHOM = re.compile(r"(?<!\basked)(?<!\basks)(?<!\bknow),?[ ](?:(?:to|with|for|by|from|of|about|on)[ ])?whom[ ]$")
_ASKS = re.compile(
    r"\bask(?:s|ed|ing)?[ ](?:[^,.;:“”\"]|(?<=\b[MD][rs])\.|(?<=\bMrs)\.){3,90}?[ ]"
    r"(?:whether|if|why|what|when|how|where)[ ]$"
)
_OBJECT = re.compile(
    r"[.,;:!?)—–]|[ ](?:to|that|in|on|at|with|for|from|and|but|as|after|before|when|while|because|if|about|by|into|of"
    r"|since|until|through|without|near|behind|how|why|what|not|again|too|there|here|during|over|off|down|up|out|back|away"
    r"|an?|the|he|she|they|whether|nothing|everything|something|anything)\b"
)
_CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|who|which|when|as|and|but|because|if|whether|after|before|while|where|to|what|said|says)\b"
)
