"""What the registry adds to the identities of an article. The article's own evidence always comes first."""

from datetime import date

from quoteattr.coref.cast.identities import Cast, Identity, Role
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold, strip_possessive
from quoteattr.registry import Entry, Registry

GENDERS = {"he": "m", "she": "f"}


def link(cast: Cast, registry: Registry, lexicon: Lexicon, published: date | None) -> None:
    """Give identities the registry's spelling, id, gender and roles where one entry has a name of theirs."""
    for identity in cast.identities:
        entry = _entry_of(identity, registry)
        if entry is None:
            continue
        gender = GENDERS.get(entry.pronoun, "")
        if gender and not identity.fits(gender):
            continue  # the article speaks of somebody else of that name
        identity.known_as, identity.wikidata = entry.name, entry.wikidata
        if gender and not identity.fixed_gender:
            identity.fixed_gender = gender
        for held in entry.roles:
            if published is None or not held.since or held.since <= published.isoformat():
                head = lexicon.singular(fold(held.role.split(" of ")[0].split(" to ")[0].split()[-1]))
                former = "former " if published is not None and held.ended_before(published) else ""
                country = f"{held.country} " if held.country else ""
                identity.roles.append(Role(f"{former}{country}{held.role}", head, held.affiliation or None, "registry"))


def holder_of(description: str, registry: Registry, lexicon: Lexicon, published: date | None) -> Entry | None:
    """Who "the Norlandic foreign minister" or "Norland's foreign minister" is on that day, if one entry says so."""
    words = description.split()
    words = words[1:] if words and words[0].lower() == "the" else words
    for length in (1, 2):
        place = strip_possessive(" ".join(words[:length]))
        country = lexicon.countries.get(place) or (place if place in lexicon.countries.values() else None)
        if country is not None and published is not None:
            found = registry.holders(" ".join(words[length:]), country, published)
            return found[0] if len(found) == 1 else None
    return None


def _entry_of(identity: Identity, registry: Registry) -> Entry | None:
    """The one entry that a full name of the identity spells; a surname alone only where nothing fuller is written."""
    if identity.type not in (PERSON, ORG):
        return None
    full = [tokens for tokens in identity.forms if len(tokens) > 1]
    found = {entry.name: entry for tokens in full or identity.forms if (entry := registry.find(tokens, identity.type))}
    return next(iter(found.values())) if len(found) == 1 else None
