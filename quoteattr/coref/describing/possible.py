"""Whom a bare description can only mean: the one person of these paragraphs of whom nothing else is said."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import WINDOW, Event, Trail
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon

_SENTENCES = 2  # within which it was the subject
#: With more words it says itself who is meant: "the Dunmere supporter", "the self-described socialist".
_BARE = re.compile(r"the[ ](?:(?:chief|former|retired|acting)[ ])?[a-z][\w\-]*", re.IGNORECASE)


def only_possible(
    text: str, trail: Trail, phrase: Phrase, sex: str, around: Identity | None, lexicon: Lexicon
) -> Identity | None:
    """The only one left of those spoken of when the others are known as something else, or by their sex.

    sex: m, f or "" of the description; around: who says it. None for those who speak for others ("the spokesman") and
    for kin, and where the noun was used of somebody else before.
    """
    noun = lexicon.persons.get(phrase.head) or lexicon.titles.get(phrase.head)
    bare = _BARE.fullmatch(text, phrase.start, phrase.end)
    if not bare or phrase.head in lexicon.other_voices or noun is None or noun.kind == "kin":
        return None
    near = _near(trail, phrase.start)
    people = {event.identity.key: event.identity for event in near}
    left = [person for person in people.values() if _can_be(person, sex) and person is not around]
    if len(left) != 1:
        return None
    sentence = trail.layout.sentence(phrase.start)
    just_named = any(event.identity is left[0] and sentence - event.sentence == 1 for event in near)
    # "Ann Lee was late. Bo Kim said the mayor had": whom Kim speaks of need not be Lee
    other_of_two = len(people) == 2 and around is None and just_named
    if not other_of_two and not _is_subject(near, left[0], sentence):
        return None
    return None if _is_another(text, phrase, left[0], near, trail) else left[0]


#: What a person may be called in passing, beside what he or she is at work: "the old postman", "the ex-serviceman".
_IN_PASSING = re.compile(
    r"the[ ](?:(?:old|young|elderly|former|retired|veteran|grinning|beaming|tearful)[ ][a-z][\w\-]*|ex-[a-z]+)",
    re.IGNORECASE,
)


def goes_on(text: str, trail: Trail, phrase: Phrase, sex: str, lexicon: Lexicon) -> Identity | None:
    """Who has just spoken in this paragraph, called in passing what he or she is: "Ann Lee said it leaked. “Badly,”
    the old baker said". None where somebody else stood in between, or was called that before.

    sex: m, f or "" of the description.
    """
    noun, spoken = lexicon.persons.get(phrase.head), trail.speakers[-1] if trail.speakers else None
    if noun is None or noun.kind == "kin" or not _IN_PASSING.fullmatch(text, phrase.start, phrase.end):
        return None
    if spoken is None or spoken[1] != trail.layout.paragraph(phrase.start):
        return None
    offset, paragraph, person = spoken
    near = _near(trail, phrase.start)
    others = [event for event in near if event.paragraph == paragraph and event.identity is not person]
    if person.type != PERSON or (sex and not person.fits(sex)) or not near:
        return None
    if any(event.offset > offset and event.how in ("subject", "pronoun", "speaker") for event in others):
        return None
    return None if _is_another(text, phrase, person, near, trail) else person


def _near(trail: Trail, offset: int) -> list[Event]:
    """Where this paragraph and the one before spoke of people."""
    paragraph, found = trail.layout.paragraph(offset), list[Event]()
    for event in reversed(trail.events[-WINDOW:]):
        if paragraph - event.paragraph > 1:
            break
        if event.identity.type == PERSON and event.how not in ("quoted", "modifier"):
            found.append(event)
    return found


def _can_be(person: Identity, sex: str) -> bool:
    known = any(role.how != "registry" for role in person.roles)
    return not known and (not sex or person.fits(sex))


def _is_subject(near: list[Event], person: Identity, sentence: int) -> bool:
    recent = (event for event in near if sentence - event.sentence <= _SENTENCES)
    return any(event.identity is person and event.how in ("subject", "pronoun") for event in recent)


def _is_another(text: str, phrase: Phrase, person: Identity, near: list[Event], trail: Trail) -> bool:
    """Whether the noun stood before with "a", or in a sentence that names the person: "Ann Lee met the mayor"."""
    low = min(trail.layout.sentence_span(event.offset)[0] for event in near)
    named = {event.sentence for event in near if event.identity is person}
    for match in re.finditer(
        rf"\b(an?|the|one|another)[ ](?:[\w\-]+[ ])?{re.escape(phrase.head)}s?\b", text[low : phrase.start]
    ):
        if match.group(1) != "the" or trail.layout.sentence(low + match.start()) in named:
            return True
    return False
