"""Which organisation the sentences before a description speak of: the last one that it can mean, or the one that the
article is about."""

import re

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import Event, Trail
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

#: Before the name of a place, not of a firm: "in Dunmere", "its Dunmere plant".
_WHERE = re.compile(r"(?<!hares )(?<!stake )(?<!interest )\b(?:in|near|outside|its|their)[ ]$")
#: Behind what says but where a firm is from: "the *Dunmere* carpet maker".
_QUALIFIES = re.compile(
    r"(?<=\w)[ ](?:[a-z][\w\-]*[ ]){1,2}?(?:bank|brewer|business|chain|company|firm|group|maker|operator|retailer"
    r"|start-?up|supplier)\b"
)
#: Before the firm for which somebody speaks of another: "Ann Lee, *of the bank* Vale", "an analyst *at* Vale".
_COMMENTS = re.compile(
    r"(?:[\w’'\-]+,[ ]|\b(?:adviser|analyst|broker|economist|lawyer|lecturer|professor|researcher|strategist|trader)s?"
    r"[ ](?:[a-z]+[ ]){0,3}?)(?:of|at|with|from)[ ](?:the[ ])?(?:[a-z\-]+[ ]){0,3}$"
)
_COMMENTS_BEHIND = re.compile(r"[ ](?:[a-z]+[ ]){0,2}?(?:analyst|broker|economist|strategist|trader)s?\b")
#: Behind the name of the firm that somebody leads or speaks for: "Vale *chief executive* Ann Lee".
_LED = re.compile(
    r"(?:['’]s)?[ ](?:co-)?(?:[a-z]+[ ]){0,2}?(?:boss|chair\w*|chief|director|executive|founder|head|manager|owner"
    r"|president|spokes\w+|CEO|CFO)\b"
)
_EVENTS = 400  # mentions that are looked back over
_NEAR, _SENTENCES = 20, 2  # mentions and sentences before
_FAR = 50  # characters
_UPRIGHT = ("subject", "possessive", "other", "object", "speaker", "pronoun", "oblique")


def latest(lexicon: Lexicon, phrase: Phrase, trail: Trail, aside: bool = False) -> Event | None:
    """Where the last three sentences spoke of an organisation: one of that kind by its name, else the last.

    aside: also of those that are not what such sentences are about: a bank for which somebody comments on another firm.
    """
    sentence = trail.layout.sentence(phrase.start)
    kind = lexicon.org_kinds.get(phrase.head, frozenset())
    if phrase.head in lexicon.public_names and phrase.head not in _OVERSEES:
        kind |= lexicon.public_names
    last: Event | None = None
    for event in reversed(trail.events[-_NEAR:]):
        if sentence - event.sentence > _SENTENCES or (last is not None and event.sentence != last.sentence):
            break
        if not _may_mean(lexicon, phrase, trail, event, kind, aside):
            continue
        if any(kind & set(form) for form in event.identity.forms):
            return event
        called = any(lexicon.company_names & set(form) for form in event.identity.forms)
        sooner = called or (event.how == "subject" and last is not None and last.how not in ("subject", "speaker"))
        last = event if last is None or (sooner and phrase.head in lexicon.company_nouns) else last
    return last


#: The words before the noun: "the *packaging* firm", "the *textile* maker".
_BEFORE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ]((?:[\w\-]+[ ]){1,3})[\w\-]+$")


def called_so(lexicon: Lexicon, phrase: Phrase, trail: Trail) -> Event | None:
    """Where the only organisation was last named whose name has a word that stands before the noun: "the textile
    maker" after "Vale Textiles"."""
    before = _BEFORE.match(trail.layout.text, phrase.start, phrase.end)
    words = {lexicon.singular(fold(word)) for word in before[1].split()} - lexicon.function_words if before else set()
    found: dict[int, Event] = {}
    for event in trail.events[-_NEAR:] if words else ():
        body = event.identity
        named = {lexicon.singular(word) for form in body.forms for word in form[1:]}
        if body.type == ORG and not body.place and event.how in _UPRIGHT and words & named:
            found[body.key] = event
    return next(iter(found.values())) if len(found) == 1 else None


def _may_mean(lexicon: Lexicon, phrase: Phrase, trail: Trail, event: Event, kind: frozenset[str], aside: bool) -> bool:
    body, text, noun = event.identity, trail.layout.text, phrase.head
    if body.type != ORG or not body.forms or body.place:
        return False
    if event.how not in _UPRIGHT and not (event.how == "modifier" and _is_led(text, event)):
        return False
    if _is_where(text, event) or _QUALIFIES.match(text, event.offset + len(body.name)):
        return False
    if noun in lexicon.company_nouns and _is_public(body, lexicon):
        return False
    if _is_called_otherwise(body, noun, lexicon) or (noun in _OVERSEES and not _can_oversee(body, noun, lexicon)):
        return False
    if kind and noun not in _OVERSEES and is_of_other_kind(body, kind, lexicon):
        return False
    return aside or not (noun in ANY and (_names(body, lexicon) - ANY or _comments(text, event)))


def main_one(lexicon: Lexicon, trail: Trail) -> Event | None:
    """Where the article last spoke of the firm that it is about: named first and most often, or the only one, and no
    public body."""
    told, text = dict[int, list[Event]](), trail.layout.text
    for event in trail.events[-_EVENTS:]:
        firm = event.identity
        upright = event.how in _UPRIGHT or (event.how == "modifier" and _is_led(text, event))
        upright = upright and not _is_where(text, event)
        firms = firm.type == ORG and firm.forms and not firm.place and not _is_public(firm, lexicon)
        if firms and upright and not _comments(text, event):
            told.setdefault(firm.key, []).append(event)
    if not told:
        return None
    first, *others = sorted(told.values(), key=lambda events: (-len(events), events[0].offset))
    alone = all(len(events) < len(first) and events[0].offset > first[0].offset for events in others)
    return first[-1] if alone and (len(first) > 1 or not others) else None


def mislabelled(trail: Trail, phrase: Phrase) -> Event | None:
    """Where the sentence before speaks of the only name around, a single word that but a label calls a person: what
    "the company" takes up is none."""
    near = [event for event in trail.events[-20:] if event.identity.forms and event.how not in ("quoted", "modifier")]
    last = near[-1] if len({event.identity.key for event in near}) == 1 else None
    if last is None or trail.layout.sentence(phrase.start) - last.sentence > 1 or last.identity.type != PERSON:
        return None
    person = last.identity
    told = person.titles or person.roles or person.ages or person.masculine or person.feminine or person.fixed_gender
    if told or any(len(form) > 1 for form in person.forms):
        return None
    person.type = ORG
    return last


#: What any organisation may be called.
ANY = frozenset(
    ("body", "brand", "business", "company", "conglomerate", "corporation", "firm", "group", "institution",
     "multinational", "organisation", "organization", "start-up", "startup")
)  # fmt: skip


#: Bodies that watch over others, and so are not the firm that was spoken of.
_OVERSEES = frozenset(("authority", "inspectorate", "ombudsman", "regulator", "watchdog"))


def _names(body: Identity, lexicon: Lexicon) -> frozenset[str]:
    """The nouns by which the text has called it."""
    nouns = body.situations | {role.head for role in body.roles}
    return frozenset(nouns & (lexicon.org_anaphors | lexicon.public_names))


def _is_public(body: Identity, lexicon: Lexicon) -> bool:
    """Whether its name, or what the text calls it, is of bodies that are no company."""
    return bool(lexicon.public_names & _words(body)) or bool(lexicon.public_names & _names(body, lexicon))


def _words(body: Identity) -> frozenset[str]:
    return frozenset(word for form in body.forms for word in form)


def _can_oversee(body: Identity, noun: str, lexicon: Lexicon) -> bool:
    """Whether its name is one of such a body: a word of theirs, letters, or "Ofgas"."""
    named = lexicon.org_kinds.get(noun, frozenset()) & _words(body)
    return bool(named) or body.name.startswith("Of") or body.name.isupper() or bool(_OVERSEES & _names(body, lexicon))


def _is_called_otherwise(firm: Identity, noun: str, lexicon: Lexicon) -> bool:
    """Whether the text has called it something else: who is "the airline" is not "the lender" as well."""
    called = _names(firm, lexicon) - ANY
    if noun in ANY or not called or noun in called:
        return False
    kind = lexicon.org_kinds.get(noun, frozenset())
    return not any(kind & lexicon.org_kinds.get(other, frozenset()) for other in called)  # "the carrier" is one


def is_of_other_kind(firm: Identity, kind: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether its name says another kind than these words do: "Vale Foods" is no bank."""
    words = {word for form in firm.forms for word in form[1:]}
    words |= {form[0] for form in firm.forms} & lexicon.org_kinds.get("bank", frozenset())  # "Banco Vale"
    return not words & kind and any(words & others for others in lexicon.org_kinds.values())


def _is_where(text: str, event: Event) -> bool:
    """Whether the name only says where something is."""
    return _WHERE.search(text, max(0, event.offset - 12), event.offset) is not None


def _comments(text: str, event: Event) -> bool:
    """Whether it is but the firm of somebody who speaks of others."""
    behind = _COMMENTS_BEHIND.match(text, event.offset + len(event.identity.name))
    return behind is not None or _COMMENTS.search(text, max(0, event.offset - _FAR), event.offset) is not None


def _is_led(text: str, event: Event) -> bool:
    """Whether the name stands before the office of who leads it or speaks for it."""
    named = len(event.identity.name)
    return fold(text[event.offset : event.offset + named]) == fold(event.identity.name) and bool(
        _LED.match(text, event.offset + named)
    )


__all__ = ["ANY", "called_so", "is_of_other_kind", "latest", "main_one", "mislabelled"]
