"""Which organisation or document a description means: "the airline" after "Vale Air", "the ministry" named in full."""

import re

from quoteattr.coref.cast.antecedents import Event, Trail
from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon

LAST_NAMED = "the last organisation named"
_BACK = 1500  # characters before "the ministry" in which it may be named in full
_CAPITAL = re.compile(r"\b[A-Z]")
_POSSESSED = re.compile(r"['’]s?[ ]")  # "the pilots' union"
#: Before the name of a place, not of a firm: "in Dunmere", "its Dunmere plant".
_WHERE = re.compile(r"(?<!hares )(?<!stake )(?<!interest )\b(?:in|near|outside|its|their)[ ]$")
_EVENTS = 400  # mentions that are looked back over
_UPRIGHT = ("subject", "possessive", "other", "object", "speaker", "pronoun", "oblique")


def by_name(lexicon: Lexicon, phrase: Phrase, surface: str, trail: Trail) -> tuple[Identity, str] | None:
    """The organisation or document whose name, kind or earlier description has the same main noun."""
    named = _CAPITAL.search(surface, 4) is not None  # "the Norland poll" is no other poll
    if phrase.head in lexicon.organisations and not named:
        for event in reversed(trail.events[-80:]):
            identity = event.identity
            if identity.type == ORG and (
                any(phrase.head in form for form in identity.forms)
                or any(role.head == phrase.head for role in identity.roles)
            ):
                return identity, "description fits a name of the article"
    if named:
        return None
    again = next(((n, who) for n, _, who in reversed(trail.speakers[-20:]) if who.head == phrase.head), None)
    whose = phrase.possessor or _POSSESSED.search(surface)
    if phrase.head in lexicon.org_anaphors and phrase.definite and not whose:
        latest = _latest(lexicon, phrase, trail)
        if latest is None and again is None and surface.count(" ") == 1:
            latest = _mislabelled(trail, phrase)
        if latest is None and again is None and phrase.head in _ANY:
            latest = _main_one(lexicon, trail)
        if latest is not None and (again is None or latest.offset > again[0]):
            latest.identity.situations.add(phrase.head)
            return latest.identity, LAST_NAMED
    return (again[1], "description taken up again") if again else None


def by_country(cast: Cast, lexicon: Lexicon, phrase: Phrase, surface: str) -> tuple[Identity, str] | None:
    """The only firm of the country that the description says: "the Dutch group"."""
    country = next((lexicon.countries[word] for word in surface.split()[1:] if word in lexicon.countries), "")
    if not country or phrase.possessor or not phrase.definite or phrase.head not in lexicon.org_anaphors:
        return None
    firms = [firm for firm in cast.identities if firm.type == ORG and country in firm.origins]
    return (firms[0], "the only one of that country") if len(firms) == 1 else None


def _latest(lexicon: Lexicon, phrase: Phrase, trail: Trail) -> Event | None:
    """Where the last three sentences spoke of an organisation: one of that kind by its name, else the last."""
    sentence = trail.layout.sentence(phrase.start)
    kind = lexicon.org_kinds.get(phrase.head, frozenset())
    kind |= lexicon.public_names if phrase.head in lexicon.public_names else frozenset()
    last: Event | None = None
    for event in reversed(trail.events[-20:]):
        if sentence - event.sentence > 2 or (last is not None and event.sentence != last.sentence):
            break
        named = event.identity.forms and not event.identity.place
        if phrase.head in lexicon.company_nouns and any(
            lexicon.public_names & set(form) for form in event.identity.forms
        ):
            continue
        where = _WHERE.search(trail.layout.text, max(0, event.offset - 12), event.offset) is not None
        if event.identity.type == ORG and named and event.how in _UPRIGHT and not where:
            if _is_called_otherwise(event.identity, phrase.head, lexicon):
                continue
            if phrase.head in _OVERSEES and not _can_oversee(event.identity, lexicon):
                continue
            if kind and _is_of_other_kind(event.identity, kind, lexicon):
                continue
            if any(kind & set(form) for form in event.identity.forms):
                return event
            called = any(lexicon.company_names & set(form) for form in event.identity.forms)
            last = event if last is None or (called and phrase.head in lexicon.company_nouns) else last
    return last


def _main_one(lexicon: Lexicon, trail: Trail) -> Event | None:
    """Where the article last spoke of the firm that it is about: named first and most often, and no public body."""
    told: dict[int, list[Event]] = {}
    for event in trail.events[-_EVENTS:]:
        firm = event.identity
        if firm.type == ORG and firm.forms and not firm.place and event.how in _UPRIGHT:
            told.setdefault(firm.key, []).append(event)
    if not told:
        return None
    first, *others = sorted(told.values(), key=lambda events: (-len(events), events[0].offset))
    words = {word for form in first[0].identity.forms for word in form}
    alone = all(len(events) < len(first) and events[0].offset > first[0].offset for events in others)
    return first[-1] if alone and len(first) > 1 and not words & lexicon.public_names else None


def _mislabelled(trail: Trail, phrase: Phrase) -> Event | None:
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
_ANY = frozenset(
    ("body", "brand", "business", "company", "conglomerate", "corporation", "firm", "group", "institution",
     "multinational", "organisation", "organization", "start-up", "startup")
)  # fmt: skip


#: Bodies that watch over others, and so are not the firm that was spoken of.
_OVERSEES = frozenset(("inspectorate", "ombudsman", "regulator", "watchdog"))


def _can_oversee(body: Identity, lexicon: Lexicon) -> bool:
    """Whether its name is one of a public body: a word of theirs, letters, or "Ofgas"."""
    public = any(lexicon.public_names.intersection(form) for form in body.forms)
    return public or "office" in body.name.lower() or body.name.startswith("Of") or body.name.isupper()


def _is_called_otherwise(firm: Identity, noun: str, lexicon: Lexicon) -> bool:
    """Whether the text has called it something else: who is "the airline" is not "the lender" as well."""
    called = (firm.situations & lexicon.org_anaphors) - _ANY
    return noun not in _ANY and bool(called) and noun not in called


def _is_of_other_kind(firm: Identity, kind: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether its name says another kind than these words do: "Vale Foods" is no bank."""
    words = {word for form in firm.forms for word in form[1:]}
    return not words & kind and any(words & others for others in lexicon.org_kinds.values())


def named_in_full(text: str, phrase: Phrase) -> str:
    """The fuller description with a name that "the ministry" takes up: "the Norland trade ministry"."""
    noun = re.escape(phrase.head)
    whole = re.compile(
        rf"\b[Tt]he[ ](?=[^,.;:“”\"]{{0,60}}?[A-Z])((?:[A-Z]?[a-z][\w\-]*[ ]){{1,3}}{noun}(?![\w\-])"
        rf"|{noun}[ ]of[ ][A-Z][\w\-]+(?:[ ][A-Z][\w\-]+)?)"
    )
    named = (found[1] for found in whole.finditer(text, max(0, phrase.start - _BACK), phrase.start))
    return next((name for name in reversed(list(named)) if _CAPITAL.search(name)), "")
