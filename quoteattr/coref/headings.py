"""Who the bare "leader" of a headline is: the one whom the text brings in with that office."""

from quoteattr.coref.forms import PERSON
from quoteattr.coref.identities import Identity
from quoteattr.coref.index import Index
from quoteattr.coref.layout import Layout
from quoteattr.coref.offices import FORMER, ranks_of, strict_ranks
from quoteattr.coref.phrases import Phrase


def introduced(text: str, layout: Layout, index: Index, phrase: Phrase) -> list[Identity]:
    """Those whom the text below names with the office, in its order; the first alone, if no other stands in the
    paragraph of theirs: "Dunmere manager Ann Lee and Hull manager Bo Kim" leaves both."""
    surface = text[phrase.start : phrase.end]
    found: list[Identity] = []
    first = -1  # paragraph
    for mention in index.mentions:
        person = mention.identity
        if mention.start < phrase.end or person.type != PERSON or person in found:
            continue
        if found and mention.paragraph != first:
            break
        if any(role.how != "registry" and _is_office(role.text, role.head, surface, phrase) for role in person.roles):
            found.append(person)
            first = mention.paragraph
    return found


def _is_office(role: str, head: str, surface: str, phrase: Phrase) -> bool:
    same_rank = strict_ranks(role) == strict_ranks(surface)
    return head == phrase.head and same_rank and (FORMER in ranks_of(role)) == (FORMER in ranks_of(surface))
