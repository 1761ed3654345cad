"""Names that nobody has without what comes before: "Sister Clare", "Mother Agnes", "Baba Musa".

An honorific is no part of a name, but of monks, nuns and elders the one name that they have says little without it.
"""

import re

from quoteattr.coref.cast.identities import Cast
from quoteattr.coref.naming.forms import PERSON
from quoteattr.lang import words

_CALLED = frozenset(words("en", "callings"))


def keep_callings(text: str, cast: Cast) -> None:
    """Call those of a single name as they are called where it stands behind such a word with a capital."""
    for person in cast.identities:
        if person.type != PERSON or " " in person.name:
            continue
        for title in person.titles.intersection(_CALLED):
            whole = f"{title.capitalize()} {person.name}"
            if re.search(rf"\b{re.escape(whole)}\b", text):
                person.name = whole
