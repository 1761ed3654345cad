"""Grammatical gender of people, from what the article says: never from a first name.

Fixed by a title ("Mrs."), a role ("spokeswoman"), kinship ("her husband, Al Roe") or the registry; voted by pronouns in
sentences that name one person only.
"""

import re

from quoteattr.coref.forms import PERSON, Form
from quoteattr.coref.identities import Cast
from quoteattr.coref.index import Index, Mention
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Lexicon

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


def vote(text: str, layout: Layout, index: Index) -> None:
    """Let pronouns vote for the only person that their sentence, or the one before, names."""
    named: dict[int, list[Mention]] = {}
    for mention in index.mentions:
        if mention.identity.type == PERSON and not mention.quoted:
            named.setdefault(mention.sentence, []).append(mention)
    for match in SINGULAR.finditer(text):
        if layout.quoted(match.start()) >= 0:
            continue
        sentence = layout.sentence(match.start())
        here = [m for m in named.get(sentence, ()) if m.start < match.start()]
        weight = 1.0
        if not here and layout.paragraph_span(match.start())[0] < layout.sentence_starts[sentence]:
            here, weight = named.get(sentence - 1, []), 1.0
        people = {m.identity for m in here}
        if len(people) != 1:
            continue
        person = people.pop()
        if match.group()[0] in "hH" and match.group().lower() not in ("her", "hers", "herself"):
            person.masculine += weight
        else:
            person.feminine += weight
