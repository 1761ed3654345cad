"""Whom a description means by what the article tells of people and firms: ages, what has happened, who testifies."""

import re
from collections.abc import Collection, Sequence

from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.describing.epithets import Epithet
from quoteattr.coref.facts.ages_and_events import COUNSEL, NO_WITNESS
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.seniority import COMPARED, ELDER, age_of

_COMPARED = re.compile(rf"\b{COMPARED}\b")
#: It is another one, or it says itself which one it is: "the other buyer", "the owner of the kiosk next door".
_SAYS_WHICH = re.compile(
    r"\b(?:other|another|second|third|next|first)[ ]|[ ](?:of|at|from|in|on)[ ](?:the|an?|this|that)[ ]"
    r"(?!(?:two|pair|three)\b)"
)
#: What somebody is to a work: "*its author*".
_MAKERS = frozenset(
    ("architect", "artist", "author", "co-author", "co-founder", "composer", "creator", "designer", "director",
     "editor", "founder", "inventor", "maker", "organiser", "organizer", "painter", "photographer", "playwright",
     "sculptor", "singer", "translator", "writer")
)  # fmt: skip
#: Who is at the head of a body: "The panel, chaired by Ann Lee, ... *its chair*".
_HEADS = frozenset(("chair", "chairman", "chairwoman", "head", "leader", "president"))
_NEAR = 3  # sentences before in which who owns or made "it" is spoken of
#: Who speaks in court by office.
_COURT = frozenset(("barrister", "coroner", "counsel", "judge", "justice", "magistrate", "prosecutor", "recorder"))

_PARAGRAPHS = 2  # from what a witness said last to "the witness"
_AGE = "the age that the article gives"


def by_fact(
    text: str, cast: Cast, lexicon: Lexicon, phrase: Phrase, epithet: Epithet | None, trail: Trail
) -> tuple[Identity, str] | None:
    """The only person of that age, or to whom that has happened; of witnesses the one who was heard last."""
    made = phrase.possessor.lower() == "its" and phrase.head in _MAKERS | _HEADS | lexicon.org_roles
    if (phrase.possessor and not made) or _SAYS_WHICH.search(text, phrase.start, phrase.end):
        return None
    people = [identity for identity in cast.identities if identity.type in (PERSON, ORG)]
    if epithet is not None and epithet.age:
        told = [person for person in people if epithet.age in person.ages]
        return (told[0], _AGE) if len(told) == 1 else None
    if epithet is not None and epithet.children:
        told = [person for person in people if f"parent of {epithet.children}" in person.situations]
        return (told[0], "the children that the article gives them") if len(told) == 1 else None
    if not phrase.definite:
        return None
    if compared := _COMPARED.search(text, phrase.start, phrase.end):
        unnamed = [identity for identity in cast.identities if identity.type == "UNNAMED"]
        return _by_rank([*people, *unnamed], age_of(compared[0]), _sex_of(phrase, lexicon), lexicon)
    if phrase.head in lexicon.ages:
        low, high = lexicon.ages[phrase.head]
        told = [person for person in people if any(low <= int(age) <= high for age in person.ages)]
        if len(told) == 1:
            return told[0], _AGE
    if made:
        here = trail.layout.sentence(phrase.start)
        near = {event.identity.key for event in trail.events[-WINDOW:] if here - event.sentence <= _NEAR}
        people = [person for person in people if person.key in near]
    told = _to_whom(people, phrase, lexicon)
    if phrase.head == "witness":
        told = _heard_last(people, told, trail, phrase.start)
    if len(told) > 1 and phrase.head in COUNSEL:  # of two who plead the one who has just spoken
        told = [who for who in told if who is trail.last_speaker(phrase.start, paragraphs=1)]
    if len(told) != 1 or _is_another(text, phrase, told[0]):
        return None
    return told[0], "what the article says has happened to them"


def by_tie(
    cast: Cast, lexicon: Lexicon, phrase: Phrase, owner: Identity | None, last: Identity | None
) -> tuple[Identity, str] | None:
    """The only one who is that to whom the possessor means: "his employer" where "Ann Lee employs Bo Kim".

    last: who spoke just before, and is not the colleague of the other one.
    """
    if owner is None:
        return None
    for nouns in ({phrase.head}, lexicon.kinds.get(phrase.head, frozenset())):
        found = [who for who in cast.identities if any((noun, owner.key) in who.towards for noun in nouns)]
        if len(found) == 1 and found[0] is last and any((noun, last.key) in owner.towards for noun in nouns):
            found = [owner]  # of two who are that to each other "his" was taken for the wrong one
        if not found and phrase.possessor.lower() in ("his", "her") and _is_misread(cast, phrase, owner, nouns):
            found = [owner]
        if found:
            return (found[0], "what the article says they are to each other") if len(found) == 1 else None
    held = {role.affiliation for role in owner.roles} - {None} if phrase.head == "employer" else set()
    bodies = [who for who in cast.identities if who.type == ORG and who.name in held]
    return (bodies[0], "for whom they work") if len(bodies) == 1 else None


def _is_misread(cast: Cast, phrase: Phrase, owner: Identity, nouns: Collection[str]) -> bool:
    """Whether "his" was taken for the very one who is that to somebody else: "Ann Lee taught Bo Kim. *His teacher*
    said". No title or noun says that it could be the owner."""
    sex = sex_of(phrase.possessor.lower())
    others = [who for who in cast.identities if any((noun, who.key) in owner.towards for noun in nouns)]
    return len(others) == 1 and others[0].fits(sex) and owner.fixed_gender != sex


def is_compared(text: str, phrase: Phrase) -> bool:
    """Whether it is "the younger" of two."""
    return _COMPARED.search(text, phrase.start, phrase.end) is not None


def _by_rank(people: Sequence[Identity], rank: str, sex: str, lexicon: Lexicon) -> tuple[Identity, str] | None:
    """Who is the elder or the younger of those whose ages or whose order the article gives, if but as predecessor."""
    able = [person for person in people if person.fits(sex or person.gender)]
    aged = sorted((int(min(p.ages, key=int)), p.key, p) for p in able if p.ages)
    if len(aged) > 1 and aged[0][0] != aged[-1][0]:
        return aged[-1 if rank == ELDER else 0][2], "the ages that the article gives"
    after = "predecessor" if rank == ELDER else "successor"
    for told in (
        [person for person in able if rank in person.situations],
        [person for person in able if after in person.situations or any(role.head == after for role in person.roles)],
        [p for p in able if any(r.head in lexicon.kin and lexicon.kin[r.head].age == rank for r in p.roles)],
    ):
        if told:
            return (told[0], "who is the elder, as the article says") if len(told) == 1 else None
    return None


def _sex_of(phrase: Phrase, lexicon: Lexicon) -> str:
    noun = lexicon.persons.get(phrase.head)
    return noun.gender if noun is not None and noun.gender in "mf" else ""


def _to_whom(people: Sequence[Identity], phrase: Phrase, lexicon: Lexicon) -> list[Identity]:
    """Of whom the article tells that which the noun means; those of whom it tells it in its own words come first."""
    sex = _sex_of(phrase, lexicon)
    able = [who for who in people if who.type == ORG or not sex or who.fits(sex)]
    own = [who for who in able if phrase.head in who.situations]
    return own or [who for who in able if lexicon.kinds.get(phrase.head, frozenset()) & who.situations]


def _heard_last(people: Sequence[Identity], told: Sequence[Identity], trail: Trail, offset: int) -> list[Identity]:
    """Who gave evidence last, of those who are named before: where counsel or a judge is named, whoever spoke last and
    is neither; else the one who is said to have given it and was spoken of last."""
    able = [who for who in told if _can_testify(who) and min(who.mentions, default=(offset,))[0] < offset]
    here = trail.layout.paragraph(offset)
    spoke = [who for _, paragraph, who in trail.speakers if here - paragraph <= _PARAGRAPHS and who.type == PERSON]
    last = next((who for who in reversed(spoke) if _can_testify(who)), None)
    if last is not None and (last in able or not all(map(_can_testify, people))):
        return [last]
    named = (event.identity for event in reversed(trail.events[-WINDOW:]) if event.how not in ("quoted", "modifier"))
    return [who for who in named if who in able][:1]


def _can_testify(person: Identity) -> bool:
    return not NO_WITNESS & person.situations and not any(role.head in _COURT for role in person.roles)


def _is_another(text: str, phrase: Phrase, person: Identity) -> bool:
    """Whether somebody without a name was brought in with the noun since: "*Another witness* saw a van"."""
    since = max((end for _, end in person.mentions if end <= phrase.start), default=0)
    noun = re.escape(phrase.head)
    return (
        re.search(rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)[ ](?:[\w\-]+[ ]){{0,2}}{noun}\b", text[since : phrase.start])
        is not None
    )
