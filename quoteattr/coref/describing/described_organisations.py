"""Which organisation or document a description means: "the airline" after "Vale Air", "the ministry" named in full."""

import re

from quoteattr.coref.cast.identities import Cast, Identity
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.describing.organisations_around import ANY, called_so, latest, main_one, mislabelled
from quoteattr.coref.naming.forms import ORG
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

LAST_NAMED = "the last organisation named"
_BACK = 1500  # characters before "the ministry" in which it may be named in full
_CAPITAL = re.compile(r"\b[A-Z]")
#: Where a firm is from: "the *Dunmere* firm", "the *Dunmere-based* solar company".
_PLACE = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat)[ ](?:[a-z][\w\-]*[ ])?([A-Z][\w’']+(?:[ ][A-Z]\w+)?)(?:-based)?(?=[ ][a-z])"
)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|other)\b")  # "the second letter" is not the first
_POSSESSED = re.compile(r"['’]s?[ ]")  # "the pilots' union"


def by_name(lexicon: Lexicon, phrase: Phrase, surface: str, trail: Trail) -> tuple[Identity, str] | None:
    """The organisation or document whose name, kind or earlier description has the same main noun."""
    nations = [word for word in surface.split() if word in lexicon.countries]
    named = sum(word[:1].isupper() for word in surface.split()[1:]) > len(
        nations
    )  # "the Norland poll" is no other poll
    if (phrase.head in lexicon.organisations or phrase.head in lexicon.org_anaphors) and not named:
        by_form = phrase.head in lexicon.organisations
        for event in reversed(trail.events[-80:]):
            identity = event.identity
            if identity.type == ORG and (
                (by_form and any(phrase.head in form for form in identity.forms))
                or any(role.head == phrase.head for role in identity.roles)
            ):
                return identity, "description fits a name of the article"
    if named:
        return None
    which = _ORDINAL.search(surface)
    same = ((n, who) for n, _, who in reversed(trail.speakers[-20:]) if who.head == phrase.head)
    again = next((found for found in same if which is None or which[0] in found[1].name.lower()), None)
    whose = phrase.possessor or _POSSESSED.search(surface)
    if phrase.head in lexicon.org_anaphors and phrase.definite and not whose:
        if (called := called_so(lexicon, phrase, trail)) is not None:
            return called.identity, "a word of its name"
        last = latest(lexicon, phrase, trail)
        if last is not None and nations and not last.identity.origins <= {lexicon.countries[nations[0]]}:
            last = None
        if last is None and again is None and surface.count(" ") == 1:
            last = mislabelled(trail, phrase)
        if last is None and again is None and phrase.head in ANY:
            last = main_one(lexicon, trail) or latest(lexicon, phrase, trail, aside=True)
        if last is not None and (again is None or last.offset > again[0]):
            last.identity.situations.add(phrase.head)
            return last.identity, LAST_NAMED
    return (again[1], "description taken up again") if again else None


def by_place(cast: Cast, lexicon: Lexicon, phrase: Phrase, surface: str, trail: Trail) -> tuple[Identity, str] | None:
    """The only firm of the country or town that the description says: "the Dutch group", "the Dunmere firm"."""
    place = _PLACE.match(surface)
    if place is None or phrase.possessor or not phrase.definite or phrase.plural:
        return None
    if phrase.head not in lexicon.org_anaphors and phrase.head not in lexicon.org_roles:
        return None
    where = lexicon.countries.get(place[1], place[1])
    firms = [firm for firm in cast.identities if firm.type == ORG and where in firm.origins]
    if not firms and place[1] not in lexicon.countries:
        last = latest(lexicon, phrase, trail)
        firms = [last.identity] if last is not None and not last.identity.origins else []
    return (firms[0], "the only one of that place") if len(firms) == 1 else None


def named_in_full(text: str, phrase: Phrase, lexicon: Lexicon) -> str:
    """The fuller description with a name that "the ministry" takes up: "the Norland trade ministry", "Dunmere city
    council"."""
    noun = re.escape(phrase.head)
    whole = re.compile(
        rf"\b[Tt]he[ ](?=[^,.;:“”\"]{{0,60}}?[A-Z])((?:[A-Z]?[a-z][\w\-]*[ ]){{1,3}}{noun}(?![\w\-])"
        rf"|{noun}[ ]of[ ][A-Z][\w\-]+(?:[ ][A-Z][\w\-]+)?)"
        rf"|(?<![\w’'\-])((?:[A-Z][a-z][\w\-]*[ ]){{1,2}}(?:[a-z]+[ ])?{noun})(?![\w\-])"
    )
    named = (found[1] or found[2] for found in whole.finditer(text, max(0, phrase.start - _BACK), phrase.start))
    proper = (name for name in reversed(list(named)) if _CAPITAL.search(name))
    return next((name for name in proper if fold(name.split()[0]) not in lexicon.function_words), "")
